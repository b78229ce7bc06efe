//! Draws the headline, the groups on the left, the table beside them with the docked benchmark, and the verdict below.

use ratatui::layout::Rect;
use ratatui::widgets::Paragraph;

use super::layout::Places;
use super::state::ComparisonState;
use super::{groups, table, verdict};
use crate::tui::screen::benchmark::draw_docked;
use crate::tui::screen::{Draw, DrawContext};
use crate::tui::widget::Canvas;

impl Draw for ComparisonState {
    fn draw(&self, area: Rect, canvas: &mut Canvas<'_, '_>, context: &DrawContext<'_>) {
        let Some(open) = context.comparison else {
            return;
        };
        let places = Places::new(area, open, canvas.theme);
        let headline = Paragraph::new(places.headline_lines);
        canvas.frame.render_widget(headline, places.headline);
        if places.are_groups_folded {
            groups::draw_folded(places.groups, open, canvas);
        } else {
            groups::draw(places.groups, open, canvas);
        }
        table::draw(places.table, open, canvas);
        if let Some(row) = open.selected_row().filter(|_| !places.dock.is_empty()) {
            draw_docked(row, places.dock, open, canvas);
        }
        if !places.verdict.is_empty() {
            verdict::draw(places.verdict, open, canvas);
        }
    }
}
