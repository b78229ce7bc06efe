//! Which columns of the list fit, and their widths.

use std::ops::Range;

use ratatui::layout::Rect;

use crate::listing::{FacetKind, ListColumn};
use crate::sorting;
use crate::text::{self, visible};
use crate::tui::state::OpenTree;

/// The cursor, the mark, and a gap.
pub const MARKS: usize = 4;
/// The gap after each column.
pub const GAP: usize = 2;
/// The narrowest fork and ref, and the widest.
const REF: (usize, usize) = (18, 44);
/// No other text is wider.
const MAX_TEXT: usize = 18;

/// The columns that fit, with their widths.
pub struct ListColumns {
    /// From left to right.
    pub columns: Vec<(ListColumn, usize)>,
    /// How many more there are.
    pub hidden: usize,
    /// Where they begin on the screen.
    start: u16,
}

impl ListColumns {
    /// Those of a table in this area, with a border.
    pub fn of_table(area: Rect, open: &OpenTree) -> Self {
        let columns = Self::new(usize::from(area.width).saturating_sub(2), open);
        let marks = u16::try_from(MARKS).unwrap_or(u16::MAX);
        Self {
            start: area.x.saturating_add(1).saturating_add(marks),
            ..columns
        }
    }

    /// The columns of the screen that a column takes; `None` if it has no room.
    pub fn place(&self, column: ListColumn) -> Option<Range<u16>> {
        let place = self
            .columns
            .iter()
            .position(|(known, _)| *known == column)?;
        let before: usize = self.columns[..place].iter().map(|(_, it)| it + GAP).sum();
        let at = |x: usize| u16::try_from(x).map_or(u16::MAX, |x| self.start.saturating_add(x));
        Some(at(before)..at(before + self.columns[place].1))
    }

    /// Divides `width` columns. The date, the hash, the selected base and the column that the list is sorted by always
    /// have a place. Then come the flags, the machine, the other bases, the version, the ref, and the other numbers.
    fn new(width: usize, open: &OpenTree) -> Self {
        let listing = &open.listing;
        let chosen: Vec<ListColumn> = open.columns_in_view();
        let order: Vec<ListColumn> = open.columns.all().iter().map(|&(it, _)| it).collect();
        let selected = ListColumn::Base(listing.base);
        let bases = || (0..listing.bases.len()).map(ListColumn::Base);
        let first = [
            ListColumn::Date,
            listing.order.column,
            selected,
            ListColumn::Hash,
            ListColumn::Flags,
            // The same commit is measured on several machines.
            ListColumn::Machine,
        ];
        let then = [ListColumn::Version, ListColumn::Ref];
        // What the user chose to see comes before what is there anyway.
        let unusual = chosen.iter().filter(|column| !column.is_usual());
        let wanted = first.into_iter().chain(unusual.copied());
        let wanted = wanted.chain(bases()).chain(then);
        let wanted = wanted.chain(chosen.iter().copied());
        let is_fixed = |column: ListColumn| {
            [ListColumn::Date, selected, listing.order.column].contains(&column)
        };
        let mut room = width.saturating_sub(MARKS);
        let mut taken: Vec<(ListColumn, usize)> = Vec::new();
        let mut widest_ref = 0;
        for column in wanted {
            let is_taken = taken.iter().any(|(known, _)| *known == column);
            // All results in view are of the chosen machine.
            let is_known = column == ListColumn::Machine
                && listing.chosen.contains_key(&FacetKind::Machine)
                && listing.order.column != column;
            let is_wanted = is_fixed(column) || chosen.contains(&column);
            let exists = column == ListColumn::Date || order.contains(&column);
            if is_taken || is_known || !is_wanted || !exists {
                continue;
            }
            let wanted = wanted_width(column, open);
            let least = if column == ListColumn::Ref {
                widest_ref = wanted;
                wanted.min(REF.0)
            } else {
                wanted
            };
            if room >= least + GAP {
                room -= least + GAP;
                taken.push((column, least));
            }
        }
        if let Some((_, width)) = taken
            .iter_mut()
            .find(|(column, _)| *column == ListColumn::Ref)
        {
            *width += room.min(widest_ref.saturating_sub(*width));
        }
        // The date is in front.
        let place = |column: ListColumn| order.iter().position(|&known| known == column);
        sorting::sort_by_key(&mut taken, |&(column, _)| place(column));
        let is_hidden = |column: &&ListColumn| !taken.iter().any(|(known, _)| known == *column);
        Self {
            hidden: chosen.iter().filter(is_hidden).count(),
            columns: taken,
            start: 0,
        }
    }
}

/// A text in the width of its column, with the gap after it.
pub fn placed(text: &str, column: ListColumn, width: usize) -> String {
    let text = text::truncated(text, width);
    let text = if column.is_number() {
        text::align_right(&text, width)
    } else {
        text::align_left(&text, width)
    };
    format!("{text}{}", " ".repeat(GAP))
}

fn wanted_width(column: ListColumn, open: &OpenTree) -> usize {
    let bases = &open.listing.bases;
    // The arrow of the order.
    let title = text::width(&visible(&column.title(bases))) + 1;
    match column {
        ListColumn::Date => 10,
        // The mark of the selected one.
        ListColumn::Base(_) => (title + 1).max(11),
        ListColumn::Reliability => title.max(9),
        ListColumn::Bound | ListColumn::Memory | ListColumn::PyperfMean | ListColumn::Worst => {
            title.max(8)
        }
        ListColumn::Regressions
        | ListColumn::Improvements
        | ListColumn::Missing
        | ListColumn::New
        | ListColumn::Suite => title,
        ListColumn::Hash
        | ListColumn::Version
        | ListColumn::Flags
        | ListColumn::Machine
        | ListColumn::Ref => {
            let mut widths = open.text_widths.iter();
            let widest = widths.find(|(known, _)| *known == column);
            let widest = widest.map_or(0, |(_, width)| *width).max(title);
            widest.min(if column == ListColumn::Ref {
                REF.1
            } else {
                MAX_TEXT
            })
        }
    }
}
