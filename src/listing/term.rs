//! What the terms of a filter of results test.

use strum::{EnumString, IntoStaticStr, VariantArray};

use super::column::{ListColumn, date, flags};
use super::context::ListContext;
use crate::bench_runner::has_flag;
use crate::filter::{Fuzzy, Glob, Relation};
use crate::tree::Entry;

/// A test of one term.
#[derive(Debug, Clone, PartialEq)]
pub enum Test {
    /// A word that matches one of the names fuzzily.
    Word(String),
    /// A part of one of the names.
    Exactly(String),
    /// A pattern for the whole of one of the names.
    Glob(Glob),
    /// Any of these texts in a part of the identity.
    Part(Part, Vec<String>),
    /// Any of these flags; an empty one means no flags.
    Flag(Vec<String>),
    /// The date of the commit, compared with the beginning of a date.
    Date(Relation, String),
    /// A number of the comparison with the selected base.
    Compare(ListQuantity, Relation, f64),
    /// Whether the benchmarks are the same as those of the selected base.
    Suite {
        /// Whether they are to differ.
        differs: bool,
    },
    /// A state.
    Is(ListState),
}

/// A part of a result's identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "lowercase")]
pub enum Part {
    /// The nickname.
    Machine,
    /// The version, or its first numbers.
    Version,
    /// The owner of the repository.
    Fork,
    /// The branch or tag, or a part of its name.
    Ref,
    /// The first digits of the hash.
    Hash,
}

/// A number that a filter compares. Each is that of the selected base.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "lowercase")]
pub enum ListQuantity {
    /// bench_runner's mean: above 1 is faster.
    Mean,
    /// By which share it is slower, by bench_runner's mean.
    Slower,
    /// By which share it is faster.
    Faster,
    /// pyperf's geometric mean: above 1 is slower.
    Pyperf,
    /// HPT's reliability.
    Hpt,
    /// The memory change: above 1 is larger.
    Mem,
    /// How many benchmarks are clearly slower.
    Regressions,
    /// How many are clearly faster.
    Improvements,
    /// The factor of the largest clear slowdown; 1 if there is none.
    Worst,
}

/// A state that `is:` can test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "lowercase")]
pub enum ListState {
    /// The result cannot be read.
    Error,
    /// It is faster than the selected base by bench_runner's mean.
    Faster,
    /// It is slower.
    Slower,
    /// An earlier result stands in for the selected base.
    #[strum(serialize = "stand-in")]
    StandIn,
}

impl Test {
    /// Whether a result passes; `None` if that is not known, or not yet.
    pub fn holds(&self, context: ListContext<'_>, result: usize) -> Option<bool> {
        let entry = &context.index.tree.results[result];
        let mut names = names(entry);
        Some(match self {
            Self::Word(word) => names.any(|name| Fuzzy::matches(&name, word)),
            Self::Exactly(text) => names.any(|name| name.contains(text.as_str())),
            Self::Glob(glob) => names.any(|name| glob.find(&name).is_some()),
            Self::Part(part, texts) => texts.iter().any(|text| part.is(entry, text)),
            Self::Flag(flags) => {
                let mut flags = flags.iter();
                flags.any(|flag| has_flag(&entry.identity.flags, flag))
            }
            Self::Date(relation, limit) => {
                let date = date(entry)?;
                // 2024-06-15 is in 2024-06, neither before nor after it.
                let start = date.get(..limit.len().min(date.len()))?;
                relation.holds(start, limit.as_str())
            }
            Self::Compare(quantity, relation, limit) => {
                relation.holds(&quantity.value(context, result)?, limit)
            }
            Self::Suite { differs } => context.is_same_suite(result, context.base)? != *differs,
            Self::Is(state) => state.holds(context, result)?,
        })
    }
}

/// What a word can match: everything by which a result is told from another in the list.
fn names(entry: &Entry) -> impl Iterator<Item = String> {
    let identity = &entry.identity;
    let parts = [
        &identity.git_ref,
        &identity.hash,
        &identity.version,
        &identity.fork,
        &identity.nickname,
    ];
    let flags = flags(entry);
    parts.into_iter().flatten().cloned().chain([flags])
}

impl Part {
    fn is(self, entry: &Entry, text: &str) -> bool {
        let identity = &entry.identity;
        let text = text.to_lowercase();
        let of = |part: &Option<String>| part.as_deref().unwrap_or_default().to_lowercase();
        match self {
            Self::Machine => of(&identity.nickname) == text,
            Self::Version => {
                let version = of(&identity.version);
                let rest = version.strip_prefix(text.as_str());
                // 3.1 is not the beginning of 3.14.
                let ends = |rest: &str| !rest.starts_with(|next: char| next.is_ascii_digit());
                rest.is_some_and(|rest| ends(rest) || text.ends_with('.'))
            }
            Self::Fork => of(&identity.fork) == text,
            Self::Ref => of(&identity.git_ref).contains(&text),
            Self::Hash => of(&identity.hash).starts_with(&text),
        }
    }
}

impl ListQuantity {
    /// Whether it is one of the clear changes, which are counted only for those who ask.
    pub fn needs_changes(self) -> bool {
        matches!(self, Self::Regressions | Self::Improvements | Self::Worst)
    }

    /// The column that shows it; `None` if that is the one of the base.
    pub fn column(self) -> Option<ListColumn> {
        match self {
            Self::Mean | Self::Slower | Self::Faster => None,
            Self::Pyperf => Some(ListColumn::PyperfMean),
            Self::Hpt => Some(ListColumn::Reliability),
            Self::Mem => Some(ListColumn::Memory),
            Self::Regressions => Some(ListColumn::Regressions),
            Self::Improvements => Some(ListColumn::Improvements),
            Self::Worst => Some(ListColumn::Worst),
        }
    }

    fn value(self, context: ListContext<'_>, result: usize) -> Option<f64> {
        if self.needs_changes() {
            let changes = context.changes(result)??.as_ref().ok()?;
            return Some(match self {
                Self::Improvements => changes.faster as f64,
                Self::Worst => changes.worst.as_ref().map_or(1.0, |(_, ratio)| *ratio),
                _ => changes.slower as f64,
            });
        }
        let outcome = context.comparison(result, context.base)?.1?;
        match self {
            Self::Mean | Self::Faster => outcome.runner_mean().ok(),
            Self::Slower => Some(1.0 / outcome.runner_mean().ok()?),
            Self::Pyperf => outcome.pyperf_mean().ok(),
            Self::Hpt => Some(outcome.hpt().ok()?.reliability),
            Self::Mem => outcome.memory().ok()?.change,
            Self::Regressions | Self::Improvements | Self::Worst => None,
        }
    }
}

impl ListState {
    fn holds(self, context: ListContext<'_>, result: usize) -> Option<bool> {
        let mean = || ListQuantity::Mean.value(context, result);
        Some(match self {
            Self::Error => context.index.error(result).is_some(),
            Self::Faster => mean()? > 1.0,
            Self::Slower => mean()? < 1.0,
            Self::StandIn => {
                let found = context.comparison(result, context.base);
                found.is_some_and(|(reference, _)| reference.is_stand_in)
            }
        })
    }
}
