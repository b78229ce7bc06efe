//! Draws whether the files can be compared, what differs between the runs, and what limits the comparison.

use ratatui::layout::Rect;

use super::items::ItemLines;
use super::state::FilesState;
use crate::tui::screen::{Draw, DrawContext};
use crate::tui::widget::{Canvas, LineBuilder, ScrollPane, scrolled};

impl Draw for FilesState {
    fn draw(&self, area: Rect, canvas: &mut Canvas<'_, '_>, context: &DrawContext<'_>) {
        let Some(open) = context.comparison else {
            return;
        };
        let width = usize::from(area.width).saturating_sub(4);
        let height = ScrollPane::height(area);
        // The lines are built twice: once to find the selected item, and once to draw what is visible around it.
        let items = open.file_items();
        let counted = ItemLines::build(LineBuilder::counting(width, canvas.theme), open, &items);
        let (first, last) = counted.selected_lines();
        // If the first item is selected, the lines above it are shown too, if there is room for both.
        let first = if open.item == 0 && last < height {
            0
        } else {
            first
        };
        let count = counted.count();
        let top = scrolled(canvas.state.files_top, last, count, height).min(first);
        canvas.state.files_top = top;
        let top = top.min(count.saturating_sub(height));
        let window = LineBuilder::within(top..top + height, width, canvas.theme);
        let lines = ItemLines::build(window, open, &items).finish();
        let place = (open.item + 1).min(items.len());
        let pane = ScrollPane {
            title: " Files and differences ",
            below: &format!(" {place} of {} ", items.len()),
            top,
            count,
        };
        pane.draw_seen(lines, area, canvas);
    }
}
