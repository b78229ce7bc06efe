//! The numbers of the tree of real results, by what bench_runner published of it.

use std::fs;
use std::sync::LazyLock;

use benchlens::comparison::{Comparison, OutputFormat};
use benchlens::index::Index;
use benchlens::report::{AskedColumns, IndexReport};
use benchlens::results::Results;
use benchlens::suite::{LoadOptions, Source, Suite};
use benchlens::tree::{Day, sections};
use serde_json::Value;

use crate::corpus::{index, tree};
use crate::made::complete;
use crate::support::corpus::{corpus, text};

/// All comparisons of the tree, made once.
fn compared() -> &'static Index {
    static INDEX: LazyLock<Index> = LazyLock::new(|| complete(tree(), false));
    &INDEX
}

fn json() -> Vec<Value> {
    let report = IndexReport {
        index: compared(),
        sections: sections(&tree().results),
        folder: "",
        asked: AskedColumns::default(),
    };
    let document: Value =
        serde_json::from_str(&report.render(OutputFormat::Json)).expect("it is JSON");
    assert_eq!(document["schema_version"], 1);
    document["results"].as_array().expect("a list").clone()
}

#[test]
#[ignore = "needs BENCHLENS_CORPUS"]
fn every_comparison_is_summed_up_as_by_bench_runner() {
    let mut count = 0;
    for (result, row) in json().iter().zip(&index()) {
        let file = text(row, "file");
        assert_eq!(text(result, "file").trim_end_matches(".gz"), file);
        let own = result["comparisons"].as_object().expect("an object");
        let expected = row["bases"].as_object().expect("an object");
        assert!(own.keys().eq(expected.keys()), "{file}");
        for (base, expected) in expected {
            let own = &own[base];
            for (key, of_bench_runner) in [
                ("summary", "summary"),
                ("long_summary", "long"),
                ("memory_summary", "memory"),
            ] {
                assert_eq!(own[key], expected[of_bench_runner], "{file} vs. {base}");
            }
            count += 1;
        }
    }
    assert_eq!(count, 95);
}

/// What bench_runner wrote between the markers of a file.
fn between_markers(file: &str) -> String {
    let text = fs::read_to_string(corpus().join("tree").join(file)).expect("it is there");
    let (_, text) = text
        .split_once("<!-- START table -->\n")
        .expect("the first marker");
    let (text, _) = text
        .split_once("<!-- END table -->")
        .expect("the second marker");
    text.to_owned()
}

#[test]
#[ignore = "needs BENCHLENS_CORPUS"]
fn both_tables_are_those_of_bench_runner() {
    let all = sections(&tree().results);
    let later = Day::parse("2026-01-01").expect("a day");
    let short = all
        .iter()
        .map(|section| section.recent(&tree().results, later))
        .collect();
    for (file, sections) in [("RESULTS.md", all.clone()), ("summary.md", short)] {
        let index = compared();
        let report = IndexReport {
            index,
            sections,
            folder: "",
            asked: AskedColumns::default(),
        };
        let table = report.render(OutputFormat::Markdown);
        let expected = between_markers(file);
        let differing = table.lines().zip(expected.lines()).find(|(a, b)| a != b);
        assert_eq!(differing, None, "{file}");
        assert!(table == expected, "{file}: one is longer");
    }
}

#[test]
#[ignore = "needs BENCHLENS_CORPUS"]
fn what_was_measured_lately_is_in_the_short_table() {
    let all = sections(&tree().results);
    let linux = all
        .iter()
        .find(|section| section.runner.ends_with("(linux)"));
    let linux = linux.expect("there is such a runner");
    let count = |day: &str| {
        let today = Day::parse(day).expect("a day");
        linux.recent(&tree().results, today).results.len()
    };
    // One of them was measured on 2024-01-24, and all later ones but two are among the newest anyway.
    assert_eq!(count("2026-01-01"), 3);
    assert_eq!(count("2022-01-01"), linux.results.len());
    assert!(count("2024-01-27") > count("2024-06-20"));
}

/// The mean and the memory change of a pair, from the index if it has the pair.
fn numbers(reference: &str, head: &str) -> (f64, Option<f64>) {
    let index = compared();
    let find = |file: &str| {
        let file = format!("results/{file}");
        let mut results = index.tree.results.iter();
        results
            .position(|entry| entry.unpacked_file() == file)
            .expect("it is listed")
    };
    let (reference, head) = (find(reference), find(head));
    let mut comparisons = index.comparisons(head);
    let known = comparisons.find(|(it, _)| it.result == reference);
    if let Some((_, Some(outcome))) = known {
        let mean = outcome.runner_mean().expect("it is known");
        return (mean, outcome.memory().expect("it is known").change);
    }
    let read = |result: usize| -> Suite {
        let source = Source::Path(index.tree.results[result].path.clone());
        source.load(&LoadOptions::default()).expect("it is valid")
    };
    let config = (*index.tree.config).clone();
    let results = Results::of_suites(read(reference), read(head), config);
    let verdict = Comparison::of(&results)
        .expect("they are comparable")
        .published();
    let mean = verdict.runner_mean.expect("it is known");
    (mean, verdict.memory.expect("it is known").change)
}

/// The published values of a series, by the reference and the head.
fn series(file: &str) -> Vec<(String, String, Option<f64>)> {
    let text = fs::read_to_string(corpus().join("tree").join(file)).expect("it is there");
    let series: Value = serde_json::from_str(&text).expect("it is JSON");
    let series = series.as_object().expect("an object").iter();
    series
        .map(|(key, value)| {
            let mut parts = key.split(',').map(str::to_owned);
            let mut next = || parts.next().expect("a reference and a head");
            (next(), next(), value.as_f64())
        })
        .collect()
}

#[test]
#[ignore = "needs BENCHLENS_CORPUS"]
fn the_means_of_the_series_are_the_published_numbers() {
    for (file, count) in [("longitudinal.json", 13), ("configs.json", 4)] {
        let series = series(file);
        assert_eq!(series.len(), count, "{file}");
        for (reference, head, expected) in series {
            let (mean, _) = numbers(&reference, &head);
            let expected = expected.expect("each has a mean");
            assert!(
                (mean - expected).abs() <= 1e-12,
                "{reference} {head}: {mean} {expected}"
            );
        }
    }
}

#[test]
#[ignore = "needs BENCHLENS_CORPUS"]
fn the_memory_changes_of_the_series_are_the_published_numbers() {
    for (file, count) in [("memory_long.json", 9), ("memory_configs.json", 3)] {
        let series = series(file);
        assert_eq!(series.len(), count, "{file}");
        for (reference, head, expected) in series {
            let (_, change) = numbers(&reference, &head);
            let printed = |change: Option<f64>| change.map(|change| format!("{change:.2}"));
            assert_eq!(printed(change), printed(expected), "{reference} {head}");
        }
    }
}
