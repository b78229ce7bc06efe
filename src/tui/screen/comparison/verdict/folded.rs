//! The folded verdict: one or two lines in place of its pane.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::{hpt, memory};
use crate::comparison::{InfluentialRows, Metric, Verdict, wording};
use crate::text::{self, visible};
use crate::tui::state::OpenComparison;
use crate::tui::theme::Theme;
use crate::tui::widget::Canvas;

/// From this height of the terminal on, the verdict may take a second line from the table.
const ROOMY: u16 = 20;

/// The number of lines. There is a second one if a headline depends on some rows and there is room to say so.
pub fn height(open: &OpenComparison, terminal: Rect) -> u16 {
    let is_worth_it = terminal.height >= ROOMY && influential(open).is_some();
    1 + u16::from(is_worth_it)
}

pub fn draw(area: Rect, open: &OpenComparison, canvas: &mut Canvas<'_, '_>) {
    let width = usize::from(area.width);
    let numbers = numbers(width, open, canvas.theme);
    let without = without_influential(width, open, canvas.theme);
    let lines = Paragraph::new(vec![numbers, without]);
    canvas.frame.render_widget(lines, area);
}

/// A number with its label and its style.
struct Figure {
    label: &'static str,
    value: String,
    style: Style,
}

/// As many numbers as fit.
fn numbers(width: usize, open: &OpenComparison, theme: &Theme) -> Line<'static> {
    let verdict = &open.view.verdict;
    let numbers = match open.view.metric {
        Metric::Time => [of_time(verdict, theme), of_memory(verdict, false, theme)],
        Metric::Memory => [of_memory(verdict, true, theme), of_time(verdict, theme)],
    };
    let mut spans = Vec::new();
    let mut used = 0;
    for number in numbers.into_iter().flatten() {
        let gap = if spans.is_empty() { "" } else { "  " };
        let label = format!("{gap}{} ", number.label);
        let wanted = text::width(&label) + text::width(&number.value);
        if used + wanted > width {
            break;
        }
        used += wanted;
        spans.push(Span::styled(label, theme.faint));
        spans.push(Span::styled(number.value, number.style));
    }
    Line::from(spans)
}

fn influential(open: &OpenComparison) -> Option<&InfluentialRows> {
    match open.view.metric {
        Metric::Time => open.view.verdict.influential.as_ref(),
        Metric::Memory => open.view.verdict.memory_influential.as_ref(),
    }
}

/// The headline without the rows that it depends on.
fn without_influential(width: usize, open: &OpenComparison, theme: &Theme) -> Line<'static> {
    let Some(influential) = influential(open) else {
        return Line::raw("");
    };
    let without = match open.view.metric {
        Metric::Time => wording::ratio(influential.without),
        Metric::Memory => wording::memory_change(Some(influential.without)),
    };
    let rows = influential.rows.iter();
    let names: Vec<&str> = rows
        .map(|&row| open.comparison.rows[row].name.as_str())
        .collect();
    let text = format!("{without} without {}", names.join(", "));
    Line::styled(text::truncated(&visible(&text), width), theme.text)
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
