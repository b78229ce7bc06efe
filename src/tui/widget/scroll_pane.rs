//! A box of lines that can be scrolled.

use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Clear, Paragraph};

use super::canvas::Canvas;
use super::fit::fitted;
use super::pane::pane;
use crate::text;

/// A box that shows lines from a scroll position on.
pub struct ScrollPane<'t> {
    /// The title in the top border.
    pub title: &'t str,
    /// A text on the right of the bottom border.
    pub below: &'t str,
    /// The first visible line.
    pub top: usize,
    /// How many lines there are, visible or not.
    pub count: usize,
}

impl ScrollPane<'_> {
    /// How many lines are visible in an area.
    #[must_use]
    pub fn height(area: Rect) -> usize {
        usize::from(area.height).saturating_sub(2)
    }

    /// Draws the visible part of `lines`, which are all lines. It starts at the requested line, or further up if the
    /// box would not be full otherwise.
    pub fn draw(mut self, lines: Vec<Line<'_>>, area: Rect, canvas: &mut Canvas<'_, '_>) {
        let height = Self::height(area);
        self.count = lines.len();
        self.top = self.top.min(self.count.saturating_sub(height));
        let seen = lines.into_iter().skip(self.top).take(height).collect();
        self.draw_seen(seen, area, canvas);
    }

    /// Draws `seen`, which are only the visible lines.
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
