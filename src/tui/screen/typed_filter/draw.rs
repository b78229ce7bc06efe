//! Draws the prompt for a filter, in the footer.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::state::TypedFilter;
use crate::text::{self, visible};
use crate::tui::hints::hints;
use crate::tui::screen::ScreenKind;
use crate::tui::widget::{Canvas, Prompt};

impl TypedFilter {
    /// Draws the prompt with how many pass, and the keys of `screen`.
    pub fn draw(&self, count: &str, screen: ScreenKind, area: Rect, canvas: &mut Canvas<'_, '_>) {
        let theme = canvas.theme;
        let errors = self.errors.iter().map(|error| error.place.clone());
        let prompt = Prompt {
            label: "/ ",
            input: &self.text,
            errors: errors.collect(),
        };
        prompt.draw(area, canvas, |room| {
            if let Some(error) = self.errors.first() {
                let expected = format!("expected {}", error.expected);
                let expected = text::truncated(&visible(&expected), room);
                return Span::styled(expected, theme.warning).into();
            }
            let count = text::truncated(&format!("{count}  "), room);
            let left = room.saturating_sub(text::width(&count));
            let mut line = Line::from(Span::styled(count, theme.text));
            line.extend(hints(screen, left, theme).spans);
            line
        });
    }
}
