//! Labels above the places where the level changes.

use super::mark::ChangeMark;
use crate::text::{align_left, width};
use crate::tui::widget::plot::place::place;

/// The fewest columns between two labels.
const GAP: usize = 2;

/// Points at the change below it.
const POINTER: char = '▼';

/// A line of so many columns with the labels of changes, each beside a pointer to its change: on the right of it, or on
/// the left if there is no room. Where they would overlap, the newest stay, which come last in `changes`. `None` if there
/// is no room for any.
pub(super) fn line(changes: &[ChangeMark], window: (f64, f64), columns: usize) -> Option<String> {
    let mut placed: Vec<(usize, String)> = Vec::new();
    for change in changes.iter().rev() {
        let Some(column) = place(change.x, window, columns) else {
            continue;
        };
        // Older labels lie further left.
        let end = placed
            .last()
            .map_or(columns, |(start, _)| start.saturating_sub(GAP));
        let fits = |(start, label): &(usize, String)| start + width(label) <= end;
        let beside = |label: &String| {
            let right = Some((column, format!("{POINTER}{label}")));
            let start = column.checked_sub(width(label));
            let left = start.map(|start| (start, format!("{label}{POINTER}")));
            [right, left].into_iter().flatten()
        };
        placed.extend(change.labels.iter().flat_map(beside).find(fits));
    }
    if placed.is_empty() {
        return None;
    }
    let mut line = String::new();
    for (start, label) in placed.into_iter().rev() {
        line = align_left(&line, start);
        line.push_str(&label);
    }
    Some(line)
}
