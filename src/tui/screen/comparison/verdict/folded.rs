//! The folded verdict: one or two lines in place of its pane.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Borders, Paragraph};

use super::draw::title;
use super::{hpt, memory};
use crate::comparison::{InfluentialRows, Metric, Verdict, wording};
use crate::text::{self, visible};
use crate::tui::state::OpenComparison;
use crate::tui::theme::Theme;
use crate::tui::widget::{Canvas, pane};

/// From this height of the screen on, the verdict may take a second line from the table.
const ROOMY: u16 = 17;

/// The number of lines. There is a second one if a headline depends on some rows and there is room to say so.
pub fn height(open: &OpenComparison, screen: u16) -> u16 {
    let is_worth_it = screen >= ROOMY && influential(open).is_some();
    1 + u16::from(is_worth_it)
}

/// Draws the lines, with a title above them if there is room for one, and a frame around them if there is room for that.
pub fn draw(area: Rect, open: &OpenComparison, canvas: &mut Canvas<'_, '_>) {
    let lines = 1 + u16::from(influential(open).is_some());
    let title = text::truncated(&title(open), usize::from(area.width).saturating_sub(2));
    let frame = pane(title, false, canvas.theme);
    let (inner, frame) = match area.height.saturating_sub(lines) {
        0 => (area, None),
        1 => {
            let frame = frame.borders(Borders::TOP);
            (frame.inner(area), Some(frame))
        }
        _ => (frame.inner(area), Some(frame)),
    };
    if let Some(frame) = frame {
        canvas.frame.render_widget(frame, area);
    }
    let width = usize::from(inner.width);
    let without = without_influential(width, open, canvas.theme);
    let room = usize::from(inner.height) - usize::from(without.is_some());
    let mut lines = numbers((width, room.max(1)), open, canvas.theme);
    lines.extend(without);
    canvas.frame.render_widget(Paragraph::new(lines), inner);
}

/// A number with its label and its style.
struct Figure {
    label: &'static str,
    value: String,
    style: Style,
}

/// As many numbers as fit into lines of a width.
fn numbers(
    (width, room): (usize, usize),
    open: &OpenComparison,
    theme: &Theme,
) -> Vec<Line<'static>> {
    let verdict = &open.view.verdict;
    let numbers = match open.view.metric {
        Metric::Time => [of_time(verdict, theme), of_memory(verdict, false, theme)],
        Metric::Memory => [of_memory(verdict, true, theme), of_time(verdict, theme)],
    };
    let mut lines = Vec::new();
    let mut line = Line::default();
    for number in numbers.into_iter().flatten() {
        let wanted = text::width(number.label) + 1 + text::width(&number.value);
        let gap = if line.spans.is_empty() { "" } else { "  " };
        let is_full = line.width() + gap.len() + wanted > width;
        if is_full && lines.len() + 1 == room {
            break;
        }
        if is_full {
            lines.push(std::mem::take(&mut line));
        }
        let gap = if is_full { "" } else { gap };
        line.push_span(Span::styled(format!("{gap}{} ", number.label), theme.faint));
        line.push_span(Span::styled(number.value, number.style));
    }
    lines.push(line);
    lines
}

fn influential(open: &OpenComparison) -> Option<&InfluentialRows> {
    match open.view.metric {
        Metric::Time => open.view.verdict.influential.as_ref(),
        Metric::Memory => open.view.verdict.memory_influential.as_ref(),
    }
}

/// The headline without the rows that it depends on.
fn without_influential(
    width: usize,
    open: &OpenComparison,
    theme: &Theme,
) -> Option<Line<'static>> {
    let influential = influential(open)?;
    let without = match open.view.metric {
        Metric::Time => wording::ratio(influential.without),
        Metric::Memory => wording::memory_change(Some(influential.without)),
    };
    let rows = influential.rows.iter();
    let names: Vec<&str> = rows
        .map(|&row| open.comparison.rows[row].name.as_str())
        .collect();
    let text = format!("{without} without {}", names.join(", "));
    let text = text::truncated(&visible(&text), width);
    Some(Line::styled(text, theme.text))
}

fn of_time(verdict: &Verdict, theme: &Theme) -> Vec<Figure> {
    let number = |label, value, style| Figure {
        label,
        value,
        style,
    };
    let unknown = |label| number(label, "not available".to_owned(), theme.faint);
    let pyperf = verdict
        .pyperf_mean
        .map(|mean| number("pyperf", wording::ratio(mean), theme.mean(mean)));
    let runner = match verdict.runner_mean {
        Ok(mean) => number(
            "bench_runner",
            wording::runner_mean(mean),
            theme.mean(1.0 / mean),
        ),
        Err(_) => unknown("bench_runner"),
    };
    let hpt = match &verdict.hpt {
        Ok(hpt) => number("HPT", hpt::short_reliability(hpt), hpt::style(hpt, theme)),
        Err(_) => unknown("HPT"),
    };
    pyperf.into_iter().chain([runner, hpt]).collect()
}

fn of_memory(verdict: &Verdict, is_main: bool, theme: &Theme) -> Vec<Figure> {
    let mut numbers = Vec::new();
    if let Some(mean) = verdict.memory_mean.filter(|_| is_main) {
        numbers.push(Figure {
            label: "mean",
            value: wording::memory_ratio(mean),
            style: theme.mean(mean),
        });
    }
    if let Ok(memory) = &verdict.memory {
        let (label, value) = if is_main {
            ("bench_runner", memory::larger_or_smaller(memory.change))
        } else {
            ("memory", wording::memory_change(memory.change))
        };
        numbers.push(Figure {
            label,
            value,
            style: memory::style(memory, theme),
        });
    }
    numbers
}
