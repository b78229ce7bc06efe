//! The columns of a list of results.

use std::cmp::Ordering;

use crate::bench_runner::{VersionOrder, shown_flag};
use crate::comparison::wording;
use crate::index::{Index, Lines, Outcome};
use crate::stats::Direction;
use crate::tree::{Entry, Reference};

/// What a cell of the list is made from.
#[derive(Debug, Clone, Copy)]
pub struct ListContext<'i> {
    /// The index.
    pub index: &'i Index,
    /// The names of the bases, in the order of their columns.
    pub bases: &'i [String],
    /// The place of the base that the columns of a comparison refer to.
    pub base: usize,
}

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
}

/// What a cell says about the direction of a change.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Tone {
    /// Nothing.
    Plain,
    /// It is not known yet, or does not matter.
    Faint,
    /// A change by this factor, above 1 for slower or larger.
    Change(f64),
    /// An error.
    Error,
}

/// The content of a cell. The text is raw.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The text.
    pub text: String,
    /// Its direction.
    pub tone: Tone,
}

impl Cell {
    fn plain(text: &str) -> Self {
        let text = text.to_owned();
        Self {
            text,
            tone: Tone::Plain,
        }
    }

    fn faint(text: &str) -> Self {
        let text = text.to_owned();
        Self {
            text,
            tone: Tone::Faint,
        }
    }
}

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
        let last = [
            Self::Reliability,
            Self::Bound,
            Self::Memory,
            Self::PyperfMean,
        ];
        // They are those of the selected base.
        let last = last.into_iter().filter(|_| bases > 0);
        let bases = (0..bases).map(Self::Base);
        first.into_iter().chain(bases).chain(last).collect()
    }

    /// The head of the column; raw.
    #[must_use]
    pub fn title(self, bases: &[String]) -> String {
        match self {
            Self::Date => "Date".to_owned(),
            Self::Version => "Version".to_owned(),
            Self::Ref => "Fork/ref".to_owned(),
            Self::Hash => "Hash".to_owned(),
            Self::Flags => "Flags".to_owned(),
            Self::Machine => "Machine".to_owned(),
            Self::Base(place) => {
                format!("vs {}", bases.get(place).map_or("?", String::as_str))
            }
            Self::Reliability => "HPT".to_owned(),
            Self::Bound => "HPT 99%".to_owned(),
            Self::Memory => "Memory".to_owned(),
            Self::PyperfMean => "pyperf".to_owned(),
        }
    }

    /// Whether its cells are numbers, which are aligned on the right.
    #[must_use]
    pub fn is_number(self) -> bool {
        match self {
            Self::Date | Self::Version | Self::Ref | Self::Hash | Self::Flags | Self::Machine => {
                false
            }
            Self::Base(_) | Self::Reliability | Self::Bound | Self::Memory | Self::PyperfMean => {
                true
            }
        }
    }

    /// The cell of a result.
    #[must_use]
    pub fn cell(self, context: ListContext<'_>, result: usize) -> Cell {
        let entry = &context.index.tree.results[result];
        let identity = &entry.identity;
        let known = |text: Option<&str>| text.map_or_else(|| Cell::faint("?"), Cell::plain);
        match self {
            Self::Date => known(date(entry).as_deref()),
            Self::Version => known(identity.version.as_deref()),
            Self::Ref => known(fork_and_ref(entry).as_deref()),
            Self::Hash => known(
                identity
                    .hash
                    .as_deref()
                    .map(|hash| first(hash, 7))
                    .as_deref(),
            ),
            Self::Flags => Cell::plain(&flags(entry)),
            Self::Machine => known(identity.nickname.as_deref()),
            Self::Base(place) => base_cell(context, result, place),
            Self::Reliability | Self::Bound | Self::Memory | Self::PyperfMean => {
                match context.selected(result) {
                    None => Cell::plain(""),
                    Some((_, None)) => Cell::faint("…"),
                    Some((_, Some(outcome))) => self.number_cell(outcome),
                }
            }
        }
    }

    /// A number of the comparison with the selected base.
    fn number_cell(self, outcome: &Outcome) -> Cell {
        let found = match self {
            Self::Reliability => outcome.hpt().ok().map(|hpt| {
                let tone = Tone::Plain;
                let arrow = match hpt.direction {
                    Direction::Faster => "↑",
                    Direction::Slower => "↓",
                };
                let text = format!("{}% {arrow}", wording::percent(hpt.reliability));
                Cell { text, tone }
            }),
            Self::Bound => outcome.hpt().ok().and_then(|hpt| {
                let factor = hpt.change_at_99()?;
                let text = wording::hpt_at_99(hpt)?;
                Some(Cell {
                    text: arrows(&text),
                    tone: Tone::Change(factor),
                })
            }),
            Self::Memory => outcome.memory().ok().map(|memory| Cell {
                text: wording::memory_change(memory.change),
                tone: memory.change.map_or(Tone::Plain, Tone::Change),
            }),
            _ => outcome.pyperf_mean().ok().map(|mean| Cell {
                text: arrows(&wording::ratio(mean)),
                tone: Tone::Change(mean),
            }),
        };
        found.unwrap_or_else(|| Cell::faint("n/a"))
    }

    /// The value that a result is sorted by.
    pub(super) fn key(self, context: ListContext<'_>, result: usize) -> Key {
        let entry = &context.index.tree.results[result];
        let identity = &entry.identity;
        let text = |text: Option<String>| text.map_or(Key::Missing, Key::Text);
        let number = |number: Option<f64>| number.map_or(Key::Missing, Key::Number);
        let outcome = || context.selected(result)?.1;
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
        }
    }
}

impl<'i> ListContext<'i> {
    /// The comparison of a result with a base, by its place; `None` if there is none. Its outcome is `None` until it is
    /// known.
    #[must_use]
    pub fn comparison(
        &self,
        result: usize,
        base: usize,
    ) -> Option<(&'i Reference, Option<&'i Outcome>)> {
        self.index.comparison(result, self.bases.get(base)?)
    }

    /// The comparison with the selected base, unless it is one of a build with itself.
    fn selected(&self, result: usize) -> Option<(&'i Reference, Option<&'i Outcome>)> {
        let found = self.comparison(result, self.base);
        found.filter(|(reference, _)| reference.is_valid)
    }

    /// Whether the benchmarks of a result and of its reference are the same; `None` if that is not known, or if there is
    /// no reference.
    #[must_use]
    pub fn is_same_suite(&self, result: usize, base: usize) -> Option<bool> {
        let results = &self.index.tree.results;
        let (reference, _) = self.comparison(result, base)?;
        results[result].is_same_suite(&results[reference.result])
    }
}

/// bench_runner's mean, with `*` if the benchmarks differ and `~` if an earlier result stands in for the base.
fn base_cell(context: ListContext<'_>, result: usize, place: usize) -> Cell {
    let Some((reference, outcome)) = context.comparison(result, place) else {
        return Cell::plain("");
    };
    if !reference.is_valid {
        return Cell::plain("");
    }
    let Some(outcome) = outcome else {
        return Cell::faint("…");
    };
    let Ok(mean) = outcome.runner_mean() else {
        return Cell {
            text: "n/a".to_owned(),
            tone: Tone::Error,
        };
    };
    // The marks have a place of their own, so that the numbers are aligned.
    let differs = context.is_same_suite(result, place) == Some(false);
    let text = format!(
        "{}{}{}",
        Lines::new(outcome).summary.unwrap_or_default(),
        if differs { "*" } else { " " },
        if reference.is_stand_in { "~" } else { " " }
    );
    Cell {
        text,
        tone: Tone::Change(1.0 / mean),
    }
}

fn arrows(text: &str) -> String {
    text.replace("faster", "↑").replace("slower", "↓")
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
    let flags: Vec<&str> = flags.map(|flag| shown_flag(flag).unwrap_or(flag)).collect();
    flags.join(",")
}

fn first(text: &str, count: usize) -> String {
    text.chars().take(count).collect()
}
