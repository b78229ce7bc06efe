//! A gate for CI: --fail-if.

use std::process::Output;

use crate::folder::{Folder, assert_holds_all, stderr, stdout};

/// The report of `ref.json` and `head.json`, with a condition to fail on.
fn fail_if(folder: &Folder, condition: &str, more: &[&str]) -> Output {
    let arguments = ["report", "ref.json", "head.json", "--fail-if", condition];
    folder.run(&[&arguments[..], more].concat())
}

#[test]
fn fail_if_exits_with_1_and_names_the_benchmarks() {
    let folder = Folder::new();
    let failed = fail_if(&folder, "slower>20% is:significant", &[]);
    assert_eq!(failed.status.code(), Some(1));
    assert_holds_all(
        &stderr(&failed),
        &[
            "found 2 of 3 benchmarks: ",
            "outlier (9.00x slower)",
            "zeta (1.50x slower)",
        ],
    );
    let passed = fail_if(&folder, "slower>1000%", &[]);
    assert_eq!(passed.status.code(), Some(0));
}

#[test]
fn the_report_is_printed_although_the_gate_fails() {
    let folder = Folder::new();
    let whole = folder.report(&["report", "ref.json", "head.json"]);
    let failed = fail_if(&folder, "slower>20% is:significant", &[]);
    assert_eq!(stdout(&failed), whole);
}

#[test]
fn fail_if_looks_only_at_the_benchmarks_in_view() {
    let folder = Folder::new();
    let narrowed = fail_if(
        &folder,
        "slower>20%",
        &["--format", "csv", "--filter", "alpha"],
    );
    assert_eq!(narrowed.status.code(), Some(0));
    let without = fail_if(
        &folder,
        "slower>20%",
        &["--format", "csv", "--without", "outlier"],
    );
    assert_eq!(without.status.code(), Some(1));
    assert!(!stderr(&without).contains("outlier"));
}

#[test]
fn fail_if_fails_where_it_does_not_know() {
    let unknown = fail_if(&Folder::new(), "mem>1", &[]);
    assert_eq!(unknown.status.code(), Some(1));
    assert_holds_all(&stderr(&unknown), &["not known for 3 of 3 benchmarks: "]);
}

#[test]
fn a_condition_that_no_benchmark_can_meet_is_refused_before_anything_is_written() {
    let folder = Folder::new();
    for typo in ["tag:nosuch is:slower", "slower"] {
        let wrong = fail_if(&folder, typo, &["--output", "never.md"]);
        assert_eq!(wrong.status.code(), Some(2), "{typo}");
        assert!(!folder.path("never.md").exists(), "{typo}");
    }
}

#[test]
fn a_condition_that_cannot_be_read_is_refused_with_what_was_expected() {
    let wrong = fail_if(&Folder::new(), "slower>much", &[]);
    assert_eq!(wrong.status.code(), Some(2));
    assert_holds_all(
        &stderr(&wrong),
        &["--fail-if", "'slower>much'", "expected a number"],
    );
}
