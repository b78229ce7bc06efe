//! The ratio columns of several heads.

use std::ops::Range;

use ratatui::text::Span;

use crate::comparison::{Judgement, MISSING, Metric, wording};
use crate::text;
use crate::tui::state::OpenComparison;
use crate::tui::theme::Theme;

/// `12.34x slower` with a gap before it, and the symbol of the judgement with one.
const WIDE: usize = 16;
/// The same with an arrow for the word.
const NARROW: usize = 11;
/// Labels are truncated to this width, but for the columns of short ratios to no more than these have.
const MAX_LABEL: usize = 24;

/// The columns of the heads that fit. All have the same width.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct HeadColumns {
    /// The heads, by their places.
    pub heads: Range<usize>,
    /// The width of each, with the gap before it.
    pub width: usize,
    /// How many heads there are.
    pub count: usize,
    /// The label of each head, as short as the width needs.
    labels: Vec<String>,
}

impl HeadColumns {
    /// The columns that fit into `room`: all with the words of the ratios, else all with arrows, else as many as fit with
    /// arrows, among them the selected head. `None` if there is only one head.
    pub fn fitting(room: usize, open: &OpenComparison) -> Option<Self> {
        let count = open.heads.len();
        if count < 2 {
            return None;
        }
        let labels = &open.head_labels;
        let widths = labels.iter().map(|label| text::width(label));
        let label = widths.max().unwrap_or(0);
        // The label has a gap and the mark of the selected head before it, and perhaps an arrow after it.
        let wide = WIDE.max(label.min(MAX_LABEL) + 3);
        let width = [wide, WIDE, NARROW]
            .into_iter()
            .find(|width| width * count <= room)
            .unwrap_or(NARROW);
        let fitting = (room / width).clamp(1, count);
        let selected = open.results.selected();
        let first = selected.saturating_sub(fitting / 2).min(count - fitting);
        Some(Self {
            heads: first..first + fitting,
            width,
            count,
            labels: text::short_labels(labels, width.saturating_sub(3)),
        })
    }

    /// The width of all of them.
    pub fn total(&self) -> usize {
        self.width * self.heads.len()
    }

    /// How many heads are out of view, on the left and on the right.
    pub fn hidden(&self) -> (usize, usize) {
        (self.heads.start, self.count - self.heads.end)
    }

    /// The header of a head: its label, `▸` if it is selected, and an arrow if the rows are sorted by it.
    pub fn title(&self, head: usize, arrow: &str, open: &OpenComparison) -> String {
        let mark = if head == open.results.selected() {
            "▸"
        } else {
            ""
        };
        text::align_right(&format!("{mark}{}{arrow}", self.labels[head]), self.width)
    }

    /// The ratio of a head in a row, with the symbol of its judgement.
    pub fn cell(
        &self,
        head: usize,
        row: usize,
        open: &OpenComparison,
        theme: &Theme,
    ) -> Span<'static> {
        let (comparison, metric) = (&open.heads[head], open.view.metric);
        let Some(measure) = comparison.measure(metric, row) else {
            return Span::styled(
                text::align_right(&format!("{MISSING}  "), self.width),
                theme.faint,
            );
        };
        let judgement = comparison.judgement(metric, row);
        let ratio = if self.width < WIDE {
            short_ratio(metric, measure.ratio)
        } else {
            wording::ratio_of(metric, measure.ratio)
        };
        let symbol = judgement.map_or(" ", Judgement::symbol);
        let style = if open.view.excluded.contains(&row) {
            theme.faint
        } else {
            theme.ratio(Some(measure), judgement)
        };
        Span::styled(
            text::align_right(&format!("{ratio} {symbol}"), self.width),
            style,
        )
    }
}

/// A ratio with an arrow for its direction: `1.05x ↓` for slower. That of memory is head over reference.
fn short_ratio(metric: Metric, ratio: f64) -> String {
    match metric {
        Metric::Time => wording::ratio(ratio)
            .replace("faster", "↑")
            .replace("slower", "↓")
            .replace("no change", "1.00x  "),
        Metric::Memory => wording::memory_change(Some(ratio)),
    }
}
