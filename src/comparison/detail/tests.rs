//! Tests of the details of a benchmark whose runs differ.

use super::Detail;
use crate::bench_runner::Config;
use crate::comparison::{Comparison, Metric};
use crate::results::Sides;
use crate::suite::parse;

/// The details of a benchmark that has this metadata, and a run for each of `runs` with that metadata, on each side.
fn detail(metadata: Sides<&str>, runs: Sides<&[&str]>) -> Detail {
    let side = |(metadata, runs): (&str, &[&str])| {
        let run = |metadata: &&str| format!(r#"{{"metadata": {{{metadata}}}, "values": [1.0]}}"#);
        let runs: Vec<String> = runs.iter().map(run).collect();
        let text = format!(
            r#"{{"version": "1.0", "benchmarks": [{{"metadata": {{"name": "a"{metadata}}}, "runs": [{}]}}]}}"#,
            runs.join(",")
        );
        parse("file.json".to_owned(), text).expect("the suite is valid")
    };
    let Sides { reference, head } = metadata.zip(runs).map(side);
    let comparison = Comparison::new(reference, head, Config::default());
    let comparison = comparison.expect("they share a");
    comparison.detail(Metric::Time, 0, None)
}

/// A condition of the reference, whose runs have this metadata.
fn number(label: &str, runs: &[&str]) -> String {
    let detail = detail(Sides::default(), Sides::new(runs, &[""]));
    let number = detail.conditions.into_iter().find(|(of, _)| *of == label);
    number.expect("there is such a condition").1.reference
}

#[test]
fn metadata_that_differs_is_told() {
    let metadata = Sides::new(
        r#", "description": "old", "alike": 1, "only_here": 2"#,
        r#", "description": "new", "alike": 1, "only_there": 3"#,
    );
    let runs: &[&str] = &[""];
    let differences = [
        ("description", "old", "new"),
        ("only_here", "2", "–"),
        ("only_there", "–", "3"),
    ];
    assert_eq!(
        detail(metadata, Sides::new(runs, runs)).differences,
        differences.map(|(key, reference, head)| {
            let values = Sides::new(reference.to_owned(), head.to_owned());
            (key.to_owned(), values)
        })
    );
}

#[test]
fn the_day_is_repeated_only_if_it_changes() {
    let dates = |dates: &[&str]| {
        let runs: Vec<String> = dates
            .iter()
            .map(|date| format!(r#""date": "{date}""#))
            .collect();
        let runs: Vec<&str> = runs.iter().map(String::as_str).collect();
        number("dates", &runs)
    };
    for (expected, ended) in [
        (
            "2024-01-01 23:59:59",
            &["2024-01-01 23:59:59.1", "2024-01-01 23:59:59.7"][..],
        ),
        (
            "2024-01-01 23:59:58 … 23:59:59",
            &["2024-01-01 23:59:59.1", "2024-01-01 23:59:58.7"],
        ),
        (
            "2024-01-01 23:59:59 … 2024-01-02 00:00:01",
            &["2024-01-01 23:59:59.1", "2024-01-02 00:00:01.2"],
        ),
    ] {
        assert_eq!(dates(ended), expected);
    }
}

#[test]
fn the_load_is_a_range_only_if_that_shows() {
    for (runs, expected) in [
        (&[""][..], "–"),
        (&[r#""load_avg_1min": 0.5"#], "0.50"),
        (
            &[r#""load_avg_1min": 0.501"#, r#""load_avg_1min": 0.504"#],
            "0.50",
        ),
        (
            &[r#""load_avg_1min": 1.25"#, r#""load_avg_1min": 0.5"#],
            "0.50 … 1.25",
        ),
    ] {
        assert_eq!(number("load average", runs), expected);
    }
}
