//! Draws the menu of columns, with a mark before each column that is shown.

use ratatui::layout::Rect;

use super::state::ColumnsState;
use crate::comparison::Column;
use crate::tui::screen::comparison::table_area;
use crate::tui::screen::{Draw, DrawContext};
use crate::tui::widget::{Canvas, MenuItem, draw_menu};

impl Draw for ColumnsState {
    fn draw(&self, area: Rect, canvas: &mut Canvas<'_, '_>, context: &DrawContext<'_>) {
        let Some(open) = context.comparison else {
            return;
        };
        let metric = open.view.metric;
        let item = |&(column, is_shown): &(Column, bool)| MenuItem {
            mark: if is_shown { "[x]" } else { "[ ]" }.to_owned(),
            text: format!("{:<13} {}", column.title(metric), column.name(metric)),
        };
        let items: Vec<MenuItem> = open.columns.all().iter().map(item).collect();
        let area = table_area(area, open, canvas.theme);
        draw_menu(" Columns ", &items, self.selected, area, canvas);
    }
}
