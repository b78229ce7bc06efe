//! Clear regressions and improvements of the results of a tree, which are counted only for those who ask.

use benchlens::comparison::{Comparison, Counts, Metric};
use benchlens::results::{ConfigChoice, Request};
use benchlens::suite::Source;
use serde_json::{Value, json};

use crate::index::benchlens;
use crate::made::{Made, Made1};
use crate::screen::{Browser, metadata};
use crate::support::corpus::corpus;
use crate::support::session::load;

/// A base, a result with two regressions and an improvement, and one without a clear change.
fn made() -> Made {
    let made = Made::new("[bases]\nversions = [\"3.12.0\"]\n");
    let benchmarks = ["bad", "worse", "good", "same"];
    for (version, hash, date, factors) in [
        ("3.12.0", "aaaa111", "2024-05-01", &[][..]),
        (
            "3.14.0a1",
            "bbbb222",
            "2024-06-15",
            &[("bad", 1.2), ("worse", 1.5), ("good", 0.5)],
        ),
        ("3.14.0a2", "cccc333", "2024-06-20", &[]),
    ] {
        made.add(&Made1 {
            version,
            hash,
            metadata: metadata(date, "s1", "0000"),
            benchmarks: &benchmarks,
            factors,
            processes: 4,
            ..Made1::default()
        });
    }
    made
}

fn json_of(made: &Made, arguments: &[&str]) -> Vec<Value> {
    let output = benchlens(
        made.root(),
        &[arguments, &["--format", "json", "--no-cache"]].concat(),
    );
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    let document: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    document["results"].as_array().expect("a list").clone()
}

#[test]
fn the_index_counts_clear_changes_only_for_a_filter_that_asks() {
    let made = made();
    for (filter, expected) in [
        ("regressions>1", &["bbbb222"][..]),
        ("regressions>2", &[]),
        ("improvements>=1", &["bbbb222"]),
        ("worst>40%", &["bbbb222"]),
        ("worst<40%", &["cccc333"]),
        ("regressions<1 version:3.14", &["cccc333"]),
    ] {
        let results = json_of(&made, &["--base", "3.12.0", "--filter", filter]);
        let hashes: Vec<&str> = results
            .iter()
            .filter_map(|result| result["hash"].as_str())
            .collect();
        assert_eq!(hashes, expected, "{filter}");
    }
    let results = json_of(&made, &["--base", "3.12.0", "--filter", "regressions>1"]);
    let comparison = &results[0]["comparisons"]["3.12.0"];
    assert_eq!(comparison["clear_regressions"], 2);
    assert_eq!(comparison["clear_improvements"], 1);
    assert_eq!(comparison["worst_regression"]["benchmark"], "worse");
    let ratio = comparison["worst_regression"]["ratio"].as_f64();
    assert!(
        ratio.is_some_and(|ratio| (ratio - 1.5).abs() < 0.01),
        "{ratio:?}"
    );
    let without = json_of(&made, &[]);
    let without = &without[1]["comparisons"]["3.12.0"];
    assert!(without.get("clear_regressions").is_none(), "{without}");
}

#[test]
fn the_csv_has_columns_of_clear_changes_where_they_were_counted() {
    let made = made();
    let csv = |arguments: &[&str]| {
        let output = benchlens(made.root(), &[&["--format", "csv"], arguments].concat());
        String::from_utf8(output.stdout).expect("it is UTF-8")
    };
    let text = csv(&["--base", "3.12.0", "--filter", "regressions>1"]);
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].ends_with(
        ",clear_regressions,clear_improvements,worst_regression,worst_regression_ratio"
    ));
    assert!(lines[1].contains(",2,1,worse,1.49"), "{text}");
    assert!(!csv(&[]).contains("clear_"));
}

#[test]
fn the_table_has_the_numbers_that_a_filter_asks_for() {
    let made = made();
    let table = |filter: &str| {
        let output = benchlens(made.root(), &["--base", "3.12.0", "--filter", filter]);
        String::from_utf8(output.stdout).expect("it is UTF-8")
    };
    let text = table("regressions>1 worst>10%");
    let line = |word: &str| {
        let mut lines = text.lines();
        lines.find(|line| line.contains(word)).expect("it is there")
    };
    let head = line("fork/ref");
    assert!(
        head.ends_with("Regressions vs. 3.12.0  Worst vs. 3.12.0"),
        "{text}"
    );
    let cells: Vec<&str> = line("bbbb222").split_whitespace().rev().collect();
    assert_eq!(cells[2], "2", "{text}");
    assert!(cells[1].starts_with("1.5"), "{text}");
    assert!(!table("version:3.14").contains("Regressions"));
}

#[test]
fn the_screen_counts_them_once_a_column_or_a_filter_asks() {
    let mut browser = Browser::of(made());
    assert_eq!(browser.settle(), 0, "nobody asked");
    browser.send("/regressions>1");
    assert!(browser.text((120, 40)).contains("0 of 3 results"));
    assert_eq!(browser.settle(), 2, "each with the selected base");
    let text = browser.text((120, 40));
    assert!(text.contains("1 of 3 results"), "{text}");
    assert!(text.contains("Regressions"), "the filter asks: {text}");
    assert!(
        text.contains("2 regressions, 1 improvement · worst: worse 1.5"),
        "{text}"
    );
    let text = browser.send("\u{1b}").text((120, 40));
    assert!(!text.contains("Regressions"), "{text}");
    assert_eq!(browser.settle(), 0, "they are remembered");
}

#[test]
fn sorting_by_the_worst_regression_shows_it() {
    let mut browser = Browser::of(made());
    browser.send("hs");
    // The menu has the columns in their usual order.
    for _ in 0..20 {
        let text = browser.text((120, 40));
        if text.contains("Results by Worst") {
            break;
        }
        browser.send("\r").send("sj");
    }
    browser.send("\u{1b}");
    let text = browser.text((120, 40));
    assert!(text.contains("Worst▼"), "{text}");
    assert!(text.contains("0 of 2 judged"), "{text}");
    assert_eq!(browser.settle(), 2);
    let text = browser.text((120, 40));
    let worst = text.find("1.5").expect("the factor");
    assert!(worst < text.find("none").expect("the other"), "{text}");
    assert!(!text.contains("judged"), "{text}");
}

#[test]
fn the_menu_of_columns_shows_hides_and_moves_those_of_the_list() {
    let mut browser = Browser::of(made());
    let size = (160, 40);
    let text = browser.send("c").text(size);
    assert!(text.contains("[ ]  Regressions"), "{text}");
    assert!(text.contains("[x]  Version"), "{text}");
    // The first is the version; the clear regressions come after six more, two bases and four numbers.
    browser.send(" ").send("jjjjjjjjjjj ");
    let text = browser.text(size);
    assert!(text.contains("[ ]  Version"), "{text}");
    assert!(text.contains("[x]  Regressions"), "{text}");
    assert_eq!(browser.settle(), 2, "a column asks for them");
    let text = browser.send("KKKKKKKKKK\r").text(size);
    let heads = text.lines().nth(2).expect("the heads");
    assert!(!heads.contains("Version"), "{text}");
    let (moved, other) = (heads.find("Regressions"), heads.find("Hash"));
    assert!(moved.is_some() && moved < other, "{text}");
    browser.read_again();
    let again = browser.text(size);
    assert!(
        again.lines().nth(2).expect("the heads") == heads,
        "they are kept: {again}"
    );
    // The columns of a comparison are others.
    let text = browser.send("j\rc").text(size);
    assert!(text.contains("[x]  Ratio"), "{text}");
}

#[test]
#[ignore = "needs BENCHLENS_CORPUS"]
fn they_are_those_of_the_opened_comparisons() {
    let made = corpus();
    let output = benchlens(
        &made,
        &[
            ".",
            "--format",
            "json",
            "--no-cache",
            "--config",
            "tree/bench_runner.toml",
            "--filter",
            "machine:darwin regressions>=0",
        ],
    );
    let document: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let results = document["results"].as_array().expect("a list");
    assert!(results.len() > 2, "{}", results.len());
    for result in results {
        let comparison = &result["comparisons"]["base"];
        let file = |value: &Value| Source::Path(made.join(value.as_str().expect("a file")));
        let opened = load(Request {
            references: vec![file(&comparison["reference"])],
            heads: vec![file(&result["file"])],
            config: ConfigChoice::None,
            excluded: Vec::new(),
            max_bytes: None,
        });
        let opened = Comparison::of(&opened).expect("they have benchmarks in common");
        let rows: Vec<usize> = (0..opened.rows.len()).collect();
        let Counts {
            clearly_better,
            clearly_worse,
            ..
        } = opened.counts(&rows, Metric::Time);
        let expected = (json!(clearly_worse), json!(clearly_better));
        let found = (
            comparison["clear_regressions"].clone(),
            comparison["clear_improvements"].clone(),
        );
        assert_eq!(found, expected, "{}", result["file"]);
    }
}
