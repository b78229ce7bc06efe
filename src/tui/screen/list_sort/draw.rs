//! Draws the menu of columns to sort the results by.

use ratatui::layout::Rect;

use super::state::ListSortState;
use crate::listing::ListColumn;
use crate::text::visible;
use crate::tui::screen::{Draw, DrawContext};
use crate::tui::widget::{Canvas, Menu, MenuItem};

impl Draw for ListSortState {
    fn draw(&self, area: Rect, canvas: &mut Canvas<'_, '_>, context: &DrawContext<'_>) {
        let Some(open) = context.tree else {
            return;
        };
        let listing = &open.listing;
        let item = |column: ListColumn| {
            let arrow = match (listing.order.column == column, listing.order.descending) {
                (false, _) => "",
                (true, true) => " ▼",
                (true, false) => " ▲",
            };
            let title = column.title(&listing.bases);
            MenuItem {
                mark: String::new(),
                text: format!("{}{arrow}", visible(&title)),
            }
        };
        let items: Vec<MenuItem> = ListColumn::all(listing.bases.len())
            .into_iter()
            .map(item)
            .collect();
        Menu {
            title: " Sort by ",
            items: &items,
            selected: self.selected,
            about: None,
        }
        .draw(area, canvas);
    }
}
