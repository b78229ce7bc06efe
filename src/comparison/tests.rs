//! Tests of whole comparisons of small suites.

use super::*;
use crate::bench_runner::Config;
use crate::results::Sides;
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

pub(super) fn compare(
    reference: &[(&str, &str)],
    head: &[(&str, &str)],
) -> Result<Comparison, Incomparable> {
    Comparison::new(
        suite("ref.json", reference),
        suite("head.json", head),
        Config::default(),
    )
}

pub(super) const VALUES: &str =
    r#""values": [1.0, 1.01, 1.02, 1.03, 1.04, 1.05, 1.06, 1.07, 1.08, 1.09, 1.1, 1.11]"#;
pub(super) const HALF: &str =
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
    let beside = |other: &str| {
        compare(
            &[("a", r#""values": [Infinity, 1.0]"#), ("b", VALUES)],
            &[("a", r#""values": [1.0, 1.1]"#), ("b", other)],
        )
    };
    assert_eq!(
        beside(HALF).err(),
        Some(Incomparable::NoRatio { name: "a".into() }),
        "the mean of all ratios is printed below the row of b"
    );
    assert!(beside(VALUES).is_ok(), "no row is printed, and no mean");
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
    assert!(
        comparison.rows[0]
            .time()
            .expect("both sides have it")
            .ratio
            .is_nan()
    );
    let mut rows = comparison.all();
    let view = View::new(&comparison);
    for &column in Column::ALL {
        view.context(&comparison)
            .sort(&mut rows, Order::first_of(column));
    }
    view.context(&comparison).sort(&mut rows, Order::default());
    assert!(
        comparison.rows[rows[63]]
            .time()
            .expect("both sides have it")
            .ratio
            .is_nan(),
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
    assert_eq!(one.rows, 1);
    assert_eq!(
        one.pyperf_mean,
        Some(comparison.rows[0].time().expect("both sides have it").ratio)
    );
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
    assert_eq!(verdict.excluded, 1);
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

/// A suite with the given keys at its top, and benchmarks that each have one value and this peak memory.
fn suite_with_memory(file: &str, top: &str, memory: &[u32]) -> Suite {
    let benchmark = |(index, bytes): (usize, &u32)| {
        format!(
            r#"{{"metadata": {{"name": "b{index}"}},
            "runs": [{{"metadata": {{"mem_max_rss": {bytes}}}, "values": [1.0]}}]}}"#
        )
    };
    let benchmarks: Vec<String> = memory.iter().enumerate().map(benchmark).collect();
    let benchmarks = benchmarks.join(",");
    let text = format!(r#"{{"version": "1.0", {top} "benchmarks": [{benchmarks}]}}"#);
    parse(file.to_owned(), text).expect("the suite is valid")
}

/// Compares peak memory, with the given keys at the top of each file.
fn compare_memory(tops: [&str; 2], memory: [&[u32]; 2]) -> Comparison {
    let [reference, head] = tops;
    Comparison::new(
        suite_with_memory("ref.json", reference, memory[0]),
        suite_with_memory("head.json", head, memory[1]),
        Config::default(),
    )
    .expect("they share benchmarks")
}

const LINUX: &str = r#""metadata": {"platform": "Linux-6.1"},"#;
const WINDOWS: &str = r#""metadata": {"platform": "Windows-10"},"#;

#[test]
fn memory_is_not_compared_with_a_head_from_windows() {
    let memory: [&[u32]; 2] = [&[8, 8, 8], &[16, 8, 4]];
    let influences = |comparison: &Comparison| {
        let rows = comparison.all();
        comparison.influences(&rows, Metric::Memory, Exclusions::Applied)
    };
    let windows = compare_memory([LINUX, WINDOWS], memory);
    assert_eq!(
        windows.published().memory,
        Ok(MemoryChange {
            unknown: 3,
            total: 3,
            ..MemoryChange::default()
        })
    );
    assert_eq!(influences(&windows), [None; 3], "there is no headline");
    for tops in [[LINUX, LINUX], [WINDOWS, LINUX]] {
        let comparison = compare_memory(tops, memory);
        let change = comparison.published().memory.expect("it is known");
        assert_eq!((change.larger, change.smaller, change.total), (1, 1, 3));
        assert!(
            influences(&comparison).iter().all(Option::is_some),
            "{tops:?}"
        );
    }
}

#[test]
fn the_runners_means_need_the_metadata_of_both_suites() {
    for (tops, file) in [
        (["", LINUX], "ref.json"),
        ([LINUX, ""], "head.json"),
        (["", ""], "ref.json"),
    ] {
        let comparison = compare_memory(tops, [&[8, 8], &[16, 8]]);
        let verdict = comparison.published();
        let reason = Unavailable::new(format!("{file} has no metadata of the suite"));
        assert_eq!(verdict.runner_mean, Err(reason.clone()));
        assert_eq!(verdict.memory, Err(reason));
        let rows = comparison.all();
        let influences = comparison.influences(&rows, Metric::Memory, Exclusions::Applied);
        assert_eq!(influences, [None; 2], "there is no headline");
    }
}

#[test]
fn the_runners_numbers_on_an_edge_are_printed_as_the_runner_does() {
    // NumPy's mean of all quotients, which bench_runner prints, is above the tie of 2.7625. The product of the means is
    // below.
    let values = |pair: &str| format!(r#""values": [{}]"#, [pair; 6].join(","));
    let comparison = compare(
        &[("a", &values("11.0, 28.0"))],
        &[("a", &values("12.0, 5.0"))],
    );
    let mean = comparison.expect("they share a").published().runner_mean;
    assert_eq!(
        mean.map(wording::runner_mean),
        Ok("2.763x faster".to_owned())
    );
    // 1.125 is half-way between 1.12 and 1.13, and printed as the even one.
    let comparison = compare_memory([LINUX, LINUX], [&[8], &[9]]);
    let memory = comparison.published().memory.expect("it is known");
    assert_eq!(wording::memory_change(memory.change), "1.12x");
}

#[test]
fn the_runner_sees_no_values_in_format_5() {
    let values = VALUES.replace("values", "samples");
    let old = |file: &str| {
        let text = format!(
            r#"{{"version": 5, "metadata": {{}}, "benchmarks": [
            {{"common_metadata": {{"name": "a"}}, "metadata": {{"name": "a"}}, "runs": [{{{values}}}]}}]}}"#
        );
        parse(file.to_owned(), text).expect("the suite is valid")
    };
    for head in [old("head.json"), suite("head.json", &[("a", HALF)])] {
        let comparison = Comparison::new(old("ref.json"), head, Config::default());
        let comparison = comparison.expect("they share a");
        assert_eq!(
            comparison.rows[0]
                .time()
                .expect("both sides have it")
                .sides
                .reference
                .count,
            12
        );
        let verdict = comparison.published();
        assert_eq!(
            verdict.runner_mean,
            Err(Unavailable::new(
                "no benchmark has the same number of values on both sides"
            ))
        );
        assert!(verdict.hpt.is_err(), "{:?}", verdict.hpt);
    }
}

#[test]
fn the_mean_of_integers_is_written_as_python_writes_it() {
    // `statistics.mean` of pyperf's values gives an int for ints whose number divides their sum.
    let head: &[&[f64]] = &[&[7.0, 8.0, 9.0]];
    for (values, mean) in [
        (&[1.0, 3.0][..], "2"),
        (&[1.0, 2.0], "1.5"),
        (&[1.5, 2.5], "2.0"),
        (&[5.0], "5"),
    ] {
        let comparison = compare_runs([&[values], head], r#", "unit": "integer""#);
        let means = comparison.rows[0]
            .time()
            .expect("both sides have it")
            .means();
        assert_eq!(means, Sides::new(mean.to_owned(), "8".to_owned()));
    }
}

#[test]
fn each_side_is_unstable_for_itself() {
    let stable: &[&[f64]] = &[&[1.0, 1.001], &[1.001, 1.0], &[1.0, 1.001]];
    let wide: &[&[f64]] = &[&[1.0, 1.0], &[1.0, 2.0], &[1.0, 1.0]];
    for (sides, unstable) in [
        ([stable, stable], Sides::new(false, false)),
        ([stable, wide], Sides::new(false, true)),
        ([wide, stable], Sides::new(true, false)),
    ] {
        assert_eq!(compare_runs(sides, "").is_unstable(0), unstable);
    }
}
