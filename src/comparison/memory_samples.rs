//! The peak memory of benchmarks that have it on both sides.

use super::unavailable::Unavailable;
use crate::bench_runner::MemoryCorrection;
use crate::results::Sides;
use crate::suite::Benchmark;

/// How the memory of each side is corrected, or why the correction is not known.
#[derive(Debug)]
pub(super) struct MemorySamples {
    pub corrections: Sides<Result<MemoryCorrection, Unavailable>>,
}

impl MemorySamples {
    /// The peak memory samples of a benchmark on each side, in bytes; `None` if a side has none.
    pub fn of(&self, benchmarks: Sides<&Benchmark>) -> Option<Sides<Vec<f64>>> {
        let samples =
            |(correction, benchmark): (&Result<MemoryCorrection, Unavailable>, &Benchmark)| {
                correction.as_ref().ok()?.apply(benchmark)
            };
        self.corrections
            .as_ref()
            .zip(benchmarks)
            .map(samples)
            .both()
    }
}
