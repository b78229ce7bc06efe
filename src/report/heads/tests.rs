//! The text of several heads on terminals of any width.

use std::sync::Arc;

use super::Heads;
use crate::comparison::{Comparison, OutputFormat, View};
use crate::report::TextStyle;
use crate::results::{ConfigChoice, Request, Results};
use crate::suite::Source;
use crate::text;

/// Six processes around `mean` seconds.
fn benchmark(name: &str, mean: f64) -> String {
    let run = |process: u32| {
        let value = |step: u32| mean * (0.945 + f64::from(step) * 0.01 + f64::from(process) / 1e3);
        let values: Vec<String> = (0..12).map(|step| value(step).to_string()).collect();
        format!(r#"{{"values": [{}]}}"#, values.join(","))
    };
    let runs: Vec<String> = (0..6).map(run).collect();
    format!(
        r#"{{"metadata": {{"name": "{name}"}}, "runs": [{}]}}"#,
        runs.join(",")
    )
}

const NAMES: [&str; 3] = ["a_benchmark_with_a_long_name", "b", "größe_比較"];

/// The comparisons of three heads, which are faster, slower and the same. The last one lacks a benchmark.
fn heads() -> Vec<Arc<Comparison>> {
    heads_of("1.0")
}

/// The same with this version of pyperformance; the reference has 1.0.
fn heads_of(version: &str) -> Vec<Arc<Comparison>> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let write = |file: &str, mean: f64, names: &[&str]| {
        let benchmarks: Vec<String> = names.iter().map(|name| benchmark(name, mean)).collect();
        let version = if file == "reference.json" {
            "1.0"
        } else {
            version
        };
        let document = format!(
            r#"{{"version": "1.0", "metadata": {{"performance_version": "{version}"}}, "benchmarks": [{}]}}"#,
            benchmarks.join(",")
        );
        let path = folder.path().join(file);
        std::fs::write(&path, document).expect("the folder is writable");
        Source::Path(path)
    };
    let request = Request {
        references: vec![write("reference.json", 1.0, &NAMES)],
        heads: vec![
            write("fast.json", 0.5, &NAMES),
            write("a head with a label of many words.json", 2.0, &NAMES),
            write("same.json", 1.0, &NAMES[..2]),
        ],
        config: ConfigChoice::None,
        excluded: Vec::new(),
        max_bytes: None,
    };
    let results = Results::read(request).expect("the files are valid");
    let heads = Comparison::of_heads(&results).expect("they share benchmarks");
    heads.into_iter().map(Arc::new).collect()
}

fn rendered(heads: &[Arc<Comparison>], style: TextStyle) -> String {
    let view = View::new(&heads[0]);
    Heads::of(heads, 0, &view).render(OutputFormat::Text, style)
}

#[test]
fn every_ratio_is_shown_at_every_width() {
    let heads = heads();
    for width in 34..160 {
        let style = TextStyle {
            color: false,
            width: Some(width),
        };
        let report = rendered(&heads, style);
        let (_, tables) = report.split_once("\n\n").expect("a heading");
        let (_, tables) = tables.split_once("\n\n").expect("the numbers");
        let (tables, _) = tables.split_once("\nMarks: ").expect("a key");
        for line in tables.lines() {
            assert!(text::width(line) <= width, "{width}: {line}\n{report}");
        }
        for (part, count) in [
            ("2.00x faster", 3),
            ("2.00x slower", 3),
            ("~ no change", 2),
            ("–", 1),
        ] {
            assert_eq!(tables.matches(part).count(), count, "{part}\n{report}");
        }
        for word in ["fast", "a head", "words", "same"] {
            assert!(tables.contains(word), "{width}: {word}\n{report}");
        }
    }
}

#[test]
fn where_the_numbers_do_not_fit_they_are_below_each_other() {
    let heads = heads();
    let style = TextStyle {
        color: false,
        width: Some(60),
    };
    let narrow = rendered(&heads, style);
    let expected = "\
Reference  reference

fast
  bench_runner  2.002x faster
  pyperf        2.00x faster
";
    assert!(narrow.starts_with(expected), "{narrow}");
    let wide = rendered(&heads, TextStyle::PLAIN);
    let numbers = |report: &str| report.matches("2.002x faster").count();
    assert_eq!(numbers(&narrow), numbers(&wide), "{wide}");
}

#[test]
fn each_cell_has_the_colour_of_its_own_change() {
    let style = TextStyle {
        color: true,
        width: None,
    };
    let report = rendered(&heads(), style);
    let row = report.lines().find(|line| line.starts_with("b "));
    let row = row.expect("a row");
    for part in [
        "\x1b[34m",
        "2.00x faster\x1b[0m",
        "\x1b[33m",
        "2.00x slower\x1b[0m",
        "\x1b[2m",
        "no change\x1b[0m",
    ] {
        assert!(row.contains(part), "{part:?} in {row:?}");
    }
}

#[test]
fn a_long_difference_is_wrapped_below_its_text() {
    let heads = heads_of("1.1 with many more words than a line of this width has room for");
    let style = TextStyle {
        color: false,
        width: Some(60),
    };
    let report = rendered(&heads, style);
    let (heading, _) = report.split_once("\n\n").expect("a heading");
    let lines: Vec<&str> = heading.lines().collect();
    assert!(lines[1].starts_with("Doubtful   pyperformance"), "{report}");
    assert!(lines.len() > 2, "{report}");
    for line in &lines[2..] {
        assert!(
            line.starts_with("           ") && text::width(line) <= 60,
            "{report}"
        );
    }
    assert!(heading.ends_with("room for"), "{report}");
}
