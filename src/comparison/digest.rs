//! What a comparison needs of one side alone.

use crate::results::LoadedResult;
use crate::stats::{Summary, summary};
use crate::suite::{Benchmark, Suite};

/// The values of a benchmark in the forms in which it is compared.
#[derive(Debug)]
pub(super) struct Digest {
    /// The values in ascending order.
    pub sorted: Vec<f64>,
    /// `None` without values.
    pub summary: Option<Summary>,
}

impl Digest {
    fn new(benchmark: &Benchmark) -> Self {
        let sorted = summary::sorted(&benchmark.values);
        Self {
            summary: Summary::new(&benchmark.values, &sorted),
            sorted,
        }
    }

    /// Those of all benchmarks of a suite.
    pub fn of_all(suite: &Suite) -> Vec<Self> {
        suite.benchmarks.iter().map(Self::new).collect()
    }
}

/// A result that is to be compared with several others: what its comparisons have in common is computed once.
#[derive(Debug)]
pub struct Prepared {
    pub(super) result: LoadedResult,
    pub(super) digests: Vec<Digest>,
}

impl Prepared {
    /// Prepares a result.
    #[must_use]
    pub fn new(result: LoadedResult) -> Self {
        Self {
            digests: Digest::of_all(&result.suite),
            result,
        }
    }
}
