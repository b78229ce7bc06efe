//! The cells of a list of results.

use super::context::ListContext;
use crate::comparison::{ClearChanges, wording};
use crate::index::{Lines, Outcome};
use crate::stats::Direction;

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
    pub(super) fn plain(text: impl Into<String>) -> Self {
        Self::new(text, Tone::Plain)
    }

    pub(super) fn faint(text: impl Into<String>) -> Self {
        Self::new(text, Tone::Faint)
    }

    fn change(text: impl Into<String>, factor: f64) -> Self {
        Self::new(text, Tone::Change(factor))
    }

    fn new(text: impl Into<String>, tone: Tone) -> Self {
        let text = text.into();
        Self { text, tone }
    }

    /// A cell of the comparison with the selected base: empty if there is none, `…` until it is known, and `n/a` if it has
    /// no such value.
    pub(super) fn of_selected(
        context: ListContext<'_>,
        result: usize,
        cell: impl FnOnce(&Outcome) -> Option<Self>,
    ) -> Self {
        match context.selected(result) {
            None => Self::plain(""),
            Some((_, None)) => Self::faint("…"),
            Some((_, Some(outcome))) => cell(outcome).unwrap_or_else(|| Self::faint("n/a")),
        }
    }

    /// The same of the clear changes.
    pub(super) fn of_changes(
        context: ListContext<'_>,
        result: usize,
        cell: impl FnOnce(&ClearChanges) -> Self,
    ) -> Self {
        match context.changes(result) {
            None => Self::plain(""),
            Some(None) => Self::faint("…"),
            Some(Some(Ok(changes))) => cell(changes),
            Some(Some(Err(_))) => Self::faint("n/a"),
        }
    }
}

/// HPT's reliability and direction.
pub(super) fn reliability(outcome: &Outcome) -> Option<Cell> {
    let hpt = outcome.hpt().ok()?;
    let arrow = match hpt.direction {
        Direction::Faster => "↑",
        Direction::Slower => "↓",
    };
    let percent = wording::percent(hpt.reliability);
    Some(Cell::plain(format!("{percent}% {arrow}")))
}

/// HPT's bound at 99%.
pub(super) fn bound(outcome: &Outcome) -> Option<Cell> {
    let hpt = outcome.hpt().ok()?;
    let factor = hpt.change_at_99()?;
    Some(Cell::change(
        wording::with_arrows(&wording::hpt_at_99(hpt)?),
        factor,
    ))
}

/// bench_runner's memory change.
pub(super) fn memory(outcome: &Outcome) -> Option<Cell> {
    let change = outcome.memory().ok()?.change;
    let tone = change.map_or(Tone::Plain, Tone::Change);
    Some(Cell::new(wording::memory_change(change), tone))
}

/// pyperf's geometric mean.
pub(super) fn pyperf_mean(outcome: &Outcome) -> Option<Cell> {
    let mean = outcome.pyperf_mean().ok()?;
    Some(Cell::change(
        wording::with_arrows(&wording::ratio(mean)),
        mean,
    ))
}

/// How many there are; faint if there are none.
pub(super) fn count(count: usize) -> Cell {
    match count {
        0 => Cell::faint("0"),
        count => Cell::plain(count.to_string()),
    }
}

/// The factor of the worst clear regression.
pub(super) fn worst(changes: &ClearChanges) -> Cell {
    match &changes.worst {
        None => Cell::faint("none"),
        Some((_, ratio)) => Cell::change(wording::with_arrows(&wording::ratio(*ratio)), *ratio),
    }
}

/// bench_runner's mean, with `*` if the benchmarks differ, `~` if an earlier result takes the place of the base, and `!` if
/// a pinned reference is of another machine.
pub(super) fn base(context: ListContext<'_>, result: usize, place: usize) -> Cell {
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
        return Cell::new("n/a", Tone::Error);
    };
    // The marks have a place of their own, so that the numbers are aligned.
    let differs = context.is_same_suite(result, place) == Some(false);
    let text = format!(
        "{}{}{}",
        Lines::new(outcome).summary.unwrap_or_default(),
        if differs { "*" } else { " " },
        match reference.is_stand_in {
            true => "~",
            false if context.is_of_other_machine(result, place) => "!",
            false => " ",
        }
    );
    Cell::change(text, 1.0 / mean)
}
