//! Draws the menu of named filters: how many benchmarks pass each, its name, and what it means.

use ratatui::layout::Rect;

use super::state::{NamedFiltersState, typed};
use crate::comparison::filter::NamedFilter;
use crate::text::{self, visible};
use crate::tui::screen::comparison::table_area;
use crate::tui::screen::{Draw, DrawContext};
use crate::tui::widget::{Canvas, Menu, MenuItem};

/// The widest name that is shown in full, so that there is room for the filter after it.
const LONGEST_NAME: usize = 20;

impl Draw for NamedFiltersState {
    fn draw(&self, area: Rect, canvas: &mut Canvas<'_, '_>, context: &DrawContext<'_>) {
        let Some(open) = context.comparison else {
            return;
        };
        let widest = |texts: &mut dyn Iterator<Item = String>| {
            let widths = texts.map(|text| text::width(&visible(&text)));
            widths.max().unwrap_or(0)
        };
        let items = || self.items.iter();
        let name_width = widest(&mut items().map(|(filter, _)| typed(filter)));
        let name_width = name_width.min(LONGEST_NAME);
        let count_width = widest(&mut items().map(|(_, count)| count.to_string()));
        let item = |(filter, count): &(NamedFilter, usize)| {
            let name = text::align_left(&visible(&typed(filter)), name_width);
            MenuItem {
                mark: text::align_right(&count.to_string(), count_width),
                text: format!("{name}  {}", visible(&filter.text)),
            }
        };
        let items: Vec<MenuItem> = self.items.iter().map(item).collect();
        let area = table_area(area, open, canvas.theme);
        Menu {
            title: " Filter by, with the number of benchmarks ",
            items: &items,
            selected: self.selected,
            about: None,
        }
        .draw(area, canvas);
    }
}
