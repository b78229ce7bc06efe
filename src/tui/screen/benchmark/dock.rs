//! Draws a benchmark beside the table.

use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use super::draw::{Shown, lines, title};
use crate::text;
use crate::tui::state::OpenComparison;
use crate::tui::widget::{Canvas, fitted, pane};

/// Draws the beginning of what the screen of the benchmark shows. Enter opens the whole.
pub fn draw_docked(row: usize, area: Rect, open: &OpenComparison, canvas: &mut Canvas<'_, '_>) {
    let width = usize::from(area.width).saturating_sub(2);
    let height = usize::from(area.height).saturating_sub(2);
    let shown = Shown {
        row,
        open,
        has_keys: false,
    };
    let lines = lines(shown, area, canvas.theme);
    let more = if lines.len() > height {
        " ↓ more (Enter) "
    } else {
        ""
    };
    let title = text::truncated(&title(row, open), width);
    let frame = pane(title, false, canvas.theme).title_bottom(Line::raw(more).right_aligned());
    let seen: Vec<Line<'_>> = lines
        .into_iter()
        .take(height)
        .map(|line| fitted(line, width))
        .collect();
    canvas
        .frame
        .render_widget(Paragraph::new(seen).block(frame), area);
}
