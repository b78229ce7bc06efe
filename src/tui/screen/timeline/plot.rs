//! Draws the selected series over time.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::state::{Row, TimelineState};
use crate::comparison::wording::signed_percent;
use crate::series::{Group, Series};
use crate::suite::Unit;
use crate::text::{self, align_right, truncated, visible};
use crate::tui::theme::Theme;
use crate::tui::widget::plot::{Level, Role, TimeCell, TimedValue, Timeline};
use crate::tui::widget::{Canvas, fitted, pane};

/// The fewest and the most columns of the labels of the vertical axis.
const LABEL: (usize, usize) = (9, 16);
/// A line of so many has a label.
const LINES_PER_LABEL: usize = 4;

/// Draws the selected series, the dates below it, and the point under the cursor.
pub(super) fn draw(state: &TimelineState, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let Some(row) = state.current() else {
        let empty = Paragraph::new("no result of this tree has a machine and a date");
        canvas.frame.render_widget(empty, area);
        return;
    };
    let (group, series) = (state.group(row), state.series(row));
    let title = format!(
        " {}, {} ",
        visible(&series.benchmark),
        visible(&state.build(row))
    );
    let room = usize::from(area.width).saturating_sub(4);
    let block = pane(truncated(&title, room), false, canvas.theme);
    let inner = block.inner(area);
    let (width, height) = (usize::from(inner.width), usize::from(inner.height));
    let plot_height = height.saturating_sub(3);
    let timeline = timeline(state, row, group, series);
    let labels = labels(timeline.value_range(), plot_height, series.unit);
    let label_width = labels.iter().map(|label| text::width(label)).max();
    let label_width = label_width.unwrap_or(0).clamp(LABEL.0, LABEL.1);
    let plot_width = width.saturating_sub(label_width + 1);
    let cells = timeline.draw(plot_width, plot_height, canvas.theme.glyphs);
    let mut lines: Vec<Line<'_>> = Vec::new();
    for (label, cells) in labels.iter().zip(cells) {
        let label = align_right(&truncated(label, label_width), label_width);
        let mut spans = vec![Span::raw(label), Span::raw(" ")];
        spans.extend(cells.into_iter().map(|cell| span(cell, canvas.theme)));
        lines.push(Line::from(spans));
    }
    lines.push(dates(state, group, series, (label_width, plot_width)));
    lines.extend(cursor(state, row, canvas.theme));
    let lines: Vec<Line<'_>> = lines.into_iter().map(|line| fitted(line, width)).collect();
    canvas
        .frame
        .render_widget(Paragraph::new(lines).block(block), area);
}

/// The labels of the lines of the vertical axis. They have enough digits to differ; most lines have none.
fn labels(range: Option<(f64, f64)>, height: usize, unit: Unit) -> Vec<String> {
    let label = |line: usize| match range {
        Some((low, high)) if line.is_multiple_of(LINES_PER_LABEL) => {
            let per_line = (high - low) / height as f64;
            let value = high - per_line * (line as f64 + 0.5);
            unit.format_in_steps(value, high, per_line * LINES_PER_LABEL as f64)
        }
        _ => String::new(),
    };
    (0..height).map(label).collect()
}

/// What is drawn of a series. A point is at the place of its night among those of the series.
fn timeline(state: &TimelineState, row: &Row, group: &Group, series: &Series) -> Timeline {
    let points = series.points.iter().enumerate();
    let is_disturbed = |place: usize| group.nights[series.points[place].night].is_disturbed;
    let segments = row.analysis.segments.iter().zip(&row.analysis.levels);
    let known = segments.filter(|(_, median)| median.is_finite());
    let level = |(segment, &median): (&std::ops::Range<usize>, &f64)| Level {
        range: (segment.start as f64, segment.end.saturating_sub(1) as f64),
        median,
        band: row
            .analysis
            .noise
            .map(|noise| (median * (-2.0 * noise).exp(), median * (2.0 * noise).exp())),
    };
    let window = state.window();
    let night = |place: usize| series.points[place].night;
    let is_new_suite = |&place: &usize| group.has_new_suite(night(place - 1), night(place));
    Timeline {
        points: points
            .map(|(place, point)| TimedValue {
                x: place as f64,
                y: point.value,
                is_disturbed: is_disturbed(place),
            })
            .collect(),
        levels: known.map(level).collect(),
        changes: row
            .analysis
            .changes
            .iter()
            .map(|change| change.point as f64)
            .collect(),
        suite_changes: (1..series.points.len())
            .filter(is_new_suite)
            .map(|place| place as f64)
            .collect(),
        window: (window.start as f64, window.end.saturating_sub(1) as f64),
        cursor: Some(state.cursor),
    }
}

fn span(cell: TimeCell, theme: &Theme) -> Span<'static> {
    let style = match cell.role {
        Role::Empty => Style::new(),
        Role::Band | Role::SuiteChange => theme.faint,
        Role::Change | Role::Disturbed => theme.warning,
        Role::Median => theme.reference,
        Role::Point => theme.head,
        Role::Cursor => theme.selected,
    };
    Span::styled(cell.character.unwrap_or(' ').to_string(), style)
}

/// The first and the last date in view. `widths` are those of the labels and of the plot.
fn dates(
    state: &TimelineState,
    group: &Group,
    series: &Series,
    widths: (usize, usize),
) -> Line<'static> {
    let window = state.window();
    let date = |place: usize| {
        let point = series.points.get(place);
        let date = point.map_or("", |point| group.nights[point.night].day());
        visible(date).into_owned()
    };
    let (first, last) = (date(window.start), date(window.end.saturating_sub(1)));
    let rest = widths.1.saturating_sub(first.len());
    let indent = " ".repeat(widths.0 + 1);
    Line::raw(format!("{indent}{first}{}", align_right(&last, rest)))
}

/// The point under the cursor, and the change on it, if there is one.
fn cursor(state: &TimelineState, row: &Row, theme: &Theme) -> Vec<Line<'static>> {
    let Some((point, night, unit)) = state.under_cursor() else {
        return Vec::new();
    };
    let hash = night.hash.as_deref().unwrap_or("no hash");
    let hash = truncated(&visible(hash), 10);
    // A nightly build is often named by its whole hash.
    let is_hash = |git_ref: &&str| {
        night
            .hash
            .as_deref()
            .is_some_and(|hash| git_ref.starts_with(hash))
    };
    let git_ref = state.git_ref(night).filter(|git_ref| !is_hash(git_ref));
    let value = unit.format(point.value, false);
    let mean = unit.format(point.mean, false);
    let date = visible(night.day());
    let text = format!(
        "{date} {hash} median {value}, mean {mean} {}",
        visible(git_ref.unwrap_or_default())
    );
    let change = row
        .analysis
        .changes
        .iter()
        .find(|it| it.point == state.cursor);
    let below = match change {
        Some(change) => {
            let (before, after) = (
                unit.format(change.before, false),
                unit.format(change.after, false),
            );
            let percent = signed_percent(change.ratio() - 1.0);
            format!("│ a change on {date}: the level goes from {before} to {after}, {percent}")
        }
        None if night.is_disturbed => {
            "× a disturbed night: most benchmarks moved, and back; it does not count".to_owned()
        }
        None => "│ change, ┊ new version of the benchmarks, · ±2 σ, × disturbed night".to_owned(),
    };
    vec![
        Line::styled(text, theme.title),
        Line::styled(below, theme.faint),
    ]
}
