//! The judgements, and the thresholds that a user can choose.

use strum::{EnumString, IntoStaticStr, VariantArray};

/// How well a change is supported, from nothing to the strongest support.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    EnumString,
    IntoStaticStr,
    VariantArray,
    serde::Serialize,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Judgement {
    /// The t-test could not be run.
    Untested,
    /// The t-test found no difference.
    Same,
    /// Significant, but another measure of the evidence contradicts the change or its size.
    Noisy,
    /// The two files support the change, but the benchmark varies as much from night to night.
    WithinNoise,
    /// The same modes on both sides, with other proportions.
    Bimodal,
    /// A change of less than [`Rules::small`].
    Small,
    /// A change that everything supports.
    Clear,
}

impl Judgement {
    /// All judgements, from the weakest to the strongest.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// Its word for other programs, and in filters.
    #[must_use]
    pub fn word(self) -> &'static str {
        self.into()
    }

    /// Its words for people.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::WithinNoise => "within noise",
            _ => self.word(),
        }
    }

    /// Its symbol, one terminal column wide.
    #[must_use]
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Untested => "?",
            Self::Same => "~",
            Self::Noisy => "±",
            Self::WithinNoise => "≈",
            Self::Bimodal => ":",
            Self::Small => "○",
            Self::Clear => "●",
        }
    }
}

/// The thresholds of the rules that a user can choose.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rules {
    /// A change below this share is small: 0.01 for 1 %.
    pub small: f64,
}

impl Default for Rules {
    fn default() -> Self {
        Self { small: 0.01 }
    }
}
