//! How the app leads through the tour.

use super::app::App;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::state::{OpenComparison, Pane};
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
        let now = self.seen();
        if let Some(tour) = &mut self.tour {
            tour.follow(&before, &now, matches!(effect, Effect::Copy(_)));
        }
        effect
    }

    /// Goes on to the next stop, back at the table with all benchmarks, where each stop begins, or ends the tour.
    pub(super) fn tour(&mut self, action: TourAction) {
        // What is being read or written is not given up for that.
        if self.is_waiting() {
            return;
        }
        if action == TourAction::Next {
            self.close_above_comparison();
            if let Some(open) = &mut self.comparison {
                show_all(open);
            }
        }
        if !self.tour.as_mut().is_some_and(|tour| tour.handle(action)) {
            self.tour = None;
        }
    }

    /// What a stop looks at.
    pub(in crate::tui) fn seen(&self) -> Seen {
        let view = self.comparison.as_ref().map(|open| &open.view);
        let part = view.map_or("", |view| match view.filter_text.trim() {
            "" if view.group == 0 => "",
            "" => view.groups[view.group].group.kind.name(),
            filter => filter,
        });
        Seen {
            screen: self.screen(),
            part: part.to_owned(),
        }
    }
}

/// Ends the filter and the group.
fn show_all(open: &mut OpenComparison) {
    if !open.view.filter_text.is_empty() {
        open.set_filter(String::new());
    }
    open.focus = Pane::Table;
    open.choose_group(0);
}
