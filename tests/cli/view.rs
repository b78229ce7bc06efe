//! The view: which rows, and in which order.

use serde_json::{Value, json};

use crate::folder::{Folder, assert_holds_all};

/// A report of `ref.json` and `head.json` in a format.
fn report(folder: &Folder, format: &str, more: &[&str]) -> String {
    let arguments = ["report", "ref.json", "head.json", "--format", format];
    folder.report(&[&arguments[..], more].concat())
}

#[test]
fn the_screen_and_its_table_can_be_opened_narrowed_and_sorted() {
    let folder = Folder::new();
    let names = |arguments: &[&str]| -> Vec<String> {
        let files = ["ref.json", "head.json"];
        let table = folder.report(&[&files[..], arguments].concat());
        let rows = table
            .lines()
            .skip_while(|line| !line.starts_with("  Benchmark "))
            .skip(1);
        let rows = rows.take_while(|line| !line.is_empty() && !line.starts_with("Marks: "));
        rows.filter_map(|line| line.split_whitespace().nth(1).map(str::to_owned))
            .collect()
    };
    assert_eq!(names(&[]), ["outlier", "zeta", "alpha"]);
    assert_eq!(names(&["--sort", "name"]), ["alpha", "outlier", "zeta"]);
    assert_eq!(names(&["--sort", "-name"]), ["zeta", "outlier", "alpha"]);
    assert_eq!(names(&["--filter", "is:slower -zeta"]), ["outlier"]);
    assert_eq!(names(&["--filter", "-is:slower"]), ["alpha"]);
}

#[test]
fn a_view_that_cannot_be_opened_says_what_was_expected() {
    let folder = Folder::new();
    for (option, value, expected) in [
        ("--filter", "zeta ratio>", "'ratio>': expected a number"),
        ("--sort", "speed", "expected one of name, reference"),
        ("--group", "apps", "no benchmark has this tag"),
        (
            "--benchmark",
            "nosuch",
            "--benchmark nosuch: it is not in the table",
        ),
    ] {
        let message = folder.refusal(&["ref.json", "head.json", option, value]);
        assert!(message.contains(expected), "{option}: {message}");
    }
}

#[test]
fn a_column_that_does_not_exist_is_refused_with_those_that_do() {
    // Checked before it is known that there is no screen.
    let message = Folder::new().refusal(&["demo", "--columns", "ratio,nothing"]);
    let expected = "--columns nothing: expected one of name, ";
    assert!(message.contains(expected), "{message}");
}

#[test]
fn csv_can_be_narrowed_and_sorted() {
    let folder = Folder::new();
    let names = |arguments: &[&str]| -> Vec<String> {
        let report = report(&folder, "csv", arguments);
        let lines = report.lines().skip(1);
        lines
            .map(|line| line.split(',').next().unwrap_or_default().to_owned())
            .collect()
    };
    assert_eq!(
        names(&[]),
        ["zeta", "alpha", "outlier"],
        "the reference's order"
    );
    assert_eq!(names(&["--filter", "is:slower"]), ["zeta", "outlier"]);
    assert_eq!(names(&["--sort", "ratio"]), ["outlier", "zeta", "alpha"]);
    assert_eq!(names(&["--sort", "-ratio"]), ["alpha", "zeta", "outlier"]);
    assert_eq!(
        names(&["--without", "outlier"]).len(),
        3,
        "it stays, and counts in no number"
    );
}

#[test]
fn json_says_which_benchmarks_count_in_no_number() {
    let folder = Folder::new();
    let json = |arguments: &[&str]| -> Value {
        serde_json::from_str(&report(&folder, "json", arguments)).expect("it is JSON")
    };
    let whole = json(&[]);
    let without = json(&["--without", "outlier"]);
    assert_eq!(without["view"]["taken_out"], json!(["outlier"]));
    assert_eq!(without["verdict"]["slower"], 1);
    assert_ne!(
        whole["verdict"]["pyperf_geometric_mean"],
        without["verdict"]["pyperf_geometric_mean"]
    );
}

#[test]
fn the_text_table_can_be_narrowed() {
    let text = report(&Folder::new(), "text", &["--filter", "is:faster"]);
    assert_holds_all(&text, &["1 benchmark: 1 faster", "alpha"]);
    assert!(!text.contains("zeta"), "{text}");
}

#[test]
fn the_published_markdown_takes_no_view() {
    let folder = Folder::new();
    for option in [
        &["--filter", "is:slower"][..],
        &["--sort", "ratio"],
        &["--memory"],
    ] {
        let arguments = ["report", "ref.json", "head.json"];
        let message = folder.refusal(&[&arguments[..], option].concat());
        assert_holds_all(&message, &[option[0], "--format csv, json or text"]);
    }
}

#[test]
fn only_the_published_markdown_has_a_header() {
    let arguments = ["report", "ref.json", "head.json", "--format", "csv"];
    let message = Folder::new().refusal(&[&arguments[..], &["--header", "always"]].concat());
    assert_holds_all(&message, &["--header"]);
}

#[test]
fn a_group_is_a_tag_or_a_family() {
    let rows = |arguments: &[&str]| {
        let arguments = [&["demo", "--sort", "name"], arguments].concat();
        let text = Folder::new().report(&arguments);
        let line = text.lines().find(|line| line.starts_with("View "));
        line.unwrap_or_default()
            .trim_start_matches("View")
            .trim()
            .to_owned()
    };
    assert_eq!(rows(&["--group", "asyncio"]), "asyncio, 6 benchmarks");
    assert_eq!(
        rows(&["--group", "sqlglot"]),
        "family sqlglot, 3 benchmarks"
    );
    assert_eq!(
        rows(&["--group", "regex"]),
        "regex, 4 benchmarks",
        "a tag before a family"
    );
    let family = rows(&["--group-by", "families", "--group", "regex"]);
    assert_eq!(family, "family regex, 4 benchmarks");
    let others = rows(&["--group-by", "families", "--group", ""]);
    assert!(others.starts_with("without a family, "), "{others}");
    for (arguments, expected) in [
        (
            &["--group", "nosuch"][..],
            "no benchmark has this tag, and there is no family of this name; the tags are apps,",
        ),
        (
            &["--group-by", "families", "--group", "apps"],
            "there is no family of this name; the families are ",
        ),
        (
            &["--group-by", "tags", "--group", "sqlglot"],
            "no benchmark has this tag; the tags are ",
        ),
        (&["--group-by", "words"], "tags, families"),
    ] {
        let message = Folder::new().refusal(&[&["demo"], arguments].concat());
        assert!(message.contains(expected), "{message}");
    }
}
