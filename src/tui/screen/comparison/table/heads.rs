//! The ratio columns of several heads.

use std::ops::Range;

use ratatui::text::Span;

use crate::comparison::{Column, Judgement, MISSING, Metric, wording};
use crate::sorting;
use crate::text;
use crate::tui::state::OpenComparison;
use crate::tui::theme::Theme;
use crate::tui::widget::around;

/// `12.34x slower` with a gap before it, and the symbol of the judgement with one.
const WIDE: usize = 16;
/// The same with an arrow for the word.
const NARROW: usize = 11;
/// Labels are truncated to this width.
const MAX_LABEL: usize = 24;

/// The columns of the heads that fit. All have the same width.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct HeadColumns {
    /// The heads, by their places.
    pub heads: Vec<usize>,
    /// The width of each, with the gap before it.
    pub width: usize,
    /// How many heads there are.
    pub count: usize,
    /// The label of each head, as short as the width needs.
    labels: Vec<String>,
}

impl HeadColumns {
    /// The columns that fit into `room`: all with the words of the ratios, else all with arrows, else as many as fit with
    /// arrows. The selected head is among them, and the one that the rows are sorted by; if `is_scrolled`, these are all.
    /// `None` if there is only one head.
    pub fn fitting(room: usize, open: &OpenComparison, is_scrolled: bool) -> Option<Self> {
        let count = open.heads.len();
        if count < 2 {
            return None;
        }
        let labels = &open.head_labels;
        let widths = labels.iter().map(|label| text::width(label));
        let label = widths.max().unwrap_or(0);
        // The label has a gap and the mark of the selected head before it, and perhaps an arrow after it.
        let wide = WIDE.max(label.min(MAX_LABEL) + 3);
        let least = NARROW.max(open.head_label_room + 4);
        let width = [wide, WIDE.max(least), least]
            .into_iter()
            .find(|width| width * count <= room)
            .unwrap_or(least);
        let has_doubt = open.heads.iter().any(|head| !head.is_comparable());
        let fitting = if is_scrolled { 1 } else { room / width };
        let (selected, sorted_by) = (open.results.selected(), sorted_by(open));
        Some(Self {
            heads: with_another(around(selected, count, fitting), selected, sorted_by),
            width,
            count,
            labels: text::short_labels(labels, width.saturating_sub(if has_doubt { 4 } else { 3 })),
        })
    }

    /// The width of all of them.
    pub fn total(&self) -> usize {
        self.width * self.heads.len()
    }

    /// How many heads are out of view.
    pub fn hidden(&self) -> usize {
        self.count - self.heads.len()
    }

    /// The header of a head: its label, `▸` if it is selected, `!` if it is not comparable with its reference, and an arrow if
    /// the rows are sorted by it.
    pub fn title(&self, head: usize, arrow: &str, open: &OpenComparison) -> String {
        let mark = if head == open.results.selected() {
            "▸"
        } else {
            ""
        };
        let label = &self.labels[head];
        let doubt = open.doubt(head);
        text::align_right(&format!("{mark}{doubt}{label}{arrow}"), self.width)
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

/// The head by whose ratios the rows are sorted.
fn sorted_by(open: &OpenComparison) -> Option<usize> {
    let order = open.view.order();
    let is_by_ratio = order.column == Column::Ratio;
    is_by_ratio.then_some(open.view.order_head())
}

/// Places around the selected one, with another one that must be among them, in order.
fn with_another(places: Range<usize>, selected: usize, other: Option<usize>) -> Vec<usize> {
    let mut places: Vec<usize> = places.collect();
    let Some(other) = other.filter(|other| !places.contains(other)) else {
        return places;
    };
    // It takes the place of the one that is farthest from the selected one, if there is room for two.
    if places.len() > 1 {
        let distance = |place: &usize| place.abs_diff(selected);
        let farthest = (0..places.len()).max_by_key(|&index| distance(&places[index]));
        places.remove(farthest.unwrap_or(0));
        places.push(other);
        sorting::sort(&mut places);
    }
    places
}

/// A ratio with an arrow for its direction: `1.05x ↓` for slower. That of memory is head over reference.
fn short_ratio(metric: Metric, ratio: f64) -> String {
    match metric {
        Metric::Time => {
            wording::with_arrows(&wording::ratio(ratio)).replace("no change", "1.00x  ")
        }
        Metric::Memory => wording::memory_change(Some(ratio)),
    }
}
