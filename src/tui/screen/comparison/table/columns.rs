//! The layout of a table row: its columns and their widths.

use std::ops::Range;

use ratatui::layout::Rect;

use super::heads::HeadColumns;
use crate::comparison::Column;
use crate::text;
use crate::tui::state::OpenComparison;

/// The width of the cursor, the symbol of the judgement and the exclusion marks.
pub(super) const MARKS: usize = 4;
/// The gaps around the bar, and five cells on each side of its centre.
const MIN_BAR: usize = 13;
const MAX_BAR: usize = 31;
/// Enough for the title of the name column with its arrow, and a gap.
const MIN_NAME: usize = 12;
const MAX_NAME: usize = 40;
/// Names are not truncated below this width to make room for another column, except the one that the table is sorted
/// by.
const COMFORTABLE_NAME: usize = 20;
/// How much of the width beyond the shortest name the columns of several heads leave to it.
const NAME_BESIDE_HEADS: usize = 8;
/// From this width on, the word of the judgement has a place. Below, its symbol before the name is enough, and the
/// bar is more useful.
const ROOM_FOR_EVIDENCE: usize = 88;

/// The columns that fit.
pub struct TableColumns {
    /// The width of the name, after the marks.
    pub(super) name: usize,
    /// The columns after the name, from left to right.
    pub(super) columns: Vec<Column>,
    /// The width of the bar after the ratio.
    pub(super) bar: usize,
    /// The ratio columns, if there are several heads.
    pub(super) heads: Option<HeadColumns>,
    /// How many of the chosen columns are scrolled out of view.
    pub(super) scrolled: usize,
    /// The chosen columns for which there is no room.
    pub hidden: Vec<Column>,
}

/// A width that is being divided.
struct Division {
    /// The width of the ratio column, which is wider for several heads.
    ratio: usize,
    /// The terminal columns that are still free.
    room: usize,
    name: usize,
    columns: Vec<Column>,
}

impl Division {
    /// Adds a column if there is room for it. Returns whether the table has it.
    fn add(&mut self, column: Column) -> bool {
        let has_column = self.columns.contains(&column);
        let width = match column {
            Column::Ratio => self.ratio,
            _ => column.width(),
        };
        if has_column || self.take(width) == 0 {
            return has_column;
        }
        self.columns.push(column);
        true
    }

    /// Widens the name, as far as there is room for it.
    fn widen_name(&mut self, width: usize) {
        let more = width.saturating_sub(self.name).min(self.room);
        self.name += self.take(more);
    }

    /// Takes as much as is wanted, or nothing if there is less.
    fn take(&mut self, wanted: usize) -> usize {
        let taken = if self.room >= wanted { wanted } else { 0 };
        self.room -= taken;
        taken
    }
}

impl TableColumns {
    /// Divides `width` columns. The column that the table is sorted by always has a place: without it, the order would
    /// look arbitrary. The ratio comes next, then the evidence, the means, the bar, the whole name, the 95% CI, and the
    /// other columns in order, until there is no room left.
    pub(super) fn new(width: usize, open: &OpenComparison) -> Self {
        let chosen: Vec<Column> = open.shown_columns().collect();
        let (scrolled, rest) = chosen.split_at(open.first_column.min(chosen.len()));
        let sorted_by = Some(open.view.order().column);
        let sorted_by = sorted_by.filter(|&column| column != Column::Benchmark);
        // It may be scrolled out of view, or not be one of the chosen.
        let added = sorted_by.filter(|column| !rest.contains(column));
        let candidates: Vec<Column> = added.into_iter().chain(rest.iter().copied()).collect();
        let room = width.saturating_sub(MARKS + MIN_NAME);
        let is_scrolled = scrolled.contains(&Column::Ratio);
        let room = room.saturating_sub(NAME_BESIDE_HEADS);
        let heads = HeadColumns::fitting(room, open, is_scrolled);
        let ratio = heads
            .as_ref()
            .map_or(Column::Ratio.width(), HeadColumns::total);
        let first = sorted_by.map_or(0, |column| match column {
            Column::Ratio => ratio,
            _ => column.width(),
        });
        let free = width.saturating_sub(MARKS + first);
        let name = MIN_NAME.min(free);
        let mut division = Division {
            ratio,
            room: free - name,
            name,
            columns: sorted_by.into_iter().collect(),
        };
        let is_candidate = |column: &Column| candidates.contains(column);
        let has_ratio = is_candidate(&Column::Ratio) && division.add(Column::Ratio);
        let wanted = open.name_width.clamp(MIN_NAME, MAX_NAME);
        division.widen_name(wanted.min(COMFORTABLE_NAME));
        // How large a change is beside the noise says more than the word, and so does the bar with the noise behind it.
        let evidence = if is_candidate(&Column::Night) {
            Some(Column::Night)
        } else {
            Some(Column::Evidence).filter(|_| width >= ROOM_FOR_EVIDENCE)
        };
        let important = evidence
            .into_iter()
            .chain([Column::Head, Column::Reference]);
        for column in important.filter(is_candidate) {
            division.add(column);
        }
        let mut bar = if has_ratio { division.take(MIN_BAR) } else { 0 };
        division.widen_name(wanted);
        let others = [Column::Interval].into_iter().filter(is_candidate);
        let mut others = others.chain(candidates.iter().copied());
        while others.next().is_some_and(|column| division.add(column)) {}
        if bar > 0 {
            bar += division.room.min(MAX_BAR - MIN_BAR);
        }
        let is_fitting = |column: &Column| division.columns.contains(column);
        let (columns, hidden) = candidates.iter().partition(|column| is_fitting(column));
        let is_hidden = |column: &&Column| sorted_by != Some(**column);
        Self {
            name: division.name,
            columns,
            bar,
            heads,
            scrolled: scrolled.iter().filter(is_hidden).count(),
            hidden,
        }
    }

    /// The cells on each side of the bar's centre; `None` if there is no room for the bar.
    pub(super) fn half_bar(&self) -> Option<usize> {
        // Without the gaps around it, and its centre.
        self.bar.checked_sub(3).map(|cells| cells / 2)
    }

    /// The columns of the table in `area`, which includes its border.
    pub fn of_table(area: Rect, open: &OpenComparison) -> Self {
        Self::new(usize::from(area.width).saturating_sub(2), open)
    }

    /// Where a column is on the screen if the table is in `area`; `None` if it is not visible.
    #[must_use]
    pub fn place(&self, column: Column, area: Rect) -> Option<Range<u16>> {
        let mut start = usize::from(area.x) + 1;
        for &other in [Column::Benchmark].iter().chain(&self.columns) {
            let end = start + self.width(other);
            if other == column {
                let edge = usize::from(area.right().saturating_sub(1));
                // Both are within the area.
                return Some(start.min(edge) as u16..end.min(edge) as u16);
            }
            start = end;
        }
        None
    }

    /// How many chosen columns are not visible, and on which side: `← +2 · +4 columns →`. Empty if all are.
    pub(super) fn hidden_title(&self, is_short: bool) -> String {
        let word = if is_short { "" } else { " columns" };
        let has_ratio = self.columns.contains(&Column::Ratio);
        let heads = self.heads.as_ref().filter(|_| has_ratio);
        let heads = match heads.map_or(0, HeadColumns::hidden) {
            0 => String::new(),
            hidden => format!(" +{hidden} heads (]) "),
        };
        let columns = match (self.scrolled, self.hidden.len()) {
            (0, 0) => String::new(),
            (0, right) => format!(" +{right}{word} → "),
            (left, 0) => format!(" ← +{left}{word} "),
            (left, right) => format!(" ← +{left} · +{right}{word} → "),
        };
        match (&*heads, &*columns) {
            ("", _) | (_, "") => heads + &columns,
            _ => format!("{heads}·{columns}"),
        }
    }

    /// The width of a column, with its marks and its bar.
    pub(super) fn width(&self, column: Column) -> usize {
        match column {
            Column::Benchmark => MARKS + self.name,
            Column::Ratio => {
                let heads = self.heads.as_ref();
                heads.map_or(column.width(), HeadColumns::total) + self.bar
            }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::Order;
    use crate::results::Results;

    fn demo() -> OpenComparison {
        let results = Results::read(crate::command::demo()).expect("the demo is valid");
        OpenComparison::new(results).expect("they share benchmarks")
    }

    #[test]
    fn the_columns_that_fit_are_the_most_important_ones() {
        let open = demo();
        let at = |width: usize| {
            let columns = TableColumns::new(width, &open);
            (columns.columns, columns.bar > 0)
        };
        let (reference, head, ratio) = (Column::Reference, Column::Head, Column::Ratio);
        assert_eq!(at(38), (vec![ratio], false));
        assert_eq!(at(50), (vec![head, ratio], false));
        assert_eq!(at(60), (vec![reference, head, ratio], false));
        assert_eq!(at(78), (vec![reference, head, ratio], true));
        let with_evidence = vec![reference, head, ratio, Column::Evidence];
        assert_eq!(at(88), (with_evidence.clone(), true));
        let with_interval = [&with_evidence[..], &[Column::Interval]].concat();
        assert_eq!(at(104), (with_interval, true));
        // Nothing is known of the nights before.
        assert_eq!(at(300).0.len(), Column::ALL.len() - 2);
    }

    #[test]
    fn the_column_that_the_table_is_sorted_by_is_always_there() {
        let mut open = demo();
        for &column in Column::ALL {
            open.sort(Order::first_of(column));
            for (first_column, width) in [(0, 38), (0, 78), (9, 78), (16, 78), (16, 298)] {
                open.first_column = first_column;
                let columns = TableColumns::new(width, &open);
                let is_there = column == Column::Benchmark || columns.columns.contains(&column);
                assert!(is_there, "{column:?} {first_column} {width}");
                let all = [Column::Benchmark].iter().chain(&columns.columns);
                let used: usize = all.map(|&column| columns.width(column)).sum();
                assert!(used <= width, "{column:?} {first_column} {width}: {used}");
                let count = columns.columns.len() + columns.hidden.len() + columns.scrolled;
                let is_added = usize::from(column == Column::Night);
                assert_eq!(
                    count,
                    Column::ALL.len() - 2 + is_added,
                    "{column:?} {first_column} {width}"
                );
            }
        }
    }

    #[test]
    fn hidden_columns_are_counted_on_their_side() {
        let title = |scrolled: usize, hidden: usize, is_short: bool| {
            let columns = TableColumns {
                name: 20,
                columns: Vec::new(),
                bar: 0,
                heads: None,
                scrolled,
                hidden: vec![Column::Q; hidden],
            };
            columns.hidden_title(is_short)
        };
        assert_eq!(title(0, 0, false), "");
        assert_eq!(title(0, 4, false), " +4 columns → ");
        assert_eq!(title(2, 0, false), " ← +2 columns ");
        assert_eq!(title(2, 4, false), " ← +2 · +4 columns → ");
        assert_eq!(title(2, 4, true), " ← +2 · +4 → ");
    }
}
