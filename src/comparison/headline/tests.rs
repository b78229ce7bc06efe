//! Headlines of made-up comparisons.

use super::{Cause, Headline, Topic};
use crate::bench_runner::Config;
use crate::comparison::{Comparison, Metric, View};
use crate::suite::{Suite, parse};

fn suite(file: &str, benchmarks: &[(&str, f64)]) -> Suite {
    suite_on("Linux-6", file, benchmarks)
}

/// Six processes of four values, whose means differ by a tenth of a percent.
fn suite_on(platform: &str, file: &str, benchmarks: &[(&str, f64)]) -> Suite {
    let benchmark = |(name, mean): &(&str, f64)| {
        let run = |process: u32| {
            let value = |place: u32| {
                let step = f64::from(process * 7 % 6) + f64::from(place * 3 % 4) / 4.0;
                (mean * (1.0 + step / 1000.0)).to_string()
            };
            let values: Vec<String> = (0..4).map(value).collect();
            format!(r#"{{"values": [{}]}}"#, values.join(","))
        };
        let runs: Vec<String> = (0..6).map(run).collect();
        let runs = runs.join(",");
        format!(r#"{{"metadata": {{"name": "{name}"}}, "runs": [{runs}]}}"#)
    };
    let benchmarks: Vec<String> = benchmarks.iter().map(benchmark).collect();
    let benchmarks = benchmarks.join(",");
    let text = format!(
        r#"{{"version": "1.0", "metadata": {{"platform": "{platform}"}}, "benchmarks": [{benchmarks}]}}"#
    );
    parse(file.to_owned(), text).expect("the suite is valid")
}

/// The head has each benchmark that many times as slow; `excluded` are those that bench_runner excludes.
fn compare(heads: &[(&str, f64)], excluded: &[&str]) -> Comparison {
    let reference: Vec<(&str, f64)> = heads.iter().map(|(name, _)| (*name, 1.0)).collect();
    let config = Config {
        excluded: excluded.iter().map(|&name| name.to_owned()).collect(),
        ..Config::default()
    };
    let sides = (suite("ref.json", &reference), suite("head.json", heads));
    Comparison::new(sides.0, sides.1, config).expect("they share benchmarks")
}

fn said(comparison: &Comparison, topic: Topic) -> Option<String> {
    let view = View::new(comparison);
    let sentences = comparison.headline(view.headline()).into_iter();
    let mut of_topic = sentences.filter(|sentence| sentence.topic == topic);
    of_topic.next().map(|sentence| sentence.text)
}

#[test]
fn an_excluded_benchmark_explains_why_the_means_disagree() {
    let comparison = compare(
        &[("a", 0.9), ("b", 0.9), ("c", 0.9), ("pool", 50.0)],
        &["pool"],
    );
    let view = View::new(&comparison);
    let disagreement = comparison.disagreement(view.headline());
    let disagreement = disagreement.expect("one mean counts the pool");
    let causes: Vec<Cause> = disagreement
        .causes
        .iter()
        .map(|(cause, _)| *cause)
        .collect();
    assert_eq!(causes, [Cause::Excluded]);
    assert_eq!(disagreement.benchmark, Some(3));
    let text = said(&comparison, Topic::Disagreement).expect("it is said");
    assert_eq!(
        text,
        "pyperf's mean says 2.46x slower: +173.0% from pool 50.00x slower, which bench_runner excludes."
    );
    assert_eq!(said(&comparison, Topic::Driver), None, "it was just named");
    // The parts of the difference add up to the whole.
    let total = comparison.published();
    let (pyperf, runner) = (total.pyperf_mean, total.runner_mean);
    let whole = pyperf.expect("it is known").ln() + runner.expect("it is known").ln();
    let parts: f64 = disagreement.causes.iter().map(|(_, share)| share).sum();
    assert!((whole - parts).abs() < 0.01 * whole, "{whole} {parts}");
}

#[test]
fn means_that_lead_to_the_same_conclusion_need_no_word() {
    let comparison = compare(&[("a", 0.9), ("b", 1.1), ("c", 0.95)], &[]);
    assert_eq!(said(&comparison, Topic::Disagreement), None);
    assert_eq!(said(&comparison, Topic::Driver), None);
}

#[test]
fn a_driver_is_named_only_if_the_conclusion_changes_without_it() {
    let some = compare(
        &[
            ("a", 1.0),
            ("b", 1.0),
            ("c", 1.0),
            ("d", 1.0),
            ("driver", 2.0),
        ],
        &[],
    );
    assert_eq!(
        said(&some, Topic::Driver).as_deref(),
        Some("Excluding driver, pyperf's mean is no change.")
    );
    let all = compare(
        &[
            ("a", 1.2),
            ("b", 1.2),
            ("c", 1.2),
            ("d", 1.2),
            ("driver", 2.0),
        ],
        &[],
    );
    assert_eq!(said(&all, Topic::Driver), None, "it is slower in any case");
}

#[test]
fn the_extremes_are_clear_changes() {
    let comparison = compare(&[("a", 1.3), ("b", 1.2), ("c", 0.8), ("d", 1.0)], &[]);
    assert_eq!(
        said(&comparison, Topic::Extremes).as_deref(),
        Some("Worst: a 1.30x slower. Best: c 1.25x faster.")
    );
    let same = compare(&[("a", 1.0), ("b", 1.0)], &[]);
    assert_eq!(said(&same, Topic::Extremes), None);
    assert_eq!(
        said(&same, Topic::FalsePositives).as_deref(),
        None,
        "less than one is expected of two tests"
    );
}

#[test]
fn the_headline_of_runs_that_are_not_comparable_claims_no_direction() {
    let names: Vec<String> = (0..12).map(|index| format!("b{index}")).collect();
    let side = |file: &str, platform: &str, mean: f64| {
        let benchmarks: Vec<(&str, f64)> = names.iter().map(|name| (&**name, mean)).collect();
        suite_on(platform, file, &benchmarks)
    };
    let overall = |platform: &str, metric: Metric| {
        let sides = (
            side("ref.json", "Linux-6", 1.0),
            side("head.json", platform, 0.5),
        );
        let comparison = Comparison::new(sides.0, sides.1, Config::default());
        let comparison = comparison.expect("they share benchmarks");
        let view = View::new(&comparison);
        let headline = Headline {
            metric,
            ..view.headline()
        };
        comparison.headline(headline)[0].text.clone()
    };
    let comparable = overall("Linux-6", Metric::Time);
    assert!(
        comparable.starts_with("Faster: bench_runner 2."),
        "{comparable}"
    );
    let time = overall("macOS-14", Metric::Time);
    let start = "Not comparable; by the numbers: bench_runner 2.";
    assert!(time.starts_with(start), "{time}");
    let memory = overall("macOS-14", Metric::Memory);
    let start = "Not comparable; peak memory by the numbers: ";
    assert!(memory.starts_with(start), "{memory}");
}

#[test]
fn the_first_sentence_says_how_certain_the_direction_is() {
    let names: Vec<String> = (0..12).map(|index| format!("b{index}")).collect();
    let overall = |is_slower: fn(usize) -> bool| {
        let of = |(index, name): (usize, &String)| {
            let size = 0.1 + (index / 2) as f64 / 1000.0;
            let change = if is_slower(index) {
                1.0 + size
            } else {
                1.0 - size
            };
            (name.clone(), change)
        };
        let heads: Vec<(String, f64)> = names.iter().enumerate().map(of).collect();
        let heads: Vec<(&str, f64)> = heads
            .iter()
            .map(|(name, it)| (name.as_str(), *it))
            .collect();
        let comparison = compare(&heads, &[]);
        said(&comparison, Topic::Overall).expect("there is always one")
    };
    assert!(overall(|_| true).starts_with("Slower: bench_runner 1."));
    assert!(overall(|_| false).starts_with("Faster: bench_runner 1."));
    assert!(overall(|index| index % 2 == 0).starts_with("Uncertain: "));
    assert!(overall(|index| index % 4 == 0).starts_with("Probably faster: "));
    let few = compare(&[("a", 1.5)], &[]);
    let view = View::new(&few);
    let memory = few.headline(Headline {
        metric: Metric::Memory,
        ..view.headline()
    });
    assert!(memory[0].text.starts_with("Peak memory: "), "{memory:?}");
}

#[test]
fn memory_that_is_not_known_is_said_to_be_so() {
    let comparison = compare(&[("a", 1.3), ("b", 1.2)], &[]);
    let view = View::new(&comparison);
    let headline = Headline {
        metric: Metric::Memory,
        ..view.headline()
    };
    let sentences = comparison.headline(headline);
    assert!(
        sentences[0]
            .text
            .starts_with("Peak memory: not known, time "),
        "{}",
        sentences[0].text
    );
}
