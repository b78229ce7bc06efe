//! The verdict on a line or two, in place of its pane.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{direction_style, larger_or_smaller, reliability_in_short};
use crate::comparison::{Hinge, Metric, Verdict, wording};
use crate::text::{self, visible};
use crate::tui::app::App;
use crate::tui::theme::Theme;

/// As many numbers as fit.
pub fn line(width: usize, app: &App, theme: &Theme) -> Line<'static> {
    let verdict = &app.view.verdict;
    let parts = match app.view.metric {
        Metric::Time => [time(verdict, theme), memory(verdict, false, theme)],
        Metric::Memory => [memory(verdict, true, theme), time(verdict, theme)],
    }
    .concat();
    let mut spans = Vec::new();
    let mut used = 0;
    for (label, value, style) in parts {
        let gap = if spans.is_empty() { "" } else { "  " };
        let wanted = text::width(gap) + text::width(label) + text::width(&value);
        if used + wanted > width {
            break;
        }
        used += wanted;
        spans.push(Span::styled(format!("{gap}{label}"), theme.faint));
        spans.push(Span::styled(value, style));
    }
    Line::from(spans)
}

/// How many lines there are: a second one where a headline hangs on some rows, and there is room to say so.
pub fn height(app: &App, screen: Rect) -> u16 {
    let is_worth_it = screen.height >= ROOMY && hinge_of(app).is_some();
    1 + u16::from(is_worth_it)
}

/// From this height on a line may be taken from the table.
const ROOMY: u16 = 20;

fn hinge_of(app: &App) -> Option<&Hinge> {
    match app.view.metric {
        Metric::Time => app.view.verdict.hinge.as_ref(),
        Metric::Memory => app.view.verdict.memory_hinge.as_ref(),
    }
}

/// What the headline is without the rows that it hangs on.
pub fn hinge(width: usize, app: &App, theme: &Theme) -> Line<'static> {
    let Some(hinge) = hinge_of(app) else {
        return Line::raw("");
    };
    let without = match app.view.metric {
        Metric::Time => wording::ratio(hinge.without),
        Metric::Memory => wording::memory_change(Some(hinge.without)),
    };
    let names: Vec<&str> = hinge
        .rows
        .iter()
        .map(|&row| app.comparison.rows[row].name.as_str())
        .collect();
    let text = format!("{without} without {}", names.join(", "));
    Line::styled(text::truncated(&visible(&text), width), theme.text)
}

/// A label, a value, and how it looks.
type Part = (&'static str, String, Style);

fn time(verdict: &Verdict, theme: &Theme) -> Vec<Part> {
    let unknown = || "not available".to_owned();
    let mut parts = Vec::new();
    if let Some(mean) = verdict.pyperf_mean {
        parts.push(("pyperf ", wording::ratio(mean), theme.mean(mean)));
    }
    parts.push(match verdict.runner_mean {
        Ok(mean) => (
            "bench_runner ",
            wording::runner_mean(mean),
            theme.mean(1.0 / mean),
        ),
        Err(_) => ("bench_runner ", unknown(), theme.faint),
    });
    parts.push(match &verdict.hpt {
        Ok(hpt) => (
            "HPT ",
            reliability_in_short(hpt),
            direction_style(hpt, theme),
        ),
        Err(_) => ("HPT ", unknown(), theme.faint),
    });
    parts
}

fn memory(verdict: &Verdict, is_main: bool, theme: &Theme) -> Vec<Part> {
    let mut parts = Vec::new();
    if let Some(mean) = verdict.memory_mean.filter(|_| is_main) {
        parts.push(("mean ", wording::memory_ratio(mean), theme.mean(mean)));
    }
    if let Ok(memory) = &verdict.memory {
        let style = memory
            .change
            .map_or(theme.text, |change| theme.mean(change));
        let (label, change) = if is_main {
            ("bench_runner ", larger_or_smaller(memory.change))
        } else {
            ("memory ", wording::memory_change(memory.change))
        };
        parts.push((label, change, style));
    }
    parts
}
