//! bench_runner's memory change, and the number of benchmarks behind it.
//!
//! Source: `_calculate_memory_change` in bench_runner's `result.py`.

use super::pair::Pair;
use super::runner_pairs::RunnerPair;
use super::unavailable::Unavailable;
use crate::stats::speedup;

/// The memory change, and how many benchmarks enter it or not.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct MemoryChange {
    /// Arithmetic mean of the significant factors: above 1 is larger. `None` if bench_runner prints `unknown`.
    pub change: Option<f64>,
    /// Benchmarks whose memory changed significantly. The mean is computed over these.
    pub significant: usize,
    /// Those of them whose memory grew.
    pub larger: usize,
    /// Those of them whose memory shrank.
    pub smaller: usize,
    /// Benchmarks whose memory did not change significantly; they do not enter the mean.
    pub not_significant: usize,
    /// Benchmarks without peak memory on a side, or all of them if the head ran on Windows.
    pub unknown: usize,
    /// Benchmarks with different numbers of samples on the two sides, which bench_runner does not compare.
    pub unequal: usize,
    /// All benchmarks, including those that do not enter the mean.
    pub total: usize,
}

impl MemoryChange {
    /// The change of `pairs`. The error is the reason why it is not known.
    pub(super) fn new(pair: &Pair, pairs: &[&RunnerPair]) -> Result<Self, Unavailable> {
        let mut change = Self {
            total: pairs.len(),
            ..Self::default()
        };
        // bench_runner compares no memory at all if the head ran on Windows.
        if pair.head_is_windows() {
            return Ok(Self {
                unknown: pairs.len(),
                ..change
            });
        }
        pair.runner.memory.clone()?;
        let factors = pairs.iter().filter_map(|pair| pair.memory);
        for factor in factors
            .clone()
            .filter_map(super::super::stats::speedup::Speedup::factor)
        {
            change.significant += 1;
            change.larger += usize::from(factor > 1.0);
            change.smaller += usize::from(factor < 1.0);
        }
        for pair in pairs.iter().filter(|pair| pair.memory.is_none()) {
            if pair.has_memory {
                change.unequal += 1;
            } else {
                change.unknown += 1;
            }
        }
        change.not_significant =
            change.total - change.significant - change.unknown - change.unequal;
        change.change = speedup::memory_change(factors);
        if change
            .change
            .is_some_and(|change| speedup::is_on_the_edge(change, 2))
        {
            let exact = pairs.iter().filter_map(|it| pair.exact_memory(it));
            change.change = speedup::memory_change(exact);
        }
        Ok(change)
    }

    /// The counts of what does not enter the change, except those that are zero: `3 not significant`. bench_runner's
    /// own counts of larger and smaller ones would contradict those by the t-test.
    #[must_use]
    pub fn counts(&self) -> Vec<String> {
        let counts = [
            (self.not_significant, "not significant"),
            (self.unequal, "with unequal sample counts"),
            (self.unknown, "unknown"),
        ];
        let parts = counts.iter().filter(|(count, _)| *count > 0);
        parts
            .map(|(count, what)| format!("{count} {what}"))
            .collect()
    }
}
