//! Results that are named by version, hash or `latest`.

use std::path::PathBuf;

use benchlens::bench_runner::ResultName;
use benchlens::tree::{Name, Tree, Wanted, resolve};
use serde_json::json;

use crate::made::{Made, Made1};

/// Two machines. `linux` has all results, `arm` only those of the first commit.
fn made() -> Made {
    let made = Made::new("[bases]\nversions = [\"3.12.0\"]\n");
    let at = |day: u8| json!({"commit_date": format!("2024-06-{day:02}T10:00:00Z")});
    for (runner, hash, version, flags, day) in [
        ("linux", "aaaa111", "3.12.0", "", 1),
        ("linux", "aaaa222", "3.13.0a1+", "", 2),
        ("linux", "aaaa222", "3.13.0a1+", "JIT", 2),
        ("linux", "aaaa222", "3.13.0a1+", "JIT,NOGIL", 2),
        ("arm", "aaaa111", "3.12.0", "", 1),
        ("arm", "aaaa222", "3.13.0a1+", "NOGIL", 2),
    ] {
        made.add(&Made1 {
            runner,
            hash,
            version,
            flags,
            metadata: at(day),
            ..Made1::default()
        });
    }
    made.add(&Made1 {
        fork: "other",
        hash: "bbbb333",
        version: "3.13.0a1+",
        metadata: json!({"commit_date": "2024-06-09T10:00:00Z", "commit_merge_base": "aaaa2223333"}),
        ..Made1::default()
    });
    made
}

/// The files that names stand for, without folder, or the error.
fn found(tree: &Tree, names: &[&str], machine: Option<&str>) -> Result<Vec<String>, String> {
    let wanted = names.iter().map(|name| match name.strip_prefix("file ") {
        Some(file) => Wanted::File {
            result: tree.results.iter().position(|entry| entry.file == file),
            nickname: ResultName::from_path(file).map(|name| name.nickname),
        },
        None => Wanted::Name(Name::parse(name)),
    });
    let wanted: Vec<Wanted> = wanted.collect();
    let indices = resolve(tree, &wanted, machine).map_err(|error| error.to_string())?;
    let file = |index: Option<usize>| {
        let path = PathBuf::from(index.map_or("", |index| &tree.results[index].file));
        let folder = path.parent().and_then(|folder| folder.file_name());
        let folder = folder.unwrap_or_default().to_string_lossy().into_owned();
        let runner = ResultName::from_path(&path.to_string_lossy()).map(|name| name.nickname);
        format!("{folder} {}", runner.unwrap_or_default())
    };
    Ok(indices.into_iter().map(file).collect())
}

#[test]
fn names_stand_for_results_of_one_machine() {
    let made = made();
    let tree = made.read();
    let base = "bm-20240101-3.12.0-aaaa111 linux";
    let head = "bm-20240101-3.13.0a1+-aaaa222 linux";
    for (names, machine, expected) in [
        // Only linux has both.
        (["3.12.0", "aaaa222"], None, [base, head]),
        (["3.12.0", "aaaa222333"], None, [base, head]),
        (
            ["aaaa111", "aaaa222J"],
            None,
            [base, "bm-20240101-3.13.0a1+-aaaa222-JIT linux"],
        ),
        (
            ["3.12.0", "aaaa222:NOGIL,JIT"],
            None,
            [base, "bm-20240101-3.13.0a1+-aaaa222-JIT,NOGIL linux"],
        ),
        (
            ["3.12.0", "aaaa222:NOGIL"],
            None,
            [
                "bm-20240101-3.12.0-aaaa111 arm",
                "bm-20240101-3.13.0a1+-aaaa222-NOGIL arm",
            ],
        ),
        (
            ["3.12.0", "3.12.0@arm"],
            Some("linux"),
            [base, "bm-20240101-3.12.0-aaaa111 arm"],
        ),
        // The commit of the fork is later, but not of the main repository.
        (["3.12.0", "latest"], None, [base, head]),
        (
            ["@base", "bbbb333"],
            None,
            [head, "bm-20240101-3.13.0a1+-bbbb333 linux"],
        ),
        (
            ["aaaa222:JIT", "aaaa222"],
            None,
            ["bm-20240101-3.13.0a1+-aaaa222-JIT linux", head],
        ),
    ] {
        let found = found(&tree, &names, machine);
        assert_eq!(found, Ok(expected.map(str::to_owned).into()), "{names:?}");
    }
}

#[test]
fn a_name_is_looked_up_on_the_machine_of_a_file() {
    let made = made();
    let tree = made.read();
    let file = "file results/bm-20240101-3.12.0-aaaa111/bm-20240101-arm-x86_64-python-main-3.12.0-aaaa111.json";
    let found = found(&tree, &[file, "3.12.0"], None);
    assert_eq!(
        found,
        Ok(vec![
            " ".to_owned(),
            "bm-20240101-3.12.0-aaaa111 arm".to_owned()
        ])
    );
    let base = "file results/bm-20240101-3.13.0a1+-bbbb333/bm-20240101-linux-x86_64-other-main-3.13.0a1+-bbbb333.json";
    let found = self::found(&tree, &["@base", base], None);
    assert_eq!(
        found,
        Ok(vec![
            "bm-20240101-3.13.0a1+-aaaa222 linux".to_owned(),
            " ".to_owned()
        ])
    );
}

#[test]
fn a_name_that_stands_for_no_result_or_several_lists_the_candidates() {
    let made = made();
    let tree = made.read();
    for (names, machine, expected) in [
        (
            ["3.12.0", "3.12.0"],
            None,
            "several machines have these results: arm, linux\n",
        ),
        (
            ["3.12.0", "aaaa"],
            Some("linux"),
            "aaaa: 2 results have this name\n",
        ),
        (
            ["3.12.0", "aaaa"],
            Some("linux"),
            "\n    aaaa222@linux  2024-06-02  3.13.0a1+  python/main",
        ),
        (["3.12.0", "3.13"], None, "\n    aaaa222:JIT@linux "),
        (
            ["3.12.0", "aaaa222:TAILCALL"],
            None,
            "aaaa222:TAILCALL: no build of aaaa222 has the flag TAILCALL\n  The tree has:\n    aaaa222",
        ),
        (
            ["3.12.0", "cccc"],
            None,
            "\n    bbbb333@linux            2024-06-09  3.13.0a1+  other/main",
        ),
        (
            ["aaaa222:JIT", "aaaa222:NOGIL"],
            None,
            "\n  aaaa222:JIT is on linux\n  aaaa222:NOGIL is on arm\n",
        ),
        (
            ["@base", "aaaa222"],
            None,
            "@base: the tree has no result of the commit that aaaa222@linux is based on\n  bench_runner compares it with 3.12.0.",
        ),
        (
            ["3.12.0", "@base"],
            Some("linux"),
            "@base: only a reference can be the base",
        ),
        (
            ["3.12.0", "x\u{1b}[31m"],
            None,
            "x^[[31m: there is no such file",
        ),
    ] {
        let error = found(&tree, &names, machine).expect_err(expected);
        assert!(error.contains(expected), "{names:?}: {error}");
    }
}
