//! Draws the help, and the prompt in the footer.

use ratatui::layout::Rect;

use super::state::HelpSearchState;
use crate::tui::screen::{Draw, DrawContext, ScreenKind, prompt};
use crate::tui::widget::Canvas;

impl Draw for HelpSearchState {
    fn draw(&self, area: Rect, canvas: &mut Canvas<'_, '_>, context: &DrawContext<'_>) {
        self.help.draw(area, canvas, context);
    }

    fn draw_prompt(
        &self,
        area: Rect,
        canvas: &mut Canvas<'_, '_>,
        _context: &DrawContext<'_>,
    ) -> bool {
        prompt::draw("search: ", &self.text, ScreenKind::HelpSearch, area, canvas);
        true
    }
}
