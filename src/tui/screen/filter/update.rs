//! Handles the typing of a filter.

use tui_input::{Input, InputRequest};

use super::state::FilterState;
use crate::comparison::filter;
use crate::tui::screen::action::{ScreenAction, TextAction};
use crate::tui::screen::{Context, Handle, Next};
use crate::tui::state::{OpenComparison, Pane};
use crate::tui::widget::{cursor, edit, insert};

impl Handle for FilterState {
    fn handle(&mut self, action: ScreenAction, context: &mut Context<'_>) -> Next {
        let Some(open) = context.comparison.as_deref_mut() else {
            return Next::Close;
        };
        match action {
            ScreenAction::Back => {
                open.set_filter(String::new());
                return Next::Close;
            }
            ScreenAction::Accept => {
                self.apply(open);
                return self.accept(open, context.message);
            }
            ScreenAction::Text(TextAction::Edit(InputRequest::DeletePrevChar))
                if self.text.value().is_empty() =>
            {
                return Next::Close;
            }
            ScreenAction::Text(TextAction::Edit(request)) => {
                edit(&mut self.text, request, context.message);
            }
            ScreenAction::Text(TextAction::Complete) => self.complete(open, context.message),
            ScreenAction::Text(TextAction::Earlier) => {
                self.text = Input::new(open.filters.earlier(self.text.value()));
            }
            ScreenAction::Text(TextAction::Later) => {
                self.text = Input::new(open.filters.later(self.text.value()));
            }
            ScreenAction::Move(motion) => {
                self.apply(open);
                let count = open.view.shown.len();
                open.select(motion.apply(open.selected, count, context.page));
            }
            ScreenAction::Agree
            | ScreenAction::Benchmark(_)
            | ScreenAction::SortBy(_)
            | ScreenAction::Table(_)
            | ScreenAction::Columns(_)
            | ScreenAction::Help(_)
            | ScreenAction::Click(_) => {}
        }
        Next::Stay
    }

    fn paste(&mut self, text: &str, context: &mut Context<'_>) {
        insert(&mut self.text, text, context.message);
    }

    fn prepare(&mut self, context: &mut Context<'_>) {
        if let Some(open) = context.comparison.as_deref_mut() {
            self.apply(open);
        }
    }
}

impl FilterState {
    /// Applies the typed filter.
    fn apply(&self, open: &mut OpenComparison) {
        if self.text.value() != open.view.filter_text {
            open.set_filter(self.text.value().to_owned());
        }
    }

    /// Keeps the filter if it is valid. If it is not, the invalid part would be ignored silently.
    fn accept(&self, open: &mut OpenComparison, message: &mut Option<String>) -> Next {
        let text = self.text.value();
        if let Some(error) = open.view.filter.errors().first() {
            let word = &text[error.place.clone()];
            *message = Some(format!("mend {word}, or drop the filter with Esc"));
            return Next::Stay;
        }
        open.filters.remember(text);
        open.focus = Pane::Table;
        Next::Close
    }

    /// Completes the word that ends at the cursor, and shows the candidates if there are any.
    fn complete(&mut self, open: &OpenComparison, message: &mut Option<String>) {
        let (before, behind) = self.text.value().split_at(cursor(&self.text));
        let tags = open.comparison.by_tag();
        let completion = filter::complete(before, tags.keys().copied());
        if !completion.candidates.is_empty() {
            *message = Some(completion.candidates.join(", "));
        }
        let end = completion.text.chars().count();
        let text = completion.text + behind;
        self.text = Input::new(text).with_cursor(end);
    }
}
