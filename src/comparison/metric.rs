//! What is compared.

use strum::VariantArray;

/// What is compared of each benchmark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, VariantArray)]
pub enum Metric {
    /// The values of the benchmark: nearly always times, but pyperf knows bytes and integers too.
    #[default]
    Time,
    /// The peak memory of its processes.
    Memory,
}

impl Metric {
    /// Both of them.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Time => Self::Memory,
            Self::Memory => Self::Time,
        }
    }
}
