//! How the app leads through the tour.

use super::app::App;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::screen::ScreenKind;
use crate::tui::tour::{Seen, Tour, TourAction};

impl App {
    /// Begins the tour, which is about the built-in pair.
    pub fn start_tour(&mut self) {
        self.tour = Some(Tour::default());
    }

    /// Carries out an action, and goes on in the tour if the action was what it asks for.
    pub fn update(&mut self, action: Action) -> Effect {
        let before = self.seen();
        let effect = self.carry_out(action);
        let after = self.seen();
        if let Some(tour) = &mut self.tour {
            tour.follow(before, after, matches!(effect, Effect::Copy(_)));
        }
        effect
    }

    /// Goes on to the next stop, back at the table where its keys are, or ends the tour.
    pub(super) fn tour(&mut self, action: TourAction) {
        // What is being read or written is not given up for that.
        if self.is_waiting() {
            return;
        }
        if action == TourAction::Next {
            self.close_above_comparison();
        }
        if !self.tour.as_mut().is_some_and(|tour| tour.handle(action)) {
            self.tour = None;
        }
    }

    fn seen(&self) -> Seen {
        let open = self.comparison.as_ref();
        let is_narrowed = |screen| {
            let view = open.map(|open| &open.view);
            screen == ScreenKind::Comparison
                && view.is_some_and(|view| view.group != 0 || !view.filter_text.is_empty())
        };
        let screen = self.screen();
        Seen {
            screen,
            row: self.selected_row(),
            is_narrowed: is_narrowed(screen),
        }
    }
}
