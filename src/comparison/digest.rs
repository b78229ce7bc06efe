//! What a comparison needs of one side alone.

use super::unavailable::Unavailable;
use crate::bench_runner::{Config, MemoryCorrection, system};
use crate::results::LoadedResult;
use crate::stats::speedup::QuotientMeans;
use crate::stats::{Summary, pairwise, summary};
use crate::suite::{Benchmark, Suite};

/// The values of a benchmark in the forms in which it is compared.
#[derive(Debug)]
pub(super) struct Digest {
    /// The values in ascending order.
    pub sorted: Vec<f64>,
    /// `None` without values.
    pub summary: Option<Summary>,
    pub quotients: QuotientMeans,
    /// `None` without peak memory, or if its correction is not known.
    pub memory: Option<MemoryDigest>,
}

/// The peak memory of a benchmark, likewise.
#[derive(Debug)]
pub(super) struct MemoryDigest {
    /// The samples in bytes.
    pub samples: Vec<f64>,
    /// The mean as bench_runner computes it.
    pub mean: f64,
    pub summary: Option<Summary>,
    pub quotients: QuotientMeans,
}

impl Digest {
    fn new(benchmark: &Benchmark, correction: Option<MemoryCorrection>) -> Self {
        let sorted = summary::sorted(&benchmark.values);
        let samples = correction.and_then(|correction| correction.apply(benchmark));
        Self {
            summary: Summary::new(&benchmark.values, &sorted),
            sorted,
            quotients: QuotientMeans::new(&benchmark.values),
            memory: samples.map(MemoryDigest::new),
        }
    }

    /// Those of all benchmarks of a suite.
    pub fn of_all(suite: &Suite, correction: &Result<MemoryCorrection, Unavailable>) -> Vec<Self> {
        let correction = correction.as_ref().ok().copied();
        let benchmarks = suite.benchmarks.iter();
        benchmarks
            .map(|benchmark| Self::new(benchmark, correction))
            .collect()
    }
}

impl MemoryDigest {
    fn new(samples: Vec<f64>) -> Self {
        Self {
            mean: pairwise::mean(&samples),
            summary: Summary::new(&samples, &summary::sorted(&samples)),
            quotients: QuotientMeans::new(&samples),
            samples,
        }
    }
}

/// A result that is to be compared with several others: what its comparisons have in common is computed once.
#[derive(Debug)]
pub struct Prepared {
    pub(super) result: LoadedResult,
    pub(super) digests: Vec<Digest>,
}

impl Prepared {
    /// Prepares a result. Its comparisons must have the same configuration.
    #[must_use]
    pub fn new(result: LoadedResult, config: &Config) -> Self {
        let (suite, name) = (&*result.suite, result.name.as_ref());
        let system = system(suite, name, config);
        let correction = MemoryCorrection::new(suite, name, &system).map_err(Unavailable::new);
        Self {
            digests: Digest::of_all(suite, &correction),
            result,
        }
    }
}
