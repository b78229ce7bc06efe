//! How far the user is in the tour.

use super::keys::TourAction;
use super::stops::{END, STOPS, Sight, Stop};
use crate::tui::screen::ScreenKind;

/// A tour that is being taken.
#[derive(Debug, Default)]
pub struct Tour {
    /// The place of the stop. Behind the last one, the tour only says where to go from there.
    place: usize,
    /// Whether the user has seen what the stop leads to.
    has_seen: bool,
}

/// What a stop looks at, before and after each action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// The screen that receives the keys.
    pub screen: ScreenKind,
    /// The row of the selected benchmark.
    pub row: Option<usize>,
    /// Whether a filter or a group leaves out some of the benchmarks.
    pub is_narrowed: bool,
}

impl Tour {
    /// How many stops there are.
    pub const STOPS: usize = STOPS.len();

    /// The number of the stop, from 1 on; `None` after the last one.
    #[must_use]
    pub fn number(&self) -> Option<usize> {
        (self.place < Self::STOPS).then_some(self.place + 1)
    }

    /// The stop, or what is said after the last one.
    #[must_use]
    pub fn stop(&self) -> &'static Stop {
        STOPS.get(self.place).unwrap_or(&END)
    }

    /// Goes on to the next stop if the user has done what this one asks for. `is_taken` says whether the action took
    /// something to the clipboard.
    pub fn follow(&mut self, before: Seen, after: Seen, is_taken: bool) {
        let is_table = after.screen == ScreenKind::Comparison;
        let is_in_view = match self.stop().sight {
            Sight::Moved => is_table && before.screen == after.screen && before.row != after.row,
            Sight::Screen(kind) => after.screen == kind,
            Sight::Narrowed => is_table && after.is_narrowed,
            Sight::TakenAway => {
                is_taken || matches!(after.screen, ScreenKind::Export | ScreenKind::Palette)
            }
        };
        self.has_seen |= is_in_view;
        let is_done = match self.stop().sight {
            Sight::Moved | Sight::TakenAway => true,
            Sight::Screen(_) => is_table,
            Sight::Narrowed => is_table && !after.is_narrowed,
        };
        if self.has_seen && is_done {
            self.go_on();
        }
    }

    /// Goes on to the next stop. Returns whether there is something left to say.
    pub fn go_on(&mut self) -> bool {
        let is_left = self.place < Self::STOPS;
        (self.place, self.has_seen) = (self.place + usize::from(is_left), false);
        is_left
    }

    /// Carries out what the user wants of the tour. Returns whether it goes on.
    pub fn handle(&mut self, action: TourAction) -> bool {
        match action {
            TourAction::Next => self.go_on(),
            TourAction::End => false,
        }
    }
}
