//! The widths of the rows and columns, and which of them are in view.

use std::ops::Range;

use super::cells::Cells;
use crate::text;
use crate::tui::widget::around;

/// `12.345x slower` with a gap before it.
const WIDE: usize = 16;
/// The same with an arrow for the word.
const NARROW: usize = 11;
/// Labels are truncated to these widths.
const MAX_ROW_LABEL: usize = 30;
const MAX_COLUMN_LABEL: usize = 24;

/// The part of the cells that is in view.
pub(super) struct Grid {
    pub label: usize,
    /// The width of each column, with the gap before it.
    pub column: usize,
    pub columns: Range<usize>,
    pub rows: Range<usize>,
}

impl Grid {
    /// What fits into `width` and `height` around the selected cell.
    pub fn new(
        cells: &Cells<'_>,
        (width, height): (usize, usize),
        selected: (usize, usize),
    ) -> Self {
        let longest = |labels: &[String], most: usize| {
            let widths = labels.iter().map(|label| text::width(label));
            widths.max().unwrap_or(0).min(most)
        };
        let label = longest(&cells.rows, MAX_ROW_LABEL).min(width / 2);
        let room = width.saturating_sub(label);
        let count = cells.columns.len();
        // The label has a gap and the mark of the selected column before it.
        let wide = WIDE.max(longest(&cells.columns, MAX_COLUMN_LABEL) + 2);
        let least = text::room_for_labels(&cells.columns, NARROW - 2, MAX_COLUMN_LABEL) + 2;
        let widths = [wide, WIDE.max(least), least].into_iter();
        let column = widths
            .filter(|width| width * count <= room)
            .max()
            .unwrap_or(least);
        Self {
            label,
            column,
            columns: around(selected.1, count, room / column),
            rows: around(selected.0, cells.rows.len(), height),
        }
    }

    /// Whether the ratios have arrows for words.
    pub fn is_short(&self) -> bool {
        self.column < WIDE
    }
}
