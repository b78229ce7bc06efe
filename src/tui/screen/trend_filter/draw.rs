//! Draws the prompt for the filter of the history, in the footer.

use ratatui::layout::Rect;

use super::state::TrendFilterState;
use crate::tui::screen::{Draw, DrawContext, ScreenKind};
use crate::tui::widget::Canvas;

impl Draw for TrendFilterState {
    fn draw_prompt(
        &self,
        area: Rect,
        canvas: &mut Canvas<'_, '_>,
        context: &DrawContext<'_>,
    ) -> bool {
        let Some(open) = context.history else {
            return false;
        };
        let (shown, total) = (open.shown.len(), open.trends.trends.len());
        let count = format!("{shown} of {total} series");
        self.0.draw(&count, ScreenKind::TrendFilter, area, canvas);
        true
    }
}
