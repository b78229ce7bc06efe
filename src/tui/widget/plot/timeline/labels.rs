//! Labels above the places where the level changes.

use super::mark::ChangeMark;
use crate::text::{align_left, width};
use crate::tui::widget::plot::place::place;

/// The fewest columns between two labels.
const GAP: usize = 2;

/// A line of so many columns with the labels of changes, each at its place, or ending there if it is near the right end.
/// Where they would overlap, the newest stay, which come last in `changes`. `None` if there is no room for any.
pub(super) fn line(changes: &[ChangeMark], window: (f64, f64), columns: usize) -> Option<String> {
    let mut placed: Vec<(usize, &str)> = Vec::new();
    for change in changes.iter().rev() {
        let Some(column) = place(change.x, window, columns) else {
            continue;
        };
        // Older labels lie further left.
        let end = placed
            .last()
            .map_or(columns, |(start, _)| start.saturating_sub(GAP));
        let fits = |(start, label): &(usize, &str)| start + width(label) <= end;
        let at = |label| {
            let before = (column + 1).saturating_sub(width(label));
            [(column, label), (before, label)]
        };
        let wordings = change.labels.iter().map(String::as_str);
        placed.extend(wordings.flat_map(at).find(fits));
    }
    if placed.is_empty() {
        return None;
    }
    let mut line = String::new();
    for (start, label) in placed.into_iter().rev() {
        line = align_left(&line, start);
        line.push_str(label);
    }
    Some(line)
}
