//! Draws the menu of columns, with a mark before each column that is shown.

use std::ops::Range;

use ratatui::layout::Rect;

use super::state::ColumnsState;
use super::update::is_of_results;
use crate::comparison::Column;
use crate::listing::ListColumn;
use crate::text::visible;
use crate::tui::screen::comparison::{TableColumns, table_area};
use crate::tui::screen::results::columns_in;
use crate::tui::screen::{Draw, DrawContext};
use crate::tui::state::{OpenComparison, OpenTree};
use crate::tui::widget::{Canvas, Menu, MenuItem};

impl Draw for ColumnsState {
    fn draw(&self, area: Rect, canvas: &mut Canvas<'_, '_>, context: &DrawContext<'_>) {
        let is_of_results = is_of_results(context.below);
        let Entries {
            items,
            about,
            table,
        } = match (context.tree, context.comparison) {
            (Some(open), _) if is_of_results => self.of_results(area, open),
            (_, Some(open)) if !is_of_results => self.of_comparison(area, open, canvas),
            _ => return,
        };
        Menu {
            title: " Columns ",
            items: &items,
            selected: self.selected,
            about,
        }
        .draw(table, canvas);
    }
}

/// The entries of the menu.
struct Entries {
    items: Vec<MenuItem>,
    /// The columns of the screen that the selected one is about.
    about: Option<Range<u16>>,
    /// Where the table is.
    table: Rect,
}

impl ColumnsState {
    fn of_comparison(&self, area: Rect, open: &OpenComparison, canvas: &Canvas<'_, '_>) -> Entries {
        let metric = open.view.metric;
        let table = table_area(area, open, canvas.theme);
        let columns = TableColumns::of_table(table, open);
        let entry = |&(column, is_shown): &(Column, bool)| {
            let is_hidden = columns.hidden.contains(&column);
            item(
                column.title(metric),
                column.name(metric),
                is_shown,
                is_hidden,
            )
        };
        let items = open.columns.all().iter().map(entry).collect();
        let selected = open.columns.all().get(self.selected);
        let about = selected.and_then(|&(column, _)| columns.place(column, table));
        Entries {
            items,
            about,
            table,
        }
    }

    fn of_results(&self, area: Rect, open: &OpenTree) -> Entries {
        let (columns, table) = columns_in(area, open);
        let entry = |&(column, is_shown): &(ListColumn, bool)| {
            let title = column.title(&open.listing.bases);
            let is_hidden = columns.place(column).is_none();
            item(&visible(&title), column.name(), is_shown, is_hidden)
        };
        let items = open.columns.all().iter().map(entry).collect();
        let selected = open.columns.all().get(self.selected);
        let about = selected.and_then(|&(column, _)| columns.place(column));
        Entries {
            items,
            about,
            table,
        }
    }
}

/// An entry for a column: whether it is shown, and whether it has no room though it is.
fn item(title: &str, name: &str, is_shown: bool, is_hidden: bool) -> MenuItem {
    let note = if is_shown && is_hidden {
        " (no room)"
    } else {
        ""
    };
    let title = format!("{title}{note}");
    MenuItem {
        mark: if is_shown { "[x]" } else { "[ ]" }.to_owned(),
        text: format!("{title:<21} {name}"),
    }
}
