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
/// From this height on, the pane has a frame.
const FRAMED: u16 = 3;

/// The height that the pane needs in a terminal of this width when it is not folded. A wider terminal never needs more.
pub fn height(width: u16, open: &OpenComparison, theme: &Theme) -> u16 {
    let lines = |width: u16| {
        let area = Rect {
            width,
            ..Rect::default()
        };
        let parts = parts(area, open, theme);
        parts.iter().map(|part| part.lines.len()).max().unwrap_or(0)
    };
    let mut wanted = lines(width);
    if width >= SIDE_BY_SIDE {
        wanted = wanted.min(lines(SIDE_BY_SIDE - 1));
    }
    u16::try_from(wanted + 2).unwrap_or(u16::MAX)
}

/// One of the panes.
struct Part {
    area: Rect,
    title: String,
    lines: Vec<Line<'static>>,
}

pub fn draw(area: Rect, open: &OpenComparison, canvas: &mut Canvas<'_, '_>) {
    if area.height < FRAMED {
        let lines = lines(
            open.view.metric,
            open,
            usize::from(area.width),
            canvas.theme,
        );
        canvas.frame.render_widget(Paragraph::new(lines), area);
        return;
    }
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
    let title = title(open);
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

/// The metric in view, and the benchmarks that the verdict is for.
pub(super) fn title(open: &OpenComparison) -> String {
    let scope = open.view.scope(&open.comparison);
    let metric = metric_title(open.view.metric);
    if open.heads.len() > 1 {
        let head = &open.head_labels[open.results.selected()];
        return format!(" {metric} of {head}: {} ", visible(&scope));
    }
    format!(" {metric}: {} ", visible(&scope))
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
