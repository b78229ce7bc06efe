//! One benchmark on both sides.

use std::cmp::Ordering;

use super::Sorted;
use super::runner::Sides;
use crate::stats::significance::Significance;
use crate::stats::speedup::Quotients;
use crate::stats::{Speedup, Student, Summary, pairwise, summary};
use crate::suite::{Benchmark, Suite, Unit};

/// One benchmark that both files have.
#[derive(Debug, Clone)]
pub struct Row {
    pub name: String,
    /// The reference's tags; the head's do not count.
    pub tags: Vec<String>,
    /// The units of reference and head, which may differ.
    pub units: (Unit, Unit),
    pub reference: Summary,
    pub head: Summary,
    /// Whether the mean of a side is an integer in Python, which shows in its formatting.
    pub integral: (bool, bool),
    /// Mean of the head over mean of the reference: above 1 is slower.
    pub ratio: f64,
    pub significance: Significance,
    /// Peak memory, where both sides have it.
    pub memory: Option<RowMemory>,
    /// How the row enters bench_runner's overall mean; `None` where it does not.
    pub speedup: Option<Speedup>,
    /// Index of the benchmark in the reference's and in the head's suite.
    pub benchmarks: (usize, usize),
}

/// Peak memory of one benchmark.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RowMemory {
    /// Mean over the processes, in bytes.
    pub reference: f64,
    pub head: f64,
    /// Head over reference: above 1 is larger.
    pub ratio: f64,
}

/// What became of a benchmark, as far as the test lets one say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    Slower,
    Faster,
    /// The means are the same to the last bit.
    Unchanged,
    /// The test found no difference.
    NotSignificant,
    /// The test could not be run.
    NotTested,
}

impl Row {
    /// Compares one benchmark; `None` without values on a side.
    pub(super) fn new(
        suites: (&Suite, &Suite),
        benchmarks: (usize, usize),
        sides: &Sides,
    ) -> Option<(Self, Sorted)> {
        let reference = &suites.0.benchmarks[benchmarks.0];
        let head = &suites.1.benchmarks[benchmarks.1];
        let sorted = Sorted {
            reference: summary::sorted(&reference.values),
            head: summary::sorted(&head.values),
        };
        let summaries = (
            Summary::new(&reference.values, &sorted.reference)?,
            Summary::new(&head.values, &sorted.head)?,
        );
        let test = Student::test(&summaries.0, &summaries.1);
        let row = Self {
            name: reference.name.clone(),
            tags: reference.tags.clone(),
            units: (reference.unit, head.unit),
            integral: (has_integral_mean(reference), has_integral_mean(head)),
            ratio: summaries.1.mean / summaries.0.mean,
            significance: Significance::new(test),
            memory: memory(reference, head, sides),
            speedup: Speedup::new(
                &reference.values,
                &head.values,
                test,
                Quotients::InClosedForm,
            ),
            reference: summaries.0,
            head: summaries.1,
            benchmarks,
        };
        Some((row, sorted))
    }

    pub fn change(&self) -> Change {
        match (self.significance, self.ratio.partial_cmp(&1.0)) {
            (Significance::NotTested(_), _) => Change::NotTested,
            (Significance::NotSignificant { .. }, _) => Change::NotSignificant,
            (Significance::Significant { .. }, Some(Ordering::Less)) => Change::Faster,
            (Significance::Significant { .. }, Some(Ordering::Equal)) => Change::Unchanged,
            (Significance::Significant { .. }, _) => Change::Slower,
        }
    }

    /// The mean of the reference as pyperf writes it.
    pub fn reference_mean(&self) -> String {
        self.units.0.format(self.reference.mean, self.integral.0)
    }

    /// The mean of the head as pyperf writes it, in the head's own unit.
    pub fn head_mean(&self) -> String {
        self.units.1.format(self.head.mean, self.integral.1)
    }

    /// The mean of the head in the scale of the reference, to be compared at sight, unless that would take too many
    /// digits.
    pub fn head_mean_like_reference(&self) -> String {
        let is_near = (0.01..1000.0).contains(&self.ratio);
        if self.units.0 == self.units.1 && self.units.0 != Unit::Integer && is_near {
            self.units
                .0
                .format_like(self.head.mean, self.reference.mean)
        } else {
            self.head_mean()
        }
    }
}

/// Whether Python's mean of the values is an integer: all are integers, and their number divides their sum.
fn has_integral_mean(benchmark: &Benchmark) -> bool {
    // Integers in a file are below 2^64, so neither the conversion nor the sum can overflow.
    let sum = || {
        benchmark
            .values
            .iter()
            .map(|&value| value as i128)
            .sum::<i128>()
    };
    benchmark.integral && sum() % benchmark.values.len() as i128 == 0
}

fn memory(reference: &Benchmark, head: &Benchmark, sides: &Sides) -> Option<RowMemory> {
    let (reference, head) = (sides.reference_memory(reference)?, sides.head_memory(head)?);
    let (reference, head) = (pairwise::mean(&reference), pairwise::mean(&head));
    (reference > 0.0 && head > 0.0).then(|| RowMemory {
        reference,
        head,
        ratio: head / reference,
    })
}
