//! The state of the screen, and how actions change it. There is no terminal here.

use std::collections::BTreeSet;

use super::action::Action;
use crate::cell;
use crate::comparison::filter::{self, Context, Filter, Judgement};
use crate::comparison::{
    Change, Column, Comparison, Group, GroupKind, Order, Published, Verdict, wording,
};
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
    /// The chooser of columns, with the place of the selected one.
    Columns {
        selected: usize,
    },
    /// One benchmark, with the line that it begins at.
    Detail {
        top: usize,
    },
    /// The files and their differences, with the line that it begins at.
    Files {
        top: usize,
    },
    /// The help, with the line that it begins at.
    Help {
        top: usize,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    None,
    Quit,
    Redraw,
}

/// A group and pyperf's geometric mean of it, without the excluded rows.
#[derive(Debug)]
pub struct GroupRow {
    pub group: Group,
    pub mean: Option<f64>,
}

/// The whole state of the screen.
pub struct App {
    pub comparison: Comparison,
    /// How many differences between the runs speak against the comparison.
    pub differences: usize,
    pub groups: Vec<GroupRow>,
    /// Index of the chosen group.
    pub group: usize,
    pub order: Order,
    /// The filter as it was typed.
    pub filter_text: String,
    pub filter: Filter,
    history: History,
    /// Rows that were taken out of every number.
    pub excluded: BTreeSet<usize>,
    pub published: Published,
    pub show_insignificant: bool,
    /// The columns behind the name in their order, and whether each is shown.
    pub columns: Vec<(Column, bool)>,
    /// How many of the shown columns are scrolled out at the left.
    pub first_column: usize,
    pub mode: Mode,
    pub focus: Pane,
    /// The rows of the group that match the filter and are not hidden, in order.
    pub shown: Vec<usize>,
    /// How many rows of the group the filter keeps out, those included that it cannot judge.
    pub filtered: usize,
    /// How many rows of the group lack what the filter asks for.
    pub unknown: usize,
    /// The pull of each row that is in the numbers of the group.
    pub pulls: Vec<Option<f64>>,
    /// How many rows are hidden for not being significant.
    pub hidden: usize,
    /// Place of the selected row in `shown`.
    pub selected: usize,
    /// For the rows of the group that match the filter, whether shown or hidden, but for the excluded ones.
    pub verdict: Verdict,
    /// For all rows, to be compared with.
    pub whole: Verdict,
    /// Columns of the longest name as it is shown.
    pub name_width: usize,
    /// How many lines the pane in use last had room for; paging moves by it.
    page: usize,
}

/// The filters that were kept, the oldest first, and where in them the user is.
#[derive(Default)]
struct History {
    texts: Vec<String>,
    place: usize,
    /// What was being typed before an earlier filter was asked for; it stands behind the last one.
    draft: String,
}

impl History {
    /// The filter before this one.
    fn earlier(&mut self, text: String) -> String {
        if self.place == self.texts.len() {
            self.draft.clone_from(&text);
        }
        self.place = self.place.saturating_sub(1);
        self.texts.get(self.place).cloned().unwrap_or(text)
    }

    /// The filter behind this one.
    fn later(&mut self, text: String) -> String {
        if self.place == self.texts.len() {
            return text;
        }
        self.place += 1;
        self.texts.get(self.place).unwrap_or(&self.draft).clone()
    }
}

impl App {
    pub fn new(comparison: Comparison) -> Self {
        let groups = comparison
            .groups()
            .into_iter()
            .map(|group| GroupRow { mean: None, group })
            .collect();
        // Of no rows: the choice of rows below makes the one for all of them.
        let verdict = comparison.verdict(&[], Published::LeftOut);
        let names = comparison
            .rows
            .iter()
            .map(|row| cell::width(&visible(&row.name)));
        let name_width = names.max();
        let mut app = Self {
            differences: comparison.reasons().len(),
            groups,
            group: 0,
            order: Order::default(),
            filter_text: String::new(),
            filter: Filter::default(),
            history: History::default(),
            excluded: BTreeSet::new(),
            published: Published::LeftOut,
            show_insignificant: true,
            columns: all_columns(),
            first_column: 0,
            mode: Mode::Browse,
            focus: Pane::Table,
            shown: Vec::new(),
            filtered: 0,
            unknown: 0,
            pulls: Vec::new(),
            hidden: 0,
            selected: 0,
            whole: verdict.clone(),
            verdict,
            name_width: name_width.unwrap_or(0),
            page: 1,
            comparison,
        };
        app.choose_rows(None);
        app.whole = app.verdict.clone();
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
            (_, Mode::Columns { selected }) => self.choose_columns(action, selected),
            (_, Mode::Detail { top }) => self.read_detail(action, top),
            (_, Mode::Files { top }) => self.read(action, top, |top| Mode::Files { top }),
            (_, Mode::Help { top }) => self.read(action, top, |top| Mode::Help { top }),
        }
        Effect::None
    }

    /// Takes note of what only a drawn frame knows: how many lines are seen of the pane in use, and how far what is
    /// read can be scrolled.
    pub fn settle(&mut self, page: usize, furthest: usize) {
        self.page = page;
        if let Mode::Help { top } | Mode::Files { top } | Mode::Detail { top } = &mut self.mode {
            *top = (*top).min(furthest);
        }
    }

    /// The index of the selected row; `None` if the table is empty.
    pub fn selected_row(&self) -> Option<usize> {
        self.shown.get(self.selected).copied()
    }

    /// What rows are judged by besides themselves.
    pub fn context(&self) -> Context<'_> {
        Context {
            comparison: &self.comparison,
            excluded: &self.excluded,
            pulls: &self.pulls,
        }
    }

    /// The rows of the chosen group.
    pub fn group_rows(&self) -> &[usize] {
        &self.groups[self.group].group.rows
    }

    fn browse(&mut self, action: Action) {
        match action {
            Action::OpenFilter => {
                self.history.place = self.history.texts.len();
                self.mode = Mode::Filter;
            }
            Action::OpenFiles => self.mode = Mode::Files { top: 0 },
            Action::OpenHelp => self.mode = Mode::Help { top: 0 },
            Action::OpenSort => {
                let selected = Column::ALL
                    .iter()
                    .position(|&column| column == self.order.column);
                self.mode = Mode::Sort {
                    selected: selected.unwrap_or(0),
                };
            }
            Action::OpenColumns => self.mode = Mode::Columns { selected: 0 },
            Action::Left => self.first_column = self.first_column.saturating_sub(1),
            Action::Right => {
                let shown = self
                    .columns
                    .iter()
                    .filter(|(_, is_shown)| *is_shown)
                    .count();
                self.first_column = (self.first_column + 1).min(shown.saturating_sub(1));
            }
            Action::ReverseSort => self.sort(self.order.reversed()),
            Action::ToggleInsignificant => {
                self.show_insignificant = !self.show_insignificant;
                self.choose_rows(self.selected_row());
            }
            Action::Exclude => self.exclude(),
            Action::IncludeAll => {
                self.excluded.clear();
                self.choose_rows(self.selected_row());
            }
            Action::TogglePublished => {
                self.published = match self.published {
                    Published::LeftOut => Published::Counted,
                    Published::Counted => Published::LeftOut,
                };
                self.choose_rows(self.selected_row());
            }
            Action::NextPane => self.walk_panes(1),
            Action::PreviousPane => self.walk_panes(PANES.len() - 1),
            Action::Accept if self.focus == Pane::Table && self.selected_row().is_some() => {
                self.mode = Mode::Detail { top: 0 };
            }
            Action::Accept => self.focus = Pane::Table,
            Action::Back if !self.filter_text.is_empty() => self.set_filter(String::new()),
            Action::Back if self.focus != Pane::Table => self.focus = Pane::Table,
            Action::Back if self.group != 0 => {
                self.group = 0;
                self.choose_rows(self.selected_row());
            }
            Action::Back => {}
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

    /// Takes the selected row out of every number, or back in.
    fn exclude(&mut self) {
        if let Some(row) = self.selected_row() {
            if !self.excluded.remove(&row) {
                self.excluded.insert(row);
            }
            self.choose_rows(Some(row));
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
        let mut text = self.filter_text.clone();
        match action {
            Action::Type(character) => text.push(character),
            Action::Complete => {
                let tags = self.comparison.by_tag();
                text = filter::complete(&text, tags.keys().copied());
            }
            Action::Earlier => text = self.history.earlier(text),
            Action::Later => text = self.history.later(text),
            Action::Erase if text.is_empty() => self.mode = Mode::Browse,
            Action::Erase => drop(text.pop()),
            Action::EraseWord => {
                let end = text
                    .trim_end()
                    .rfind(char::is_whitespace)
                    .map_or(0, |space| space + 1);
                text.truncate(end);
            }
            Action::EraseAll => text.clear(),
            Action::Back => {
                text.clear();
                self.mode = Mode::Browse;
            }
            Action::Accept => {
                self.remember_filter();
                self.mode = Mode::Browse;
                self.focus = Pane::Table;
            }
            motion => self.selected = moved(motion, self.selected, self.shown.len(), self.page),
        }
        if text != self.filter_text {
            self.set_filter(text);
        }
    }

    fn remember_filter(&mut self) {
        let text = self.filter_text.trim();
        if !text.is_empty() {
            self.history.texts.retain(|other| other != text);
            self.history.texts.push(text.to_owned());
        }
    }

    pub fn set_filter(&mut self, text: String) {
        self.filter = Filter::parse(&text);
        self.filter_text = text;
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

    fn choose_columns(&mut self, action: Action, selected: usize) {
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

    /// Sorts by a column; by the one that it is sorted by already, the other way round.
    fn sort_by(&mut self, column: Column) {
        let is_same = self.order.column == column;
        self.sort(if is_same {
            self.order.reversed()
        } else {
            Order::first_of(column)
        });
    }

    pub fn sort(&mut self, order: Order) {
        self.order = order;
        // A new order is looked at from its top.
        self.choose_rows(None);
    }

    /// Chooses the group of a tag. Tells whether there is one.
    pub fn choose_group(&mut self, tag: &str) -> bool {
        let place = self
            .groups
            .iter()
            .position(|group| group.group.kind == GroupKind::Tag(tag.to_owned()));
        if let Some(place) = place {
            self.group = place;
            self.choose_rows(None);
        }
        place.is_some()
    }

    /// Opens a benchmark by its name. Tells whether it is in the table.
    pub fn open(&mut self, name: &str) -> bool {
        let place = self
            .shown
            .iter()
            .position(|&row| self.comparison.rows[row].name == name);
        if let Some(place) = place {
            self.selected = place;
            self.mode = Mode::Detail { top: 0 };
        }
        place.is_some()
    }

    fn read_detail(&mut self, action: Action, top: usize) {
        let last = self.shown.len().saturating_sub(1);
        match action {
            Action::NextRow => self.selected = (self.selected + 1).min(last),
            Action::PreviousRow => self.selected = self.selected.saturating_sub(1),
            Action::Exclude => {
                self.exclude();
                // A filter for what is not excluded lets it go.
                if self.shown.is_empty() {
                    self.mode = Mode::Browse;
                }
            }
            other => self.read(other, top, |top| Mode::Detail { top }),
        }
    }

    /// Scrolls what is read; `mode` makes the mode of its first line.
    fn read(&mut self, action: Action, top: usize, mode: fn(usize) -> Mode) {
        self.mode = match action {
            Action::Back => Mode::Browse,
            // A frame knows how long it is; see `settle`.
            motion => mode(moved(motion, top, usize::from(u16::MAX), self.page)),
        };
    }

    /// Finds the rows to show, keeps `keep` selected if it is among them, and judges them.
    fn choose_rows(&mut self, keep: Option<usize>) {
        let group = self.group_rows().to_vec();
        let excluded = &self.excluded;
        let is_counted = |row: &usize| !excluded.contains(row);
        let counted: Vec<usize> = group.iter().copied().filter(is_counted).collect();
        self.pulls = self.comparison.pulls(&counted);
        for group in &mut self.groups {
            let rows = group.group.rows.iter().copied().filter(is_counted);
            group.mean = geometric::mean(rows.map(|row| self.comparison.rows[row].ratio));
        }
        let context = Context {
            comparison: &self.comparison,
            excluded: &self.excluded,
            pulls: &self.pulls,
        };
        let mut matching = group.clone();
        let mut unknown = 0;
        matching.retain(|&row| {
            let judgement = self.filter.judge(row, &context);
            unknown += usize::from(judgement == Judgement::Unknown);
            judgement == Judgement::Pass
        });
        self.unknown = unknown;
        self.filtered = group.len() - matching.len();
        let judged: Vec<usize> = matching.iter().copied().filter(is_counted).collect();
        self.verdict = self.comparison.verdict(&judged, self.published);
        self.shown = matching;
        let before = self.shown.len();
        if !self.show_insignificant {
            self.shown
                .retain(|&row| self.comparison.rows[row].change() != Change::NotSignificant);
        }
        self.hidden = before - self.shown.len();
        self.comparison
            .sort(&mut self.shown, self.order, &self.pulls);
        let kept = keep.and_then(|keep| self.shown.iter().position(|&row| row == keep));
        self.selected = kept.unwrap_or(0);
    }

    /// Whether the verdict is for other rows than all of them, or counts them differently.
    pub fn is_narrowed(&self) -> bool {
        self.verdict != self.whole
    }

    /// What the verdict was computed for: `asyncio, 8 rows`, `all but bench_mp_pool, 83 rows`. Raw: it may hold names
    /// from the files.
    pub fn scope(&self) -> String {
        let mut scope = match &self.groups[self.group].group.kind {
            GroupKind::All => "all".to_owned(),
            GroupKind::Tag(tag) => tag.clone(),
            GroupKind::Untagged => "without a tag".to_owned(),
        };
        if !self.filter.is_empty() {
            scope.push_str(&format!(", filter {}", self.filter_text.trim()));
        }
        let context = self.context();
        let passes = |row: &&usize| self.filter.judge(**row, &context) == Judgement::Pass;
        let is_here = |row: &&usize| self.group_rows().contains(row);
        let excluded: Vec<&usize> = self
            .excluded
            .iter()
            .filter(is_here)
            .filter(passes)
            .collect();
        match excluded[..] {
            [] => {}
            [row] => scope.push_str(&format!(" but {}", self.comparison.rows[*row].name)),
            _ => scope.push_str(&format!(" but {} rows", excluded.len())),
        }
        format!("{scope}, {}", wording::count(self.verdict.rows, "row"))
    }
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
