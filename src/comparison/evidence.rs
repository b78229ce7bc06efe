//! What speaks for and against a row: noise, probabilities, the interval of its ratio, and pyperf's warnings.

use super::{Comparison, Measure, Metric, Row};
use crate::stats::interval::Interval;
use crate::stats::summary::sorted;
use crate::stats::{Student, Summary, discovery, pairwise, student_t, superiority};
use crate::suite::{Benchmark, Suite, Unit};

/// What the values of one row, or its peaks of memory, say besides their means.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Evidence {
    /// The larger of the two sides' coefficients of variation; `None` with single values.
    pub noise: Option<f64>,
    /// |ln ratio| over `noise`: how far the change stands out.
    pub change_to_noise: Option<f64>,
    /// P(head < reference) over all pairs of values, ties half.
    pub better: Option<f64>,
    /// The two-tailed probability of so large a t by chance; `None` where the test could not be run.
    pub p: Option<f64>,
    /// Where the ratio lies with 95 %, from the means of the processes.
    pub interval: Option<Interval>,
}

/// The p of every row, adjusted for the number of all that were tested; NaN for those that were not.
pub(super) fn adjusted(comparison: &Comparison, metric: Metric) -> Vec<f64> {
    let p = |row: usize| p(comparison.measure(metric, row)?);
    let p: Vec<f64> = (0..comparison.rows.len())
        .map(|row| p(row).unwrap_or(f64::NAN))
        .collect();
    discovery::adjusted(&p)
}

/// The two-tailed probability of the t of a measure; `None` where the test could not be run.
fn p(measure: &Measure) -> Option<f64> {
    let test = Student::test(&measure.reference, &measure.head).ok();
    let tested = test.filter(|student| student.raised.is_none() && !student.t.is_nan())?;
    Some(student_t::two_tailed(
        tested.t,
        tested.degrees_of_freedom as f64,
    ))
}

/// The evidence of a row by a metric; `None` where it is not known on both sides.
pub(super) fn of_row(comparison: &Comparison, metric: Metric, row: usize) -> Option<Evidence> {
    let measure = comparison.measure(metric, row)?;
    let [reference, head] = comparison.samples(metric, row)?;
    let variations = measure
        .reference
        .coefficient_of_variation()
        .zip(measure.head.coefficient_of_variation());
    let noise = variations.map(|(a, b)| a.max(b));
    let change = measure.log_ratio.abs();
    let [of_reference, of_head] = comparison.process_means(metric, row)?;
    Some(Evidence {
        noise,
        change_to_noise: noise
            .map(|noise| change / noise)
            .filter(|ratio| !ratio.is_nan()),
        better: superiority::probability_of_faster(&sorted(&reference), &sorted(&head)),
        p: p(measure),
        interval: Interval::of_ratio(&of_reference, &of_head),
    })
}

/// Whether pyperf would warn that the reference, or the head, of a row is unstable.
pub(super) fn unstable(comparison: &Comparison, row: &Row) -> (bool, bool) {
    let is_unstable = |suite: &Suite, benchmark: &Benchmark, summary: &Summary| {
        !warnings(suite, benchmark, summary).is_empty()
    };
    let (reference, head) = comparison.benchmarks(row);
    (
        is_unstable(&comparison.reference, reference, &row.time.reference),
        is_unstable(&comparison.head, head, &row.time.head),
    )
}

/// The mean of each process that has values, in their order.
pub fn process_means(benchmark: &Benchmark) -> Vec<f64> {
    let runs = benchmark
        .runs
        .iter()
        .map(|run| &benchmark.values[run.values.start as usize..run.values.end as usize]);
    runs.filter(|values| !values.is_empty())
        .map(pairwise::mean)
        .collect()
}

/// What `pyperf check` warns of, in its words; nothing if the benchmark is stable.
///
/// Source: `format_checks` in `_cli.py`, and `required_nprocesses` in `_bench.py`, of pyperf 2.9.0.
pub fn warnings(suite: &Suite, benchmark: &Benchmark, summary: &Summary) -> Vec<String> {
    let mean = summary.mean;
    let shown = |value: f64| benchmark.unit.format(value, false);
    let mut warnings = Vec::new();
    if let Some(deviation) = summary.standard_deviation {
        let percent = deviation * 100.0 / mean;
        if percent >= 10.0 {
            warnings.push(format!(
                "the standard deviation ({}) is {percent:.0}% of the mean ({})",
                shown(deviation),
                shown(mean)
            ));
        } else if required_processes(benchmark)
            .is_some_and(|required| required > benchmark.runs.len() as f64)
        {
            warnings.push(
                "Not enough samples to get a stable result (95% certainly of less than 1% variation)".to_owned(),
            );
        }
    }
    for (which, value) in [("minimum", summary.minimum), ("maximum", summary.maximum)] {
        let percent = (value - mean) * 100.0 / mean;
        if percent.abs() >= 50.0 {
            let direction = if percent >= 0.0 { "greater" } else { "smaller" };
            warnings.push(format!(
                "the {which} ({}) is {:.0}% {direction} than the mean ({})",
                shown(value),
                percent.abs(),
                shown(mean)
            ));
        }
    }
    if benchmark.unit == Unit::Second {
        let shortest = shortest_raw_value(suite, benchmark);
        if shortest < 1e-3 {
            warnings.push(format!(
                "the shortest raw value is only {}",
                shown(shortest)
            ));
        }
    }
    warnings
}

/// How many processes pyperf would want for 1 % of variation with 95 %; `None` with fewer than two.
fn required_processes(benchmark: &Benchmark) -> Option<f64> {
    let means = process_means(benchmark);
    let summary = Summary::new(&means, &sorted(&means))?;
    let sigma = summary.coefficient_of_variation()?;
    let (z, w) = (1.96_f64, 0.01_f64);
    Some((4.0 * z * z * sigma * sigma / (w * w)).ceil())
}

/// The shortest time that was measured at once: a value times its loops.
fn shortest_raw_value(suite: &Suite, benchmark: &Benchmark) -> f64 {
    let of_benchmark = |key: &str| {
        let levels = [&benchmark.metadata, &suite.metadata];
        levels
            .into_iter()
            .find_map(|level| suite.lookup(level, key)?.number())
            .unwrap_or(1.0)
    };
    let (loops, inner_loops) = (of_benchmark("loops"), of_benchmark("inner_loops"));
    let runs = benchmark.runs.iter().map(|run| {
        let of_run = |key: &str| {
            suite
                .lookup(&run.metadata, key)
                .and_then(|value| value.number())
        };
        let values = &benchmark.values[run.values.start as usize..run.values.end as usize];
        let shortest = values.iter().copied().fold(f64::INFINITY, f64::min);
        shortest * of_run("loops").unwrap_or(loops) * of_run("inner_loops").unwrap_or(inner_loops)
    });
    runs.fold(f64::INFINITY, f64::min)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::suite::parse;

    /// One benchmark with these processes and this metadata on both sides, the head's values `factor` times as large.
    fn compare(processes: &[&[f64]], metadata: &str, factor: f64) -> Comparison {
        let side = |file: &str, factor: f64| {
            let runs: Vec<String> = processes
                .iter()
                .map(|values| {
                    let values: Vec<String> = values
                        .iter()
                        .map(|value| (value * factor).to_string())
                        .collect();
                    format!(r#"{{"values": [{}]}}"#, values.join(","))
                })
                .collect();
            let text = format!(
                r#"{{"version": "1.0", "benchmarks": [{{"metadata": {{"name": "a"{metadata}}}, "runs": [{}]}}]}}"#,
                runs.join(",")
            );
            parse(file.to_owned(), text).expect("the suite is valid")
        };
        Comparison::new(
            side("ref.json", 1.0),
            side("head.json", factor),
            Config::default(),
        )
        .expect("they share it")
    }

    fn warned(comparison: &Comparison) -> Vec<String> {
        let row = &comparison.rows[0];
        warnings(
            &comparison.reference,
            &comparison.reference.benchmarks[0],
            &row.time.reference,
        )
    }

    #[test]
    fn the_warnings_are_pyperfs() {
        // Each expectation was printed by `pyperf check`.
        let stable: &[&[f64]] = &[&[1.0, 1.001], &[1.001, 1.0], &[1.0, 1.001]];
        assert!(warned(&compare(stable, "", 1.0)).is_empty());
        let wide: &[&[f64]] = &[&[1.0, 1.0, 1.0], &[1.0, 2.0, 1.0]];
        assert_eq!(
            warned(&compare(wide, "", 1.0)),
            [
                "the standard deviation (408 ms) is 35% of the mean (1.17 sec)",
                "the maximum (2.00 sec) is 71% greater than the mean (1.17 sec)",
            ]
        );
        let few: &[&[f64]] = &[&[1.0], &[1.05]];
        assert_eq!(
            warned(&compare(few, "", 1.0)),
            ["Not enough samples to get a stable result (95% certainly of less than 1% variation)",]
        );
        let short: &[&[f64]] = &[&[1e-4, 1e-4], &[1e-4, 1e-4]];
        assert_eq!(
            warned(&compare(short, "", 1.0)),
            ["the shortest raw value is only 100 us"]
        );
        assert!(
            warned(&compare(short, r#", "loops": 5, "inner_loops": 2"#, 1.0)).is_empty(),
            "1 ms at once"
        );
        assert!(warned(&compare(short, r#", "unit": "byte""#, 1.0)).is_empty());
    }

    #[test]
    fn the_evidence_of_a_clear_slowdown() {
        let comparison = compare(&[&[1.0, 1.01], &[1.02, 1.01], &[0.99, 1.0]], "", 1.2);
        let evidence = comparison
            .evidence(Metric::Time, 0)
            .expect("there are values");
        assert_eq!(evidence.better, Some(0.0));
        assert!(evidence.p.is_some_and(|p| p < 1e-6));
        assert_eq!(comparison.q(Metric::Time, 0), evidence.p);
        assert!(
            evidence
                .interval
                .is_some_and(|interval| interval.low > 1.1 && interval.high < 1.3)
        );
        assert!(evidence.change_to_noise.is_some_and(|ratio| ratio > 10.0));
        assert_eq!(process_means(&comparison.head.benchmarks[0]).len(), 3);
    }

    #[test]
    fn a_single_value_says_little() {
        let comparison = compare(&[&[1.0]], "", 2.0);
        let evidence = comparison
            .evidence(Metric::Time, 0)
            .expect("there are values");
        assert_eq!(
            (evidence.noise, evidence.p, evidence.interval),
            (None, None, None)
        );
        assert_eq!(evidence.better, Some(0.0));
    }
}
