//! What a series keeps of one benchmark of one result.

use crate::stats::{exact, summary};
use crate::suite::{Benchmark, Run, Suite, Unit};

/// One benchmark of one result.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    /// The name of the benchmark; raw.
    pub benchmark: String,
    /// The unit of both values.
    pub unit: Unit,
    /// The published mean: that of all values.
    pub mean: f64,
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
        let values = |run: std::ops::Range<usize>| benchmark.values.get(run);
        let runs = benchmark.runs.iter().map(Run::values);
        let means: Vec<f64> = runs.filter_map(|run| exact::mean(values(run)?)).collect();
        let mean = exact::mean(&benchmark.values)?;
        Some(Self {
            benchmark: benchmark.name.clone(),
            unit: benchmark.unit,
            mean,
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
        assert_eq!((samples[1].unit, samples[1].value), (Unit::Byte, 8.0));
    }
}
