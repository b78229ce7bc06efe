//! Everything about one benchmark by one metric, ready to be shown.

mod numbers;

use std::ops::Range;

use super::{Comparison, Measure, Metric, evidence, wording};
use crate::stats::significance::{Significance, critical_value};
use crate::stats::summary::sorted;
use crate::stats::{Summary, Untestable};
use crate::suite::{Benchmark, Level, Suite, fixed};

/// One benchmark. Texts are raw: they may hold what stands in the files.
#[derive(Debug, Clone, PartialEq)]
pub struct Detail {
    pub metric: Metric,
    /// Why the row has its colour, or is grey, with the numbers put into the formulas.
    pub explanation: Vec<String>,
    /// Reference and head; `None` where a side lacks the metric.
    pub sides: Option<[Side; 2]>,
    /// A label and what it says of reference and head.
    pub numbers: Vec<(&'static str, String, String)>,
    /// A label and what it says of both together.
    pub together: Vec<(&'static str, String)>,
    /// In the words of `pyperf check`, of reference and head.
    pub warnings: [Vec<String>; 2],
    /// Metadata of the benchmark that differs: key, reference, head.
    pub differences: Vec<(String, String, String)>,
}

/// One side's samples: its values, or the peak memory of its processes.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    /// In run order, with the warm-ups among them.
    pub points: Vec<Point>,
    pub sorted: Vec<f64>,
    pub process_means: Vec<f64>,
    /// Peak memory of each process in bytes, in their order.
    pub memory: Vec<f64>,
    pub mean: f64,
    pub median: f64,
    /// Peaks of the density; more than one hides behind a mean.
    pub modes: usize,
}

/// A value in run order.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    pub value: f64,
    pub is_warmup: bool,
}

impl Comparison {
    /// Everything about a row by a metric. `pull` is its pull on the headline of the rows in view.
    pub fn detail(&self, metric: Metric, index: usize, pull: Option<f64>) -> Detail {
        let row = &self.rows[index];
        let (reference, head) = self.benchmarks(row);
        Detail {
            metric,
            explanation: match self.measure(metric, index) {
                Some(measure) => explanation(metric, measure),
                None => vec![
                    "A side says nothing of its peak memory, or 0 bytes, so there is nothing to compare."
                        .to_owned(),
                ],
            },
            sides: self.sides_of(metric, index),
            numbers: numbers::each(self, metric, index),
            together: numbers::together(self, metric, index, pull),
            warnings: [
                evidence::warnings(&self.reference, reference, &row.time.reference),
                evidence::warnings(&self.head, head, &row.time.head),
            ],
            differences: differences(self, reference, head),
        }
    }

    fn sides_of(&self, metric: Metric, index: usize) -> Option<[Side; 2]> {
        let measure = self.measure(metric, index)?;
        let [reference, head] = self.samples(metric, index)?;
        let [of_reference, of_head] = self.process_means(metric, index)?;
        let modes = self.modes(metric, index)?;
        let (first, second) = self.benchmarks(&self.rows[index]);
        let memory = self.samples(Metric::Memory, index);
        let [first_memory, second_memory] =
            memory.map_or_else(Default::default, |memory| memory.map(Vec::from));
        let side =
            |samples: &[f64], benchmark, means: &[f64], memory, summary: &Summary, modes| Side {
                points: match metric {
                    Metric::Time => points(benchmark),
                    Metric::Memory => samples
                        .iter()
                        .map(|&value| Point::new(value, false))
                        .collect(),
                },
                sorted: sorted(samples),
                process_means: means.to_vec(),
                memory,
                mean: summary.mean,
                median: summary.median,
                modes,
            };
        Some([
            side(
                &reference,
                first,
                &of_reference,
                first_memory,
                &measure.reference,
                modes.0,
            ),
            side(
                &head,
                second,
                &of_head,
                second_memory,
                &measure.head,
                modes.1,
            ),
        ])
    }
}

impl Point {
    fn new(value: f64, is_warmup: bool) -> Self {
        Self { value, is_warmup }
    }
}

/// Each process's warm-ups and then its values. Calibration runs have warm-ups only.
fn points(benchmark: &Benchmark) -> Vec<Point> {
    let range = |range: &Range<u32>| range.start as usize..range.end as usize;
    let of_run = |run: &crate::suite::Run| {
        let warmups = benchmark.warmups[range(&run.warmups)].iter();
        let values = benchmark.values[range(&run.values)].iter();
        let warmups = warmups.map(|warmup| Point::new(warmup.value, true));
        let points: Vec<Point> = warmups
            .chain(values.map(|&value| Point::new(value, false)))
            .collect();
        points
    };
    benchmark.runs.iter().flat_map(of_run).collect()
}

fn explanation(metric: Metric, measure: &Measure) -> Vec<String> {
    let (a, b) = (measure.reference_mean(), measure.head_mean());
    let ratio = format!(
        "The ratio is mean(head) / mean(reference) = {b} / {a} = {}: {}.",
        fixed(measure.ratio, 4),
        wording::ratio_of(metric, measure.ratio)
    );
    let because = match measure.significance {
        Significance::NotTested(reason) => {
            let pyperf = match metric {
                Metric::Time => " pyperf counts such a row as significant;",
                Metric::Memory => "",
            };
            format!(
                "It could not be tested: {}.{pyperf} it is shown without colour.",
                untestable(reason)
            )
        }
        Significance::Significant { t } | Significance::NotSignificant { t } => {
            let degrees = 2 * measure.reference.count - 2;
            let critical = critical_value(degrees);
            let word = wording::change(metric, measure.change());
            let (relation, outcome) = match measure.significance {
                Significance::Significant { .. } if measure.ratio == 1.0 => {
                    ("≥", "but the means are the same".to_owned())
                }
                Significance::Significant { .. } => ("≥", format!("so it is coloured as {word}")),
                _ => ("<", "so it is grey: the difference may be noise".to_owned()),
            };
            let size = t.abs();
            format!(
                "t = (mean(reference) - mean(head)) / sqrt(2 s² / n) = {}; |t| = {} {relation} {critical} for {degrees} degrees of freedom, {outcome}.",
                fixed(t, 2),
                fixed(size, 2)
            )
        }
    };
    vec![ratio, because]
}

fn untestable(reason: Untestable) -> String {
    match reason {
        Untestable::SingleValues => "there is one value on each side".to_owned(),
        Untestable::UnequalCounts { reference, head } => {
            format!("the reference has {reference} values and the head {head}")
        }
        Untestable::NoVariance => "all values of each side are the same".to_owned(),
        Untestable::Overflow => "the squares of the values are too large for a number".to_owned(),
    }
}

fn differences(
    comparison: &Comparison,
    reference: &Benchmark,
    head: &Benchmark,
) -> Vec<(String, String, String)> {
    let entries = |suite: &Suite, level: &Level| -> Vec<(String, String)> {
        suite
            .entries(level)
            .map(|(key, value)| (key.to_owned(), suite.in_words(value)))
            .collect()
    };
    let first = entries(&comparison.reference, &reference.metadata);
    let second = entries(&comparison.head, &head.metadata);
    let find = |entries: &[(String, String)], key: &str| {
        entries
            .iter()
            .find(|(other, _)| other == key)
            .map_or_else(|| super::MISSING.to_owned(), |(_, value)| value.clone())
    };
    let mut keys: Vec<&String> = first.iter().chain(&second).map(|(key, _)| key).collect();
    keys.sort();
    keys.dedup();
    let both = keys
        .into_iter()
        .map(|key| (key.clone(), find(&first, key), find(&second, key)));
    both.filter(|(_, first, second)| first != second).collect()
}
