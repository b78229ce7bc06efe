//! What became of a comparison.

use super::published::Published;
use crate::comparison::{Incomparable, MemoryChange, Overall, Unavailable};
use crate::stats::Hpt;

/// What became of a comparison.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// The numbers, some of which may be unavailable.
    Known(Box<Overall>),
    /// It was not made again: a published report says what came of it.
    Published(Box<Published>),
    /// It is one of a build with itself, which bench_runner does not compare.
    SameBuild,
    /// It could not be made; the reason is raw.
    Failed(String),
}

impl Outcome {
    /// That of two results that pyperf would not compare.
    #[must_use]
    pub fn incomparable(error: &Incomparable) -> Self {
        // Without what to do about it.
        let message = error.to_string();
        Self::Failed(message.lines().next().unwrap_or_default().to_owned())
    }

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

    /// The benchmarks that only the reference has, sorted by name; raw. `None` if that is not known.
    #[must_use]
    pub fn missing(&self) -> Option<&[String]> {
        match self {
            Self::Known(overall) => Some(&overall.missing),
            Self::Published(published) => Some(&published.missing),
            Self::SameBuild | Self::Failed(_) => None,
        }
    }

    /// The benchmarks that only the head has, sorted by name; raw. `None` if that is not known.
    #[must_use]
    pub fn new_benchmarks(&self) -> Option<&[String]> {
        match self {
            Self::Known(overall) => Some(&overall.new),
            Self::Published(published) => Some(&published.new),
            Self::SameBuild | Self::Failed(_) => None,
        }
    }

    /// The numbers; the error is the reason why there are none.
    ///
    /// # Errors
    /// As above.
    pub fn numbers(&self) -> Result<&Overall, Unavailable> {
        match self {
            Self::Known(overall) => Ok(overall),
            Self::Published(_) => Err(Unavailable("it was published before".to_owned())),
            Self::SameBuild => Err(Unavailable("both are the same build".to_owned())),
            Self::Failed(reason) => Err(Unavailable(reason.clone())),
        }
    }
}
