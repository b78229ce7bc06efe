//! Tests of whole comparisons of small suites.

use super::*;
use crate::bench_runner::Config;
use crate::suite::{Suite, parse};

/// A suite of benchmarks, each with its values in one run.
fn suite(file: &str, benchmarks: &[(&str, &str)]) -> Suite {
    let benchmarks: Vec<String> = benchmarks
        .iter()
        .map(|(name, run)| format!(r#"{{"metadata": {{"name": "{name}"}}, "runs": [{{{run}}}]}}"#))
        .collect();
    let text = format!(
        r#"{{"version": "1.0", "metadata": {{"hostname": "h"}}, "benchmarks": [{}]}}"#,
        benchmarks.join(",")
    );
    parse(file.to_owned(), text).expect("the suite is valid")
}

fn compare(reference: &[(&str, &str)], head: &[(&str, &str)]) -> Result<Comparison, Incomparable> {
    Comparison::new(
        suite("ref.json", reference),
        suite("head.json", head),
        Config::default(),
    )
}

const VALUES: &str =
    r#""values": [1.0, 1.01, 1.02, 1.03, 1.04, 1.05, 1.06, 1.07, 1.08, 1.09, 1.1, 1.11]"#;
const HALF: &str =
    r#""values": [0.5, 0.51, 0.52, 0.53, 0.54, 0.55, 0.56, 0.57, 0.58, 0.59, 0.6, 0.61]"#;
const CALIBRATION: &str = r#""warmups": [[1, 0.5]]"#;

#[test]
fn a_benchmark_without_values_matters_only_where_it_is_compared() {
    let comparison = compare(&[("a", VALUES), ("z", CALIBRATION)], &[("a", HALF)]);
    assert_eq!(
        comparison
            .expect("z is on one side only")
            .only_here
            .reference,
        [1]
    );
    let refused = compare(&[("z", VALUES)], &[("z", CALIBRATION)]).expect_err("z has no mean");
    assert_eq!(
        refused,
        Incomparable::NoValues {
            file: "head.json".into(),
            name: "z".into(),
            drop_benchmark: "pyperf convert --exclude-benchmark=NAME",
        }
    );
    assert_eq!(
        compare(&[("a", VALUES)], &[("b", VALUES)]).err(),
        Some(Incomparable::NothingInCommon {
            list_benchmarks: "python -m pyperf show FILE"
        })
    );
}

#[test]
fn a_ratio_of_zero_is_refused_where_pyperf_divides_by_it() {
    let refused = compare(
        &[("a", r#""values": [Infinity]"#)],
        &[("a", r#""values": [1.0]"#)],
    );
    assert_eq!(
        refused.err(),
        Some(Incomparable::NoRatio { name: "a".into() })
    );
    let hidden = compare(
        &[("a", r#""values": [Infinity, 1.0]"#)],
        &[("a", r#""values": [1.0, 1.1]"#)],
    );
    assert!(hidden.is_ok(), "it is not printed, and there is no mean");
}

#[test]
fn ratios_that_are_no_numbers_are_sorted_without_a_panic() {
    let side = |file: &str, scale: usize| {
        let runs: Vec<(String, String)> = (0..64usize)
            .map(|index| {
                let value = match index % 5 {
                    0 => "Infinity".to_owned(),
                    other => (other * (1 + index * scale % 7)).to_string(),
                };
                (format!("b{index}"), format!(r#""values": [{value}]"#))
            })
            .collect();
        suite(
            file,
            &runs
                .iter()
                .map(|(name, run)| (name.as_str(), run.as_str()))
                .collect::<Vec<_>>(),
        )
    };
    let comparison = Comparison::new(side("ref.json", 0), side("head.json", 3), Config::default());
    let comparison = comparison.expect("they share benchmarks");
    assert!(comparison.rows[0].time.ratio.is_nan());
    let mut rows = comparison.all();
    let view = View::new(&comparison);
    for &column in Column::ALL {
        view.context(&comparison)
            .sort(&mut rows, Order::first_of(column));
    }
    view.context(&comparison).sort(&mut rows, Order::default());
    assert!(
        comparison.rows[rows[63]].time.ratio.is_nan(),
        "what is missing comes last"
    );
}

#[test]
fn the_verdict_for_all_rows_is_the_published_one() {
    let comparison = compare(
        &[("a", VALUES), ("b", HALF), ("c", VALUES)],
        &[("b", VALUES), ("a", HALF), ("c", VALUES)],
    )
    .expect("they share benchmarks");
    assert_eq!(
        comparison.verdict(&comparison.all(), Exclusions::Applied),
        comparison.published()
    );
    let one = comparison.verdict(&[0], Exclusions::Applied);
    assert_eq!((one.rows, one.counts.better, one.counts.worse), (1, 1, 0));
    assert_eq!(one.pyperf_mean, Some(comparison.rows[0].time.ratio));
    let none = comparison.verdict(&[], Exclusions::Applied);
    assert!(none.pyperf_mean.is_none() && none.runner_mean.is_err() && none.hpt.is_err());
}

#[test]
fn published_exclusions_touch_the_runners_numbers_only() {
    let config = Config {
        excluded: ["a".to_owned()].into(),
        ..Config::default()
    };
    let pairs = [("a", VALUES), ("b", VALUES)];
    let head = [("a", HALF), ("b", VALUES)];
    let comparison = Comparison::new(suite("ref.json", &pairs), suite("head.json", &head), config);
    let comparison = comparison.expect("they share benchmarks");
    let verdict = comparison.published();
    assert!(comparison.is_excluded(0) && !comparison.is_excluded(1));
    assert_eq!((verdict.excluded, verdict.counts.better), (1, 1));
    assert_eq!(verdict.runner_mean, Ok(1.0));
    assert!(verdict.pyperf_mean.is_some_and(|mean| mean < 1.0));
    let counted = comparison.verdict(&comparison.all(), Exclusions::Ignored);
    assert_eq!(counted.excluded, 0);
    assert!(counted.runner_mean.is_ok_and(|mean| mean > 1.0));
}

#[test]
fn the_influence_is_what_a_row_does_to_the_mean() {
    let comparison = compare(
        &[("a", VALUES), ("b", VALUES), ("c", VALUES)],
        &[("a", HALF), ("b", VALUES), ("c", VALUES)],
    )
    .expect("they share benchmarks");
    let mean = |rows: &[usize]| {
        comparison
            .verdict(rows, Exclusions::Applied)
            .pyperf_mean
            .expect("there are rows")
    };
    let time = |rows: &[usize]| comparison.influences(rows, Metric::Time, Exclusions::Applied);
    let influences = time(&[0, 1, 2]);
    let expected = mean(&[0, 1, 2]) / mean(&[1, 2]) - 1.0;
    assert!(
        influences[0]
            .is_some_and(|influence| (influence - expected).abs() < 1e-12 && influence < 0.0),
        "{influences:?}"
    );
    assert_eq!(time(&[1]), [None; 3]);
    assert!(time(&[0, 1])[2].is_none());
}

/// One benchmark with these processes and this metadata on both sides, the head's values `factor` times as large.
pub(super) fn compare_processes(processes: &[&[f64]], metadata: &str, factor: f64) -> Comparison {
    let scaled = |values: &&[f64]| values.iter().map(|value| value * factor).collect();
    let head: Vec<Vec<f64>> = processes.iter().map(scaled).collect();
    let head: Vec<&[f64]> = head.iter().map(Vec::as_slice).collect();
    compare_runs([processes, &head], metadata)
}

/// Compares a reference and a head of one benchmark, each with the values of its processes.
pub(super) fn compare_runs(sides: [&[&[f64]]; 2], metadata: &str) -> Comparison {
    let side = |file: &str, processes: &[&[f64]]| {
        let run = |values: &&[f64]| {
            let values: Vec<String> = values.iter().map(f64::to_string).collect();
            format!(r#"{{"values": [{}]}}"#, values.join(","))
        };
        let runs: Vec<String> = processes.iter().map(run).collect();
        let text = format!(
            r#"{{"version": "1.0", "benchmarks": [{{"metadata": {{"name": "a"{metadata}}}, "runs": [{}]}}]}}"#,
            runs.join(",")
        );
        parse(file.to_owned(), text).expect("the suite is valid")
    };
    let [reference, head] = sides;
    Comparison::new(
        side("ref.json", reference),
        side("head.json", head),
        Config::default(),
    )
    .expect("they share it")
}
