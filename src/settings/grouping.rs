//! What the groups can be.

use strum::VariantArray;

/// What the groups are.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, VariantArray)]
pub enum Grouping {
    /// The tags of the benchmarks.
    #[default]
    Tags,
    /// Benchmarks whose names begin with the same word.
    Families,
}

impl Grouping {
    /// All of them.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// Its name in the settings.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Tags => "tags",
            Self::Families => "families",
        }
    }
}
