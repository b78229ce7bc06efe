//! Draws the prompt for the filter, in the footer.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::state::FilterState;
use crate::text;
use crate::tui::hints::hints;
use crate::tui::screen::{Draw, DrawContext, ScreenKind};
use crate::tui::widget::{Canvas, Prompt};

impl Draw for FilterState {
    fn draw_prompt(
        &self,
        area: Rect,
        canvas: &mut Canvas<'_, '_>,
        context: &DrawContext<'_>,
    ) -> bool {
        let Some(open) = context.comparison else {
            return false;
        };
        let (theme, errors) = (canvas.theme, open.view.filter.errors());
        let prompt = Prompt {
            label: "/ ",
            input: &self.text,
            errors: errors.iter().map(|error| error.place.clone()).collect(),
        };
        prompt.draw(area, canvas, |room| match errors.first() {
            Some(error) => {
                let expected = format!("expected {}", error.expected);
                Span::styled(text::truncated(&expected, room), theme.warning).into()
            }
            None => hints(ScreenKind::Filter, room, theme),
        });
        true
    }
}
