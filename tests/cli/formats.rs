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
