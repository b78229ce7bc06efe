//! Published exclusions, and the configuration that they come from.

use crate::folder::{Folder, assert_holds_all, stderr, stdout};

/// Where pyperf's part of the Markdown ends and bench_runner's begins.
const NUMBERS: &str = "\n- Geometric mean (including";

/// The Markdown's two parts: pyperf's tables, and bench_runner's numbers.
fn parts(report: &str) -> (&str, &str) {
    report.split_once(NUMBERS).expect("the report has numbers")
}

#[test]
fn an_exclusion_changes_the_runners_numbers_and_not_pyperfs_tables() {
    let folder = Folder::new();
    let all = folder.report(&["report", "ref.json", "head.json"]);
    let without = folder.report(&["report", "ref.json", "head.json", "--exclude", "outlier"]);
    let ((tables, numbers), (tables_without, numbers_without)) = (parts(&all), parts(&without));
    assert_eq!(tables, tables_without);
    assert!(tables.contains("outlier"));
    assert_ne!(numbers.lines().next(), numbers_without.lines().next());

    folder.write(
        "published.toml",
        "[benchmarks]\nexcluded_benchmarks = ['outlier']\n",
    );
    let configured = folder.report(&[
        "report",
        "ref.json",
        "head.json",
        "--config",
        "published.toml",
    ]);
    assert_eq!(configured, without);
}

#[test]
fn the_configuration_beside_or_above_the_head_is_used() {
    let folder = Folder::new();
    let head = "results/bm-1/head.json";
    folder.write(head, folder.read("head.json"));
    let report = |more: &[&str]| {
        let output = folder.run(&[&["report", "ref.json", head, "--verbose"][..], more].concat());
        assert_eq!(output.status.code(), Some(0));
        (stdout(&output), stderr(&output))
    };
    let assert_used = |more: &[&str], file: &str, excluded: &str| {
        let (report, message) = report(more);
        assert_holds_all(&message, &["benchlens: configuration ", file, excluded]);
        assert_eq!(message.lines().count(), 1, "{message}");
        report
    };
    let exclude = |name: &str| format!("[benchmarks]\nexcluded_benchmarks = ['{name}']\n");

    let (unconfigured, message) = report(&[]);
    assert_holds_all(&message, &["benchlens: no configuration"]);

    folder.write("bench_runner.toml", exclude("outlier"));
    let above = assert_used(&[], "bench_runner.toml", "outlier");
    assert_ne!(above, unconfigured);
    assert_eq!(parts(&above).0, parts(&unconfigured).0);

    folder.write("results/bm-1/bench_runner.toml", exclude("alpha"));
    let beside = assert_used(&[], "bm-1", "alpha");
    assert_ne!(beside, above);

    let named = assert_used(
        &["--config", "bench_runner.toml"],
        "bench_runner.toml",
        "outlier",
    );
    assert_eq!(named, above);
    let (ignored, message) = report(&["--no-config"]);
    assert_eq!(ignored, unconfigured);
    assert_holds_all(&message, &["benchlens: no configuration"]);
}

#[test]
fn a_broken_configuration_is_refused() {
    let folder = Folder::new();
    folder.write("broken.toml", "[benchmarks]\nexcluded_benchmarks = [1]\n");
    let broken = ["report", "ref.json", "head.json", "--config", "broken.toml"];
    let message = folder.refusal(&broken);
    assert!(message.starts_with("benchlens: broken.toml: "), "{message}");
    assert_holds_all(&message, &["line 2, column 24", "--no-config"]);

    let missing = ["ref.json", "head.json", "--config", "missing.toml"];
    assert_holds_all(
        &folder.refusal(&missing),
        &["benchlens: missing.toml: ", "--no-config"],
    );

    let zero = ["ref.json", "head.json", "--config", "/dev/zero"];
    if cfg!(unix) {
        assert_holds_all(&folder.refusal(&zero), &["larger than 1 MiB"]);
    }
}

#[test]
fn a_broken_configuration_that_was_only_found_is_ignored_with_a_note() {
    let folder = Folder::new();
    let report = ["report", "ref.json", "head.json"];
    let without = folder.report(&report);
    for (content, what) in [
        (&b"[benchmarks\n"[..], "line 1"),
        (b"\xff", "UTF-8"),
        (&b"#\n".repeat(600_000), "larger than 1 MiB"),
    ] {
        folder.write("bench_runner.toml", content);
        let output = folder.run(&report);
        assert_eq!(output.status.code(), Some(0), "{what}");
        assert_eq!(stdout(&output), without, "{what}");
        let message = stderr(&output);
        assert!(message.starts_with("benchlens: note: "), "{message}");
        assert_holds_all(&message, &["bench_runner.toml: ", what, "--no-config"]);
        assert_eq!(message.lines().count(), 1, "{message}");
        folder.report(&["ref.json", "head.json", "--no-config"]);
        let named = ["ref.json", "head.json", "--config", "bench_runner.toml"];
        assert_holds_all(&folder.refusal(&named), &["bench_runner.toml: ", what]);
    }
}
