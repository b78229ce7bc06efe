//! Handles moving through the items, and opening a benchmark.

use super::state::FilesState;
use crate::tui::screen::action::ScreenAction;
use crate::tui::screen::benchmark::BenchmarkState;
use crate::tui::screen::{Context, Handle, Next, Screen};

impl Handle for FilesState {
    fn handle(&mut self, action: ScreenAction, context: &mut Context<'_>) -> Next {
        let Some(open) = context.comparison.as_deref_mut() else {
            return Next::Close;
        };
        let comparability = open.comparison.comparability();
        match action {
            ScreenAction::Back => return Next::Close,
            ScreenAction::Accept => {
                match comparability.listed(open.item).map(|(_, item)| item.row) {
                    Some(Some(row)) => {
                        open.select_row(row);
                        return Next::Open(Screen::Benchmark(BenchmarkState::from_files(row)));
                    }
                    Some(None) => {
                        let message =
                            "stands in one file only: there is nothing to compare it with";
                        *context.message = Some(message.to_owned());
                    }
                    None => {}
                }
            }
            ScreenAction::Move(motion) => {
                let count = comparability.item_count();
                open.item = motion.apply(open.item, count, context.page);
            }
            ScreenAction::Agree
            | ScreenAction::Text(_)
            | ScreenAction::Benchmark(_)
            | ScreenAction::SortBy(_)
            | ScreenAction::Table(_)
            | ScreenAction::Columns(_)
            | ScreenAction::Help(_)
            | ScreenAction::Click(_) => {}
        }
        Next::Stay
    }
}
