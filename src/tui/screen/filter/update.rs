//! Handles the typing of a filter.

use tui_input::{Input, InputRequest};

use super::state::{Checked, FilterState};
use crate::comparison::filter::{self, Candidate, Completion};
use crate::text::{self, visible};
use crate::tui::screen::action::{ScreenAction, TextAction};
use crate::tui::screen::{Context, Handle, Next};
use crate::tui::state::{OpenComparison, Pane};
use crate::tui::widget::{cursor, edit, insert};

/// How many candidates are counted at most, since each takes a look at every benchmark. On most terminals there is no
/// room for more.
const MOST_COUNTED: usize = 8;

/// The width of a message that fits on most terminals.
const MESSAGE_WIDTH: usize = 80;

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
    }

    fn prepare(&mut self, context: &mut Context<'_>) {
        if let Some(open) = context.comparison.as_deref_mut() {
            self.apply(open);
            self.check_candidates(open);
        }
    }
}

impl FilterState {
    /// Applies the typed filter if it is valid.
    fn apply(&mut self, open: &mut OpenComparison) {
        let text = self.text.value();
        if text == self.checked.text {
            return;
        }
        let errors = open.view.parse_filter(text).errors().to_vec();
        if errors.is_empty() && text != open.view.filter_text {
            open.set_filter(text.to_owned());
        }
        self.checked = Checked {
            text: text.to_owned(),
            errors,
            ..Checked::default()
        };
    }

    /// Looks up what the word before the cursor may become.
    fn check_candidates(&mut self, open: &OpenComparison) {
        let cursor = cursor(&self.text);
        if self.checked.cursor == Some(cursor) {
            return;
        }
        let (before, behind) = self.text.value().split_at(cursor);
        let candidates = completion(before, open).candidates.into_iter();
        // A word that is complete, and nothing, need no candidates.
        let is_news = |candidate: &Candidate| {
            let is_typed = before.ends_with(&candidate.word);
            !is_typed && before.ends_with(|last: char| !last.is_whitespace())
        };
        let counted = |(place, candidate): (usize, Candidate)| {
            let filter = candidate.filter.filter(|_| place < MOST_COUNTED);
            let count = filter.and_then(|filter| {
                let filter = open.view.parse_filter(&format!("{filter}{behind}"));
                let is_valid = filter.errors().is_empty();
                is_valid.then(|| open.view.count_passing(&filter, &open.comparison))
            });
            (candidate.word, count)
        };
        let candidates = candidates.filter(is_news).enumerate().map(counted);
        self.checked.candidates = candidates.collect();
        self.checked.cursor = Some(cursor);
    }

    /// Keeps the filter if it is valid. If it is not, the table shows something else than was typed.
    fn accept(&self, open: &mut OpenComparison, message: &mut Option<String>) -> Next {
        let text = self.text.value();
        if let Some(error) = self.checked.errors.first() {
            let word = &text[error.place.clone()];
            *message = Some(format!("fix {word}, or drop the filter with Esc"));
            return Next::Stay;
        }
        open.filters.remember(text);
        open.focus = Pane::Table;
        Next::Close
    }

    /// Completes the word that ends at the cursor, and shows the candidates if there are several.
    fn complete(&mut self, open: &mut OpenComparison, message: &mut Option<String>) {
        self.apply(open);
        self.check_candidates(open);
        if self.checked.candidates.len() > 1 {
            *message = Some(listed(&self.checked.candidates));
        }
        let (before, behind) = self.text.value().split_at(cursor(&self.text));
        let completed = completion(before, open).text;
        let end = completed.chars().count();
        self.text = Input::new(completed + behind).with_cursor(end);
    }
}

fn completion(before: &str, open: &OpenComparison) -> Completion {
    let tags = open.comparison.by_tag();
    filter::complete(before, tags.keys().copied(), &open.view.named_filters)
}

/// The candidates in a message: as many as fit, and how many others there are. Raw.
fn listed(candidates: &[(String, Option<usize>)]) -> String {
    let mut list = String::new();
    for (place, (word, count)) in candidates.iter().enumerate() {
        let gap = if place == 0 { "" } else { ", " };
        let item = format!("{gap}{}", in_words(word, *count));
        let others = format!(" and {} more", candidates.len() - place);
        let is_last = place + 1 == candidates.len();
        let reserve = if is_last { 0 } else { text::width(&others) };
        let wanted = text::width(&visible(&list)) + text::width(&visible(&item)) + reserve;
        if place > 0 && wanted > MESSAGE_WIDTH {
            return list + &others;
        }
        list += &item;
    }
    list
}

/// A candidate with the number of benchmarks that would pass the filter: `tag:asyncio (9)`. Raw.
pub(super) fn in_words(word: &str, count: Option<usize>) -> String {
    match count {
        Some(count) => format!("{word} ({count})"),
        None => word.to_owned(),
    }
}
