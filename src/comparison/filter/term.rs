//! The terms of a filter.

use std::ops::Range;

use strum::{EnumString, IntoStaticStr, VariantArray};

use super::glob::Glob;
use crate::comparison::column::Quantity;
use crate::comparison::context::ViewContext;
use crate::comparison::judgement::Judgement;
use crate::comparison::measure::Change;
use crate::comparison::metric::Metric;

/// One term, which a row passes or not.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// Its place in the text, in bytes.
    pub place: Range<usize>,
    pub negated: bool,
    pub test: Test,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Test {
    Word(String),
    Exactly(String),
    Glob(Glob),
    /// Any of these tags.
    Tag(Vec<String>),
    Is(State),
    Compare(Quantity, Relation, f64),
    /// The alternatives of a named filter.
    Named(Vec<Vec<Term>>),
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

/// How a number is compared with a limit. The longer signs come first, since the shorter ones are prefixes of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, VariantArray)]
pub enum Relation {
    #[strum(serialize = "<=")]
    AtMost,
    #[strum(serialize = ">=")]
    AtLeast,
    #[strum(serialize = "<")]
    Less,
    #[strum(serialize = ">")]
    More,
}

impl Relation {
    pub fn holds(self, value: f64, limit: f64) -> bool {
        match self {
            Self::AtMost => value <= limit,
            Self::AtLeast => value >= limit,
            Self::Less => value < limit,
            Self::More => value > limit,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_compared_with_its_limit_exactly() {
        for (relation, below, at, above) in [
            (Relation::Less, true, false, false),
            (Relation::AtMost, true, true, false),
            (Relation::AtLeast, false, true, true),
            (Relation::More, false, false, true),
        ] {
            let holds = [1.05f64.next_down(), 1.05, 1.05f64.next_up()]
                .map(|value| relation.holds(value, 1.05));
            assert_eq!(holds, [below, at, above], "{relation:?}");
        }
    }
}
