//! Handles moving through the cells, and opening one.

use super::state::{HeadsState, Layout};
use crate::tui::effect::Effect;
use crate::tui::matrix::Matrix;
use crate::tui::screen::action::{BenchmarkAction, ScreenAction, TableAction};
use crate::tui::screen::motion::Motion;
use crate::tui::screen::{Context, Handle, Next};
use crate::tui::state::OpenComparison;

impl Handle for HeadsState {
    fn handle(&mut self, action: ScreenAction, context: &mut Context<'_>) -> Next {
        let Some(open) = context.comparison.as_deref_mut() else {
            return Next::Close;
        };
        match action {
            ScreenAction::Back => return Next::Close,
            ScreenAction::Accept => return self.accept(open, context.message),
            ScreenAction::Move(motion) => {
                let (rows, _) = self.size(open);
                let row = &mut self.selected().0;
                *row = motion.apply(*row, rows, context.page);
            }
            ScreenAction::Table(TableAction::ScrollLeft) => self.move_across(Motion::Up, open),
            ScreenAction::Table(TableAction::ScrollRight) => self.move_across(Motion::Down, open),
            ScreenAction::Table(TableAction::NextPane | TableAction::PreviousPane) => {
                self.change_layout(open);
            }
            ScreenAction::Table(TableAction::ToggleGrouping) => {
                open.toggle_grouping();
                self.groups.1 = 0;
            }
            ScreenAction::Benchmark(BenchmarkAction::ToggleMetric) => open.toggle_metric(),
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

impl HeadsState {
    /// How many rows and columns there are.
    fn size(&self, open: &OpenComparison) -> (usize, usize) {
        match self.layout {
            Layout::Groups => (open.heads.len(), open.view.groups.len()),
            Layout::Matrix => {
                let count = open.results.all().len();
                (count, count)
            }
        }
    }

    fn move_across(&mut self, motion: Motion, open: &OpenComparison) {
        let (_, columns) = self.size(open);
        let column = &mut self.selected().1;
        *column = motion.apply(*column, columns, 1);
    }

    fn change_layout(&mut self, open: &OpenComparison) {
        self.layout = match self.layout {
            Layout::Groups => Layout::Matrix,
            Layout::Matrix => Layout::Groups,
        };
        if self.layout == Layout::Matrix && self.matrix.is_none() {
            self.matrix = Some(Matrix::start(&open.results));
        }
    }

    /// Selects the head and the group, or compares the pair.
    fn accept(&self, open: &mut OpenComparison, message: &mut Option<String>) -> Next {
        match self.layout {
            Layout::Groups => {
                let (head, group) = self.groups;
                open.select_head(head);
                open.choose_group(group);
                Next::Close
            }
            Layout::Matrix => {
                let (reference, head) = self.pair;
                if reference == head {
                    *message = Some(
                        "a result is not compared with itself; select another cell".to_owned(),
                    );
                    return Next::Stay;
                }
                Next::Ask(Effect::Rearrange { reference, head })
            }
        }
    }
}
