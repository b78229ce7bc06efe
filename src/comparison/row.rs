//! One benchmark on both sides.

use super::digest::Digest;
use super::measure::Measure;
use crate::results::Sides;
use crate::stats::{Speedup, Student, Summary, summary};
use crate::suite::{Benchmark, Unit};

/// One benchmark.
#[derive(Debug, Clone)]
pub struct Row {
    /// The name from the file; raw.
    pub name: String,
    /// The reference's tags; the head's are ignored.
    pub tags: Vec<String>,
    /// What both sides measured. `None` if a side lacks the benchmark: it then has a row only because another head of the
    /// same comparison has it.
    pub measured: Option<Measured>,
}

/// A benchmark that both sides have.
#[derive(Debug, Clone)]
pub struct Measured {
    /// Its values, nearly always times.
    pub time: Measure,
    /// Peak memory, if both sides have it.
    pub memory: Option<RowMemory>,
    /// How the row enters bench_runner's overall mean; `None` if it does not.
    pub speedup: Option<Speedup>,
    /// Index of the benchmark in the suite of each side.
    pub benchmarks: Sides<usize>,
}

/// Peak memory of one benchmark.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RowMemory {
    /// Mean over the processes, in bytes.
    pub means: Sides<f64>,
    /// Head over reference: above 1 is larger.
    pub ratio: f64,
    /// Natural logarithm of `ratio`.
    pub log_ratio: f64,
}

impl Row {
    /// Whether a side lacks the benchmark.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        self.measured.is_none()
    }

    /// The times, or other values; `None` if a side lacks the benchmark.
    #[must_use]
    pub fn time(&self) -> Option<&Measure> {
        Some(&self.measured.as_ref()?.time)
    }

    /// Peak memory; `None` if a side lacks it.
    #[must_use]
    pub fn memory(&self) -> Option<&RowMemory> {
        self.measured.as_ref()?.memory.as_ref()
    }
}

impl Measured {
    /// Compares one benchmark. `None` if a side has no values.
    pub(super) fn new(
        indices: Sides<usize>,
        benchmarks: Sides<&Benchmark>,
        digests: Sides<&Digest>,
    ) -> Option<Self> {
        let summaries = digests.map(|digest| digest.summary).both()?;
        let test = Student::test(&summaries.reference, &summaries.head);
        let Sides { reference, head } = benchmarks;
        Some(Self {
            time: Measure::new(
                benchmarks.map(|benchmark| benchmark.unit),
                summaries,
                benchmarks.map(has_integral_mean),
                test,
            ),
            memory: RowMemory::new(digests),
            speedup: Speedup::of_means(
                (&reference.values, digests.reference.quotients),
                (&head.values, digests.head.quotients),
                test,
            ),
            benchmarks: indices,
        })
    }
}

impl RowMemory {
    fn new(digests: Sides<&Digest>) -> Option<Self> {
        let means = digests
            .map(|digest| Some(digest.memory.as_ref()?.mean))
            .both()?;
        let ratio = means.head / means.reference;
        (means.reference > 0.0 && means.head > 0.0).then(|| Self {
            means,
            ratio,
            log_ratio: ratio.ln(),
        })
    }
}

/// Compares peak memory as pyperf would if it were the measured value.
pub(super) fn memory_measure(samples: &Sides<Vec<f64>>) -> Option<Measure> {
    let summary = |values: &Vec<f64>| Summary::new(values, &summary::sorted(values));
    let summaries = samples.as_ref().map(summary).both()?;
    let test = Student::test(&summaries.reference, &summaries.head);
    let bytes = Sides::new(Unit::Byte, Unit::Byte);
    Some(Measure::new(bytes, summaries, Sides::default(), test))
}

/// Whether Python's mean of the values is an integer: all are integers, and their number divides their sum.
fn has_integral_mean(benchmark: &Benchmark) -> bool {
    // Integers in a file are below 2^64, so neither the conversion nor the sum can overflow.
    let sum = || {
        let values = benchmark.values.iter();
        values.map(|&value| value as i128).sum::<i128>()
    };
    benchmark.integral && sum() % benchmark.values.len() as i128 == 0
}
