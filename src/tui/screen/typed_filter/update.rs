//! Handles the typing of a filter.

use tui_input::{Input, InputRequest};

use super::state::{Filtered, TypedFilter};
use crate::filter::words;
use crate::tui::screen::Next;
use crate::tui::screen::action::{ScreenAction, TextAction};
use crate::tui::widget::{edit, insert};

impl TypedFilter {
    /// Carries out an action. A page of the list has `page` lines.
    pub fn handle<L: Filtered>(
        &mut self,
        action: ScreenAction,
        list: &mut L,
        message: &mut Option<String>,
        page: usize,
    ) -> Next {
        match action {
            ScreenAction::Back => {
                list.set_filter("");
                return Next::Close;
            }
            ScreenAction::Accept => {
                if let Some(error) = self.errors.first() {
                    let word = &self.text.value()[error.place.clone()];
                    *message = Some(format!("fix {word}, or drop the filter with Esc"));
                    return Next::Stay;
                }
                let text = self.text.value();
                if text != list.filter_text() {
                    list.set_filter(text);
                }
                list.filters().remember(text);
                return Next::Close;
            }
            ScreenAction::Text(TextAction::Edit(InputRequest::DeletePrevChar))
                if self.text.value().is_empty() =>
            {
                return Next::Close;
            }
            ScreenAction::Text(TextAction::Edit(request)) => {
                edit(&mut self.text, request, message);
            }
            ScreenAction::Text(TextAction::Earlier) => {
                self.text = Input::new(list.filters().earlier(self.text.value()));
            }
            ScreenAction::Text(TextAction::Later) => {
                self.text = Input::new(list.filters().later(self.text.value()));
            }
            ScreenAction::Move(motion) => list.move_selection(motion, page),
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
        self.apply(list);
        Next::Stay
    }

    /// Inserts pasted text.
    pub fn paste<L: Filtered>(
        &mut self,
        text: &str,
        list: Option<&mut L>,
        message: &mut Option<String>,
    ) {
        insert(&mut self.text, text, message);
        if let Some(list) = list {
            self.apply(list);
        }
    }

    /// Applies the typed filter if it is valid.
    fn apply<L: Filtered>(&mut self, list: &mut L) {
        let text = self.text.value();
        self.errors = L::errors(text);
        if !self.errors.is_empty() || text == list.filter_text() {
            return;
        }
        let before = list.filter_text().to_owned();
        list.set_filter(text);
        if list.is_empty() && ends_in_beginning::<L>(text) {
            // No name is like this: it will be a comparison, and the list stays until that is complete.
            list.set_filter(&before);
        }
    }
}

/// Whether the last word may be the beginning of a term that is still being typed.
fn ends_in_beginning<L: Filtered>(text: &str) -> bool {
    let last = words(text).pop();
    last.is_some_and(|last| last.end == text.len() && L::may_begin_term(&text[last]))
}
