//! Labels above the places where the level changes.

use super::mark::ChangeMark;
use crate::text::width;
use crate::tui::widget::plot::place::place;

/// The fewest columns between two labels.
const GAP: usize = 2;

/// Points at the change below it.
const POINTER: char = '▼';

/// A label with a pointer to its change, which is below the pointer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeLabel {
    /// The column in which it begins.
    pub start: usize,
    /// The label, with the pointer at its left or right end.
    pub text: String,
    /// The place of its change among all.
    pub change: usize,
}

/// The labels of changes in a line of so many columns, from left to right, each beside a pointer to its change: on the
/// right of it, or on the left if there is no room. Where they would overlap, the newest stay, which come last in
/// `changes`.
pub(super) fn placed(
    changes: &[ChangeMark],
    window: (f64, f64),
    columns: usize,
) -> Vec<ChangeLabel> {
    let mut placed: Vec<ChangeLabel> = Vec::new();
    for (index, change) in changes.iter().enumerate().rev() {
        let Some(column) = place(change.x, window, columns) else {
            continue;
        };
        // Older labels lie further left.
        let end = placed
            .last()
            .map_or(columns, |label| label.start.saturating_sub(GAP));
        let fits = |label: &ChangeLabel| label.start + width(&label.text) <= end;
        let label = |start, text| ChangeLabel {
            start,
            text,
            change: index,
        };
        let beside = |text: &String| {
            let right = Some(label(column, format!("{POINTER}{text}")));
            let start = column.checked_sub(width(text));
            let left = start.map(|start| label(start, format!("{text}{POINTER}")));
            [right, left].into_iter().flatten()
        };
        placed.extend(change.labels.iter().flat_map(beside).find(fits));
    }
    placed.reverse();
    placed
}
