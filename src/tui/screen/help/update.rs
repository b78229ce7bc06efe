//! Handles the pages, the search and scrolling.

use strum::VariantArray;

use super::state::HelpState;
use crate::tui::screen::action::{HelpAction, HelpPage, ScreenAction};
use crate::tui::screen::help_search::HelpSearchState;
use crate::tui::screen::{Context, Handle, Next, Screen, ScreenKind};
use crate::tui::state::OpenComparison;

impl Handle for HelpState {
    fn handle(&mut self, action: ScreenAction, context: &mut Context<'_>) -> Next {
        let ScreenAction::Help(action) = action else {
            let closes = self.scroll.handle(action, context.page);
            return if closes { Next::Close } else { Next::Stay };
        };
        let opened_from = context
            .below
            .map_or(ScreenKind::Comparison, |below| below.screen);
        let is_found = match action {
            HelpAction::Search => {
                let search = HelpSearchState::of(std::mem::take(self));
                return Next::Replace(Screen::HelpSearch(search));
            }
            HelpAction::NextMatch => self.next(opened_from),
            HelpAction::PreviousMatch => self.previous(opened_from),
            HelpAction::Show(page) => {
                self.show(page);
                true
            }
            HelpAction::NextPage => {
                self.turn(1);
                true
            }
            HelpAction::PreviousPage => {
                self.turn(HelpPage::VARIANTS.len() - 1);
                true
            }
        };
        if !is_found {
            *context.message = Some(self.no_match());
        }
        Next::Stay
    }

    fn limit_scroll(&mut self, max_top: usize, _comparison: Option<&mut OpenComparison>) {
        self.scroll.limit(max_top);
    }

    fn scrolled_to(&mut self, top: usize) {
        self.scroll.top = top;
        self.is_new = false;
    }
}

impl HelpState {
    /// The message if nothing was found; raw.
    pub(in crate::tui::screen) fn no_match(&self) -> String {
        match self.search.as_str() {
            "" => "nothing to find yet; / searches".to_owned(),
            text => format!("the help does not contain '{text}'"),
        }
    }
}
