//! Draws the selected series over time.

use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::cursor;
use crate::history::Trend;
use crate::series::{Change, Night};
use crate::text::{self, align_right, truncated, visible};
use crate::tui::state::{OpenHistory, Other};
use crate::tui::theme::Theme;
use crate::tui::widget::plot::{
    ChangeLabel, ChangeMark, Level, Role, TimeCell, TimedValue, Timeline, Trace, trace_mark,
};
use crate::tui::widget::{Canvas, fitted, pane};

/// The fewest and the most columns of the labels of the vertical axis.
const LABEL: (usize, usize) = (9, 16);
/// A line of so many has a label.
const LINES_PER_LABEL: usize = 4;

/// Draws the selected series, the dates below it, and the point under the cursor.
pub(super) fn draw(open: &OpenHistory, area: Rect, canvas: &mut Canvas<'_, '_>) {
    let Some(trend) = open.current() else {
        return;
    };
    let title = title(open, trend);
    let room = usize::from(area.width).saturating_sub(4);
    let block = pane(truncated(&title, room), false, canvas.theme);
    let inner = block.inner(area);
    let (width, height) = (usize::from(inner.width), usize::from(inner.height));
    let others = open.others(trend);
    let timeline = timeline(open, trend, &others);
    let legend = legend(&others, canvas.theme);
    let has_labels = !timeline.labels(width.saturating_sub(LABEL.1)).is_empty();
    let taken = 3 + usize::from(has_labels) + usize::from(legend.is_some());
    let plot_height = height.saturating_sub(taken);
    let labels = labels(open, timeline.value_range(), plot_height, trend);
    let label_width = labels.iter().map(|label| text::width(label)).max();
    let label_width = label_width.unwrap_or(0).clamp(LABEL.0, LABEL.1);
    let plot_width = width.saturating_sub(label_width + 1);
    let cells = timeline.draw(plot_width, plot_height, canvas.theme.glyphs);
    let mut lines: Vec<Line<'_>> = Vec::new();
    if has_labels {
        let labels = timeline.labels(plot_width);
        lines.push(above(labels, label_width + 1, trend, canvas.theme));
    }
    for (label, cells) in labels.iter().zip(cells) {
        let label = align_right(&truncated(label, label_width), label_width);
        let mut spans = vec![Span::raw(label), Span::raw(" ")];
        spans.extend(
            cells
                .into_iter()
                .map(|cell| span(cell, trend, canvas.theme)),
        );
        lines.push(Line::from(spans));
    }
    lines.push(dates(open, trend, (label_width, plot_width)));
    lines.extend(legend);
    lines.extend(cursor::lines(open, trend, (width, canvas.theme)));
    let lines: Vec<Line<'_>> = lines.into_iter().map(|line| fitted(line, width)).collect();
    canvas
        .frame
        .render_widget(Paragraph::new(lines).block(block), area);
}

/// What is drawn, of which machine and flags, and what it is divided by.
fn title(open: &OpenHistory, trend: &Trend) -> String {
    let (name, build) = (trend.subject.name(), open.build(trend));
    let base = match trend.base {
        Some(base) if open.shows_ratios(trend) => match open.base_night(trend) {
            Some(night) => format!(", ratios to {}", cursor::labels(night)[0]),
            None => format!(", ratios to {}", &*open.trends.tree.results[base].file),
        },
        _ => String::new(),
    };
    format!(" {}, {}{} ", visible(name), visible(&build), visible(&base))
}

/// Which mark is of which machine and flags; a line, or none without others.
fn legend(others: &[Other], theme: &Theme) -> Option<Line<'static>> {
    if others.is_empty() {
        return None;
    }
    let mut spans = vec![Span::raw("each against its own base:")];
    for (place, other) in others.iter().enumerate() {
        let mark = trace_mark(place, theme.glyphs);
        let outside = other.count - other.points.len();
        let outside = match outside {
            0 => String::new(),
            count => format!(", without {count} at other times or disturbed"),
        };
        spans.push(Span::styled(
            format!("  {mark} "),
            trace_style(place, theme),
        ));
        spans.push(Span::raw(format!("{}{outside}", visible(&other.build))));
    }
    Some(Line::from(spans))
}

/// The colours of traces, which repeat; their marks differ too.
fn trace_style(place: usize, theme: &Theme) -> Style {
    [theme.overlap, theme.focused_border, theme.title, theme.text][place % 4]
}

/// The labels of the lines of the vertical axis. They have enough digits to differ by equal steps; most lines have none.
fn labels(
    open: &OpenHistory,
    range: Option<(f64, f64)>,
    height: usize,
    trend: &Trend,
) -> Vec<String> {
    let unit = trend.series.unit;
    let label = |line: usize| match range {
        Some((low, high)) if line.is_multiple_of(LINES_PER_LABEL) => {
            let per_line = (high - low) / height as f64;
            let value = high - per_line * (line as f64 + 0.5);
            let step = per_line * LINES_PER_LABEL as f64;
            if open.shows_ratios(trend) {
                ratio_in_steps(value, step)
            } else {
                // Rounded to whole steps, equal steps would look unequal.
                unit.format_in_steps(value, high, step / 10.0)
            }
        }
        _ => String::new(),
    };
    (0..height).map(label).collect()
}

/// A ratio with as many digits as steps of this size need to differ.
fn ratio_in_steps(ratio: f64, step: f64) -> String {
    let digits = (1.0 - step.log10().floor()).clamp(2.0, 9.0) as usize;
    format!("{ratio:.digits$}")
}

/// What is drawn of a series. A point is at the place of its night among those of the series.
fn timeline(open: &OpenHistory, trend: &Trend, others: &[Other]) -> Timeline {
    let scale = open.scale(trend);
    let points = trend.series.points.iter().enumerate();
    let is_disturbed = |place: usize| open.trends.night(trend, place).is_disturbed;
    let analysis = &trend.analysis;
    let segments = analysis.segments.iter().zip(&analysis.levels);
    let known = segments.filter(|(_, median)| median.is_finite());
    let level = |(segment, &median): (&Range<usize>, &f64)| {
        let median = median / scale;
        let band = |noise: f64| (median * (-2.0 * noise).exp(), median * (2.0 * noise).exp());
        Level {
            range: (segment.start as f64, segment.end.saturating_sub(1) as f64),
            median,
            band: analysis.noise.map(band),
        }
    };
    let window = open.window();
    let group = open.trends.group(trend);
    let night = |place: usize| trend.series.points[place].night;
    let is_new_suite = |&place: &usize| group.has_new_suite(night(place - 1), night(place));
    let change = |change: &Change| ChangeMark {
        x: change.point as f64,
        is_reverted: trend.is_reverted(change),
        labels: cursor::labels(open.trends.night(trend, change.point)),
    };
    let trace = |other: &Other| Trace {
        points: other.points.clone(),
    };
    Timeline {
        points: points
            .map(|(place, point)| TimedValue {
                x: place as f64,
                y: point.value / scale,
                is_disturbed: is_disturbed(place),
            })
            .collect(),
        traces: others.iter().map(trace).collect(),
        levels: known.map(level).collect(),
        changes: analysis.changes.iter().map(change).collect(),
        suite_changes: (1..trend.series.points.len())
            .filter(is_new_suite)
            .map(|place| place as f64)
            .collect(),
        annotations: open
            .annotated(trend)
            .map(|(place, _)| place as f64)
            .collect(),
        window: (window.start as f64, window.end.saturating_sub(1) as f64),
        cursor: Some(open.cursor),
    }
}

/// The line of the labels of changes, behind so many empty columns.
fn above(labels: Vec<ChangeLabel>, indent: usize, trend: &Trend, theme: &Theme) -> Line<'static> {
    let mut line = Line::default();
    for label in labels {
        let gap = (indent + label.start).saturating_sub(line.width());
        line.push_span(" ".repeat(gap));
        let style = change_style(trend, label.change, theme);
        line.push_span(Span::styled(label.text, style));
    }
    line
}

/// The colour of a change, which says its direction as in the list. Dashes say that a later one reverts it.
fn change_style(trend: &Trend, place: usize, theme: &Theme) -> Style {
    let change = trend.analysis.changes.get(place);
    change.map_or(theme.faint, |change| theme.mean(change.ratio()))
}

fn span(cell: TimeCell, trend: &Trend, theme: &Theme) -> Span<'static> {
    let style = match cell.role {
        Role::Empty => Style::new(),
        Role::Band | Role::SuiteChange => theme.faint,
        Role::Reverted(place) | Role::Change(place) => change_style(trend, place, theme),
        // Neither says that something is slower.
        Role::Annotation => theme.title,
        Role::Disturbed => theme.text,
        Role::Median => theme.reference,
        Role::Trace(place) => trace_style(place, theme),
        Role::Point => theme.head,
        Role::Cursor => theme.selected,
    };
    Span::styled(cell.character.unwrap_or(' ').to_string(), style)
}

/// The first and the last date in view. `widths` are those of the labels and of the plot.
fn dates(open: &OpenHistory, trend: &Trend, widths: (usize, usize)) -> Line<'static> {
    let window = open.window();
    let points = trend.series.points.len();
    let date = |place: usize| {
        let night = (place < points).then(|| open.trends.night(trend, place));
        visible(night.map_or("", Night::day)).into_owned()
    };
    let (first, last) = (date(window.start), date(window.end.saturating_sub(1)));
    let rest = widths.1.saturating_sub(first.len());
    let indent = " ".repeat(widths.0 + 1);
    Line::raw(format!("{indent}{first}{}", align_right(&last, rest)))
}
