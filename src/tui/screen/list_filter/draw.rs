//! Draws the prompt for the filter of results, in the footer.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::state::ListFilterState;
use crate::comparison::wording;
use crate::text::{self, visible};
use crate::tui::hints::hints;
use crate::tui::screen::{Draw, DrawContext, ScreenKind};
use crate::tui::widget::{Canvas, Prompt};

impl Draw for ListFilterState {
    fn draw_prompt(
        &self,
        area: Rect,
        canvas: &mut Canvas<'_, '_>,
        context: &DrawContext<'_>,
    ) -> bool {
        let Some(open) = context.tree else {
            return false;
        };
        let theme = canvas.theme;
        let prompt = Prompt {
            label: "/ ",
            input: &self.text,
            errors: self
                .errors
                .iter()
                .map(|error| error.place.clone())
                .collect(),
        };
        prompt.draw(area, canvas, |room| {
            if let Some(error) = self.errors.first() {
                let expected = format!("expected {}", error.expected);
                let expected = text::truncated(&visible(&expected), room);
                return Span::styled(expected, theme.warning).into();
            }
            let shown = open.listing.shown.len();
            let total = wording::count(open.index.tree.results.len(), "result");
            let count = text::truncated(&format!("{shown} of {total}  "), room);
            let left = room.saturating_sub(text::width(&count));
            let mut line = Line::from(Span::styled(count, theme.text));
            line.extend(hints(ScreenKind::ListFilter, left, theme).spans);
            line
        });
        true
    }
}
