//! Handles scrolling, going to other benchmarks, and exclusions.

use super::state::BenchmarkState;
use crate::tui::screen::action::{BenchmarkAction, ScreenAction};
use crate::tui::screen::{Context, Handle, Next};
use crate::tui::state::{FileItem, OpenComparison};

impl Handle for BenchmarkState {
    fn handle(&mut self, action: ScreenAction, context: &mut Context<'_>) -> Next {
        let Some(open) = context.comparison.as_deref_mut() else {
            return Next::Close;
        };
        match action {
            ScreenAction::Back => return Next::Close,
            ScreenAction::Move(motion) => self.top = motion.scroll(self.top, context.page),
            ScreenAction::Benchmark(BenchmarkAction::Next) => self.step(open, Step::Forward),
            ScreenAction::Benchmark(BenchmarkAction::Previous) => self.step(open, Step::Back),
            ScreenAction::Benchmark(BenchmarkAction::ToggleExcluded) => {
                open.toggle_excluded(self.row);
                // If the filter hides excluded benchmarks, this one is no longer in the table.
                if !self.is_from_files && open.place_of(self.row).is_none() {
                    return Next::Close;
                }
            }
            ScreenAction::Benchmark(BenchmarkAction::ToggleMetric) => open.toggle_metric(),
            ScreenAction::Benchmark(BenchmarkAction::ToggleWarmups) => {
                open.show_warmups = !open.show_warmups;
            }
            ScreenAction::Benchmark(BenchmarkAction::ToggleScales) => {
                open.axes = open.axes.other();
            }
            ScreenAction::Accept
            | ScreenAction::Agree
            | ScreenAction::Text(_)
            | ScreenAction::SortBy(_)
            | ScreenAction::Table(_)
            | ScreenAction::Timeline(_)
            | ScreenAction::Columns(_)
            | ScreenAction::Help(_)
            | ScreenAction::Results(_)
            | ScreenAction::Click(_) => {}
        }
        Next::Stay
    }

    fn limit_scroll(&mut self, max_top: usize, _comparison: Option<&mut OpenComparison>) {
        self.top = self.top.min(max_top);
    }
}

#[derive(Clone, Copy)]
enum Step {
    Forward,
    Back,
}

impl Step {
    fn from(self, place: usize) -> Option<usize> {
        match self {
            Self::Forward => place.checked_add(1),
            Self::Back => place.checked_sub(1),
        }
    }
}

impl BenchmarkState {
    /// Goes to the next or previous benchmark, in the list from which this one was opened or in the table. Keeps the
    /// scroll position, and also selects the benchmark in the table.
    fn step(&mut self, open: &mut OpenComparison, step: Step) {
        let next = if self.is_from_files {
            next_in_list(open, step)
        } else {
            let place = open.place_of(self.row).and_then(|place| step.from(place));
            place.and_then(|place| open.view.shown.get(place).copied())
        };
        if let Some(row) = next {
            self.row = row;
            open.select_row(row);
        }
    }
}

/// Selects the next or previous item if it is in the same list and has a row, and returns that row.
fn next_in_list(open: &mut OpenComparison, step: Step) -> Option<usize> {
    let items = open.file_items();
    let FileItem::Benchmark { list, .. } = *items.get(open.item)? else {
        return None;
    };
    let item = step.from(open.item)?;
    let place = match *items.get(item)? {
        FileItem::Benchmark { list: next, place } if next == list => place,
        _ => return None,
    };
    let row = open.comparison.comparability().lists[list].benchmarks[place].row?;
    open.item = item;
    Some(row)
}
