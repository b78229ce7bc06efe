//! Both distributions of a benchmark on one axis, as strips.

use ratatui::style::Style;
use ratatui::text::Span;

use crate::comparison::{Column, SHAPE_BINS};
use crate::stats::{Summary, density};
use crate::tui::state::OpenComparison;
use crate::tui::theme::Theme;
use crate::tui::widget::plot;

/// The distributions of a row, with the reference on the left.
pub(super) fn spans(
    row: usize,
    is_faint: bool,
    open: &OpenComparison,
    theme: &Theme,
) -> Vec<Span<'static>> {
    let (comparison, metric) = (&open.comparison, open.view.metric);
    let measure = comparison.measure(metric, row);
    let Some((measure, samples)) = measure.zip(comparison.samples(metric, row)) else {
        return vec![Span::raw(" ".repeat(Column::Shape.width()))];
    };
    // The axis ends at three standard deviations: otherwise one outlier would squeeze all other values into one bar.
    let end = |summary: Summary, sign: f64| {
        let deviation = summary.standard_deviation.unwrap_or(0.0);
        (summary.mean + sign * 3.0 * deviation).clamp(summary.minimum, summary.maximum)
    };
    let lows = measure.sides.map(|summary| end(summary, -1.0));
    let highs = measure.sides.map(|summary| end(summary, 1.0));
    let (low, high) = (
        lows.reference.min(lows.head),
        highs.reference.max(highs.head),
    );
    let strip = |values: &[f64]| {
        let clamped = values.iter().map(|value| value.max(low).min(high));
        let values: Vec<f64> = clamped.collect();
        let counts = density::histogram(&values, low, high, SHAPE_BINS);
        let tallest = counts.iter().copied().max().unwrap_or(0);
        plot::histogram_strip(&counts, tallest, theme.glyphs)
    };
    let strips = samples.map(|values| strip(&values));
    let style = |style: Style| if is_faint { theme.faint } else { style };
    vec![
        Span::styled("  │", theme.border),
        Span::styled(strips.reference, style(theme.reference)),
        Span::styled("│", theme.border),
        Span::styled(strips.head, style(theme.head)),
        Span::styled("│", theme.border),
    ]
}
