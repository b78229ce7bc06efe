//! Which real pairs can be compared, and what speaks against the others.

mod support;

use std::path::{Path, PathBuf};

use benchlens::comparison::{Comparison, Difference, Level};
use benchlens::results::{ConfigChoice, Request};
use benchlens::suite::Source;
use support::corpus::corpus;
use support::session::{Session, load};

/// The result of a runner in a folder of results.
fn result(results: &Path, folder: &str, runner: &str) -> PathBuf {
    let files = std::fs::read_dir(results.join(folder)).expect("the corpus is complete");
    let mut files = files.filter_map(Result::ok).map(|file| file.path());
    let file = files.find(|file| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        name.contains(&format!("-{runner}-")) && !name.ends_with(".md")
    });
    file.unwrap_or_else(|| panic!("{folder} has no result of {runner}"))
}

fn request(reference: PathBuf, head: PathBuf) -> Request {
    Request {
        references: vec![Source::Path(reference)],
        heads: vec![Source::Path(head)],
        config: ConfigChoice::None,
        excluded: Vec::new(),
        max_bytes: None,
    }
}

/// The differences of a pair, each with the first letter of its level.
fn differences(reference: PathBuf, head: PathBuf) -> Vec<String> {
    let comparison = Comparison::of(&load(request(reference, head)));
    let comparison = comparison.expect("they share benchmarks");
    let said = |difference: &Difference| match difference.level {
        Level::NotComparable => format!("N {}", difference.what),
        Level::Doubtful => format!("D {}", difference.what),
        Level::Note => panic!("a note is not serious"),
    };
    comparison.differences().iter().map(said).collect()
}

const PYTHON_3_10: &str = "bm-20220323-3.10.4-9d38120";
const PYTHON_3_12: &str = "bm-20231002-3.12.0-0fb18b0";
const PYTHON_3_13: &str = "bm-20240605-3.13.0b2-3a83b17";

const SOURCES: &str = "D benchmark sources differ";
const PYPERFORMANCE: &str = "D pyperformance versions differ";
const GOVERNORS: &str = "D CPU governors differ";
const KERNEL: &str = "D kernel or libc differs";
const SYSTEM_VERSION: &str = "D operating system versions differ";
const COMPILERS: &str = "D compilers differ";
const CPU_COUNT: &str = "D CPU counts differ";
const MACHINES: &str = "N different machines";

#[test]
#[ignore = "needs BENCHLENS_CORPUS"]
fn releases_on_the_same_machine_are_compared_with_the_differences_of_their_runs() {
    let results = corpus().join("results");
    for (reference, head, runner, expected) in [
        (PYTHON_3_10, PYTHON_3_12, "linux", &[][..]),
        (
            PYTHON_3_10,
            PYTHON_3_13,
            "darwin",
            &[SOURCES, PYPERFORMANCE, SYSTEM_VERSION, COMPILERS],
        ),
        (
            PYTHON_3_10,
            PYTHON_3_13,
            "pythonperf1",
            &[SOURCES, PYPERFORMANCE, SYSTEM_VERSION, COMPILERS],
        ),
        (
            PYTHON_3_10,
            PYTHON_3_13,
            "pythonperf2",
            &[SOURCES, PYPERFORMANCE, GOVERNORS, KERNEL],
        ),
        (
            PYTHON_3_10,
            PYTHON_3_13,
            "arminc",
            &[SOURCES, PYPERFORMANCE, GOVERNORS],
        ),
    ] {
        let actual = differences(
            result(&results, reference, runner),
            result(&results, head, runner),
        );
        assert_eq!(actual, expected, "{reference} {head} {runner}");
    }
}

#[test]
#[ignore = "needs BENCHLENS_CORPUS"]
fn results_of_different_machines_are_not_comparable() {
    let results = corpus().join("results");
    for (reference, head, expected) in [
        (
            (PYTHON_3_13, "pythonperf1"),
            (PYTHON_3_13, "pythonperf2"),
            &["N different operating systems", MACHINES, COMPILERS][..],
        ),
        (
            (PYTHON_3_13, "darwin"),
            (PYTHON_3_13, "arminc"),
            &[
                "N different operating systems",
                MACHINES,
                COMPILERS,
                CPU_COUNT,
            ],
        ),
        (
            (PYTHON_3_13, "pythonperf2"),
            (PYTHON_3_13, "arminc"),
            &["N different architectures", MACHINES, KERNEL, CPU_COUNT],
        ),
        (
            (PYTHON_3_12, "linux"),
            (PYTHON_3_12, "pythonperf2"),
            &[
                "N different CPU models",
                MACHINES,
                KERNEL,
                COMPILERS,
                CPU_COUNT,
            ],
        ),
        (
            ("bm-20240215-3.13.0a4-9d34f60", "pythonperf1_win32"),
            (PYTHON_3_13, "pythonperf1"),
            &[
                "N different architectures",
                "N different word sizes",
                SOURCES,
            ],
        ),
    ] {
        let actual = differences(
            result(&results, reference.0, reference.1),
            result(&results, head.0, head.1),
        );
        assert_eq!(actual, expected, "{reference:?} {head:?}");
    }
}

#[test]
#[ignore = "needs BENCHLENS_CORPUS"]
fn the_flags_of_a_build_are_under_test() {
    let results = corpus().join("results");
    for (folder, flags, runner) in [
        (PYTHON_3_13, "JIT", "pythonperf1"),
        ("bm-20240603-3.14.0a0-31a4fb3", "NOGIL", "linux"),
        ("bm-20240525-3.14.0a0-e418fc3", "PYTHON_UOPS", "darwin"),
        ("bm-20240629-3.14.0a0-6b280a8", "NOGIL", "darwin"),
    ] {
        let actual = differences(
            result(&results, folder, runner),
            result(&results, &format!("{folder}-{flags}"), runner),
        );
        assert_eq!(actual, [""; 0], "{folder} {flags}");
    }
    let nightly = corpus().join("../history/results");
    let jit = differences(
        result(&nightly, "bm-20260512-3.16.0a0-9eb3b14", "sulaco"),
        result(&nightly, "bm-20260512-3.16.0a0-9eb3b14-JIT", "sulaco"),
    );
    assert_eq!(jit, [""; 0]);
    let weeks_later = differences(
        result(&nightly, "bm-20260421-3.15.0a8+-09233bd", "sulaco"),
        result(&nightly, "bm-20260530-3.16.0a0-1c7011d", "sulaco"),
    );
    assert_eq!(weeks_later, [""; 0]);
}

#[test]
#[ignore = "needs BENCHLENS_CORPUS"]
fn the_first_line_of_a_linux_result_against_one_of_macos_says_not_comparable() {
    let results = corpus().join("results");
    let (linux, macos) = (
        result(&results, PYTHON_3_13, "linux"),
        result(&results, PYTHON_3_13, "darwin"),
    );
    for size in [(80, 24), (100, 30), (120, 40), (200, 50)] {
        let mut session = Session::new(load(request(linux.clone(), macos.clone())), size);
        let text = session.text();
        let start = " Not comparable: different operating systems (Linux, Darwin)";
        assert!(text.starts_with(start), "{size:?}: {text}");
        assert!(text.contains("▸"), "{size:?}: {text}");
    }
}
