//! What the terms of a filter test.

use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::comparison::column::Quantity;
use crate::comparison::context::ViewContext;
use crate::comparison::judgement::Judgement;
use crate::comparison::measure::Change;
use crate::comparison::metric::Metric;
use crate::filter::{Glob, Relation, Term};

#[derive(Debug, Clone, PartialEq)]
pub enum Test {
    Word(String),
    Exactly(String),
    Glob(Glob),
    /// Any of these tags.
    Tag(Vec<String>),
    Is(State),
    Compare(Quantity, Relation, f64),
    /// A test of several heads.
    Heads(Reach, Box<Self>),
    /// The alternatives of a named filter.
    Named(Vec<Vec<Term<Self>>>),
}

/// Which of several heads a test is about. Other tests are about the selected head.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "lowercase")]
pub enum Reach {
    /// At least one of the heads that have the benchmark.
    Any,
    /// Each of them.
    All,
}

/// A state that `is:` can test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "lowercase")]
pub enum State {
    Slower,
    Faster,
    Larger,
    Smaller,
    Significant,
    Unstable,
    Excluded,
    Clear,
    #[strum(serialize = "within_noise")]
    WithinNoise,
    Small,
    Bimodal,
    Noisy,
    Same,
    Untested,
}

impl State {
    /// Whether a row has this state; `None` if that is not known.
    pub fn holds(self, row: usize, context: &ViewContext<'_>) -> Option<bool> {
        let comparison = context.comparison;
        let change = |metric: Metric| {
            let change = comparison.change(metric, row);
            change.filter(|change| *change != Change::NotTested)
        };
        let is =
            |judgement: Judgement| Some(comparison.judgement(context.metric, row)? == judgement);
        Some(match self {
            Self::Clear => is(Judgement::Clear)?,
            // Without a history it is not known.
            Self::WithinNoise => {
                comparison.night_noise(row)?;
                is(Judgement::WithinNoise)?
            }
            Self::Small => is(Judgement::Small)?,
            Self::Bimodal => is(Judgement::Bimodal)?,
            Self::Noisy => is(Judgement::Noisy)?,
            Self::Same => is(Judgement::Same)?,
            Self::Untested => is(Judgement::Untested)?,
            Self::Slower => change(Metric::Time)? == Change::Worse,
            Self::Faster => change(Metric::Time)? == Change::Better,
            Self::Larger => change(Metric::Memory)? == Change::Worse,
            Self::Smaller => change(Metric::Memory)? == Change::Better,
            Self::Significant => change(context.metric)? != Change::NotSignificant,
            Self::Unstable => {
                let unstable = comparison.is_unstable(row);
                unstable.reference || unstable.head
            }
            Self::Excluded => context.excluded.contains(&row) || comparison.is_excluded(row),
        })
    }
}
