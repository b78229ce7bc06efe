//! Draws the question, in the footer.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::state::OverwriteState;
use crate::text::{self, visible};
use crate::tui::hints::hints;
use crate::tui::screen::{Draw, DrawContext, ScreenKind};
use crate::tui::widget::Canvas;

impl Draw for OverwriteState {
    fn draw_prompt(
        &self,
        area: Rect,
        canvas: &mut Canvas<'_, '_>,
        _context: &DrawContext<'_>,
    ) -> bool {
        let width = usize::from(area.width);
        let question = format!("{} exists  ", visible(&self.file));
        let question = text::truncated(&question, width / 2);
        let room = width.saturating_sub(text::width(&question));
        let mut spans = vec![Span::styled(question, canvas.theme.warning)];
        spans.extend(hints(ScreenKind::Overwrite, room, canvas.theme).spans);
        canvas.frame.render_widget(Line::from(spans), area);
        true
    }
}
