//! What a series keeps of one benchmark of one result.

use crate::stats::interval::{Process, Side, half_width};
use crate::stats::{exact, summary};
use crate::suite::{Benchmark, Run, Suite, Unit};

/// One benchmark of one result.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    /// The name of the benchmark; raw.
    pub benchmark: String,
    /// The unit of its numbers.
    pub unit: Unit,
    /// The published mean: that of all values.
    pub mean: f64,
    /// Half the width of its 95% confidence interval: see [`half_width`]. `None` with fewer than two processes.
    pub half_width: Option<f64>,
    /// A robust value: the median of the means of the processes. One process that was disturbed does not move it, while
    /// all values of the others count. The minimum finds as many steps, with twice the false positives; see
    /// docs/NUMBERS.md.
    pub value: f64,
}

impl Sample {
    /// The benchmarks of a result that have values, in the order of the file.
    #[must_use]
    pub fn of_suite(suite: &Suite) -> Vec<Self> {
        suite.benchmarks.iter().filter_map(Self::of).collect()
    }

    fn of(benchmark: &Benchmark) -> Option<Self> {
        let process = |run: &Run| {
            let values = benchmark.values.get(run.values())?;
            Some(Process {
                mean: exact::mean(values)?,
                count: values.len(),
            })
        };
        let processes: Vec<Process> = benchmark.runs.iter().filter_map(process).collect();
        let means: Vec<f64> = processes.iter().map(|process| process.mean).collect();
        let mean = exact::mean(&benchmark.values)?;
        let side = Side {
            mean,
            processes: &processes,
        };
        Some(Self {
            benchmark: benchmark.name.clone(),
            unit: benchmark.unit,
            mean,
            half_width: half_width(side),
            value: summary::median(&summary::sorted(&means)).unwrap_or(mean),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::suite;

    #[test]
    fn the_robust_value_is_that_of_a_usual_process() {
        let text = r#"{"version": "1.0", "benchmarks": [
            {"metadata": {"name": "a"}, "runs": [{"values": [1, 3]}, {"values": [2.5]}, {"values": [90, 90]}]},
            {"metadata": {"name": "b", "unit": "byte"}, "runs": [{"values": [8]}]}]}"#;
        let suite = suite::parse(String::new(), text.to_owned()).expect("it is valid");
        let samples = Sample::of_suite(&suite);
        assert_eq!(samples.len(), 2);
        assert_eq!(
            (samples[0].benchmark.as_str(), samples[0].mean),
            ("a", 37.3)
        );
        assert_eq!(samples[0].value, 2.5);
        assert!(samples[0].half_width.is_some_and(|half| half > 37.3));
        assert_eq!(samples[1].half_width, None, "of one process");
        assert_eq!((samples[1].unit, samples[1].value), (Unit::Byte, 8.0));
    }
}
