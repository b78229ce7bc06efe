//! What is read on the whole screen: one benchmark, the files, the help.

use super::{App, Copied, Effect, Mode, moved};
use crate::tui::action::Action;

impl App {
    pub(super) fn read_detail(
        &mut self,
        action: Action,
        row: usize,
        top: usize,
        from: Option<usize>,
    ) -> Effect {
        match action {
            Action::NextRow => self.step(row, top, from, Step::Forward),
            Action::PreviousRow => self.step(row, top, from, Step::Back),
            Action::Exclude => {
                self.exclude();
                // A filter for what is not excluded lets it go.
                if from.is_none() && self.place_of(row).is_none() {
                    self.mode = Mode::Browse;
                }
            }
            Action::ToggleWarmups => self.show_warmups = !self.show_warmups,
            Action::ToggleMetric => self.toggle_metric(),
            Action::Swap => self.swap(),
            Action::ReadAgain => return Effect::ReadAgain,
            Action::CopyRow => return Effect::Copy(Copied::Row(row)),
            Action::CopyCommand => return Effect::Copy(Copied::Command),
            Action::Back => {
                self.mode = match from {
                    Some(selected) => Mode::Files { selected },
                    None => Mode::Browse,
                };
            }
            motion => {
                // A frame knows how long it is; see `settle`.
                let top = moved(motion, top, usize::from(u16::MAX), self.page);
                self.mode = Mode::Detail { row, top, from };
            }
        }
        Effect::None
    }

    /// Goes to the next benchmark, or the one before: of the list that this one was opened from, or of the table. It is
    /// read from the same line on.
    fn step(&mut self, row: usize, top: usize, from: Option<usize>, step: Step) {
        let next = match from {
            Some(stop) => {
                let stop = step.from(stop);
                let entry = |stop: usize| self.comparison.compatibility().entry(stop);
                let list = |stop: usize| entry(stop).map(|(list, _)| list.title);
                let is_same = from.and_then(list) == stop.and_then(list);
                let row = stop.and_then(entry).and_then(|(_, entry)| entry.row);
                row.filter(|_| is_same).map(|row| (row, stop))
            }
            None => {
                let place = self.place_of(row).and_then(|place| step.from(place));
                let row = place.and_then(|place| self.view.shown.get(place));
                row.map(|&row| (row, None))
            }
        };
        if let Some((row, from)) = next {
            self.mode = Mode::Detail { row, top, from };
            self.follow(row);
        }
    }

    /// The place in the table follows what is open.
    fn follow(&mut self, row: usize) {
        if let Some(place) = self.place_of(row) {
            self.select(place);
        }
    }

    pub(super) fn walk_files(&mut self, action: Action, selected: usize) {
        let compatibility = self.comparison.compatibility();
        match action {
            Action::Back => self.mode = Mode::Browse,
            Action::Accept => match compatibility.entry(selected).map(|(_, entry)| entry.row) {
                Some(Some(row)) => {
                    self.mode = Mode::Detail {
                        row,
                        top: 0,
                        from: Some(selected),
                    };
                    self.follow(row);
                }
                Some(None) => {
                    let message = "stands in one file only: there is nothing to compare it with";
                    self.message = Some(message.to_owned());
                }
                None => {}
            },
            motion => {
                let selected = moved(motion, selected, compatibility.stops(), self.page);
                self.mode = Mode::Files { selected };
            }
        }
    }

    pub(super) fn read_legend(&mut self, action: Action, top: usize) {
        self.mode = match action {
            Action::Back => Mode::Browse,
            motion => Mode::Legend {
                top: moved(motion, top, usize::from(u16::MAX), self.page),
            },
        };
    }

    pub(super) fn read_help(&mut self, action: Action, top: usize, behind: Box<Mode>) {
        self.mode = match action {
            Action::Back => *behind,
            motion => Mode::Help {
                top: moved(motion, top, usize::from(u16::MAX), self.page),
                behind,
            },
        };
    }
}

#[derive(Clone, Copy)]
enum Step {
    Forward,
    Back,
}

impl Step {
    fn from(self, place: usize) -> Option<usize> {
        match self {
            Self::Forward => place.checked_add(1),
            Self::Back => place.checked_sub(1),
        }
    }
}
