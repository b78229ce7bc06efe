//! The rows, columns and cells of both layouts.

use super::state::{HeadsState, Layout};
use crate::comparison::{Metric, wording};
use crate::text::visible;
use crate::tui::state::OpenComparison;

/// A cell: its words, and the ratio that colours it, above 1 for slower or larger.
pub(super) struct Cell {
    pub words: String,
    pub ratio: Option<f64>,
}

impl Cell {
    fn words(words: &str) -> Self {
        Self {
            words: words.to_owned(),
            ratio: None,
        }
    }
}

/// What is shown in rows and columns.
pub(super) struct Cells<'o> {
    state: &'o HeadsState,
    open: &'o OpenComparison,
    pub rows: Vec<String>,
    pub columns: Vec<String>,
}

impl<'o> Cells<'o> {
    pub fn new(state: &'o HeadsState, open: &'o OpenComparison) -> Self {
        let results = || {
            let labels = open.results.all().iter().map(|result| &result.label);
            labels.map(|label| visible(label).into_owned()).collect()
        };
        let (rows, columns) = match state.layout {
            Layout::Groups => {
                let groups = open.view.groups.iter().map(|group| group.group.kind.name());
                (
                    open.head_labels.clone(),
                    groups.map(|name| visible(name).into_owned()).collect(),
                )
            }
            Layout::Matrix => (results(), results()),
        };
        Self {
            state,
            open,
            rows,
            columns,
        }
    }

    /// The cell in a row and a column.
    pub fn cell(&self, row: usize, column: usize) -> Cell {
        match self.state.layout {
            Layout::Groups => self.group_mean(row, column),
            Layout::Matrix => self.pair(row, column),
        }
    }

    /// The geometric mean of a group for a head, without the excluded benchmarks.
    fn group_mean(&self, head: usize, group: usize) -> Cell {
        let (view, comparison) = (&self.open.view, &self.open.heads[head]);
        match view.group_mean(group, comparison) {
            Some(mean) => Cell {
                words: wording::ratio_of(view.metric, mean),
                ratio: Some(mean),
            },
            None => Cell::words("–"),
        }
    }

    fn pair(&self, reference: usize, head: usize) -> Cell {
        if reference == head {
            return Cell::words("");
        }
        let matrix = self.state.matrix.as_ref();
        let Some(means) = matrix.and_then(|matrix| matrix.pair(reference, head)) else {
            return Cell::words("…");
        };
        let known = match self.open.view.metric {
            Metric::Time => means.time.map(|mean| Cell {
                words: wording::runner_mean(mean),
                ratio: Some(1.0 / mean),
            }),
            Metric::Memory => means.memory.map(|change| Cell {
                words: wording::memory_change(Some(change)),
                ratio: Some(change),
            }),
        };
        let mut cell = known.unwrap_or_else(|| Cell::words("n/a"));
        if !means.is_comparable {
            cell.words.insert(0, '!');
        }
        cell
    }
}
