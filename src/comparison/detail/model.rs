//! One benchmark, with its samples and everything that is derived from them.

use std::collections::{BTreeMap, BTreeSet};

use super::explanation::explanation;
use super::statistics;
use crate::comparison::column::MISSING;
use crate::comparison::comparison::Comparison;
use crate::comparison::metric::Metric;
use crate::results::Sides;
use crate::stats::summary::sorted;
use crate::suite::{Benchmark, Run};

/// The details of one benchmark. Texts are raw: they may contain text from the files.
#[derive(Debug, Clone, PartialEq)]
pub struct Detail {
    /// The metric of the details.
    pub metric: Metric,
    /// Why the row has its colour, or is grey, with the numbers inserted into the formulas.
    pub explanation: Vec<String>,
    /// The samples of each side; `None` if a side lacks the metric.
    pub samples: Option<Sides<SideSamples>>,
    /// A label and its text for each side.
    pub numbers: Vec<(&'static str, Sides<String>)>,
    /// A label and its text for both sides together.
    pub together: Vec<(&'static str, String)>,
    /// The warnings of `pyperf check` about each side.
    pub warnings: Sides<Vec<String>>,
    /// Metadata of the benchmark that differs: a key and its value on each side.
    pub differences: Vec<(String, Sides<String>)>,
}

/// One side's samples: its values, or the peak memory of its processes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SideSamples {
    /// In run order, including the warm-ups.
    pub points: Vec<Point>,
    /// In ascending order, without the warm-ups.
    pub sorted: Vec<f64>,
    /// The mean of each process, in their order.
    pub process_means: Vec<f64>,
    /// Peak memory of each process in bytes, in their order.
    pub memory: Vec<f64>,
    /// The mean of the samples.
    pub mean: f64,
    /// The median of the samples.
    pub median: f64,
    /// The number of peaks of the density. A mean can hide that there are several.
    pub modes: usize,
}

/// A value in run order.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// The value, in the unit of the samples.
    pub value: f64,
    /// Whether it is a warm-up, which no statistic includes.
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
            numbers: statistics::of_each_side(self, metric, index),
            together: statistics::of_both_together(self, metric, index, influence),
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
        let modes = self.modes(metric, index)?.as_ref().map(Vec::len);
        let statistics = measure.sides.zip(modes);
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

/// The warm-ups and then the values of each process. Calibration runs have warm-ups only.
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
