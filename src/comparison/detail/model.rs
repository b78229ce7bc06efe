//! One benchmark, with its samples and all that is said of them.

use std::collections::{BTreeMap, BTreeSet};

use super::explanation::explanation;
use super::numbers;
use crate::comparison::column::MISSING;
use crate::comparison::comparison::Comparison;
use crate::comparison::metric::Metric;
use crate::results::Sides;
use crate::stats::summary::sorted;
use crate::suite::{Benchmark, Run};

/// One benchmark. Texts are raw: they may hold what stands in the files.
#[derive(Debug, Clone, PartialEq)]
pub struct Detail {
    /// By what it is looked at.
    pub metric: Metric,
    /// Why the row has its colour, or is grey, with the numbers put into the formulas.
    pub explanation: Vec<String>,
    /// The samples of each side; `None` where a side lacks the metric.
    pub samples: Option<Sides<SideSamples>>,
    /// A label and what it says of each side.
    pub numbers: Vec<(&'static str, Sides<String>)>,
    /// A label and what it says of both together.
    pub together: Vec<(&'static str, String)>,
    /// What `pyperf check` warns of on each side.
    pub warnings: Sides<Vec<String>>,
    /// Metadata of the benchmark that differs: a key and what each side says of it.
    pub differences: Vec<(String, Sides<String>)>,
}

/// One side's samples: its values, or the peak memory of its processes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SideSamples {
    /// In run order, with the warm-ups among them.
    pub points: Vec<Point>,
    /// In ascending order, without the warm-ups.
    pub sorted: Vec<f64>,
    /// The mean of each process, in their order.
    pub process_means: Vec<f64>,
    /// Peak memory of each process in bytes, in their order.
    pub memory: Vec<f64>,
    /// Their mean.
    pub mean: f64,
    /// Their median.
    pub median: f64,
    /// Peaks of the density; more than one hides behind a mean.
    pub modes: usize,
}

/// A value in run order.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// In the unit of the benchmark.
    pub value: f64,
    /// Whether it counts in no number.
    pub is_warmup: bool,
}

impl Comparison {
    /// Everything about a row by a metric. `influence` is its influence on the headline of the rows in view.
    #[must_use]
    pub fn detail(&self, metric: Metric, index: usize, influence: Option<f64>) -> Detail {
        let row = &self.rows[index];
        Detail {
            metric,
            explanation: match self.measure(metric, index) {
                Some(measure) => explanation(metric, measure),
                None => vec![
                    "A side says nothing of its peak memory, or 0 bytes, so there is nothing to compare."
                        .to_owned(),
                ],
            },
            samples: self.side_samples(metric, index),
            numbers: numbers::of_each_side(self, metric, index),
            together: numbers::of_both_together(self, metric, index, influence),
            warnings: self.stability_warnings(row),
            differences: differences(self, self.benchmarks(row)),
        }
    }

    fn side_samples(&self, metric: Metric, index: usize) -> Option<Sides<SideSamples>> {
        let measure = self.measure(metric, index)?;
        let samples = self.samples(metric, index)?;
        let memory = self.samples(Metric::Memory, index);
        let memory = memory.map_or_else(Sides::default, |memory| memory.map(Vec::from));
        let points = match metric {
            Metric::Time => self.benchmarks(&self.rows[index]).map(points),
            Metric::Memory => samples.as_ref().map(|samples| {
                let point = |&value: &f64| Point::new(value, false);
                samples.iter().map(point).collect()
            }),
        };
        let sides = points.zip(samples).map(|(points, samples)| SideSamples {
            points,
            sorted: sorted(&samples),
            ..SideSamples::default()
        });
        let means = self.process_means(metric, index)?;
        let sides = sides.zip(means).map(|(side, means)| SideSamples {
            process_means: means.into_owned(),
            ..side
        });
        let sides = sides
            .zip(memory)
            .map(|(side, memory)| SideSamples { memory, ..side });
        let statistics = measure.sides.zip(self.modes(metric, index)?);
        Some(
            sides
                .zip(statistics)
                .map(|(side, (summary, modes))| SideSamples {
                    mean: summary.mean,
                    median: summary.median,
                    modes,
                    ..side
                }),
        )
    }
}

impl Point {
    fn new(value: f64, is_warmup: bool) -> Self {
        Self { value, is_warmup }
    }
}

/// Each process's warm-ups and then its values. Calibration runs have warm-ups only.
fn points(benchmark: &Benchmark) -> Vec<Point> {
    let of_run = |run: &Run| {
        let warmups = benchmark.warmups[run.warmups()].iter();
        let values = benchmark.values[run.values()].iter();
        let warmups = warmups.map(|warmup| Point::new(warmup.value, true));
        let values = values.map(|&value| Point::new(value, false));
        warmups.chain(values).collect::<Vec<Point>>()
    };
    benchmark.runs.iter().flat_map(of_run).collect()
}

fn differences(
    comparison: &Comparison,
    benchmarks: Sides<&Benchmark>,
) -> Vec<(String, Sides<String>)> {
    let sides = comparison.suites.as_ref().zip(benchmarks);
    let entries = sides.map(|(suite, benchmark)| {
        let entries = suite.entries(&benchmark.metadata);
        entries
            .map(|(key, value)| (key.to_owned(), suite.in_words(value)))
            .collect::<BTreeMap<String, String>>()
    });
    let keys: BTreeSet<&String> = entries
        .reference
        .keys()
        .chain(entries.head.keys())
        .collect();
    let value = |entries: &BTreeMap<String, String>, key: &String| {
        let value = entries.get(key);
        value.map_or_else(|| MISSING.to_owned(), String::clone)
    };
    keys.into_iter()
        .map(|key| {
            (
                key.clone(),
                entries.as_ref().map(|entries| value(entries, key)),
            )
        })
        .filter(|(_, values)| !values.are_equal())
        .collect()
}
