//! The headline of several heads: a line for each, with the numbers for the rows in view.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::comparison::{Change, HeadSummary, Metric, wording};
use crate::sorting;
use crate::text;
use crate::tui::state::OpenComparison;
use crate::tui::theme::Theme;
use crate::tui::widget::around;

/// Labels are truncated to this width.
const MAX_LABEL: usize = 30;
/// The height above the footer from which it may take a second line, and how many lines more each line more needs.
const ROOM_FOR_TWO: u16 = 14;
const ROOM_FOR_LINE: u16 = 3;
/// The gap before each column.
const GAP: usize = 2;

/// The columns after the label, from left to right; of time, and of memory.
const COLUMNS: [HeadNumber; 9] = [
    HeadNumber::RunnerMean,
    HeadNumber::PyperfMean,
    HeadNumber::Reliability,
    HeadNumber::Bound,
    HeadNumber::Memory,
    HeadNumber::MemoryMean,
    HeadNumber::ClearlyWorse,
    HeadNumber::ClearlyBetter,
    HeadNumber::Lacking,
];

/// The columns of a metric, the most important first.
fn by_importance(metric: Metric) -> &'static [HeadNumber] {
    match metric {
        Metric::Time => &[
            HeadNumber::RunnerMean,
            HeadNumber::ClearlyWorse,
            HeadNumber::Lacking,
            HeadNumber::Memory,
            HeadNumber::ClearlyBetter,
            HeadNumber::Bound,
            HeadNumber::PyperfMean,
            HeadNumber::Reliability,
        ],
        Metric::Memory => &[
            HeadNumber::Memory,
            HeadNumber::ClearlyWorse,
            HeadNumber::Lacking,
            HeadNumber::ClearlyBetter,
            HeadNumber::MemoryMean,
        ],
    }
}

/// A number of a head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum HeadNumber {
    RunnerMean,
    PyperfMean,
    Reliability,
    Bound,
    Memory,
    MemoryMean,
    ClearlyWorse,
    ClearlyBetter,
    Lacking,
}

/// The text of a number, and the ratio that colours it.
type Cell = (String, Option<f64>);

impl HeadNumber {
    fn title(self, metric: Metric) -> String {
        match self {
            Self::RunnerMean => "bench_runner".to_owned(),
            Self::PyperfMean => "pyperf".to_owned(),
            Self::Reliability => "HPT".to_owned(),
            Self::Bound => "HPT 99%".to_owned(),
            Self::Memory => "memory".to_owned(),
            Self::MemoryMean => "geometric mean".to_owned(),
            Self::ClearlyWorse => format!("clearly {}", wording::change(metric, Change::Worse)),
            Self::ClearlyBetter => format!("clearly {}", wording::change(metric, Change::Better)),
            Self::Lacking => "lacks".to_owned(),
        }
    }

    fn cell(self, summary: &HeadSummary) -> Cell {
        let verdict = &summary.verdict;
        let count = |count: usize, ratio: f64| {
            let ratio = (count > 0).then_some(ratio);
            (count.to_string(), ratio)
        };
        let known = match self {
            Self::RunnerMean => {
                let mean = verdict.runner_mean.as_ref().ok();
                mean.map(|&mean| (wording::runner_mean(mean), Some(1.0 / mean)))
            }
            Self::PyperfMean => {
                let mean = verdict.pyperf_mean;
                mean.map(|mean| (wording::ratio(mean), Some(mean)))
            }
            Self::Reliability => {
                let hpt = verdict.hpt.as_ref().ok();
                hpt.map(|hpt| (wording::reliability(hpt), None))
            }
            Self::Bound => {
                let hpt = verdict.hpt.as_ref().ok();
                hpt.and_then(|hpt| Some((wording::hpt_at_99(hpt)?, hpt.change_at_99())))
            }
            Self::Memory => {
                let memory = verdict.memory.as_ref().ok();
                memory.map(|memory| (wording::memory_change(memory.change), memory.change))
            }
            Self::MemoryMean => {
                let mean = verdict.memory_mean;
                mean.map(|mean| (wording::memory_ratio(mean), Some(mean)))
            }
            Self::ClearlyWorse => Some(count(summary.counts.clearly_worse, 2.0)),
            Self::ClearlyBetter => Some(count(summary.counts.clearly_better, 0.5)),
            Self::Lacking => Some(match summary.lacking {
                0 => (String::new(), None),
                lacking => (lacking.to_string(), None),
            }),
        };
        known.unwrap_or_else(|| ("n/a".to_owned(), None))
    }
}

/// Its lines in an area of this size: the titles, and one for each head, or for those around the selected one. `None` if
/// there is room for one line only. A larger area never leaves fewer lines.
pub(super) fn lines(
    area: Rect,
    open: &OpenComparison,
    theme: &Theme,
) -> Option<Vec<Line<'static>>> {
    let count = open.heads.len();
    let most =
        usize::from(1 + (area.height + ROOM_FOR_LINE).saturating_sub(ROOM_FOR_TWO) / ROOM_FOR_LINE);
    let shown = (most - 1).min(count);
    if shown == 0 {
        return None;
    }
    let selected = open.results.selected();
    let seen = around(selected, count, shown);
    let table = HeadTable::new(seen, usize::from(area.width), open);
    let heads = (0..shown).map(|place| table.line(place, open, theme));
    Some(std::iter::once(table.titles(theme)).chain(heads).collect())
}

/// The numbers of the heads in view.
struct HeadTable {
    first: usize,
    labels: Vec<String>,
    label_width: usize,
    /// The columns that fit, with their titles, their cells, and their widths.
    columns: Vec<(String, Vec<Cell>, usize)>,
}

impl HeadTable {
    fn new(heads: std::ops::Range<usize>, width: usize, open: &OpenComparison) -> Self {
        let label = |head: usize| {
            let label = format!("{}{}", open.doubt(head), open.head_labels[head]);
            text::truncated(&label, MAX_LABEL)
        };
        let labels: Vec<String> = heads.clone().map(label).collect();
        let widths = labels.iter().map(|label| text::width(label));
        let label_width = widths.max().unwrap_or(0);
        let column = |number: HeadNumber| {
            let summaries = heads
                .clone()
                .filter_map(|head| open.view.head_summary(head));
            let cells: Vec<Cell> = summaries.map(|summary| number.cell(summary)).collect();
            let title = number.title(open.view.metric);
            let widths = cells.iter().map(|(text, _)| text::width(text));
            let width = widths.max().unwrap_or(0).max(text::width(&title));
            (title, cells, width + GAP)
        };
        let mut room = width.saturating_sub(GAP + label_width);
        let mut fitting = Vec::new();
        for &number in by_importance(open.view.metric) {
            if number == HeadNumber::Lacking && !open.view.is_any_lacking() {
                continue;
            }
            let (title, cells, width) = column(number);
            if width > room {
                break;
            }
            room -= width;
            fitting.push((number, (title, cells, width)));
        }
        sorting::sort_by_key(&mut fitting, |(number, _)| {
            COLUMNS.iter().position(|column| column == number)
        });
        Self {
            first: heads.start,
            labels,
            label_width,
            columns: fitting.into_iter().map(|(_, column)| column).collect(),
        }
    }

    fn titles(&self, theme: &Theme) -> Line<'static> {
        let mut text = " ".repeat(GAP + self.label_width);
        for (title, _, width) in &self.columns {
            text += &text::align_right(title, *width);
        }
        Line::styled(text, theme.faint)
    }

    fn line(&self, place: usize, open: &OpenComparison, theme: &Theme) -> Line<'static> {
        let is_selected = self.first + place == open.results.selected();
        let (mark, style) = if is_selected {
            ("▸ ", theme.title)
        } else {
            ("  ", theme.text)
        };
        let label = text::align_left(&self.labels[place], self.label_width);
        let mut spans = vec![
            Span::styled(mark, theme.focused_border),
            Span::styled(label, style),
        ];
        for (_, cells, width) in &self.columns {
            let (text, ratio) = &cells[place];
            let style: Style = ratio.map_or(theme.text, |ratio| theme.mean(ratio));
            spans.push(Span::styled(text::align_right(text, *width), style));
        }
        Line::from(spans)
    }
}
