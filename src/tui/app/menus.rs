//! The menus over the table: the order, and the columns.

use super::{App, Mode, all_columns, moved};
use crate::comparison::{Column, Order};
use crate::tui::action::Action;

impl App {
    pub(super) fn choose_order(&mut self, action: Action, selected: usize) {
        self.mode = match action {
            Action::SortBy(column) => {
                self.sort(Order::first_of(column));
                Mode::Browse
            }
            Action::Accept => {
                self.sort(Order::first_of(Column::ALL[selected]));
                Mode::Browse
            }
            Action::Back => Mode::Browse,
            motion => Mode::Sort {
                selected: moved(motion, selected, Column::ALL.len(), Column::ALL.len()),
            },
        };
    }

    pub(super) fn choose_columns(&mut self, action: Action, selected: usize) {
        let last = self.columns.len() - 1;
        let selected = match action {
            Action::Back | Action::Accept => {
                self.mode = Mode::Browse;
                return;
            }
            Action::ToggleColumn => {
                self.columns[selected].1 = !self.columns[selected].1;
                selected
            }
            Action::ColumnEarlier if selected > 0 => {
                self.columns.swap(selected, selected - 1);
                selected - 1
            }
            Action::ColumnLater if selected < last => {
                self.columns.swap(selected, selected + 1);
                selected + 1
            }
            Action::ResetColumns => {
                self.columns = all_columns();
                selected
            }
            motion => moved(motion, selected, self.columns.len(), self.columns.len()),
        };
        self.first_column = 0;
        self.mode = Mode::Columns { selected };
    }

    /// Shows these columns in this order, and hides the others.
    pub fn set_columns(&mut self, shown: &[Column]) {
        let others = all_columns().into_iter().map(|(column, _)| column);
        let hidden: Vec<Column> = others.filter(|column| !shown.contains(column)).collect();
        let mut once: Vec<Column> = Vec::new();
        for &column in shown {
            if !once.contains(&column) && column != Column::Benchmark {
                once.push(column);
            }
        }
        let shown = once.into_iter().map(|column| (column, true));
        self.columns = shown
            .chain(hidden.into_iter().map(|column| (column, false)))
            .collect();
    }

    /// The shown columns, if they are not the usual ones in the usual order.
    pub fn unusual_columns(&self) -> Option<Vec<Column>> {
        let shown = self.columns.iter().filter(|(_, is_shown)| *is_shown);
        (self.columns != all_columns()).then(|| shown.map(|(column, _)| *column).collect())
    }
}
