//! Draws the facets, the table beside them, and the details of the selected result below.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::columns::ListColumns;
use super::layout::Places;
use super::state::ResultsState;
use super::{details, facets, table};
use crate::tui::screen::{Draw, DrawContext};
use crate::tui::state::{OpenTree, TreePane};
use crate::tui::widget::Canvas;

/// The columns of the table and its place, if the screen is drawn in this area.
pub fn columns_in(area: Rect, open: &OpenTree) -> (ListColumns, Rect) {
    let table = Places::new(area, open).table;
    (ListColumns::of_table(table, open), table)
}

impl Draw for ResultsState {
    fn draw(&self, area: Rect, canvas: &mut Canvas<'_, '_>, context: &DrawContext<'_>) {
        let Some(open) = context.tree else {
            let reading = Line::styled(
                "reading the names of the results … (q quits)",
                canvas.theme.faint,
            );
            canvas.frame.render_widget(reading, area);
            return;
        };
        let places = Places::new(area, open);
        if !places.facets.is_empty() {
            facets::draw(places.facets, open, canvas);
        }
        if open.focus == TreePane::Details {
            details::draw_page(places.details, self.details_top, open, canvas);
            return;
        }
        table::draw(places.table, open, canvas);
        if !places.details.is_empty() {
            details::draw(places.details, open, canvas);
        }
    }
}
