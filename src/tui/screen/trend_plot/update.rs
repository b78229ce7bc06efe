//! Handles the choice of one of bench_runner's plots.

use super::state::TrendPlotState;
use crate::tui::screen::action::ScreenAction;
use crate::tui::screen::{Context, Handle, Next};

impl Handle for TrendPlotState {
    fn handle(&mut self, action: ScreenAction, context: &mut Context<'_>) -> Next {
        let Some(open) = context.history.as_deref_mut() else {
            return Next::Close;
        };
        let count = open.trends.tree.config.plots.len() + 1;
        match action {
            ScreenAction::Back => return Next::Close,
            ScreenAction::Accept => {
                match self.selected.checked_sub(1) {
                    None => {
                        open.leave_plot();
                    }
                    Some(plot) => *context.message = open.show_plot(plot).err(),
                }
                return Next::Close;
            }
            ScreenAction::Move(motion) => {
                self.selected = motion.apply(self.selected, count, count);
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
