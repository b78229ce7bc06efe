//! Handles moving through the items, and opening a benchmark.

use super::state::FilesState;
use crate::tui::screen::benchmark::BenchmarkState;
use crate::tui::screen::command::ScreenCommand;
use crate::tui::screen::{Context, Handle, Next, Screen};

impl Handle for FilesState {
    fn handle(&mut self, command: ScreenCommand, context: &mut Context<'_>) -> Next {
        let Some(open) = context.comparison.as_deref_mut() else {
            return Next::Close;
        };
        let comparability = open.comparison.comparability();
        match command {
            ScreenCommand::Back => return Next::Close,
            ScreenCommand::Accept => {
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
            ScreenCommand::Move(motion) => {
                let count = comparability.item_count();
                open.item = motion.apply(open.item, count, context.page);
            }
            ScreenCommand::Agree
            | ScreenCommand::Text(_)
            | ScreenCommand::Benchmark(_)
            | ScreenCommand::SortBy(_)
            | ScreenCommand::Table(_)
            | ScreenCommand::Columns(_)
            | ScreenCommand::Click(_) => {}
        }
        Next::Stay
    }
}
