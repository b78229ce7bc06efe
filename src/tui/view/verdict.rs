//! What the rows in view come to: both geometric means, HPT, memory; each with what it rests on.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::pane;
use crate::cell;
use crate::comparison::{Unavailable, Verdict, wording};
use crate::stats::{Direction, Hpt, hpt};
use crate::suite::{fixed, sanitize::visible};
use crate::tui::app::{App, Pane};
use crate::tui::theme::Theme;

/// Two panes fit side by side from here on.
const SIDE_BY_SIDE: u16 = 116;
const MEMORY_WIDTH: u16 = 55;
const MEAN_LINES: u16 = 6;
const MEMORY_LINES: u16 = 2;

/// How many lines the pane takes when it is not folded.
pub fn height(width: u16) -> u16 {
    if width >= SIDE_BY_SIDE {
        MEAN_LINES + 2
    } else {
        MEAN_LINES + MEMORY_LINES + 2
    }
}

pub fn draw(frame: &mut Frame<'_>, area: Rect, is_folded: bool, app: &App, theme: &Theme) {
    if is_folded {
        frame.render_widget(folded(usize::from(area.width), &app.verdict, theme), area);
        return;
    }
    let is_focused = app.focus == Pane::Verdict;
    let scope = visible(&app.scope()).into_owned();
    let titled = |title: String, area: Rect| {
        let title = cell::shortened(&title, usize::from(area.width).saturating_sub(2));
        pane(Line::raw(title), is_focused, theme)
    };
    let inside = |area: Rect| usize::from(area.width).saturating_sub(2);
    if area.width >= SIDE_BY_SIDE {
        let [left, right] =
            Layout::horizontal([Constraint::Fill(1), Constraint::Length(MEMORY_WIDTH)]).areas(area);
        let means = Paragraph::new(means(app, inside(left), theme));
        let memory = Paragraph::new(memory(app, inside(right), theme));
        frame.render_widget(means.block(titled(format!(" Time: {scope} "), left)), left);
        frame.render_widget(memory.block(titled(" Memory ".to_owned(), right)), right);
    } else {
        let mut lines = means(app, inside(area), theme);
        lines.extend(memory(app, inside(area), theme));
        let block = titled(format!(" Verdict: {scope} "), area);
        frame.render_widget(Paragraph::new(lines).block(block), area);
    }
}

const LABEL: usize = 14;

/// Builds the lines of a pane of a given width.
struct Lines<'t> {
    lines: Vec<Line<'static>>,
    width: usize,
    theme: &'t Theme,
}

impl Lines<'_> {
    /// A label, a value, and a note behind it that is shortened to the room that is left.
    fn push(&mut self, label: &str, value: &str, style: Style, note: &str) {
        let room = self.width.saturating_sub(LABEL + 1);
        let value = cell::shortened(value, room);
        let note = cell::shortened(note, room.saturating_sub(cell::width(&value)));
        self.lines.push(Line::from(vec![
            Span::styled(format!(" {}", cell::left(label, LABEL)), self.theme.faint),
            Span::styled(value, style),
            Span::styled(note, self.theme.faint),
        ]));
    }

    fn push_reason(&mut self, label: &str, reason: &Unavailable) {
        let text = format!("not available: {}", visible(&reason.0));
        self.push(label, &text, self.theme.text, "");
    }
}

fn means(app: &App, width: usize, theme: &Theme) -> Vec<Line<'static>> {
    let (verdict, whole) = (&app.verdict, &app.whole);
    let mut lines = Lines {
        lines: Vec::new(),
        width,
        theme,
    };
    // What the number is for all rows is worth more than how it is made, where both would not fit.
    let beside = |of_all: Option<String>, otherwise: &str| match of_all {
        Some(of_all) if app.is_narrowed() => format!("  all: {of_all}"),
        _ => format!("  {otherwise}"),
    };
    if let Some(mean) = verdict.pyperf_mean {
        let note = beside(
            whole.pyperf_mean.map(wording::ratio),
            "geometric mean of all rows",
        );
        lines.push("pyperf", &wording::ratio(mean), theme.mean(mean), &note);
    }
    match &verdict.runner_mean {
        Ok(mean) => {
            let of_all = whole
                .runner_mean
                .as_ref()
                .ok()
                .map(|&mean| wording::runner_mean(mean));
            let note = beside(of_all, "significant rows; root of all");
            lines.push(
                "bench_runner",
                &wording::runner_mean(*mean),
                theme.mean(1.0 / mean),
                &note,
            );
        }
        Err(reason) => lines.push_reason("bench_runner", reason),
    }
    match &verdict.hpt {
        Ok(hpt) => {
            let note = beside(
                whole.hpt.as_ref().ok().map(|hpt| {
                    format!("{}% {}", wording::percent(hpt.reliability), direction(hpt))
                }),
                "",
            );
            lines.push("HPT", &reliability(hpt), direction_style(hpt, theme), &note);
            lines.push("", &levels(hpt), theme.text, "");
        }
        Err(reason) => lines.push_reason("HPT", reason),
    }
    let tested = verdict.rows - verdict.counts.not_tested;
    if tested > 0 {
        let chance = format!(
            "{} of {tested} tested may be false alarms",
            fixed(tested as f64 * 0.05, 1)
        );
        lines.push("by chance", "", theme.text, &chance);
    }
    if verdict.excluded > 0 {
        let file = app
            .comparison
            .config
            .file
            .as_ref()
            .and_then(|file| file.file_name());
        let by = file.map_or_else(
            || "--exclude".to_owned(),
            |file| visible(&file.to_string_lossy()).into_owned(),
        );
        let note = format!(
            "{} ° ({by}); p counts them",
            wording::count(verdict.excluded, "row")
        );
        lines.push("left out", "", theme.text, &note);
    }
    lines.lines
}

fn direction(hpt: &Hpt) -> &'static str {
    match hpt.direction {
        Direction::Faster => "faster",
        Direction::Slower => "slower",
    }
}

fn reliability(hpt: &Hpt) -> String {
    format!(
        "{}% likely to be {}",
        wording::percent(hpt.reliability),
        direction(hpt)
    )
}

/// Even odds say nothing about a direction.
fn direction_style(hpt: &Hpt, theme: &Theme) -> Style {
    match hpt.direction {
        _ if hpt.reliability < 0.9 => theme.text,
        Direction::Faster => theme.mean(0.5),
        Direction::Slower => theme.mean(2.0),
    }
}

fn levels(hpt: &Hpt) -> String {
    let levels = hpt::LEVELS.iter().zip(hpt.at_least).map(|(level, factor)| {
        let factor = factor.map_or_else(
            || "over 10x".to_owned(),
            |factor| format!("{}x", fixed(factor, 2)),
        );
        format!("{factor} ({:.0}%)", level * 100.0)
    });
    format!("at least {}", levels.collect::<Vec<_>>().join("  "))
}

fn memory(app: &App, width: usize, theme: &Theme) -> Vec<Line<'static>> {
    let mut lines = Lines {
        lines: Vec::new(),
        width,
        theme,
    };
    match &app.verdict.memory {
        Err(reason) => lines.push_reason("memory", reason),
        Ok(memory) => {
            let of_all = app.whole.memory.as_ref().ok().filter(|_| app.is_narrowed());
            let note = match (of_all, memory.change) {
                (Some(whole), _) => format!("  all: {}", wording::memory_change(whole.change)),
                (None, Some(_)) => {
                    format!("  mean of {}", wording::count(memory.significant, "row"))
                }
                (None, None) => String::new(),
            };
            lines.push(
                "memory",
                &larger_or_smaller(memory.change),
                theme.text,
                &note,
            );
            // As many counts to a line as fit, none of them broken.
            let mut line = String::new();
            for count in memory.counts() {
                if cell::width(&line) + 3 + cell::width(&count) + 1 > width && !line.is_empty() {
                    lines
                        .lines
                        .push(Line::styled(std::mem::take(&mut line), theme.text));
                }
                line.push_str(if line.is_empty() { " " } else { " · " });
                line.push_str(&count);
            }
            lines.lines.push(Line::styled(line, theme.text));
        }
    }
    lines.lines
}

/// bench_runner's figure is a factor in both directions, so it stays as it is published.
fn larger_or_smaller(change: Option<f64>) -> String {
    let word = match change {
        Some(change) if change > 1.0 => " (larger)",
        Some(change) if change < 1.0 => " (smaller)",
        _ => "",
    };
    format!("{}{word}", wording::memory_change(change))
}

/// One line in place of the pane.
fn folded(width: usize, verdict: &Verdict, theme: &Theme) -> Line<'static> {
    let mut parts: Vec<(&str, String, Style)> = Vec::new();
    if let Some(mean) = verdict.pyperf_mean {
        parts.push(("pyperf ", wording::ratio(mean), theme.mean(mean)));
    }
    parts.push(match verdict.runner_mean {
        Ok(mean) => (
            "bench_runner ",
            wording::runner_mean(mean),
            theme.mean(1.0 / mean),
        ),
        Err(_) => ("bench_runner ", "not available".to_owned(), theme.faint),
    });
    parts.push(match &verdict.hpt {
        Ok(hpt) => {
            let text = format!(
                "{}% likely {}",
                wording::percent(hpt.reliability),
                direction(hpt)
            );
            ("HPT ", text, direction_style(hpt, theme))
        }
        Err(_) => ("HPT ", "not available".to_owned(), theme.faint),
    });
    if let Ok(memory) = &verdict.memory {
        parts.push(("memory ", wording::memory_change(memory.change), theme.text));
    }
    let mut spans = Vec::new();
    let mut used = 0;
    for (label, value, style) in parts {
        let gap = if spans.is_empty() { "" } else { "  " };
        let wanted = cell::width(gap) + cell::width(label) + cell::width(&value);
        if used + wanted > width {
            break;
        }
        used += wanted;
        spans.push(Span::styled(format!("{gap}{label}"), theme.faint));
        spans.push(Span::styled(value, style));
    }
    Line::from(spans)
}
