//! Draws one line: the progress of reading the files.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::state::LoadingState;
use crate::text::{self, visible};
use crate::tui::screen::{Draw, DrawContext};
use crate::tui::widget::Canvas;

impl Draw for LoadingState {
    fn draw(&self, area: Rect, canvas: &mut Canvas<'_, '_>, _context: &DrawContext<'_>) {
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
