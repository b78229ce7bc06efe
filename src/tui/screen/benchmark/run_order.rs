//! Each side's samples from the first process to the last, scaled from its minimum to its maximum.

use ratatui::style::Style;
use ratatui::text::Span;

use super::distributions::range;
use crate::comparison::{Metric, Point, SideSamples};
use crate::results::Sides;
use crate::tui::widget::{LineBuilder, plot};

pub fn push(
    lines: &mut LineBuilder<'_>,
    metric: Metric,
    samples: &Sides<SideSamples>,
    show_warmups: bool,
) {
    let theme = lines.theme;
    let (about, style) = match (metric, show_warmups) {
        (Metric::Memory, false) => ("", theme.faint),
        (Metric::Memory, true) => ("", theme.warning),
        (Metric::Time, false) => ("  w shows warm-ups", theme.faint),
        (Metric::Time, true) => ("  with warm-ups", theme.warning),
    };
    lines.heading_of(vec![
        Span::styled(
            "In run order, each line from its minimum to its maximum",
            theme.title,
        ),
        Span::styled(about, style),
    ]);
    let styles = Sides::new(theme.reference, theme.head);
    let sides = Sides::NAMES.zip(samples.as_ref()).zip(styles);
    for ((side, samples), style) in sides.into_array() {
        let is_shown = |point: &&Point| show_warmups || !point.is_warmup;
        let points: Vec<Point> = samples.points.iter().filter(is_shown).copied().collect();
        let bars = points.len().min(lines.room());
        lines.labelled(side, in_order(&points, style, lines));
        if metric == Metric::Memory {
            continue;
        }
        if show_warmups {
            let marks = warmup_marks(&points, lines.room());
            lines.labelled_text("  warm-ups", &marks, theme.warning);
        }
        push_strip(lines, "  processes", &samples.process_means, bars);
        if !samples.memory.is_empty() {
            push_strip(lines, "  memory", &samples.memory, bars);
        }
    }
}

/// One value per process, stretched to `bars` bars, so that it is roughly below the values of its process.
fn push_strip(lines: &mut LineBuilder<'_>, label: &str, values: &[f64], bars: usize) {
    let bars = bars.max(values.len());
    let stretched = (0..bars).filter_map(|bar| values.get(bar * values.len() / bars));
    let stretched: Vec<f64> = stretched.copied().collect();
    let range = range(values.iter().copied());
    let strip = plot::strip(&stretched, range, lines.room(), lines.theme.glyphs);
    lines.labelled_text(label, &strip, lines.theme.faint);
}

/// A bar for each point, or for several points if there is no room for each. A bar with only warm-ups has their style.
fn in_order(points: &[Point], style: Style, lines: &LineBuilder<'_>) -> Vec<Span<'static>> {
    let theme = lines.theme;
    let range = range(points.iter().map(|point| point.value));
    let bar = |part: &[Point]| {
        let values: Vec<f64> = part.iter().map(|point| point.value).collect();
        let style = if is_warmup(part) {
            theme.warning
        } else {
            style
        };
        Span::styled(plot::strip(&values, range, 1, theme.glyphs), style)
    };
    parts(points, lines.room()).map(bar).collect()
}

/// A `w` below each bar with only warm-ups.
fn warmup_marks(points: &[Point], room: usize) -> String {
    let mark = |part: &[Point]| if is_warmup(part) { 'w' } else { ' ' };
    parts(points, room).map(mark).collect()
}

/// The points of each bar: one, or several if there is no room for each.
fn parts(points: &[Point], room: usize) -> impl Iterator<Item = &[Point]> {
    let bars = points.len().min(room);
    (0..bars).map(move |bar| &points[bar * points.len() / bars..(bar + 1) * points.len() / bars])
}

fn is_warmup(part: &[Point]) -> bool {
    part.iter().all(|point| point.is_warmup)
}
