//! Draws the prompt for the file name, in the footer.

use ratatui::layout::Rect;

use super::state::ExportState;
use crate::tui::screen::{Draw, DrawContext, ScreenKind, prompt};
use crate::tui::widget::Canvas;

impl Draw for ExportState {
    fn draw_prompt(
        &self,
        area: Rect,
        canvas: &mut Canvas<'_, '_>,
        _context: &DrawContext<'_>,
    ) -> bool {
        prompt::draw("export to ", &self.file, ScreenKind::Export, area, canvas);
        true
    }
}
