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

#[cfg(test)]
mod tests {
    use ratatui::Terminal;
    use ratatui::backend::TestBackend;
    use ratatui::buffer::Cell;

    use super::*;
    use crate::tui::theme::{Background, Depth, Theme, ThemeName};
    use crate::tui::widget::FrameState;

    /// Three lines in a box of 30 columns, from the line `top` on, and the state that is kept of the frame.
    fn drawn(height: u16, top: usize) -> (Vec<String>, FrameState) {
        let theme = Theme::new(ThemeName::Dark, Background::Dark, Depth::TrueColor);
        let mut state = FrameState::default();
        let backend = TestBackend::new(30, height);
        let mut terminal = Terminal::new(backend).expect("the test backend has no errors");
        let draw = |frame: &mut ratatui::Frame<'_>| {
            let area = frame.area();
            let mut canvas = Canvas {
                frame,
                theme: &theme,
                state: &mut state,
            };
            let pane = ScrollPane {
                title: " T ",
                below: " b ",
                top,
                count: 3,
            };
            pane.draw(
                vec!["one".into(), "two".into(), "three".into()],
                area,
                &mut canvas,
            );
        };
        terminal.draw(draw).expect("the test backend has no errors");
        let cells = terminal.backend().buffer().content.chunks(30);
        let lines = cells.map(|line| line.iter().map(Cell::symbol).collect());
        (lines.collect(), state)
    }

    #[test]
    fn a_box_says_in_which_direction_there_is_more() {
        let (lines, state) = drawn(4, 0);
        assert_eq!(
            lines,
            [
                "┌ T ─────────────────────────┐",
                "│one                         │",
                "│two                         │",
                "└ ↓ more (Ctrl-d) ──────── b ┘",
            ]
        );
        assert_eq!((state.page, state.max_top), (2, 1));
        for top in [1, 7] {
            let (lines, _) = drawn(4, top);
            assert_eq!(lines[2], "│three                       │");
            assert_eq!(lines[3], "└ ↑ (Ctrl-u) ───────────── b ┘");
        }
    }

    #[test]
    fn a_box_of_all_its_lines_says_nothing_of_more() {
        let (lines, state) = drawn(5, 1);
        assert_eq!(lines[1], "│one                         │");
        assert_eq!(lines[4], "└───────────────────────── b ┘");
        assert_eq!((state.page, state.max_top), (3, 0));
    }
}
