//! Handles the typing of a filter of results.

use tui_input::{Input, InputRequest};

use super::state::ListFilterState;
use crate::filter::words;
use crate::listing::ListFilter;
use crate::tui::screen::action::{ScreenAction, TextAction};
use crate::tui::screen::{Context, Handle, Next};
use crate::tui::state::{OpenTree, TreePane};
use crate::tui::widget::{edit, insert};

impl Handle for ListFilterState {
    fn handle(&mut self, action: ScreenAction, context: &mut Context<'_>) -> Next {
        let Some(open) = context.tree.as_deref_mut() else {
            return Next::Close;
        };
        match action {
            ScreenAction::Back => {
                open.listing.set_filter("");
                open.update();
                return Next::Close;
            }
            ScreenAction::Accept => {
                if let Some(error) = self.errors.first() {
                    let word = &self.text.value()[error.place.clone()];
                    *context.message = Some(format!("fix {word}, or drop the filter with Esc"));
                    return Next::Stay;
                }
                let text = self.text.value();
                if text != open.listing.filter_text() {
                    open.listing.set_filter(text);
                    open.update();
                }
                open.filters.remember(text);
                open.focus = TreePane::Table;
                return Next::Close;
            }
            ScreenAction::Text(TextAction::Edit(InputRequest::DeletePrevChar))
                if self.text.value().is_empty() =>
            {
                return Next::Close;
            }
            ScreenAction::Text(TextAction::Edit(request)) => {
                edit(&mut self.text, request, context.message);
            }
            ScreenAction::Text(TextAction::Earlier) => {
                self.text = Input::new(open.filters.earlier(self.text.value()));
            }
            ScreenAction::Text(TextAction::Later) => {
                self.text = Input::new(open.filters.later(self.text.value()));
            }
            ScreenAction::Move(motion) => {
                let count = open.listing.shown.len();
                open.select(motion.apply(open.selected, count, context.page));
            }
            ScreenAction::Text(TextAction::Complete)
            | ScreenAction::Agree
            | ScreenAction::Benchmark(_)
            | ScreenAction::SortBy(_)
            | ScreenAction::Table(_)
            | ScreenAction::Timeline(_)
            | ScreenAction::Columns(_)
            | ScreenAction::Help(_)
            | ScreenAction::Results(_)
            | ScreenAction::Click(_) => {}
        }
        self.apply(open);
        Next::Stay
    }

    fn paste(&mut self, text: &str, context: &mut Context<'_>) {
        insert(&mut self.text, text, context.message);
        if let Some(open) = context.tree.as_deref_mut() {
            self.apply(open);
        }
    }
}

/// Whether the last word may be the beginning of a term that is still being typed.
fn ends_in_beginning(text: &str) -> bool {
    let last = words(text).pop();
    last.is_some_and(|last| last.end == text.len() && ListFilter::may_begin_term(&text[last]))
}

impl ListFilterState {
    /// Applies the typed filter if it is valid.
    fn apply(&mut self, open: &mut OpenTree) {
        let text = self.text.value();
        self.errors = ListFilter::parse(text).errors().to_vec();
        if !self.errors.is_empty() || text == open.listing.filter_text() {
            return;
        }
        let before = open.listing.filter_text().to_owned();
        open.listing.set_filter(text);
        open.update();
        if open.listing.shown.is_empty() && ends_in_beginning(text) {
            // No name is like this: it will be a comparison, and the list stays until that is complete.
            open.listing.set_filter(&before);
            open.update();
        }
    }
}
