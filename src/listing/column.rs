//! The columns of a list of results.

use std::cmp::Ordering;

use super::cell::{self, Cell};
use super::context::ListContext;
use crate::bench_runner::{VersionOrder, flag_to_show};
use crate::index::Outcome;
use crate::tree::Entry;

/// A column of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListColumn {
    /// The date of the commit.
    Date,
    /// The version of Python.
    Version,
    /// The fork and the branch or tag.
    Ref,
    /// The first digits of the commit's hash.
    Hash,
    /// The flags of the build.
    Flags,
    /// The nickname of the machine.
    Machine,
    /// bench_runner's mean for a base, by its place.
    Base(usize),
    /// HPT's reliability, for the selected base.
    Reliability,
    /// HPT's bound at 99%, for the selected base.
    Bound,
    /// bench_runner's memory change, for the selected base.
    Memory,
    /// pyperf's geometric mean, for the selected base.
    PyperfMean,
    /// How many benchmarks are clearly slower than with the selected base.
    Regressions,
    /// How many are clearly faster.
    Improvements,
    /// The largest clear slowdown.
    Worst,
    /// How many benchmarks only the selected base has.
    Missing,
    /// How many benchmarks it lacks.
    New,
    /// Whether the benchmarks themselves differ from those of the selected base.
    Suite,
}

/// The columns of the comparison with the selected base, in their usual order.
const OF_SELECTED: [ListColumn; 10] = [
    ListColumn::Reliability,
    ListColumn::Bound,
    ListColumn::Memory,
    ListColumn::PyperfMean,
    ListColumn::Regressions,
    ListColumn::Improvements,
    ListColumn::Worst,
    ListColumn::Missing,
    ListColumn::New,
    ListColumn::Suite,
];

/// The value that a column is sorted by. What is missing comes last in either direction.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Key {
    Text(String),
    Version(VersionOrder),
    Number(f64),
    Missing,
}

impl Key {
    /// Compares two keys of the same column.
    pub fn compare(&self, other: &Self, descending: bool) -> Ordering {
        let order = match (self, other) {
            (Self::Missing, Self::Missing) => return Ordering::Equal,
            (Self::Missing, _) => return Ordering::Greater,
            (_, Self::Missing) => return Ordering::Less,
            (Self::Number(a), Self::Number(b)) => a.total_cmp(b),
            (Self::Version(a), Self::Version(b)) => a.cmp(b),
            (Self::Text(a), Self::Text(b)) => a.cmp(b),
            // A column has keys of one kind.
            _ => Ordering::Equal,
        };
        if descending { order.reverse() } else { order }
    }
}

impl ListColumn {
    /// All columns of a list with so many bases, in their usual order.
    #[must_use]
    pub fn all(bases: usize) -> Vec<Self> {
        let first = [
            Self::Date,
            Self::Version,
            Self::Ref,
            Self::Hash,
            Self::Flags,
            Self::Machine,
        ];
        // They are those of the selected base.
        let last = OF_SELECTED.into_iter().filter(|_| bases > 0);
        let bases = (0..bases).map(Self::Base);
        first.into_iter().chain(bases).chain(last).collect()
    }

    /// The head of the column; raw.
    #[must_use]
    pub fn title(self, bases: &[String]) -> String {
        let title = match self {
            Self::Date => "Date",
            Self::Version => "Version",
            Self::Ref => "Fork/ref",
            Self::Hash => "Hash",
            Self::Flags => "Flags",
            Self::Machine => "Machine",
            Self::Base(place) => {
                return format!("vs {}", bases.get(place).map_or("?", String::as_str));
            }
            Self::Reliability => "HPT",
            Self::Bound => "HPT 99%",
            Self::Memory => "Memory",
            Self::PyperfMean => "pyperf",
            Self::Regressions => "Regressions",
            Self::Improvements => "Improvements",
            Self::Worst => "Worst",
            Self::Missing => "Missing",
            Self::New => "New",
            Self::Suite => "Suite",
        };
        title.to_owned()
    }

    /// What it shows, for a menu.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Date => "date of the commit",
            Self::Version => "version of Python",
            Self::Ref => "fork, and branch or tag",
            Self::Hash => "first digits of the commit",
            Self::Flags => "flags of the build",
            Self::Machine => "nickname of the machine",
            Self::Base(_) => "bench_runner's mean",
            Self::Reliability => "HPT's reliability",
            Self::Bound => "HPT's bound at 99%",
            Self::Memory => "bench_runner's memory change",
            Self::PyperfMean => "pyperf's geometric mean",
            Self::Regressions => "benchmarks clearly slower",
            Self::Improvements => "benchmarks clearly faster",
            Self::Worst => "largest clear slowdown",
            Self::Missing => "benchmarks only in the base",
            Self::New => "benchmarks only in the result",
            Self::Suite => "* if the benchmarks differ",
        }
    }

    /// Whether its cells are numbers, which are aligned on the right.
    #[must_use]
    pub fn is_number(self) -> bool {
        matches!(self, Self::Base(_)) || (OF_SELECTED.contains(&self) && self != Self::Suite)
    }

    /// Whether it shows clear changes, which are counted only for those who ask.
    #[must_use]
    pub fn needs_changes(self) -> bool {
        matches!(self, Self::Regressions | Self::Improvements | Self::Worst)
    }

    /// Whether it is shown unless the user chooses otherwise.
    #[must_use]
    pub fn is_usual(self) -> bool {
        !self.needs_changes() && !matches!(self, Self::Missing | Self::New | Self::Suite)
    }

    /// The cell of a result.
    #[must_use]
    pub fn cell(self, context: ListContext<'_>, result: usize) -> Cell {
        let entry = &context.index.tree.results[result];
        let identity = &entry.identity;
        let known = |text: Option<String>| text.map_or_else(|| Cell::faint("?"), Cell::plain);
        let selected =
            |cell: fn(&Outcome) -> Option<Cell>| Cell::of_selected(context, result, cell);
        match self {
            Self::Date => known(date(entry)),
            Self::Version => known(identity.version.clone()),
            Self::Ref => known(fork_and_ref(entry)),
            Self::Hash => known(identity.hash.as_deref().map(|hash| {
                let twin = context.index.twins[result];
                let twin = twin.map_or_else(String::new, |twin| format!(" #{}", twin.place));
                first(hash, 7) + &twin
            })),
            Self::Flags => Cell::plain(flags(entry)),
            Self::Machine => known(identity.nickname.clone()),
            Self::Base(place) => cell::base(context, result, place),
            Self::Reliability => selected(cell::reliability),
            Self::Bound => selected(cell::bound),
            Self::Memory => selected(cell::memory),
            Self::PyperfMean => selected(cell::pyperf_mean),
            Self::Regressions => {
                Cell::of_changes(context, result, |changes| cell::count(changes.slower))
            }
            Self::Improvements => {
                Cell::of_changes(context, result, |changes| cell::count(changes.faster))
            }
            Self::Worst => Cell::of_changes(context, result, cell::worst),
            Self::Missing => selected(|outcome| Some(cell::count(outcome.missing()?.len()))),
            Self::New => selected(|outcome| Some(cell::count(outcome.new_benchmarks()?.len()))),
            Self::Suite => match context.is_same_suite(result, context.base) {
                Some(false) => Cell::plain("*"),
                _ => Cell::plain(""),
            },
        }
    }

    /// The value that a result is sorted by.
    pub(super) fn key(self, context: ListContext<'_>, result: usize) -> Key {
        let entry = &context.index.tree.results[result];
        let identity = &entry.identity;
        let text = |text: Option<String>| text.map_or(Key::Missing, Key::Text);
        let number = |number: Option<f64>| number.map_or(Key::Missing, Key::Number);
        let outcome = || context.selected(result)?.1;
        let changes = || context.changes(result)??.as_ref().ok();
        let count = |names: &[String]| names.len() as f64;
        match self {
            Self::Date => text(entry.metadata.commit_date.clone().or_else(|| date(entry))),
            Self::Version => {
                let version = identity.version.as_deref().map(VersionOrder::of);
                version.map_or(Key::Missing, Key::Version)
            }
            Self::Ref => text(fork_and_ref(entry)),
            Self::Hash => text(identity.hash.clone()),
            Self::Flags => Key::Text(flags(entry)),
            Self::Machine => text(identity.nickname.clone()),
            Self::Base(place) => {
                let outcome = context.comparison(result, place).and_then(|(_, it)| it);
                // The mean is above 1 if the head is faster. The slowest comes first, as everywhere.
                number(outcome.and_then(|it| Some(1.0 / it.runner_mean().ok()?)))
            }
            Self::Reliability => number(outcome().and_then(|it| Some(it.hpt().ok()?.reliability))),
            Self::Bound => number(outcome().and_then(|it| it.hpt().ok()?.change_at_99())),
            Self::Memory => number(outcome().and_then(|it| it.memory().ok()?.change)),
            Self::PyperfMean => number(outcome().and_then(|it| it.pyperf_mean().ok())),
            Self::Regressions => number(changes().map(|it| it.slower as f64)),
            Self::Improvements => number(changes().map(|it| it.faster as f64)),
            Self::Worst => number(changes().map(|it| it.worst.as_ref().map_or(1.0, |it| it.1))),
            Self::Missing => number(outcome().and_then(|it| it.missing().map(count))),
            Self::New => number(outcome().and_then(|it| it.new_benchmarks().map(count))),
            Self::Suite => {
                let is_same = context.is_same_suite(result, context.base);
                number(is_same.map(|is_same| f64::from(u8::from(!is_same))))
            }
        }
    }
}

/// The day of the commit; `None` if it is not known.
pub(super) fn date(entry: &Entry) -> Option<String> {
    let date = entry.metadata.commit_date.as_deref();
    date.map(|date| first(date, 10))
}

pub(super) fn fork_and_ref(entry: &Entry) -> Option<String> {
    let identity = &entry.identity;
    let parts = [identity.fork.as_deref(), identity.git_ref.as_deref()];
    let parts: Vec<&str> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join("/"))
}

/// The flags as they are shown.
pub(super) fn flags(entry: &Entry) -> String {
    let flags = entry.identity.flags.iter();
    let flags: Vec<&str> = flags.map(|flag| flag_to_show(flag)).collect();
    flags.join(",")
}

fn first(text: &str, count: usize) -> String {
    text.chars().take(count).collect()
}
