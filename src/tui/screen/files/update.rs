//! Handles moving through the items, expanding lists, and opening a benchmark.

use super::state::FilesState;
use crate::tui::screen::action::ScreenAction;
use crate::tui::screen::benchmark::BenchmarkState;
use crate::tui::screen::{Context, Handle, Next, Screen};
use crate::tui::state::{FileItem, OpenComparison};

impl Handle for FilesState {
    fn handle(&mut self, action: ScreenAction, context: &mut Context<'_>) -> Next {
        let Some(open) = context.comparison.as_deref_mut() else {
            return Next::Close;
        };
        match action {
            ScreenAction::Back => return Next::Close,
            ScreenAction::Accept => return accept(open, context.message),
            ScreenAction::Move(motion) => {
                let count = open.file_items().len();
                open.item = motion.apply(open.item, count, context.page);
            }
            ScreenAction::Agree
            | ScreenAction::Text(_)
            | ScreenAction::Benchmark(_)
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
}

/// Opens the selected benchmark, or expands or collapses the selected list.
fn accept(open: &mut OpenComparison, message: &mut Option<String>) -> Next {
    match open.file_items().get(open.item).copied() {
        Some(FileItem::Toggle { list, .. }) => {
            if !open.expanded.remove(&list) {
                open.expanded.insert(list);
            }
        }
        Some(FileItem::Benchmark { list, place }) => {
            let list = &open.comparison.comparability().lists[list];
            if let Some(row) = list.benchmarks[place].row {
                open.select_row(row);
                return Next::Open(Screen::Benchmark(BenchmarkState::from_files(row)));
            }
            let reason = "present in one file only: there is nothing to compare it with";
            *message = Some(reason.to_owned());
        }
        Some(FileItem::Difference(_) | FileItem::Key(_)) | None => {}
    }
    Next::Stay
}
