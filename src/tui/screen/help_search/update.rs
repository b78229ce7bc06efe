//! Handles the typing of the text.

use tui_input::InputRequest;

use super::state::HelpSearchState;
use crate::tui::screen::action::{ScreenAction, TextAction};
use crate::tui::screen::{Context, Handle, Next, Screen, ScreenKind};
use crate::tui::state::OpenComparison;
use crate::tui::widget::{edit, insert};

impl Handle for HelpSearchState {
    fn handle(&mut self, action: ScreenAction, context: &mut Context<'_>) -> Next {
        let is_empty = self.text.value().is_empty();
        match action {
            ScreenAction::Back => {
                self.help.search.clear();
                self.return_to_origin();
                self.help.found = None;
                return self.close();
            }
            ScreenAction::Text(TextAction::Edit(InputRequest::DeletePrevChar)) if is_empty => {
                return self.close();
            }
            ScreenAction::Accept => {
                let has_match = self.help.found.is_some();
                if !is_empty && !has_match {
                    *context.message = Some(self.help.no_match());
                }
                return self.close();
            }
            ScreenAction::Text(TextAction::Edit(request)) => {
                edit(&mut self.text, request, context.message);
                self.search(context);
            }
            ScreenAction::Text(TextAction::Complete | TextAction::Earlier | TextAction::Later)
            | ScreenAction::Agree
            | ScreenAction::Move(_)
            | ScreenAction::Benchmark(_)
            | ScreenAction::SortBy(_)
            | ScreenAction::Table(_)
            | ScreenAction::Timeline(_)
            | ScreenAction::Columns(_)
            | ScreenAction::Help(_)
            | ScreenAction::Results(_)
            | ScreenAction::Click(_) => {}
        }
        Next::Stay
    }

    fn paste(&mut self, text: &str, context: &mut Context<'_>) {
        insert(&mut self.text, text, context.message);
        self.search(context);
    }

    fn limit_scroll(&mut self, max_top: usize, _comparison: Option<&mut OpenComparison>) {
        self.help.scroll.limit(max_top);
    }

    fn scrolled_to(&mut self, top: usize) {
        self.help.scrolled_to(top);
    }
}

impl HelpSearchState {
    fn search(&mut self, context: &Context<'_>) {
        if self.text.value() == self.help.search {
            return;
        }
        let below = context.below;
        let opened_from = below.map_or(ScreenKind::Comparison, |below| below.screen);
        self.return_to_origin();
        self.help.search(self.text.value(), opened_from);
    }

    /// Shows the page on which the search started. A longer or shorter text may have its first match there again.
    fn return_to_origin(&mut self) {
        if self.help.page != self.origin {
            self.help.show(self.origin);
        }
    }

    /// Goes back to the help.
    fn close(&mut self) -> Next {
        Next::Replace(Screen::Help(std::mem::take(&mut self.help)))
    }
}
