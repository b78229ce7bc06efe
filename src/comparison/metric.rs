//! The metrics that can be compared.

use strum::VariantArray;

/// The metric by which benchmarks are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, VariantArray)]
pub enum Metric {
    /// The values of the benchmark: nearly always times, but pyperf also supports bytes and integers.
    #[default]
    Time,
    /// The peak memory of the benchmark's processes.
    Memory,
}

impl Metric {
    /// Both metrics.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// The other metric.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Time => Self::Memory,
            Self::Memory => Self::Time,
        }
    }
}
