//! The forms of the report.

use serde_json::Value;

use crate::folder::{Folder, assert_holds_all, benchmark, stderr, stdout, suite};
use crate::support::hidden::assert_harmless;

#[test]
fn where_there_is_no_terminal_the_text_report_is_printed() {
    let folder = Folder::new();
    let report = folder.report(&["ref.json", "head.json"]);
    assert_holds_all(
        &report,
        &["Benchmark", "9.00x slower", "2.00x faster", "3 benchmarks"],
    );
    assert_harmless("the report", &report);
    assert_eq!(
        report,
        folder.report(&["report", "ref.json", "head.json", "--format", "text"])
    );
    let demo = folder.report(&["demo"]);
    assert_holds_all(&demo, &["3.12.1 2305ca5", "76 benchmarks"]);
    assert_harmless("the demo", &demo);
    let toured = folder.run(&["demo", "--tour"]);
    assert_eq!(stdout(&toured), demo);
    let note = "--tour is for the screen, which standard output does not take";
    assert!(stderr(&toured).contains(note), "{}", stderr(&toured));
    let refusal = folder.refusal(&["demo", "--tour", "--memory"]);
    assert!(
        refusal.contains("'--tour' cannot be used with '--memory'"),
        "{refusal}"
    );
}

/// A folder whose `head.json` was measured on macOS, and with other sources of the benchmarks.
fn incomparable() -> Folder {
    let folder = Folder::new();
    for (file, platform, sources) in [
        ("ref", "Linux-6", "a1"),
        ("head", "macOS\u{1b}[2J-14", "b2"),
    ] {
        let file = format!("{file}.json");
        let mut document: Value = serde_json::from_str(&folder.read(&file)).expect("it is JSON");
        document["metadata"]["platform"] = platform.into();
        document["metadata"]["benchmark_hash"] = sources.into();
        folder.write(&file, document.to_string());
    }
    folder
}

#[test]
fn every_format_says_on_standard_error_that_runs_are_not_comparable() {
    let folder = incomparable();
    let comparable = Folder::new();
    for format in ["markdown", "csv", "json", "text"] {
        let arguments = ["report", "ref.json", "head.json", "--format", format];
        let output = folder.run(&arguments);
        assert_eq!(output.status.code(), Some(0), "{format}");
        assert_eq!(
            stderr(&output),
            "benchlens: note: not comparable: different operating systems (Linux, macOS^[[2J)\n",
            "{format}"
        );
        let report = stdout(&output);
        if format == "markdown" || format == "csv" {
            assert_eq!(report, comparable.report(&arguments), "{format}");
        } else {
            assert!(report.contains("different operating systems"), "{format}");
        }
    }
}

#[test]
fn the_text_report_starts_with_what_makes_the_runs_incomparable() {
    let folder = incomparable();
    let output = folder.run(&["ref.json", "head.json"]);
    let report = stdout(&output);
    let lines: Vec<&str> = report.lines().take(4).collect();
    assert_eq!(
        lines,
        [
            "Not comparable: different operating systems (Linux, macOS^[[2J)",
            "Reference  ref",
            "Head       head",
            "Doubtful   benchmark sources differ: a1 → b2",
        ]
    );
    assert_harmless("the report", &report);
}

#[test]
fn csv_has_a_line_for_each_benchmark_in_the_references_order() {
    let folder = Folder::new();
    let arguments = ["report", "ref.json", "head.json", "--format", "csv"];
    let report = folder.report(&arguments);
    assert_eq!(report, folder.report(&arguments));
    let mut reader = csv::Reader::from_reader(report.as_bytes());
    let header = reader.headers().expect("there is a header").clone();
    let column = |name: &str| {
        let place = header.iter().position(|title| title == name);
        place.unwrap_or_else(|| panic!("there is no column {name}"))
    };
    let (name, change, excluded) = (column("benchmark"), column("change"), column("excluded"));
    let rows: Vec<csv::StringRecord> = reader
        .records()
        .collect::<Result<_, _>>()
        .expect("all lines have the same number of cells");
    let cells: Vec<[&str; 3]> = rows
        .iter()
        .map(|row| [&row[name], &row[change], &row[excluded]])
        .collect();
    assert_eq!(
        cells,
        [
            ["zeta", "slower", "false"],
            ["alpha", "faster", "false"],
            ["outlier", "slower", "false"],
        ]
    );
    assert_eq!(report.lines().count(), 4);
}

#[test]
fn json_has_a_schema_version_and_all_rows() {
    let folder = Folder::new();
    let report = folder.report(&["report", "ref.json", "head.json", "--format", "json"]);
    let document: Value = serde_json::from_str(&report).expect("the report is JSON");
    assert_eq!(document["schema_version"], 1);
    let rows = document["benchmarks"].as_array().expect("a list of rows");
    let names: Vec<&Value> = rows.iter().map(|row| &row["name"]).collect();
    assert_eq!(names, ["zeta", "alpha", "outlier"]);
}

#[test]
fn json_says_which_threshold_the_judgements_used() {
    let folder = Folder::new();
    let threshold = |extra: &[&str]| {
        let arguments = ["report", "ref.json", "head.json", "--format", "json"];
        let report = folder.report(&[&arguments[..], extra].concat());
        let document: Value = serde_json::from_str(&report).expect("the report is JSON");
        document["thresholds"]["small"].as_f64()
    };
    assert_eq!(threshold(&[]), Some(0.01));
    folder.write("own.toml", "[thresholds]\nsmall = '2.5%'");
    assert_eq!(threshold(&["--settings", "own.toml"]), Some(0.025));
}

#[test]
fn what_cannot_be_computed_is_named_and_the_rest_is_reported() {
    let folder = Folder::new();
    folder.write("few-ref.json", suite(&[benchmark("few", 1.0, 11)]));
    folder.write("few-head.json", suite(&[benchmark("few", 2.0, 11)]));
    let output = folder.run(&["report", "few-ref.json", "few-head.json"]);
    assert_eq!(output.status.code(), Some(0));
    assert_holds_all(
        &stdout(&output),
        &["2.00x slower", "\n- HPT: not available ("],
    );
    assert_holds_all(
        &stderr(&output),
        &["benchlens: note: HPT: not available (", "few has 11"],
    );
    assert_eq!(stderr(&output).lines().count(), 1);
}
