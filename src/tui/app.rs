//! The state of the screen, and how actions change it. There is no terminal here.

use super::action::Action;
use crate::cell;
use crate::comparison::search::Search;
use crate::comparison::{Change, Column, Comparison, Group, GroupKind, Order, Verdict};
use crate::stats::geometric;
use crate::suite::sanitize::visible;

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
    /// The help, with the line that it begins at.
    Help {
        top: usize,
    },
}

/// The panes of the main screen, in the order in which they are walked through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pane {
    Groups,
    Table,
    Verdict,
}

const PANES: [Pane; 3] = [Pane::Groups, Pane::Table, Pane::Verdict];

/// What an action asks of the program around the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    None,
    Quit,
    Redraw,
}

/// A group and pyperf's geometric mean of it.
#[derive(Debug)]
pub struct GroupRow {
    pub group: Group,
    pub mean: Option<f64>,
}

/// The whole state of the screen.
pub struct App {
    pub comparison: Comparison,
    pub groups: Vec<GroupRow>,
    /// Index of the chosen group.
    pub group: usize,
    pub order: Order,
    pub filter: String,
    pub show_insignificant: bool,
    pub mode: Mode,
    pub focus: Pane,
    /// The rows of the group that match the filter and are not hidden, in order.
    pub shown: Vec<usize>,
    /// How many rows of the group the filter keeps out.
    pub filtered: usize,
    /// How many rows are hidden for not being significant.
    pub hidden: usize,
    /// Place of the selected row in `shown`.
    pub selected: usize,
    /// For the rows of the group that match the filter, whether shown or hidden.
    pub verdict: Verdict,
    /// Columns of the longest name as it is shown.
    pub name_width: usize,
    /// How many lines the pane in use last had room for; paging moves by it.
    page: usize,
    search: Search,
}

impl App {
    pub fn new(comparison: Comparison) -> Self {
        let mean = |group: &Group| {
            geometric::mean(group.rows.iter().map(|&row| comparison.rows[row].ratio))
        };
        let groups = comparison.groups().into_iter().map(|group| GroupRow {
            mean: mean(&group),
            group,
        });
        let groups = groups.collect();
        let verdict = comparison.verdict(&comparison.all());
        let names = comparison
            .rows
            .iter()
            .map(|row| cell::width(&visible(&row.name)));
        let name_width = names.max();
        let mut app = Self {
            groups,
            group: 0,
            order: Order::default(),
            filter: String::new(),
            show_insignificant: true,
            mode: Mode::Browse,
            focus: Pane::Table,
            shown: Vec::new(),
            filtered: 0,
            hidden: 0,
            selected: 0,
            verdict,
            name_width: name_width.unwrap_or(0),
            page: 1,
            search: Search::new(""),
            comparison,
        };
        app.choose_rows(None);
        app
    }

    /// Carries out an action.
    pub fn update(&mut self, action: Action) -> Effect {
        match (action, self.mode.clone()) {
            (Action::Quit, _) => return Effect::Quit,
            (Action::Redraw, _) => return Effect::Redraw,
            (_, Mode::Browse) => self.browse(action),
            (_, Mode::Filter) => self.edit_filter(action),
            (_, Mode::Sort { selected }) => self.choose_order(action, selected),
            (_, Mode::Help { top }) => self.read_help(action, top),
        }
        Effect::None
    }

    /// Takes note of what only a drawn frame knows: how many lines are seen of the pane in use, and how far the help
    /// can be scrolled.
    pub fn settle(&mut self, page: usize, furthest: usize) {
        self.page = page;
        if let Mode::Help { top } = &mut self.mode {
            *top = (*top).min(furthest);
        }
    }

    /// The index of the selected row; `None` if the table is empty.
    pub fn selected_row(&self) -> Option<usize> {
        self.shown.get(self.selected).copied()
    }

    /// The places of the letters in `name` that the filter matches.
    pub fn matched_letters(&self, name: &str) -> Vec<usize> {
        self.search.find(name).unwrap_or_default()
    }

    fn browse(&mut self, action: Action) {
        match action {
            Action::OpenFilter => self.mode = Mode::Filter,
            Action::OpenHelp => self.mode = Mode::Help { top: 0 },
            Action::OpenSort => {
                let selected = Column::ALL
                    .iter()
                    .position(|&column| column == self.order.column);
                self.mode = Mode::Sort {
                    selected: selected.unwrap_or(0),
                };
            }
            Action::ReverseSort => self.sort(self.order.reversed()),
            Action::ToggleInsignificant => {
                self.show_insignificant = !self.show_insignificant;
                self.choose_rows(self.selected_row());
            }
            Action::NextPane => self.walk_panes(1),
            Action::PreviousPane => self.walk_panes(PANES.len() - 1),
            Action::Accept => self.focus = Pane::Table,
            Action::Back if !self.filter.is_empty() => self.set_filter(String::new()),
            Action::Back => self.focus = Pane::Table,
            motion => match self.focus {
                Pane::Groups => {
                    let group = moved(motion, self.group, self.groups.len(), self.page);
                    if group != self.group {
                        self.group = group;
                        self.choose_rows(self.selected_row());
                    }
                }
                Pane::Table | Pane::Verdict => {
                    self.selected = moved(motion, self.selected, self.shown.len(), self.page);
                }
            },
        }
    }

    fn walk_panes(&mut self, steps: usize) {
        let place = PANES
            .iter()
            .position(|&pane| pane == self.focus)
            .unwrap_or(0);
        self.focus = PANES[(place + steps) % PANES.len()];
    }

    fn edit_filter(&mut self, action: Action) {
        let mut filter = self.filter.clone();
        match action {
            Action::Type(character) => filter.push(character),
            Action::Erase if filter.is_empty() => self.mode = Mode::Browse,
            Action::Erase => drop(filter.pop()),
            Action::EraseWord => {
                let end = filter
                    .trim_end()
                    .rfind(char::is_whitespace)
                    .map_or(0, |space| space + 1);
                filter.truncate(end);
            }
            Action::EraseAll => filter.clear(),
            Action::Back => {
                filter.clear();
                self.mode = Mode::Browse;
            }
            Action::Accept => {
                self.mode = Mode::Browse;
                self.focus = Pane::Table;
            }
            motion => self.selected = moved(motion, self.selected, self.shown.len(), self.page),
        }
        if filter != self.filter {
            self.set_filter(filter);
        }
    }

    fn set_filter(&mut self, filter: String) {
        self.search = Search::new(&filter);
        self.filter = filter;
        self.choose_rows(self.selected_row());
    }

    fn choose_order(&mut self, action: Action, selected: usize) {
        self.mode = match action {
            Action::SortBy(column) => {
                self.sort_by(column);
                Mode::Browse
            }
            Action::Accept => {
                self.sort_by(Column::ALL[selected]);
                Mode::Browse
            }
            Action::Back => Mode::Browse,
            motion => Mode::Sort {
                selected: moved(motion, selected, Column::ALL.len(), Column::ALL.len()),
            },
        };
    }

    /// Sorts by a column; by the one that it is sorted by already, the other way round.
    fn sort_by(&mut self, column: Column) {
        let is_same = self.order.column == column;
        self.sort(if is_same {
            self.order.reversed()
        } else {
            Order::first_of(column)
        });
    }

    fn sort(&mut self, order: Order) {
        self.order = order;
        // A new order is looked at from its top.
        self.choose_rows(None);
    }

    fn read_help(&mut self, action: Action, top: usize) {
        self.mode = match action {
            Action::Back => Mode::Browse,
            motion => Mode::Help {
                top: moved(motion, top, usize::from(u16::MAX), self.page),
            },
        };
    }

    /// Finds the rows to show, keeps `keep` selected if it is among them, and judges them.
    fn choose_rows(&mut self, keep: Option<usize>) {
        let group = &self.groups[self.group].group.rows;
        let rows = &self.comparison.rows;
        let matching: Vec<usize> = group
            .iter()
            .copied()
            .filter(|&row| self.search.find(&rows[row].name).is_some())
            .collect();
        self.filtered = group.len() - matching.len();
        self.verdict = self.comparison.verdict(&matching);
        self.shown = matching.clone();
        if !self.show_insignificant {
            self.shown
                .retain(|&row| rows[row].change() != Change::NotSignificant);
        }
        self.hidden = matching.len() - self.shown.len();
        self.comparison.sort(&mut self.shown, self.order);
        let kept = keep.and_then(|keep| self.shown.iter().position(|&row| row == keep));
        self.selected = kept.unwrap_or(0);
    }

    /// What the verdict was computed for: `asyncio, 8 rows`. Raw: it may hold a tag.
    pub fn scope(&self) -> String {
        let group = match &self.groups[self.group].group.kind {
            GroupKind::All => "all",
            GroupKind::Tag(tag) => tag,
            GroupKind::Untagged => "without a tag",
        };
        let filter = if self.search.is_empty() {
            String::new()
        } else {
            format!(", filter '{}'", self.filter.trim())
        };
        let rows = match self.verdict.rows {
            1 => "1 row".to_owned(),
            count => format!("{count} rows"),
        };
        format!("{group}{filter}, {rows}")
    }
}

/// Where a motion leads from `place` in a list of `count`, a page being `page` long.
fn moved(action: Action, place: usize, count: usize, page: usize) -> usize {
    let last = count.saturating_sub(1);
    let half = (page / 2).max(1);
    match action {
        Action::Down => place.saturating_add(1),
        Action::Up => place.saturating_sub(1),
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
