//! Draws one line: at the top while there is nothing else to see, otherwise in the footer.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::state::WaitingState;
use crate::text::{self, visible};
use crate::tui::screen::{Draw, DrawContext};
use crate::tui::widget::Canvas;

impl Draw for WaitingState {
    fn draw(&self, area: Rect, canvas: &mut Canvas<'_, '_>, context: &DrawContext<'_>) {
        let has_history = context.history.is_some();
        if context.comparison.is_none() && context.tree.is_none() && !has_history {
            self.draw_line(area, canvas);
        }
    }

    fn draw_prompt(
        &self,
        area: Rect,
        canvas: &mut Canvas<'_, '_>,
        _context: &DrawContext<'_>,
    ) -> bool {
        self.draw_line(area, canvas);
        true
    }
}

impl WaitingState {
    fn draw_line(&self, area: Rect, canvas: &mut Canvas<'_, '_>) {
        let line = Rect {
            height: area.height.min(1),
            ..area
        };
        let text = self.text();
        let text = text::truncated(&visible(&text), usize::from(area.width));
        let style = canvas.theme.text;
        canvas.frame.render_widget(Line::styled(text, style), line);
    }
}
