//! Draws the menu of orders of the history.

use ratatui::layout::Rect;
use strum::VariantArray;

use super::state::TrendSortState;
use crate::history::TrendOrder;
use crate::tui::screen::{Draw, DrawContext};
use crate::tui::widget::{Canvas, Menu, MenuItem};

impl Draw for TrendSortState {
    fn draw(&self, area: Rect, canvas: &mut Canvas<'_, '_>, context: &DrawContext<'_>) {
        let Some(open) = context.history else {
            return;
        };
        let item = |order: &TrendOrder| {
            let arrow = if *order == open.order() { " ▼" } else { "" };
            MenuItem {
                mark: String::new(),
                text: format!("{}{arrow}", order.words()),
            }
        };
        let items: Vec<MenuItem> = TrendOrder::VARIANTS.iter().map(item).collect();
        Menu {
            title: " Sort by ",
            items: &items,
            selected: self.selected,
            about: None,
        }
        .draw(area, canvas);
    }
}
