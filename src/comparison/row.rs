//! One benchmark on both sides.

use super::measure::Measure;
use super::runner::Sides;
use super::{Comparison, Sorted};
use crate::stats::speedup::Quotients;
use crate::stats::{Speedup, Student, Summary, pairwise, summary};
use crate::suite::{Benchmark, Suite, Unit};

/// One benchmark that both files have.
#[derive(Debug, Clone)]
pub struct Row {
    pub name: String,
    /// The reference's tags; the head's do not count.
    pub tags: Vec<String>,
    /// Its values, nearly always times.
    pub time: Measure,
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
    /// Natural logarithm of `ratio`.
    pub log_ratio: f64,
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
            time: Measure::new(
                (reference.unit, head.unit),
                summaries,
                (has_integral_mean(reference), has_integral_mean(head)),
                test,
            ),
            memory: memory(reference, head, sides),
            speedup: Speedup::new(
                &reference.values,
                &head.values,
                test,
                Quotients::InClosedForm,
            ),
            benchmarks,
        };
        Some((row, sorted))
    }

    /// Its peak memory as pyperf would compare it, if that were what was measured.
    pub(super) fn memory_measure(&self, comparison: &Comparison) -> Option<Measure> {
        self.memory?;
        let (reference, head) = comparison.benchmarks(self);
        let side = |values: Vec<f64>| Summary::new(&values, &summary::sorted(&values));
        let summaries = (
            side(comparison.sides.reference_memory(reference)?)?,
            side(comparison.sides.head_memory(head)?)?,
        );
        let test = Student::test(&summaries.0, &summaries.1);
        Some(Measure::new(
            (Unit::Byte, Unit::Byte),
            summaries,
            (false, false),
            test,
        ))
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
        log_ratio: (head / reference).ln(),
    })
}
