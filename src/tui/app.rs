//! The state of the screen, and how actions change it. There is no terminal here.

mod browse;
mod input;
mod menus;
mod reading;
mod taking;

use std::sync::Arc;

use super::action::Action;
use crate::comparison::{Column, Comparison, Order, Published, Verdict, View};
use crate::text::{self, visible};
use input::History;
pub use taking::{Copied, ENDINGS, Exported};

/// What the keys act on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mode {
    Browse,
    /// The filter is being typed.
    Filter,
    /// The sort menu, with the place of the selected column.
    Sort {
        selected: usize,
    },
    /// The chooser of columns, with the place of the selected one.
    Columns {
        selected: usize,
    },
    /// One benchmark, with the line that it begins at.
    Detail {
        row: usize,
        top: usize,
        /// The place in the lists of [`Mode::Files`] that it was opened from; `None` from the table.
        from: Option<usize>,
    },
    /// The files and their differences, with the place of the selected one.
    Files {
        selected: usize,
    },
    /// The name of a file to export to is being typed.
    Export {
        file: String,
    },
    /// The file exists: may it be overwritten?
    Overwrite {
        file: String,
    },
    /// What the colours and marks mean, with the line that it begins at.
    Legend {
        top: usize,
    },
    /// The help, with the line that it begins at, and what it was asked from.
    Help {
        top: usize,
        behind: Box<Mode>,
    },
}

/// The panes of the main screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pane {
    Groups,
    Table,
    Verdict,
}

/// The order in which they are walked through.
const PANES: [Pane; 3] = [Pane::Table, Pane::Groups, Pane::Verdict];

/// What an action asks of the program around the state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    None,
    Quit,
    /// Quit by Ctrl-C, which the parent is told.
    Interrupt,
    /// Stop the program, to be gone on with later.
    Stop,
    Redraw,
    /// Put a text on the clipboard.
    Copy(Copied),
    /// Write the view to a file.
    Export {
        file: String,
        overwrite: bool,
    },
    /// Read both files again.
    ReadAgain,
    /// Have the terminal report the mouse, or not.
    Mouse(bool),
}

/// The whole state of the screen.
pub struct App {
    pub comparison: Arc<Comparison>,
    /// Whether reference and head are the other way round than they were named.
    pub swapped: bool,
    /// Whether the files could not be read when they last were to be, so that they may hold something else by now.
    pub stale: bool,
    /// How many differences between the runs speak against the comparison.
    pub differences: usize,
    /// The rows in view and what they come to.
    pub view: View,
    history: History,
    /// The columns behind the name in their order, and whether each is shown.
    pub columns: Vec<(Column, bool)>,
    /// How many of the shown columns are scrolled out at the left.
    pub first_column: usize,
    pub mode: Mode,
    pub focus: Pane,
    /// Place of the selected row in the rows that are shown.
    pub selected: usize,
    /// The row that was last chosen, shown or not.
    anchor: Option<usize>,
    /// The line that the verdict begins at.
    pub verdict_top: usize,
    /// Whether warm-ups stand among the values in run order.
    pub show_warmups: bool,
    /// Whether the terminal reports the mouse.
    pub mouse: bool,
    /// What the last action came to; raw. It stands until the next one.
    pub message: Option<String>,
    /// Columns of the longest name as it is shown.
    pub name_width: usize,
    /// How many lines the pane in use last had room for; paging moves by it.
    page: usize,
}

impl App {
    pub fn new(comparison: Comparison) -> Self {
        let view = View::new(&comparison);
        Self::with_view(comparison, view)
    }

    /// Opens with a view of the comparison.
    pub fn with_view(comparison: Comparison, view: View) -> Self {
        Self {
            differences: comparison.reasons().len(),
            swapped: false,
            view,
            history: History::default(),
            columns: all_columns(),
            first_column: 0,
            mode: Mode::Browse,
            focus: Pane::Table,
            selected: 0,
            anchor: None,
            stale: false,
            verdict_top: 0,
            show_warmups: false,
            mouse: false,
            message: None,
            name_width: name_width(&comparison),
            page: 1,
            comparison: Arc::new(comparison),
        }
    }

    /// Carries out an action.
    pub fn update(&mut self, action: Action) -> Effect {
        self.message = None;
        match (action, self.mode.clone()) {
            (Action::Quit, _) => return Effect::Quit,
            (Action::Interrupt, _) => return Effect::Interrupt,
            (Action::Stop, _) => return Effect::Stop,
            (Action::Redraw, _) => return Effect::Redraw,
            (Action::OpenHelp, mode) => {
                self.mode = Mode::Help {
                    top: 0,
                    behind: Box::new(mode),
                }
            }
            (_, Mode::Browse) => return self.browse(action),
            (_, Mode::Filter) => self.edit_filter(action),
            (_, Mode::Sort { selected }) => self.choose_order(action, selected),
            (_, Mode::Columns { selected }) => self.choose_columns(action, selected),
            (_, Mode::Detail { row, top, from }) => {
                return self.read_detail(action, row, top, from);
            }
            (_, Mode::Files { selected }) => self.walk_files(action, selected),
            (_, Mode::Export { file }) => return self.name_export(action, file),
            (_, Mode::Overwrite { file }) => return self.answer_overwrite(action, file),
            (_, Mode::Legend { top }) => self.read_legend(action, top),
            (_, Mode::Help { top, behind }) => self.read_help(action, top, behind),
        }
        Effect::None
    }

    /// Types a text where one types, on one line. Elsewhere its letters are no keys: nobody pastes to quit.
    pub fn paste(&mut self, text: &str) {
        if matches!(self.mode, Mode::Filter | Mode::Export { .. }) {
            for character in text.trim().chars() {
                let character = if character.is_control() {
                    ' '
                } else {
                    character
                };
                self.update(Action::Type(character));
            }
        }
    }

    /// Takes note of what only a drawn frame knows: how many lines are seen of the pane in use, and how far what is
    /// read can be scrolled.
    pub fn settle(&mut self, page: usize, furthest: usize) {
        self.page = page;
        match &mut self.mode {
            Mode::Help { top, .. } | Mode::Legend { top } | Mode::Detail { top, .. } => {
                *top = (*top).min(furthest);
            }
            Mode::Browse if self.focus == Pane::Verdict => {
                self.verdict_top = self.verdict_top.min(furthest);
            }
            _ => {}
        }
    }

    /// The index of the row that is open, or else of the selected one; `None` if the table is empty.
    pub fn selected_row(&self) -> Option<usize> {
        match self.mode {
            Mode::Detail { row, .. } => Some(row),
            _ => self.view.shown.get(self.selected).copied(),
        }
    }

    /// The verdict for all rows, to be compared with.
    pub fn whole(&self) -> &Verdict {
        self.comparison.whole(Published::LeftOut)
    }

    /// Whether the verdict is for other rows than all of them, or counts them differently.
    pub fn is_narrowed(&self) -> bool {
        self.view.verdict != *self.whole()
    }

    /// Judges the rows anew. The row that was last chosen is selected if it is shown, or else the first; it is selected
    /// again when it comes back.
    fn choose_rows(&mut self) {
        self.view.update(&self.comparison);
        let kept = self.anchor.and_then(|row| self.place_of(row));
        self.selected = kept.unwrap_or(0);
    }

    /// Chooses a row by its place.
    fn select(&mut self, place: usize) {
        self.selected = place;
        self.anchor = self.view.shown.get(place).copied().or(self.anchor);
    }

    /// The place of a row among those that are shown.
    fn place_of(&self, row: usize) -> Option<usize> {
        self.view.shown.iter().position(|&shown| shown == row)
    }

    pub fn set_filter(&mut self, text: String) {
        self.view.set_filter(text);
        self.choose_rows();
    }

    /// Sorts the rows. A new order is looked at from its top.
    pub fn sort(&mut self, order: Order) {
        self.view.set_order(order);
        self.choose_rows();
        self.select(0);
    }

    /// Opens a benchmark by its name. Tells whether it is in the table.
    pub fn open(&mut self, name: &str) -> bool {
        let rows = &self.comparison.rows;
        let place = self
            .view
            .shown
            .iter()
            .position(|&row| rows[row].name == name);
        if let Some(place) = place {
            self.select(place);
            self.open_selected();
        }
        place.is_some()
    }

    fn open_selected(&mut self) {
        if let Some(row) = self.selected_row() {
            self.mode = Mode::Detail {
                row,
                top: 0,
                from: None,
            };
        }
    }

    /// Shows another comparison in the same way: the same metric, group, filter, orders and columns, the same
    /// benchmarks taken out, and the same one selected or open, as far as they are there. Tells what is not; raw.
    pub fn replace(&mut self, comparison: Comparison) -> Vec<String> {
        let name = |app: &Self, row: usize| app.comparison.rows[row].name.clone();
        let selected_name = self.selected_row().map(|row| name(self, row));
        let excluded: Vec<String> = self
            .view
            .excluded
            .iter()
            .map(|&row| name(self, row))
            .collect();
        let group = self.view.groups[self.view.group].group.kind.clone();
        let place = |name: &String| comparison.rows.iter().position(|row| row.name == *name);
        let (selected, open) = (
            selected_name.as_ref().and_then(place),
            matches!(self.mode, Mode::Detail { from: None, .. }),
        );
        let mut lost: Vec<String> = excluded
            .iter()
            .filter(|name| place(name).is_none())
            .cloned()
            .collect();
        if let (Some(name), None) = (&selected_name, selected) {
            lost.insert(0, name.clone());
        }
        let mut view = View::unjudged(&comparison);
        view.take_choices(&self.view, excluded.iter().filter_map(place).collect());
        if !view.choose_group(&group) {
            lost.push(format!("the group {}", group.name()));
        }
        self.differences = comparison.reasons().len();
        self.name_width = name_width(&comparison);
        self.view = view;
        self.comparison = Arc::new(comparison);
        self.mode = match (open, selected) {
            (true, Some(row)) => Mode::Detail {
                row,
                top: 0,
                from: None,
            },
            _ => Mode::Browse,
        };
        self.anchor = selected;
        self.stale = false;
        self.choose_rows();
        lost
    }
}

fn name_width(comparison: &Comparison) -> usize {
    let widths = comparison
        .rows
        .iter()
        .map(|row| text::width(&visible(&row.name)));
    widths.max().unwrap_or(0)
}

/// All columns behind the name, as they are worth their place.
fn all_columns() -> Vec<(Column, bool)> {
    Column::ALL
        .into_iter()
        .filter(|&column| column != Column::Benchmark)
        .map(|column| (column, true))
        .collect()
}

/// Where a motion leads from `place` in a list of `count`, a page being `page` long.
fn moved(action: Action, place: usize, count: usize, page: usize) -> usize {
    /// Lines for each step of the wheel.
    const WHEEL: usize = 3;
    let last = count.saturating_sub(1);
    let half = (page / 2).max(1);
    match action {
        Action::Down => place.saturating_add(1),
        Action::Up => place.saturating_sub(1),
        Action::WheelDown => place.saturating_add(WHEEL),
        Action::WheelUp => place.saturating_sub(WHEEL),
        Action::HalfPageDown => place.saturating_add(half),
        Action::HalfPageUp => place.saturating_sub(half),
        Action::PageDown => place.saturating_add(page.max(1)),
        Action::PageUp => place.saturating_sub(page.max(1)),
        Action::Top => 0,
        Action::Bottom => last,
        _ => place,
    }
    .min(last)
}
