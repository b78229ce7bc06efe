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
    /// What became of the benchmark, in sentences: see [`Comparison::conclusion`].
    pub conclusion: Vec<String>,
    /// The samples of each side; `None` if a side lacks the metric.
    pub samples: Option<Sides<SideSamples>>,
    /// A label and its text for both sides together.
    pub together: Vec<(&'static str, String)>,
    /// The label of a statistic and its text for each side.
    pub numbers: Vec<(&'static str, Sides<String>)>,
    /// The label of a condition of the measurement and its text for each side.
    pub conditions: Vec<(&'static str, Sides<String>)>,
    /// The warnings of `pyperf check` about each side.
    pub warnings: Sides<Vec<String>>,
    /// Metadata of the benchmark that differs: a key and its value on each side.
    pub differences: Vec<(String, Sides<String>)>,
    /// The formulas of the ratio and the test, with the numbers inserted; empty if a side lacks the metric.
    pub formulas: Vec<String>,
}

/// One side's samples: its values, or the peak memory of its processes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SideSamples {
    /// In run order, including the warm-ups.
    pub points: Vec<Point>,
    /// In ascending order, without the warm-ups.
    pub sorted: Vec<f64>,
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
    /// The process that it belongs to, counted from 0.
    pub process: usize,
}

impl Comparison {
    /// Everything about a row by a metric. `influence` is its influence on the headline of the benchmarks in view.
    #[must_use]
    pub fn detail(&self, metric: Metric, index: usize, influence: Option<f64>) -> Detail {
        let is_absent = self.rows[index].is_absent();
        Detail {
            metric,
            conclusion: self.conclusion(metric, index),
            samples: self.side_samples(metric, index),
            together: if is_absent {
                Vec::new()
            } else {
                statistics::of_both_together(self, metric, index, influence)
            },
            numbers: if is_absent {
                Vec::new()
            } else {
                statistics::of_each_side(self, metric, index)
            },
            conditions: statistics::conditions(self, index),
            warnings: self.stability_warnings(index),
            differences: self
                .benchmarks(index)
                .map_or_else(Vec::new, |benchmarks| differences(self, benchmarks)),
            formulas: self
                .measure(metric, index)
                .map_or_else(Vec::new, |measure| explanation(metric, measure)),
        }
    }

    fn side_samples(&self, metric: Metric, index: usize) -> Option<Sides<SideSamples>> {
        let measure = self.measure(metric, index)?;
        let samples = self.samples(metric, index)?;
        let memory = self.samples(Metric::Memory, index);
        let memory = memory.map_or_else(Sides::default, |memory| memory.map(Vec::from));
        let points = match metric {
            Metric::Time => self.benchmarks(index)?.map(points),
            Metric::Memory => samples.as_ref().map(|samples| {
                let point = |(process, &value): (usize, &f64)| Point {
                    value,
                    is_warmup: false,
                    process,
                };
                samples.iter().enumerate().map(point).collect()
            }),
        };
        let sides = points.zip(samples).map(|(points, samples)| SideSamples {
            points,
            sorted: sorted(&samples),
            ..SideSamples::default()
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

/// The warm-ups and then the values of each process. Calibration runs have warm-ups only.
fn points(benchmark: &Benchmark) -> Vec<Point> {
    let of_run = |(process, run): (usize, &Run)| {
        let point = move |value: f64, is_warmup: bool| Point {
            value,
            is_warmup,
            process,
        };
        let warmups = benchmark.warmups[run.warmups()].iter();
        let values = benchmark.values[run.values()].iter();
        let warmups = warmups.map(|warmup| point(warmup.value, true));
        let values = values.map(|&value| point(value, false));
        warmups.chain(values).collect::<Vec<Point>>()
    };
    benchmark.runs.iter().enumerate().flat_map(of_run).collect()
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
