//! The verdict in its pane, or in two side by side.

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use super::{memory, time};
use crate::comparison::Metric;
use crate::text::{self, visible};
use crate::tui::state::{OpenComparison, Pane};
use crate::tui::theme::Theme;
use crate::tui::widget::{Canvas, LineBuilder, fitted, pane};

/// From this width on, two panes fit side by side.
const SIDE_BY_SIDE: u16 = 116;
const SECOND_WIDTH: u16 = 55;
/// The lines that are nearly always there: both means, HPT with its levels, what a mean depends on, false alarms.
const TIME_LINES: u16 = 7;
const MEMORY_LINES: u16 = 4;
/// From this height of the terminal on, there is room for every line that can occur.
const TALL: u16 = 44;

/// The height of the pane in a terminal of this size when it is not folded.
pub fn height(terminal: Rect) -> u16 {
    let lines = if terminal.width >= SIDE_BY_SIDE {
        TIME_LINES
    } else {
        TIME_LINES + MEMORY_LINES
    };
    lines + 2 + u16::from(terminal.height >= TALL)
}

/// One of the panes.
struct Part {
    area: Rect,
    title: String,
    lines: Vec<Line<'static>>,
}

pub fn draw(area: Rect, open: &OpenComparison, canvas: &mut Canvas<'_, '_>) {
    let is_focused = open.focus == Pane::Verdict;
    let parts = parts(area, open, canvas.theme);
    let longest = parts.iter().map(|part| part.lines.len()).max();
    let height = usize::from(area.height).saturating_sub(2);
    let max_top = longest.unwrap_or(0).saturating_sub(height);
    if is_focused {
        (canvas.state.page, canvas.state.max_top) = (height, max_top);
    }
    let top = open.verdict_top.min(max_top);
    for (place, part) in parts.into_iter().enumerate() {
        let title = text::truncated(&part.title, inside(part.area));
        let mut block = pane(title, is_focused, canvas.theme);
        if part.lines.len() > height + top {
            let more = match (place, is_focused) {
                (0, true) => " ↓ more ",
                _ => " ↓ more (Tab) ",
            };
            block = block.title_bottom(Line::raw(more).right_aligned());
        }
        let seen = part.lines.into_iter().skip(top).take(height);
        let seen: Vec<Line<'_>> = seen.map(|line| fitted(line, inside(part.area))).collect();
        let paragraph = Paragraph::new(seen).block(block);
        canvas.frame.render_widget(paragraph, part.area);
    }
}

/// The metric in view first. The other one is beside it if there is room, otherwise below it.
fn parts(area: Rect, open: &OpenComparison, theme: &Theme) -> Vec<Part> {
    let first = open.view.metric;
    let second = first.other();
    let scope = open.view.scope(&open.comparison);
    let title = format!(" {}: {} ", metric_title(first), visible(&scope));
    if area.width < SIDE_BY_SIDE {
        let mut lines = lines(first, open, inside(area), theme);
        lines.extend(self::lines(second, open, inside(area), theme));
        return vec![Part { area, title, lines }];
    }
    let [left, right] =
        Layout::horizontal([Constraint::Fill(1), Constraint::Length(SECOND_WIDTH)]).areas(area);
    vec![
        Part {
            area: left,
            title,
            lines: lines(first, open, inside(left), theme),
        },
        Part {
            area: right,
            title: format!(" {} ", metric_title(second)),
            lines: lines(second, open, inside(right), theme),
        },
    ]
}

/// The width of a pane between its borders.
fn inside(area: Rect) -> usize {
    usize::from(area.width).saturating_sub(2)
}

fn metric_title(metric: Metric) -> &'static str {
    match metric {
        Metric::Time => "Time",
        Metric::Memory => "Memory",
    }
}

fn lines(metric: Metric, open: &OpenComparison, width: usize, theme: &Theme) -> Vec<Line<'static>> {
    let mut lines = LineBuilder::new(width.saturating_sub(1), theme);
    match metric {
        Metric::Time => time::push(&mut lines, open),
        Metric::Memory => memory::push(&mut lines, open),
    }
    lines.finish()
}
