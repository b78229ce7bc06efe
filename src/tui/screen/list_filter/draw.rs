//! Draws the prompt for the filter of results, in the footer.

use ratatui::layout::Rect;

use super::state::ListFilterState;
use crate::comparison::wording;
use crate::tui::screen::{Draw, DrawContext, ScreenKind};
use crate::tui::widget::Canvas;

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
        let total = wording::count(open.index.tree.results.len(), "result");
        let count = format!("{} of {total}", open.listing.shown.len());
        self.0.draw(&count, ScreenKind::ListFilter, area, canvas);
        true
    }
}
