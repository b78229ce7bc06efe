//! Peak memory instead of time: the same table, benchmark, verdict, filter and keys.

mod support;

use benchlens::bench_runner::Config;
use benchlens::command::demo;
use benchlens::comparison::{Change, Column, Comparison, Exclusions, Metric};
use benchlens::results::Results;
use benchlens::suite::{LoadOptions, Source, Suite};
use benchlens::tui::ScreenKind;
use serde_json::json;
use support::session::{Session, load};

fn memory_ratio(session: &Session, row: usize) -> Option<f64> {
    session.open().comparison.ratio(Metric::Memory, row)
}

#[test]
fn memory_takes_the_place_of_time_everywhere() {
    for (width, height) in [(80, 24), (120, 40)] {
        let mut session = Session::demo(width, height);
        session.press("m");
        insta::assert_snapshot!(format!("memory_{width}x{height}"), session.text());
        session.press("g<Enter>");
        insta::assert_snapshot!(format!("memory_detail_{width}x{height}"), session.text());
    }
    let mut session = Session::demo(120, 40);
    let time = session.text();
    session.press("mm");
    assert_eq!(session.text(), time, "a second m brings time back");
}

#[test]
fn the_largest_growth_comes_first_and_words_are_of_memory() {
    let mut session = Session::demo(120, 40);
    session.press("m");
    let rows = &session.open().view.shown;
    let ratios: Vec<Option<f64>> = rows
        .iter()
        .map(|&row| memory_ratio(&session, row))
        .collect();
    assert!(ratios.is_sorted_by(|a, b| a >= b), "{ratios:?}");
    let text = session.text();
    let rows = text.lines().skip_while(|line| !line.contains("▸●"));
    let rows: Vec<&str> = rows.take(20).collect();
    assert!(
        rows.iter()
            .all(|line| line.contains("larger") || line.contains("smaller")),
        "{text}"
    );
    assert!(text.contains("MiB"), "{text}");
}

#[test]
fn each_metric_keeps_its_own_order_and_the_row_stays() {
    let mut session = Session::demo(120, 40);
    session.press("jjj");
    let name = session.selected_name().to_owned();
    session.press("m");
    assert_eq!(session.selected_name(), name);
    session.press("sn");
    assert_eq!(session.open().view.order().column, Column::Benchmark);
    session.press("m");
    assert_eq!(session.open().view.order().column, Column::Ratio);
    session.press("m");
    assert_eq!(session.open().view.order().column, Column::Benchmark);
}

#[test]
fn the_filter_speaks_of_what_the_table_shows() {
    let mut session = Session::demo(120, 40);
    session.press("m/ratio>1.05<Enter>");
    assert!(!session.open().view.shown.is_empty());
    for &row in &session.open().view.shown {
        assert!(memory_ratio(&session, row).is_some_and(|ratio| ratio > 1.05));
    }
    let of_memory = session.open().view.shown.len();
    session.press("m");
    assert_ne!(
        session.open().view.shown.len(),
        of_memory,
        "now it is of time"
    );
    // These say of what they speak.
    session.press("<Esc>/mem>1.05<Enter>");
    let in_time = session.open().view.shown.len();
    session.press("m");
    assert_eq!(session.open().view.shown.len(), in_time);
    assert_eq!(in_time, of_memory);
}

#[test]
fn hiding_what_is_not_significant_is_by_memory() {
    let mut session = Session::demo(120, 40);
    session.press("mn");
    for &row in &session.open().view.shown {
        let measure = session.open().comparison.measure(Metric::Memory, row);
        assert!(measure.is_none_or(|measure| measure.change() != Change::NotSignificant));
    }
    let (shown, hidden) = (session.open().view.shown.len(), session.open().view.hidden);
    assert_eq!(shown + hidden, session.open().comparison.rows.len());
    assert_eq!(hidden, session.open().view.counts.not_significant);
}

/// A suite with the given peaks of memory a benchmark, one a process.
fn suite(folder: &tempfile::TempDir, file: &str, peaks: &[(&str, Vec<u64>)]) -> Suite {
    let benchmarks: Vec<serde_json::Value> = peaks
        .iter()
        .map(|(name, peaks)| {
            let runs: Vec<serde_json::Value> = peaks
                .iter()
                .enumerate()
                .map(|(index, peak)| {
                    let metadata = match peak {
                        0 => json!({}),
                        peak => json!({ "mem_max_rss": peak }),
                    };
                    let value = 1.0 + index as f64 / 100.0;
                    json!({"values": [value, value + 0.001], "metadata": metadata})
                })
                .collect();
            json!({"metadata": {"name": name}, "runs": runs})
        })
        .collect();
    let document =
        json!({"version": "1.0", "metadata": {"hostname": "h"}, "benchmarks": benchmarks});
    let path = folder.path().join(file);
    std::fs::write(&path, document.to_string()).expect("the folder is writable");
    Source::Path(path)
        .load(&LoadOptions::default())
        .expect("the suite is valid")
}

fn peaks(factor: u64) -> Vec<u64> {
    (0..20)
        .map(|index| factor * (1_000_000 + 100 * index))
        .collect()
}

/// Four benchmarks: one ten times as large, two alike, one without figures.
fn outlier() -> Results {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let unknown = vec![0; 20];
    let side = |file: &str, factor: u64| {
        let mut all: Vec<(&str, Vec<u64>)> =
            vec![("huge", peaks(10 * factor)), ("none", unknown.clone())];
        all.extend(["a", "b", "c", "d", "e", "f"].map(|name| (name, peaks(10))));
        suite(&folder, file, &all)
    };
    Results::of_suites(
        side("ref.json", 1),
        side("head.json", 10),
        Config::default(),
    )
}

#[test]
fn the_influence_is_on_the_memory_change_and_what_is_unknown_comes_last() {
    let comparison = Comparison::of(&outlier()).expect("they share all");
    let all = comparison.all();
    let change = |rows: &[usize]| {
        let verdict = comparison.verdict(rows, Exclusions::Applied);
        verdict.memory.expect("there are figures").change
    };
    // Only significant rows are in bench_runner's mean: here the one that grew.
    assert!(change(&all).is_some_and(|change| (change - 10.0).abs() < 0.01));
    let influences = comparison.influences(&all, Metric::Memory, Exclusions::Applied);
    assert_eq!(
        influences,
        vec![None; 8],
        "the only row of a mean has no influence"
    );

    let mut session = Session::new(outlier(), (120, 40));
    session.press("m");
    let text = session.text();
    assert!(text.contains("unknown"), "{text}");
    assert!(text.contains("1 unknown"), "{text}");
    assert_eq!(session.open().view.counts.unknown, 1);
    assert_eq!(
        session.shown_names().last(),
        Some(&"none"),
        "what is missing comes last"
    );
    session.press("G<Enter>");
    assert_eq!(session.app.screen(), ScreenKind::Benchmark);
    assert!(
        session.text().contains("a side has no peak memory"),
        "{}",
        session.text()
    );
}

#[test]
fn the_memory_change_of_the_sample_moves_by_the_influence_of_a_row() {
    let comparison = Comparison::of(&load(demo())).expect("the built-in pair is valid");
    let all = comparison.all();
    let change = |rows: &[usize]| {
        let verdict = comparison.verdict(rows, Exclusions::Applied);
        verdict
            .memory
            .expect("there are figures")
            .change
            .expect("some changed")
    };
    let influences = comparison.influences(&all, Metric::Memory, Exclusions::Applied);
    let (row, influence) = influences
        .iter()
        .enumerate()
        .filter_map(|(row, influence)| Some((row, (*influence)?)))
        .max_by(|a, b| a.1.abs().total_cmp(&b.1.abs()))
        .expect("some rows are in the mean");
    let others: Vec<usize> = all.iter().copied().filter(|&other| other != row).collect();
    let expected = change(&all) / change(&others) - 1.0;
    assert!(
        (influence - expected).abs() < 1e-9,
        "{influence} {expected}"
    );
    let mut session = Session::demo(120, 40);
    session.press("msl");
    assert_eq!(session.app.selected_row(), Some(row), "it is one sort away");
}
