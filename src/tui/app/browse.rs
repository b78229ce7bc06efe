//! The main screen: panes, motions, the filter, and what is taken out of the numbers.

use super::input;
use super::{App, Copied, Effect, Mode, PANES, Pane, moved};
use crate::comparison::{Column, Order, Published, filter};
use crate::tui::action::Action;

impl App {
    pub(super) fn browse(&mut self, action: Action) -> Effect {
        match action {
            Action::OpenFilter => {
                self.history.rewind();
                self.mode = Mode::Filter;
            }
            Action::OpenFiles => self.mode = Mode::Files { selected: 0 },
            Action::OpenLegend => self.mode = Mode::Legend { top: 0 },
            Action::OpenSort => {
                let column = self.view.order().column;
                let selected = Column::ALL.iter().position(|&other| other == column);
                self.mode = Mode::Sort {
                    selected: selected.unwrap_or(0),
                };
            }
            Action::OpenColumns => self.mode = Mode::Columns { selected: 0 },
            Action::OpenExport => return self.ask_export(),
            Action::Left => self.first_column = self.first_column.saturating_sub(1),
            Action::Right => {
                let shown = self.columns.iter().filter(|(_, is_shown)| *is_shown);
                self.first_column = (self.first_column + 1).min(shown.count().saturating_sub(1));
            }
            Action::ReverseSort => self.sort(self.view.order().reversed()),
            Action::SortBy(column) => self.sort_by(column),
            Action::ToggleInsignificant => {
                self.view.show_insignificant = !self.view.show_insignificant;
                self.choose_rows();
            }
            Action::ToggleMetric => self.toggle_metric(),
            Action::Exclude => self.exclude(),
            Action::IncludeAll => {
                self.view.excluded.clear();
                self.choose_rows();
            }
            Action::TogglePublished => self.toggle_published(),
            Action::Swap => self.swap(),
            Action::ReadAgain => return Effect::ReadAgain,
            Action::CopyRow => return self.copy_row(),
            Action::CopyView => return Effect::Copy(Copied::View),
            Action::CopyCommand => return Effect::Copy(Copied::Command),
            Action::ToggleMouse => return self.toggle_mouse(),
            Action::NextPane => self.walk_panes(1),
            Action::PreviousPane => self.walk_panes(PANES.len() - 1),
            Action::SelectRow(place) => self.point_at(place),
            Action::ChooseGroup(group) => {
                self.focus = Pane::Groups;
                self.choose_group(group);
            }
            Action::Accept if self.focus == Pane::Table => self.open_selected(),
            Action::Accept => self.focus = Pane::Table,
            Action::Back if !self.view.filter_text.is_empty() => self.set_filter(String::new()),
            Action::Back if self.focus != Pane::Table => self.focus = Pane::Table,
            Action::Back => self.choose_group(0),
            motion => self.move_in_pane(motion),
        }
        Effect::None
    }

    fn move_in_pane(&mut self, motion: Action) {
        match self.focus {
            Pane::Groups => {
                let count = self.view.groups.len();
                self.choose_group(moved(motion, self.view.group, count, self.page));
            }
            Pane::Table => {
                let count = self.view.shown.len();
                self.select(moved(motion, self.selected, count, self.page));
            }
            // A frame knows how long it is; see `settle`.
            Pane::Verdict => {
                let endless = usize::from(u16::MAX);
                self.verdict_top = moved(motion, self.verdict_top, endless, self.page);
            }
        }
    }

    fn choose_group(&mut self, group: usize) {
        if group != self.view.group && group < self.view.groups.len() {
            self.view.group = group;
            self.choose_rows();
        }
    }

    /// A click selects a row; on the selected one it opens it.
    fn point_at(&mut self, place: usize) {
        if place == self.selected && self.focus == Pane::Table {
            return self.open_selected();
        }
        self.focus = Pane::Table;
        if place < self.view.shown.len() {
            self.select(place);
        }
    }

    /// Sorts by a column; by the one that it is sorted by already, the other way round.
    pub(super) fn sort_by(&mut self, column: Column) {
        let order = self.view.order();
        self.sort(if order.column == column {
            order.reversed()
        } else {
            Order::first_of(column)
        });
    }

    pub(super) fn toggle_metric(&mut self) {
        self.view.metric = self.view.metric.other();
        self.choose_rows();
    }

    /// Takes the row in question out of every number, or back in.
    pub(super) fn exclude(&mut self) {
        if let Some(row) = self.selected_row() {
            if !self.view.excluded.remove(&row) {
                self.view.excluded.insert(row);
            }
            self.anchor = Some(row);
            self.choose_rows();
        }
    }

    fn toggle_published(&mut self) {
        let (published, message) = match self.view.published {
            Published::LeftOut => (
                Published::Counted,
                "what bench_runner leaves out (°) counts",
            ),
            Published::Counted => (
                Published::LeftOut,
                "what bench_runner leaves out (°) is left out",
            ),
        };
        let mut rows = self.comparison.all().into_iter();
        if !rows.any(|row| self.comparison.is_excluded(row)) {
            let message = "bench_runner leaves none of these benchmarks out: no bench_runner.toml, no --exclude";
            self.message = Some(message.to_owned());
            return;
        }
        self.message = Some(message.to_owned());
        self.view.published = published;
        self.choose_rows();
    }

    fn walk_panes(&mut self, steps: usize) {
        let place = PANES.iter().position(|&pane| pane == self.focus);
        self.focus = PANES[(place.unwrap_or(0) + steps) % PANES.len()];
    }

    pub(super) fn edit_filter(&mut self, action: Action) {
        let mut text = self.view.filter_text.clone();
        match action {
            Action::Complete => {
                let tags = self.comparison.by_tag();
                let completion = filter::complete(&text, tags.keys().copied());
                if !completion.candidates.is_empty() {
                    self.message = Some(completion.candidates.join(", "));
                }
                text = completion.text;
            }
            Action::Earlier => text = self.history.earlier(text),
            Action::Later => text = self.history.later(text),
            Action::Erase if text.is_empty() => self.mode = Mode::Browse,
            Action::Back => {
                text.clear();
                self.mode = Mode::Browse;
            }
            Action::Accept => match self.view.filter.problems().first() {
                None => {
                    self.history.remember(&text);
                    self.mode = Mode::Browse;
                    self.focus = Pane::Table;
                }
                // Kept, it would be passed over without a word.
                Some(problem) => {
                    let word = &text[problem.place.clone()];
                    self.message = Some(format!("mend {word}, or drop the filter with Esc"));
                }
            },
            Action::Type(_) | Action::Erase | Action::EraseWord | Action::EraseAll => {
                input::edit(&mut text, action);
            }
            motion => self.select(moved(
                motion,
                self.selected,
                self.view.shown.len(),
                self.page,
            )),
        }
        if text != self.view.filter_text {
            self.set_filter(text);
        }
    }
}
