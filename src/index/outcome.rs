//! What became of a comparison.

use crate::comparison::{MemoryChange, Overall, Unavailable};
use crate::stats::Hpt;

/// What became of a comparison.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// The numbers, some of which may be unavailable.
    Known(Box<Overall>),
    /// It is one of a build with itself, which bench_runner does not compare.
    SameBuild,
    /// It could not be made; the reason is raw.
    Failed(String),
}

impl Outcome {
    /// bench_runner's mean of the speedups: above 1 is faster.
    ///
    /// # Errors
    /// Returns the reason why there is none. So do the other numbers.
    pub fn runner_mean(&self) -> Result<f64, Unavailable> {
        self.numbers()?.runner_mean.clone()
    }

    /// pyperf's geometric mean: above 1 is slower.
    ///
    /// # Errors
    /// As above.
    pub fn pyperf_mean(&self) -> Result<f64, Unavailable> {
        let mean = self.numbers()?.pyperf_mean;
        mean.ok_or_else(|| Unavailable("no benchmark is left to compare".to_owned()))
    }

    /// HPT of all benchmarks together.
    ///
    /// # Errors
    /// As above.
    pub fn hpt(&self) -> Result<&Hpt, Unavailable> {
        self.numbers()?.hpt.as_ref().map_err(Clone::clone)
    }

    /// bench_runner's memory change.
    ///
    /// # Errors
    /// As above.
    pub fn memory(&self) -> Result<&MemoryChange, Unavailable> {
        self.numbers()?.memory.as_ref().map_err(Clone::clone)
    }

    /// The numbers; the error is the reason why there are none.
    ///
    /// # Errors
    /// As above.
    pub fn numbers(&self) -> Result<&Overall, Unavailable> {
        match self {
            Self::Known(overall) => Ok(overall),
            Self::SameBuild => Err(Unavailable("both are the same build".to_owned())),
            Self::Failed(reason) => Err(Unavailable(reason.clone())),
        }
    }
}
