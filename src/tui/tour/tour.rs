//! How far the user is in the tour.

use super::keys::TourAction;
use super::stops::{ALL, ALL_FIRST, BACK, BACK_FIRST, END, KeyWords, STOPS, Sight, Stop};
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The screen that receives the keys.
    pub screen: ScreenKind,
    /// The filter, or the name of the group if there is no filter; empty if all benchmarks are shown.
    pub part: String,
}

impl Seen {
    /// Whether the table receives the keys.
    fn is_table(&self) -> bool {
        self.screen == ScreenKind::Comparison
    }

    fn has(&self, sight: Sight) -> bool {
        match sight {
            Sight::Screen(kind) => self.screen == kind,
            Sight::Part(parts) => self.is_table() && parts.contains(&self.part.as_str()),
            Sight::Shared => matches!(self.screen, ScreenKind::Export | ScreenKind::Palette),
        }
    }
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

    /// What is seen, if the stop has led to it.
    pub(super) fn about(&self, now: &Seen) -> &'static str {
        let stop = self.stop();
        let is_in_view = self.has_seen && now.has(stop.sight);
        if is_in_view { stop.about } else { "" }
    }

    /// The keys that are still to be pressed: those that lead to the sight of the stop, or those that lead back from it.
    pub(super) fn keys(&self, now: &Seen) -> Vec<KeyWords> {
        let stop = self.stop();
        if self.number().is_none() {
            return stop.keys.to_vec();
        }
        let is_table = now.is_table();
        if self.has_seen {
            return vec![if is_table { ALL } else { BACK }];
        }
        if let Some((screen, keys)) = stop.way
            && screen == now.screen
        {
            return keys.to_vec();
        }
        let first = match stop.sight {
            _ if now.screen == ScreenKind::Waiting => None,
            _ if !is_table => Some(BACK_FIRST),
            // A filter is typed behind the one that applies.
            Sight::Part(_) if !now.part.is_empty() => Some(ALL_FIRST),
            _ => None,
        };
        first.into_iter().chain(stop.keys.iter().copied()).collect()
    }

    /// Looks at what an action led to, which may be what this stop or a later one asks for. `is_copied` says whether the
    /// action copied something.
    pub fn follow(&mut self, before: &Seen, now: &Seen, is_copied: bool) {
        let is_new = |sight: Sight| now.has(sight) && !before.has(sight);
        let mut later = (self.place + 1)..Self::STOPS;
        // Sharing something is possible at any time, and does not leave out what comes before it.
        let reached =
            later.find(|&place| STOPS[place].sight != Sight::Shared && is_new(STOPS[place].sight));
        if let Some(place) = reached {
            (self.place, self.has_seen) = (place, false);
        }
        let sight = self.stop().sight;
        self.has_seen |= now.has(sight) || sight == Sight::Shared && is_copied;
        let is_back = now.is_table() && now.part.is_empty();
        if self.has_seen && (is_back || sight == Sight::Shared) {
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
