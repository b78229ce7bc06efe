//! What stands in a row from left to right, and how wide it is.

use crate::comparison::Column;
use crate::text;
use crate::tui::state::OpenComparison;

/// Cursor and exclusion mark.
pub(super) const MARKS: usize = 3;
/// The mark behind a ratio that proves nothing.
pub(super) const RATIO_MARK: usize = 2;
const MIN_BAR: usize = 6;
const MAX_BAR: usize = 20;
/// The title of the name with its arrow, and a gap.
const MIN_NAME: usize = 12;
const MAX_NAME: usize = 40;
/// A name is not cut below this for the sake of another column.
const COMFORTABLE_NAME: usize = 20;

/// The columns that there is room for.
pub(super) struct TableColumns {
    /// Columns of the name, behind the marks.
    pub name: usize,
    /// Behind the name, from left to right.
    pub columns: Vec<Column>,
    /// Columns of the bar behind the ratio.
    pub bar: usize,
}

/// Columns of the terminal that are not given out yet.
struct Room(usize);

impl Room {
    /// Takes as many as are wanted, or none.
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
    /// Gives out `width` columns: to the ratio first, then to the means, the whole name, the column that is sorted by,
    /// the bar, and the other columns in their order, as long as there are any.
    pub fn new(width: usize, open: &OpenComparison) -> Self {
        let shown: Vec<Column> = open.columns.shown().skip(open.first_column).collect();
        let has_ratio = shown.contains(&Column::Ratio);
        let ratio = if has_ratio {
            Column::Ratio.width() + RATIO_MARK
        } else {
            0
        };
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

    /// How wide a column is with what belongs to it.
    pub fn width(&self, column: Column) -> usize {
        match column {
            Column::Benchmark => MARKS + self.name,
            Column::Ratio => column.width() + RATIO_MARK + self.bar,
            _ => column.width(),
        }
    }
}

/// Whether a column holds words, which stand at its left. Numbers stand at the right.
pub(super) fn is_left_aligned(column: Column) -> bool {
    matches!(column, Column::Tags | Column::Shape)
}

/// Text in the place of its column.
pub(super) fn placed(text: &str, column: Column) -> String {
    let width = column.width();
    if is_left_aligned(column) {
        text::align_left(&format!("  {text}"), width)
    } else if text::width(text) >= width {
        // What is too long by one takes the gap.
        text::align_right(text, width)
    } else {
        format!(" {}", text::align_right(text, width.saturating_sub(1)))
    }
}
