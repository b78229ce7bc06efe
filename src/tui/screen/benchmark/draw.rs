//! Draws a benchmark: why it has its colour, both distributions on one axis, the values in run order, and all numbers.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::state::BenchmarkState;
use super::{distributions, run_order, sections};
use crate::comparison::Metric;
use crate::text::visible;
use crate::tui::screen::{Draw, DrawContext};
use crate::tui::state::OpenComparison;
use crate::tui::theme::Theme;
use crate::tui::widget::{Canvas, LineBuilder, ScrollPane};

impl Draw for BenchmarkState {
    fn draw(&self, area: Rect, canvas: &mut Canvas<'_, '_>, context: &DrawContext<'_>) {
        let Some(open) = context.comparison else {
            return;
        };
        let lines = lines(self.row, area, open, canvas.theme);
        let below = match open.place_of(self.row) {
            _ if self.is_from_files => " from the files (i) ".to_owned(),
            Some(place) => format!(" {} of {} ", place + 1, open.view.shown.len()),
            None => String::new(),
        };
        let pane = ScrollPane {
            title: &title(self.row, open),
            below: &below,
            top: self.top,
            count: lines.len(),
        };
        pane.draw(lines, area, canvas);
    }
}

pub(super) fn lines(
    row: usize,
    area: Rect,
    open: &OpenComparison,
    theme: &Theme,
) -> Vec<Line<'static>> {
    let (comparison, metric) = (&open.comparison, open.view.metric);
    let influence = open.view.influences.get(row).copied().flatten();
    let detail = comparison.detail(metric, row, influence);
    let mut lines = LineBuilder::new(usize::from(area.width).saturating_sub(4), theme);
    for sentence in &detail.explanation {
        lines.text(sentence, theme.text);
    }
    let measure = comparison.measure(metric, row);
    if let Some((samples, measure)) = detail.samples.as_ref().zip(measure) {
        // About a fifth of the screen.
        let height = usize::from(area.height / 5).clamp(3, 10);
        distributions::push(&mut lines, samples, measure, height);
        run_order::push(&mut lines, metric, samples, open.show_warmups);
    }
    sections::push(&mut lines, &detail);
    lines.finish()
}

pub(super) fn title(row: usize, open: &OpenComparison) -> String {
    let benchmark = &open.comparison.rows[row];
    let metric = match open.view.metric {
        Metric::Time => "",
        Metric::Memory => " · peak memory",
    };
    let tags = match benchmark.tags.join(" ") {
        tags if benchmark.tags.is_empty() => tags,
        tags => format!(" · {}", visible(&tags)),
    };
    let excluded = if open.view.excluded.contains(&row) {
        " · × excluded"
    } else {
        ""
    };
    format!(" {}{metric}{tags}{excluded} ", visible(&benchmark.name))
}
