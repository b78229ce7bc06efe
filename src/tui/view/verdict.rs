//! What the rows in view come to: both geometric means, HPT, memory; each with what it rests on.

pub mod folded;
mod lines;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use self::lines::Lines;
use super::{ViewState, fitted, pane};
use crate::comparison::{Metric, wording};
use crate::stats::{Direction, Hpt, hpt};
use crate::suite::fixed;
use crate::text::{self, visible};
use crate::tui::app::{App, Pane};
use crate::tui::plot;
use crate::tui::theme::Theme;

/// Two panes fit side by side from here on.
const SIDE_BY_SIDE: u16 = 116;
const SECOND_WIDTH: u16 = 55;
/// What is nearly always there: both means, HPT with its levels, what a mean hangs on, false alarms.
const TIME_LINES: u16 = 7;
const MEMORY_LINES: u16 = 4;
/// From this height of the screen on there is room for all that may be there.
const TALL: u16 = 44;

/// How many lines the pane takes on a screen when it is not folded.
pub fn height(screen: Rect) -> u16 {
    let lines = if screen.width >= SIDE_BY_SIDE {
        TIME_LINES
    } else {
        TIME_LINES + MEMORY_LINES
    };
    lines + 2 + u16::from(screen.height >= TALL)
}

pub fn draw(
    frame: &mut Frame<'_>,
    area: Rect,
    is_folded: bool,
    app: &App,
    theme: &Theme,
    state: &mut ViewState,
) {
    if is_folded {
        let width = usize::from(area.width);
        let lines = vec![
            folded::line(width, app, theme),
            folded::hinge(width, app, theme),
        ];
        frame.render_widget(Paragraph::new(lines), area);
        return;
    }
    let is_focused = app.focus == Pane::Verdict;
    let scope = visible(&app.view.scope(&app.comparison)).into_owned();
    let inside = |area: Rect| usize::from(area.width).saturating_sub(2);
    let (first, second) = match app.view.metric {
        Metric::Time => (Metric::Time, Metric::Memory),
        Metric::Memory => (Metric::Memory, Metric::Time),
    };
    let lines = |metric: Metric, width: usize| match metric {
        Metric::Time => time(app, width, theme),
        Metric::Memory => memory(app, width, theme),
    };
    let panes = if area.width >= SIDE_BY_SIDE {
        let [left, right] =
            Layout::horizontal([Constraint::Fill(1), Constraint::Length(SECOND_WIDTH)]).areas(area);
        vec![
            (
                left,
                format!(" {}: {scope} ", title(first)),
                lines(first, inside(left)),
            ),
            (
                right,
                format!(" {} ", title(second)),
                lines(second, inside(right)),
            ),
        ]
    } else {
        let mut all = lines(first, inside(area));
        all.extend(lines(second, inside(area)));
        vec![(area, format!(" {}: {scope} ", title(first)), all)]
    };
    let longest = panes.iter().map(|(_, _, lines)| lines.len()).max();
    let height = usize::from(area.height).saturating_sub(2);
    let furthest = longest.unwrap_or(0).saturating_sub(height);
    if is_focused {
        (state.page, state.furthest) = (height, furthest);
    }
    let top = app.verdict_top.min(furthest);
    for (place, (area, title, lines)) in panes.into_iter().enumerate() {
        let title = text::truncated(&title, inside(area));
        let mut block = pane(Line::raw(title), is_focused, theme);
        if lines.len() > height + top {
            let more = match (place, is_focused) {
                (0, true) => " ↓ more ",
                _ => " ↓ more (Tab) ",
            };
            block = block.title_bottom(Line::raw(more).right_aligned());
        }
        let shown = lines.into_iter().skip(top).take(height);
        let shown: Vec<Line<'_>> = shown.map(|line| fitted(line, inside(area))).collect();
        frame.render_widget(Paragraph::new(shown).block(block), area);
    }
}

fn title(metric: Metric) -> &'static str {
    match metric {
        Metric::Time => "Time",
        Metric::Memory => "Memory",
    }
}

/// What a number is for all rows is worth more than how it is made, where both would not fit.
fn beside(app: &App, of_all: Option<String>, otherwise: &str) -> String {
    match of_all {
        Some(of_all) if app.is_narrowed() => format!("  all: {of_all}"),
        _ => format!("  {otherwise}"),
    }
}

fn time(app: &App, width: usize, theme: &Theme) -> Vec<Line<'static>> {
    let (verdict, whole) = (&app.view.verdict, app.whole());
    let mut lines = Lines::new(width, theme);
    if let Some(mean) = verdict.pyperf_mean {
        let of_all = whole.pyperf_mean.map(wording::ratio);
        let note = beside(app, of_all, "geometric mean, all rows");
        lines.push("pyperf", &wording::ratio(mean), theme.mean(mean), &note);
    }
    match &verdict.runner_mean {
        Ok(mean) => {
            let of_all = whole.runner_mean.as_ref().ok();
            let of_all = of_all.map(|&mean| wording::runner_mean(mean));
            let note = beside(app, of_all, "significant rows only");
            let words = wording::runner_mean(*mean);
            lines.push("bench_runner", &words, theme.mean(1.0 / mean), &note);
        }
        Err(reason) => lines.push_reason("bench_runner", reason),
    }
    match &verdict.hpt {
        Ok(hpt) => {
            let of_all = whole.hpt.as_ref().ok().map(reliability_in_short);
            let note = beside(app, of_all, "");
            lines.push("HPT", &reliability(hpt), direction_style(hpt, theme), &note);
            let levels = levels(hpt, lines.room(), theme);
            lines.push_spans("  at least", levels);
        }
        Err(reason) => lines.push_reason("HPT", reason),
    }
    if let Some(hinge) = &verdict.hinge {
        lines.push_hinge(hinge, app, Metric::Time, &wording::ratio(hinge.without));
    } else if let (Some(pyperf), Ok(runner)) = (verdict.pyperf_mean, &verdict.runner_mean) {
        // Both in the same sense: how far apart are they?
        if (pyperf.ln() + runner.ln()).abs() > 0.005 {
            let why = "bench_runner's is of significant rows only, without their outliers";
            lines.push_wrapped("they differ", why);
        }
    }
    if app.view.metric == Metric::Time {
        lines.push_by_chance(app.view.tested);
    }
    push_left_out(&mut lines, app);
    lines.lines
}

fn push_left_out(lines: &mut Lines<'_>, app: &App) {
    let excluded = app.view.verdict.excluded;
    if excluded == 0 {
        return;
    }
    let file = app.comparison.config.file.as_ref();
    let file = file.and_then(|file| file.file_name());
    let by = file.map_or_else(
        || "--exclude".to_owned(),
        |file| visible(&file.to_string_lossy()).into_owned(),
    );
    let note = format!(
        "{} ° ({by}); p counts them",
        wording::count(excluded, "row")
    );
    lines.push("left out", "", lines.theme.text, &note);
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

fn reliability_in_short(hpt: &Hpt) -> String {
    format!("{}% {}", wording::percent(hpt.reliability), direction(hpt))
}

/// Even odds say nothing about a direction.
fn direction_style(hpt: &Hpt, theme: &Theme) -> Style {
    match hpt.direction {
        _ if hpt.reliability < 0.9 => theme.text,
        Direction::Faster => theme.mean(0.5),
        Direction::Slower => theme.mean(2.0),
    }
}

/// The three levels, each with a bar where there is room: `1.02x ███ 90%`. A bar is full at 10 %, on a log scale.
fn levels(hpt: &Hpt, room: usize, theme: &Theme) -> Vec<Span<'static>> {
    const FULL: f64 = 1.1;
    const LONGEST: usize = 12;
    const GAP: usize = 2;
    let texts = hpt::LEVELS.iter().zip(hpt.at_least).map(|(level, factor)| {
        let words = factor.map_or_else(
            || ">10x".to_owned(),
            |factor| format!("{}x", fixed(factor, 2)),
        );
        (
            words,
            factor.unwrap_or(f64::INFINITY),
            format!("{:.0}%", level * 100.0),
        )
    });
    let texts: Vec<(String, f64, String)> = texts.collect();
    let used = texts
        .iter()
        .map(|(words, _, level)| text::width(words) + text::width(level) + GAP + 1);
    let bar = (room.saturating_sub(used.sum()) / texts.len())
        .saturating_sub(1)
        .min(LONGEST);
    let style = direction_style(hpt, theme);
    let mut spans = Vec::new();
    for (words, factor, level) in texts {
        spans.push(Span::styled(format!("{words} "), theme.text));
        if bar > 1 {
            let share = factor.ln() / FULL.ln();
            let drawn = plot::bar(share, bar, theme.glyphs);
            spans.push(Span::styled(text::align_left(&drawn, bar + 1), style));
        }
        spans.push(Span::styled(format!("{level}  "), theme.faint));
    }
    spans
}

fn memory(app: &App, width: usize, theme: &Theme) -> Vec<Line<'static>> {
    let (verdict, whole) = (&app.view.verdict, app.whole());
    let mut lines = Lines::new(width, theme);
    let is_main = app.view.metric == Metric::Memory;
    if let Some(mean) = verdict.memory_mean.filter(|_| is_main) {
        let of_all = whole.memory_mean.map(wording::memory_ratio);
        let note = beside(app, of_all, "geometric mean of all ratios");
        let words = wording::memory_ratio(mean);
        lines.push("mean", &words, theme.mean(mean), &note);
    }
    let label = if is_main { "bench_runner" } else { "memory" };
    match &verdict.memory {
        Err(reason) => lines.push_reason(label, reason),
        Ok(memory) => {
            let of_all = whole.memory.as_ref().ok();
            let of_all = of_all.map(|whole| wording::memory_change(whole.change));
            let made = match memory.change {
                Some(_) => {
                    format!("mean of {}", wording::count(memory.significant, "row"))
                }
                None => String::new(),
            };
            let style = memory
                .change
                .map_or(theme.text, |change| theme.mean(change));
            let note = beside(app, of_all, &made);
            lines.push(label, &larger_or_smaller(memory.change), style, &note);
            if let Some(hinge) = &verdict.memory_hinge {
                let without = wording::memory_change(Some(hinge.without));
                lines.push_hinge(hinge, app, Metric::Memory, &without);
            }
            // As many counts to a line as fit, none of them broken.
            let mut line = String::new();
            for count in memory.counts() {
                if text::width(&line) + 3 + text::width(&count) + 1 > width && !line.is_empty() {
                    let full = std::mem::take(&mut line);
                    lines.lines.push(Line::styled(full, theme.text));
                }
                line.push_str(if line.is_empty() { " " } else { " · " });
                line.push_str(&count);
            }
            lines.lines.push(Line::styled(line, theme.text));
        }
    }
    if is_main {
        lines.push_by_chance(app.view.tested);
        push_left_out(&mut lines, app);
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
