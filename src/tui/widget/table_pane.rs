//! The pane of a table: its title, what is hidden, the place of the selected row, and which rows are visible.

use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::canvas::{Canvas, FrameState};
use super::pane::pane;
use super::scroll::scrolled_by_half;
use crate::text;

/// The pane of a table, whose first line is the head.
pub struct TablePane<'t> {
    /// What is said about hidden columns.
    pub hidden: &'t str,
    /// The place of the selected row.
    pub selected: usize,
    /// How many rows there are.
    pub count: usize,
    /// Whether the keys go to the table.
    pub is_focused: bool,
}

impl TablePane<'_> {
    /// Draws the pane, and scrolls so that the selected row is visible. `title` makes the title for the columns that it
    /// may take, and `top` tells where the first visible row is kept. Returns the area inside and the places of the
    /// visible rows; `None` if there is no room.
    pub fn draw(
        self,
        area: Rect,
        canvas: &mut Canvas<'_, '_>,
        title: impl FnOnce(usize) -> String,
        top: impl Fn(&mut FrameState) -> &mut usize,
    ) -> Option<(Rect, Range<usize>)> {
        let place = match self.count {
            0 => String::new(),
            count => format!(" {} of {count} ", self.selected + 1),
        };
        let room = usize::from(area.width).saturating_sub(4 + text::width(self.hidden));
        let block = pane(title(room), self.is_focused, canvas.theme)
            .title(Line::raw(self.hidden).right_aligned())
            .title_bottom(Line::raw(place).right_aligned());
        let inner = block.inner(area);
        canvas.frame.render_widget(block, area);
        if inner.is_empty() {
            return None;
        }
        let height = usize::from(inner.height) - 1;
        let first = top(canvas.state);
        *first = scrolled_by_half(*first, self.selected, self.count, height);
        let seen = *first..*first + height;
        if self.is_focused {
            canvas.state.page = height;
        }
        Some((inner, seen))
    }
}
