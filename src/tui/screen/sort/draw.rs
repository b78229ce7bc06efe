//! Draws the sort menu, with a letter for each column.

use ratatui::layout::Rect;

use super::state::SortState;
use crate::comparison::Column;
use crate::tui::screen::comparison::{TableColumns, table_area};
use crate::tui::screen::{Draw, DrawContext};
use crate::tui::widget::{Canvas, Menu, MenuItem};

impl Draw for SortState {
    fn draw(&self, area: Rect, canvas: &mut Canvas<'_, '_>, context: &DrawContext<'_>) {
        let Some(open) = context.comparison else {
            return;
        };
        let (order, metric) = (open.view.order(), open.view.metric);
        let item = |&column: &Column| {
            let (letter, _) = column.sort_key();
            let arrow = match (order.column == column, order.descending) {
                (false, _) => "",
                (true, true) => " ▼",
                (true, false) => " ▲",
            };
            MenuItem {
                mark: letter.to_string(),
                text: format!("{}{arrow}", column.name(metric)),
            }
        };
        let items: Vec<MenuItem> = Column::ALL.iter().map(item).collect();
        let area = table_area(area, open, canvas.theme);
        Menu {
            title: " Sort by ",
            items: &items,
            selected: self.selected,
            about: TableColumns::of_table(area, open).place(order.column, area),
        }
        .draw(area, canvas);
    }
}
