//! The warnings of `pyperf check` about each side of a row.
//!
//! Source: `format_checks` in `_cli.py`, and `required_nprocesses` in `_bench.py`, of pyperf 2.9.0.

use super::pair::{Pair, process_means};
use crate::results::Sides;
use crate::stats::Summary;
use crate::stats::summary::sorted;
use crate::suite::{Benchmark, Suite, Unit};

impl Pair {
    /// The warnings of `pyperf check` about each side of a row, in its words; empty if the benchmark is stable.
    #[must_use]
    pub fn stability_warnings(&self, row: usize) -> Sides<Vec<String>> {
        let Some((benchmarks, measured)) = self.benchmarks(row).zip(self.measured(row)) else {
            return Sides::default();
        };
        let sides = self.suites.as_ref().zip(benchmarks);
        sides
            .zip(measured.time.sides)
            .map(|((suite, benchmark), summary)| warnings(suite, benchmark, &summary))
    }
}

/// Whether `pyperf check` would warn of the spread of the values: the standard deviation is at least a tenth of the
/// mean, or an extreme lies at least half of the mean away from it.
pub(super) fn is_widely_spread(summary: &Summary) -> bool {
    let is_far = |value: f64| (value - summary.mean).abs() * 100.0 / summary.mean >= 50.0;
    let deviation = summary.standard_deviation;
    deviation.is_some_and(|deviation| deviation * 100.0 / summary.mean >= 10.0)
        || is_far(summary.minimum)
        || is_far(summary.maximum)
}

fn warnings(suite: &Suite, benchmark: &Benchmark, summary: &Summary) -> Vec<String> {
    let mut warnings: Vec<String> = deviation_warning(benchmark, summary).into_iter().collect();
    let mean = summary.mean;
    let shown = |value: f64| benchmark.unit.format(value, false);
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

fn deviation_warning(benchmark: &Benchmark, summary: &Summary) -> Option<String> {
    let deviation = summary.standard_deviation?;
    let percent = deviation * 100.0 / summary.mean;
    if percent >= 10.0 {
        let shown = |value: f64| benchmark.unit.format(value, false);
        return Some(format!(
            "the standard deviation ({}) is {percent:.0}% of the mean ({})",
            shown(deviation),
            shown(summary.mean)
        ));
    }
    let required = required_processes(benchmark)?;
    (required > benchmark.runs.len() as f64).then(|| {
        "Not enough samples to get a stable result (95% certainly of less than 1% variation)"
            .to_owned()
    })
}

/// The number of processes that pyperf requires for 95% certainty of less than 1% variation; `None` with fewer than
/// two.
fn required_processes(benchmark: &Benchmark) -> Option<f64> {
    let means = process_means(benchmark);
    let summary = Summary::new(&means, &sorted(&means))?;
    let sigma = summary.coefficient_of_variation()?;
    let (z, w) = (1.96_f64, 0.01_f64);
    Some((4.0 * z * z * sigma * sigma / (w * w)).ceil())
}

/// The shortest raw value: a value times its loops.
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
        let values = &benchmark.values[run.values()];
        let shortest = values.iter().copied().fold(f64::INFINITY, f64::min);
        shortest * of_run("loops").unwrap_or(loops) * of_run("inner_loops").unwrap_or(inner_loops)
    });
    runs.fold(f64::INFINITY, f64::min)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::tests::compare_processes;

    fn warned(comparison: &Pair) -> Vec<String> {
        comparison.stability_warnings(0).reference
    }

    #[test]
    fn the_warnings_are_pyperfs() {
        // Each expectation was printed by `pyperf check`.
        let stable: &[&[f64]] = &[&[1.0, 1.001], &[1.001, 1.0], &[1.0, 1.001]];
        assert!(warned(&compare_processes(stable, "", 1.0)).is_empty());
        let wide: &[&[f64]] = &[&[1.0, 1.0, 1.0], &[1.0, 2.0, 1.0]];
        assert_eq!(
            warned(&compare_processes(wide, "", 1.0)),
            [
                "the standard deviation (408 ms) is 35% of the mean (1.17 sec)",
                "the maximum (2.00 sec) is 71% greater than the mean (1.17 sec)",
            ]
        );
        let few: &[&[f64]] = &[&[1.0], &[1.05]];
        assert_eq!(
            warned(&compare_processes(few, "", 1.0)),
            ["Not enough samples to get a stable result (95% certainly of less than 1% variation)",]
        );
        let short: &[&[f64]] = &[&[1e-4, 1e-4], &[1e-4, 1e-4]];
        assert_eq!(
            warned(&compare_processes(short, "", 1.0)),
            ["the shortest raw value is only 100 us"]
        );
        assert!(
            warned(&compare_processes(
                short,
                r#", "loops": 5, "inner_loops": 2"#,
                1.0
            ))
            .is_empty(),
            "1 ms at once"
        );
        assert!(warned(&compare_processes(short, r#", "unit": "byte""#, 1.0)).is_empty());
    }
}
