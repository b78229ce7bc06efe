//! The layout of a table row: its columns and their widths.

use crate::comparison::Column;
use crate::text;
use crate::tui::state::OpenComparison;

/// The width of the cursor, the symbol of the judgement and the exclusion marks.
pub(super) const MARKS: usize = 4;
const MIN_BAR: usize = 6;
const MAX_BAR: usize = 20;
/// Enough for the title of the name column with its arrow, and a gap.
const MIN_NAME: usize = 12;
const MAX_NAME: usize = 40;
/// Names are not truncated below this width to make room for another column.
const COMFORTABLE_NAME: usize = 20;

/// The columns that fit.
pub(super) struct TableColumns {
    /// The width of the name, after the marks.
    pub name: usize,
    /// The columns after the name, from left to right.
    pub columns: Vec<Column>,
    /// The width of the bar after the ratio.
    pub bar: usize,
}

/// The terminal columns that are still free.
struct Room(usize);

impl Room {
    /// Takes as many columns as are wanted, or none if there are fewer.
    fn take(&mut self, wanted: usize) -> usize {
        let taken = if self.0 >= wanted { wanted } else { 0 };
        self.0 -= taken;
        taken
    }

    fn fits(&mut self, column: Column) -> bool {
        self.take(column.width()) > 0
    }
}

impl TableColumns {
    /// Divides `width` columns. The ratio comes first, then the means, the whole name, the column that the table is
    /// sorted by, the bar, and the other columns in order, until there is no room left.
    pub fn new(width: usize, open: &OpenComparison) -> Self {
        let shown: Vec<Column> = open.columns.shown().skip(open.first_column).collect();
        let has_ratio = shown.contains(&Column::Ratio);
        let ratio = if has_ratio { Column::Ratio.width() } else { 0 };
        let wanted = open.name_width.clamp(MIN_NAME, MAX_NAME);
        let comfortable = wanted.min(COMFORTABLE_NAME);
        let for_name = width.saturating_sub(MARKS + ratio);
        let mut room = Room(for_name.saturating_sub(comfortable));
        let is_mean = |column: &Column| matches!(column, Column::Head | Column::Reference);
        let mut fitting: Vec<Column> = shown.iter().copied().rev().filter(is_mean).collect();
        fitting.retain(|&column| room.fits(column));
        let more = (wanted - comfortable).min(for_name.saturating_sub(comfortable));
        let name = comfortable.min(for_name) + room.take(more);
        let sorted_by = open.view.order().column;
        let is_placed = |column: &Column| is_mean(column) || *column == Column::Ratio;
        let sorted_by = shown.iter().copied().find(|&column| column == sorted_by);
        fitting.extend(sorted_by.filter(|column| !is_placed(column) && room.fits(*column)));
        let bar = if has_ratio { room.take(MIN_BAR) } else { 0 };
        let others = shown.iter().copied();
        let others = others.filter(|column| !is_placed(column) && sorted_by != Some(*column));
        fitting.extend(others.take_while(|&column| room.fits(column)));
        let longer = if bar > 0 {
            room.0.min(MAX_BAR - MIN_BAR)
        } else {
            0
        };
        let is_fitting = |column: &Column| *column == Column::Ratio || fitting.contains(column);
        Self {
            name,
            columns: shown.into_iter().filter(is_fitting).collect(),
            bar: bar + longer,
        }
    }

    /// The width of a column, with its marks and its bar.
    pub fn width(&self, column: Column) -> usize {
        match column {
            Column::Benchmark => MARKS + self.name,
            Column::Ratio => column.width() + self.bar,
            _ => column.width(),
        }
    }
}

/// Whether a column holds words, which are left-aligned. Numbers are right-aligned.
pub(super) fn is_left_aligned(column: Column) -> bool {
    matches!(column, Column::Evidence | Column::Tags | Column::Shape)
}

/// Text aligned in its column.
pub(super) fn placed(text: &str, column: Column) -> String {
    let width = column.width();
    if is_left_aligned(column) {
        text::align_left(&format!("  {text}"), width)
    } else if text::width(text) >= width {
        // A text that is one column too long takes the gap.
        text::align_right(text, width)
    } else {
        format!(" {}", text::align_right(text, width.saturating_sub(1)))
    }
}
