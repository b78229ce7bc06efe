//! Draws a benchmark: the conclusion and the warnings first, then what they follow from.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::beside::beside;
use super::run_order::RunOrder;
use super::state::BenchmarkState;
use super::{conclusion, distributions, numbers, sections};
use crate::comparison::{Detail, Exclusions, Metric};
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
        let shown = Shown {
            row: self.row,
            open,
            has_keys: true,
        };
        let lines = lines(shown, area, canvas.theme);
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

/// From this width on, the plots and the numbers are side by side.
const SIDE_BY_SIDE: usize = 110;
/// The columns between them.
const GAP: usize = 2;

/// The benchmark that is drawn.
#[derive(Clone, Copy)]
pub(super) struct Shown<'o> {
    pub row: usize,
    pub open: &'o OpenComparison,
    /// Whether the keys go to it. Beside the table they do not, and mean something else.
    pub has_keys: bool,
}

pub(super) fn lines(shown: Shown<'_>, area: Rect, theme: &Theme) -> Vec<Line<'static>> {
    let Shown { row, open, .. } = shown;
    let (comparison, metric) = (&open.comparison, open.view.metric);
    let influence = open.view.influences.get(row).copied().flatten();
    let detail = comparison.detail(metric, row, influence);
    let width = usize::from(area.width).saturating_sub(4);
    let mut lines = LineBuilder::new(width, theme);
    conclusion::push(&mut lines, &detail, row, open);
    sections::push_warnings(&mut lines, &detail);
    let height = curve_height(area, lines.count());
    if width < SIDE_BY_SIDE || detail.samples.is_none() {
        push_plots(&mut lines, &detail, height, shown);
        numbers::push_statistics(&mut lines, &detail);
    } else {
        let right = (width * 2 / 5).clamp(numbers::MIN_WIDTH, numbers::MAX_WIDTH);
        // The right block has a leading blank, too.
        let left = width - right - 1;
        let mut plots = LineBuilder::new(left - GAP, theme);
        push_plots(&mut plots, &detail, height, shown);
        let mut statistics = LineBuilder::new(right, theme);
        numbers::push_statistics(&mut statistics, &detail);
        lines.push(Line::default());
        for line in beside(plots.finish(), statistics.finish(), left + 1) {
            lines.push(line);
        }
    }
    numbers::push_conditions(&mut lines, &detail);
    sections::push_differences(&mut lines, &detail);
    sections::push_formulas(&mut lines, &detail);
    lines.finish()
}

/// The height of the curves: about a fifth of the screen, but at most what is left of the first page below `above`
/// lines.
fn curve_height(area: Rect, above: usize) -> usize {
    const MIN: usize = 3;
    let around = above + distributions::LINES_AROUND;
    let left = ScrollPane::height(area).saturating_sub(around);
    usize::from(area.height / 5)
        .clamp(MIN, 10)
        .min(left.max(MIN))
}

fn push_plots(lines: &mut LineBuilder<'_>, detail: &Detail, height: usize, shown: Shown<'_>) {
    let (metric, Shown { row, open, .. }) = (detail.metric, shown);
    let measure = open.comparison.measure(metric, row);
    let Some((samples, measure)) = detail.samples.as_ref().zip(measure) else {
        return;
    };
    distributions::push(lines, samples, measure, height);
    let run_order = RunOrder {
        metric,
        samples,
        measure,
        show_warmups: open.show_warmups,
        axes: open.axes,
        has_keys: shown.has_keys,
    };
    run_order.push(lines);
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
    let by_you = if open.view.excluded.contains(&row) {
        " · × excluded by you"
    } else {
        ""
    };
    let is_applied = open.view.exclusions == Exclusions::Applied;
    let by_configuration = if is_applied && open.comparison.is_excluded(row) {
        " · ° excluded by configuration"
    } else {
        ""
    };
    let name = visible(&benchmark.name);
    format!(" {name}{metric}{tags}{by_you}{by_configuration} ")
}
