//! Handles the choice of one of bench_runner's plots.

use super::state::TrendPlotState;
use crate::tui::screen::action::ScreenAction;
use crate::tui::screen::pick::{Picked, pick};
use crate::tui::screen::{Context, Handle, Next};

impl Handle for TrendPlotState {
    fn handle(&mut self, action: ScreenAction, context: &mut Context<'_>) -> Next {
        let Some(open) = context.history.as_deref_mut() else {
            return Next::Close;
        };
        let count = open.trends.tree.config.plots.len() + 1;
        match pick(action, &mut self.selected, count) {
            Picked::Nothing => Next::Stay,
            Picked::Leave => Next::Close,
            Picked::Entry(place) => {
                match place.checked_sub(1) {
                    None => {
                        open.leave_plot();
                    }
                    Some(plot) => *context.message = open.show_plot(plot).err(),
                }
                Next::Close
            }
        }
    }
}
