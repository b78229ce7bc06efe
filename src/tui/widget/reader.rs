//! Lines that are scrolled, in a box.

use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Clear, Paragraph};

use super::canvas::Canvas;
use super::fit::fitted;
use super::pane::pane;
use crate::text;

/// What is read in a box, from a line on.
pub struct Reader<'t> {
    /// Above the lines.
    pub title: &'t str,
    /// At the right of the lower edge.
    pub below: &'t str,
    /// The first line that is seen.
    pub top: usize,
    /// How many lines there are, seen or not.
    pub count: usize,
}

impl Reader<'_> {
    /// How many lines are seen in an area.
    #[must_use]
    pub fn height(area: Rect) -> usize {
        usize::from(area.height).saturating_sub(2)
    }

    /// Draws lines of which all are there, from the one that is asked for, or from further up where fewer would be seen
    /// than could be.
    pub fn draw(mut self, lines: Vec<Line<'_>>, area: Rect, canvas: &mut Canvas<'_, '_>) {
        let height = Self::height(area);
        self.count = lines.len();
        self.top = self.top.min(self.count.saturating_sub(height));
        let seen = lines.into_iter().skip(self.top).take(height).collect();
        self.draw_seen(seen, area, canvas);
    }

    /// Draws lines of which only those are there that are seen.
    pub fn draw_seen(self, seen: Vec<Line<'_>>, area: Rect, canvas: &mut Canvas<'_, '_>) {
        let state = &mut *canvas.state;
        state.page = Self::height(area);
        state.max_top = self.count.saturating_sub(state.page);
        let room = usize::from(area.width).saturating_sub(4);
        let title = text::truncated(self.title, room);
        let below = Line::raw(self.below).right_aligned();
        let mut block = pane(title, true, canvas.theme).title_bottom(below);
        if state.max_top > 0 {
            block = block.title_bottom(if self.top < state.max_top {
                " ↓ more (Ctrl-d) "
            } else {
                " ↑ (Ctrl-u) "
            });
        }
        let width = usize::from(block.inner(area).width);
        let seen: Vec<Line<'_>> = seen.into_iter().map(|line| fitted(line, width)).collect();
        canvas.frame.render_widget(Clear, area);
        canvas
            .frame
            .render_widget(Paragraph::new(seen).block(block), area);
    }
}
