//! Draws the menu of columns, with a mark before each column that is shown.

use ratatui::layout::Rect;

use super::state::ColumnsState;
use crate::comparison::Column;
use crate::tui::screen::comparison::{TableColumns, table_area};
use crate::tui::screen::{Draw, DrawContext};
use crate::tui::widget::{Canvas, Menu, MenuItem};

impl Draw for ColumnsState {
    fn draw(&self, area: Rect, canvas: &mut Canvas<'_, '_>, context: &DrawContext<'_>) {
        let Some(open) = context.comparison else {
            return;
        };
        let metric = open.view.metric;
        let area = table_area(area, open, canvas.theme);
        let columns = TableColumns::of_table(area, open);
        let item = |&(column, is_shown): &(Column, bool)| {
            let is_hidden = is_shown && columns.hidden.contains(&column);
            let note = if is_hidden { " (no room)" } else { "" };
            let title = format!("{}{note}", column.title(metric));
            MenuItem {
                mark: if is_shown { "[x]" } else { "[ ]" }.to_owned(),
                text: format!("{title:<21} {}", column.name(metric)),
            }
        };
        let items: Vec<MenuItem> = open.columns.all().iter().map(item).collect();
        let selected = open.columns.all().get(self.selected);
        let about = selected.and_then(|&(column, _)| columns.place(column, area));
        Menu {
            title: " Columns ",
            items: &items,
            selected: self.selected,
            about,
        }
        .draw(area, canvas);
    }
}
