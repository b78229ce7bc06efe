//! The densities of both sides drawn over each other, with their means, their medians and the axis below.

use ratatui::style::Style;
use ratatui::text::Span;

use crate::comparison::{Measure, SideSamples};
use crate::results::Sides;
use crate::text;
use crate::tui::glyphs::Glyphs;
use crate::tui::theme::Theme;
use crate::tui::widget::LineBuilder;
use crate::tui::widget::plot::{self, Cell, Overlay, Series};

/// How many lines there are besides those of the curves, with the empty line above the heading.
pub const LINES_AROUND: usize = 5;

pub fn push(
    lines: &mut LineBuilder<'_>,
    samples: &Sides<SideSamples>,
    measure: &Measure,
    height: usize,
) {
    push_heading(lines);
    let sorted = samples.as_ref().map(|side| &side.sorted);
    let all = sorted.into_array().into_iter().flatten().copied();
    let (low, high) = range(all);
    if !(low.is_finite() && high.is_finite()) {
        let text = "a value is infinite, so there is no axis";
        return lines.labelled_text("", text, lines.theme.text);
    }
    let axis = Axis::new(low, high);
    let places = sorted.map(|values| axis.places(values));
    let picture = Overlay {
        reference: &places.reference,
        head: &places.head,
        range: axis.range,
        width: lines.room(),
        height,
    };
    for line in picture.draw(lines.theme.glyphs) {
        lines.labelled("", spans(&line, lines.theme));
    }
    push_marks(lines, samples, &axis);
    push_ends(lines, measure, &axis);
}

fn push_heading(lines: &mut LineBuilder<'_>) {
    let theme = lines.theme;
    let captions = match theme.glyphs {
        Glyphs::Unicode => Sides::new("outline", "dotted"),
        Glyphs::Ascii => Sides::new("o", "x over dots"),
    };
    let reference = format!("  reference: {}", captions.reference);
    let head = format!("  head: {}", captions.head);
    lines.heading_of(vec![
        Span::styled("Distributions", theme.title),
        Span::styled(reference, theme.reference),
        Span::styled(head, theme.head),
        Span::styled("  ▲ mean │ median", theme.faint),
    ]);
}

/// A line of the plot, each side in its own style.
fn spans(line: &[Cell], theme: &Theme) -> Vec<Span<'static>> {
    let spans = line.chunk_by(|a, b| a.series == b.series).map(|cells| {
        let style = match cells[0].series {
            Series::None => Style::new(),
            Series::Reference => theme.reference,
            Series::Head => theme.head,
            Series::Both => theme.overlap,
        };
        let text: String = cells.iter().map(|cell| cell.character).collect();
        Span::styled(text, style)
    });
    spans.collect()
}

/// The mean and the median of each side.
fn push_marks(lines: &mut LineBuilder<'_>, samples: &Sides<SideSamples>, axis: &Axis) {
    let styles = Sides::new(lines.theme.reference, lines.theme.head);
    let sides = Sides::NAMES.zip(samples.as_ref()).zip(styles);
    for ((side, samples), style) in sides.into_array() {
        let marks = [(samples.median, '│'), (samples.mean, '▲')];
        let marks = marks.map(|(value, mark)| (axis.place(value), mark));
        let text = plot::marks(&marks, axis.range, lines.room());
        lines.labelled_text(side, &text, style);
    }
}

/// The values at both ends of the axis.
fn push_ends(lines: &mut LineBuilder<'_>, measure: &Measure, axis: &Axis) {
    let unit = measure.units.reference;
    let ends = [axis.range.0, axis.range.1].map(|end| axis.value(end).max(0.0));
    let [left, right] = ends.map(|end| {
        if axis.is_log {
            unit.format(end, false)
        } else {
            unit.format_like(end, measure.sides.reference.mean)
        }
    });
    let room = lines.room().saturating_sub(text::width(&left));
    let label = if axis.is_log { "log axis" } else { "" };
    let text = format!("{left}{}", text::align_right(&right, room));
    lines.labelled_text(label, &text, lines.theme.faint);
}

/// The axis of a plot: the places of values on it.
struct Axis {
    /// Whether the axis is logarithmic. On a linear axis with values ten times as large, the smaller values would
    /// shrink to a line.
    is_log: bool,
    range: (f64, f64),
}

impl Axis {
    fn new(low: f64, high: f64) -> Self {
        let mut axis = Self {
            is_log: low > 0.0 && high / low > 10.0,
            range: (0.0, 0.0),
        };
        let (low, high) = (axis.place(low), axis.place(high));
        // Leaves room for the curves to fall at both ends.
        let margin = (high - low) * 0.08;
        axis.range = (low - margin, high + margin);
        axis
    }

    fn place(&self, value: f64) -> f64 {
        if self.is_log { value.ln() } else { value }
    }

    fn places(&self, values: &[f64]) -> Vec<f64> {
        values.iter().map(|&value| self.place(value)).collect()
    }

    fn value(&self, place: f64) -> f64 {
        if self.is_log { place.exp() } else { place }
    }
}

/// The smallest and the largest of some values.
pub fn range(values: impl Iterator<Item = f64>) -> (f64, f64) {
    values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
        (low.min(value), high.max(value))
    })
}
