//! Handles the choice of columns.

use super::state::ColumnsState;
use crate::tui::screen::action::{ColumnsAction, ScreenAction};
use crate::tui::screen::{Context, Focus, Handle, Next, ScreenKind};
use crate::tui::state::{Choice, ColumnChoice};

/// Whether the menu is about the list of results.
pub(super) fn is_of_results(below: Option<Focus>) -> bool {
    below.is_some_and(|below| below.screen == ScreenKind::Results)
}

impl Handle for ColumnsState {
    fn handle(&mut self, action: ScreenAction, context: &mut Context<'_>) -> Next {
        if is_of_results(context.below) {
            let Some(open) = context.tree.as_deref_mut() else {
                return Next::Close;
            };
            let usual = open.usual_columns();
            let next = self.change(&mut open.columns, usual, action);
            // A column may show what is not computed otherwise.
            open.update();
            return next;
        }
        let Some(open) = context.comparison.as_deref_mut() else {
            return Next::Close;
        };
        open.first_column = 0;
        self.change(&mut open.columns, ColumnChoice::default(), action)
    }
}

impl ColumnsState {
    /// Changes the selection or the choice. `usual` are the columns at first.
    fn change<C: Copy + PartialEq>(
        &mut self,
        columns: &mut Choice<C>,
        usual: Choice<C>,
        action: ScreenAction,
    ) -> Next {
        match action {
            ScreenAction::Back | ScreenAction::Accept => return Next::Close,
            ScreenAction::Move(motion) => {
                let count = columns.all().len();
                self.selected = motion.apply(self.selected, count, count);
            }
            ScreenAction::Columns(ColumnsAction::Toggle) => columns.toggle(self.selected),
            ScreenAction::Columns(ColumnsAction::MoveUp) => {
                self.selected = columns.move_left(self.selected);
            }
            ScreenAction::Columns(ColumnsAction::MoveDown) => {
                self.selected = columns.move_right(self.selected);
            }
            ScreenAction::Columns(ColumnsAction::Reset) => *columns = usual,
            ScreenAction::Agree
            | ScreenAction::Text(_)
            | ScreenAction::Benchmark(_)
            | ScreenAction::SortBy(_)
            | ScreenAction::Table(_)
            | ScreenAction::Timeline(_)
            | ScreenAction::Help(_)
            | ScreenAction::Results(_)
            | ScreenAction::Click(_) => {}
        }
        Next::Stay
    }
}
