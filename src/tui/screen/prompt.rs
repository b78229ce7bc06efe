//! A prompt in the footer, with the keys of its screen beside it.

use ratatui::layout::Rect;
use tui_input::Input;

use super::ScreenKind;
use crate::tui::hints::hints;
use crate::tui::widget::{Canvas, Prompt};

/// Draws a prompt whose text cannot be wrong.
pub(super) fn draw(
    label: &'static str,
    input: &Input,
    screen: ScreenKind,
    area: Rect,
    canvas: &mut Canvas<'_, '_>,
) {
    let theme = canvas.theme;
    let prompt = Prompt {
        label,
        input,
        errors: Vec::new(),
    };
    prompt.draw(area, canvas, |room| hints(screen, room, theme));
}
