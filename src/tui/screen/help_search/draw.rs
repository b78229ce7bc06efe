//! Draws the help, and the prompt in the footer.

use ratatui::layout::Rect;

use super::state::HelpSearchState;
use crate::tui::hints::hints;
use crate::tui::screen::{Draw, DrawContext, ScreenKind};
use crate::tui::widget::{Canvas, Prompt};

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
        let theme = canvas.theme;
        let prompt = Prompt {
            label: "search: ",
            input: &self.text,
            errors: Vec::new(),
        };
        prompt.draw(area, canvas, |room| {
            hints(ScreenKind::HelpSearch, room, theme)
        });
        true
    }
}
