//! Draws the prompt for the file name, in the footer.

use ratatui::layout::Rect;

use super::state::ExportState;
use crate::tui::hints::hints;
use crate::tui::screen::{Draw, DrawContext, ScreenKind};
use crate::tui::widget::{Canvas, Prompt};

impl Draw for ExportState {
    fn draw_prompt(
        &self,
        area: Rect,
        canvas: &mut Canvas<'_, '_>,
        _context: &DrawContext<'_>,
    ) -> bool {
        let theme = canvas.theme;
        let prompt = Prompt {
            label: "export to ",
            input: &self.file,
            errors: Vec::new(),
        };
        prompt.draw(area, canvas, |room| hints(ScreenKind::Export, room, theme));
        true
    }
}
