//! Draws the prompt for the filter, in the footer.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::state::FilterState;
use super::update::in_words;
use crate::comparison::wording;
use crate::filter::SyntaxError;
use crate::text::{self, visible};
use crate::tui::hints::hints;
use crate::tui::screen::{Draw, DrawContext, ScreenKind};
use crate::tui::state::OpenComparison;
use crate::tui::theme::Theme;
use crate::tui::widget::{Canvas, Prompt};

const GAP: &str = "  ";

impl Draw for FilterState {
    fn draw_prompt(
        &self,
        area: Rect,
        canvas: &mut Canvas<'_, '_>,
        context: &DrawContext<'_>,
    ) -> bool {
        let Some(open) = context.comparison else {
            return false;
        };
        let (theme, errors) = (canvas.theme, &self.checked.errors);
        let prompt = Prompt {
            label: "/ ",
            input: &self.text,
            errors: errors.iter().map(|error| error.place.clone()).collect(),
        };
        prompt.draw(area, canvas, |room| match errors.first() {
            Some(error) => self.not_applied(error, open, room, theme),
            None => self.matches(open, room, theme),
        });
        true
    }
}

impl FilterState {
    /// Says that the text is not applied, and why: the word is not finished, and these are what it may become; or
    /// something else is expected. At last, as far as there is room, which filter still applies.
    fn not_applied(
        &self,
        error: &SyntaxError,
        open: &OpenComparison,
        room: usize,
        theme: &Theme,
    ) -> Line<'static> {
        let candidates = &self.checked.candidates;
        let mut line = if let Some((word, count)) = candidates.first() {
            let all = wording::count(candidates.len(), "candidate");
            let first = text::width(&visible(&in_words(word, *count)));
            let notes = [format!("not applied yet, {all}: "), "not yet: ".to_owned()];
            let note = notes
                .into_iter()
                .find(|note| text::width(note) + first <= room);
            let mut line = Line::from(Span::styled(note.unwrap_or_default(), theme.text));
            self.push_candidates(&mut line, "", room, theme);
            line
        } else {
            let expected = format!("not applied: expected {}", error.expected);
            let expected = whole_words(&visible(&expected), room);
            Span::styled(expected, theme.warning).into()
        };
        let still = match open.view.filter_text.trim() {
            "" => "still unfiltered".to_owned(),
            filter => format!("still {}", visible(filter)),
        };
        if line.width() + GAP.len() + text::width(&still) <= room {
            line.push_span(GAP);
            line.push_span(Span::styled(still, theme.faint));
        }
        line
    }

    /// How many benchmarks pass the filter, and what the word before the cursor may become, or else the keys.
    fn matches(&self, open: &OpenComparison, room: usize, theme: &Theme) -> Line<'static> {
        let total = open.view.group_rows().len();
        let passing = total - open.view.filtered;
        let count = format!("{passing} of {}", wording::count(total, "benchmark"));
        if text::width(&count) > room {
            return Line::default();
        }
        let mut line = Line::from(Span::styled(count, theme.text));
        if self.checked.candidates.is_empty() {
            let left = room.saturating_sub(line.width() + GAP.len());
            line.push_span(GAP);
            line.extend(hints(ScreenKind::Filter, left, theme).spans);
        } else {
            self.push_candidates(&mut line, GAP, room, theme);
        }
        line
    }

    /// Adds as many candidates to a line as fit into `room` columns, the first of them after `before`.
    fn push_candidates(
        &self,
        line: &mut Line<'static>,
        before: &'static str,
        room: usize,
        theme: &Theme,
    ) {
        for (place, (word, count)) in self.checked.candidates.iter().enumerate() {
            let gap = if place == 0 { before } else { GAP };
            let candidate = visible(&in_words(word, *count)).into_owned();
            let left = room.saturating_sub(line.width());
            if text::width(gap) + text::width(&candidate) > left {
                let more = if left > 1 { " …" } else { "" };
                line.push_span(Span::styled(more, theme.faint));
                return;
            }
            line.push_span(gap);
            line.push_span(Span::styled(candidate, theme.faint));
        }
    }
}

/// As many words of a text as fit, with an ellipsis if some do not.
fn whole_words(text: &str, room: usize) -> String {
    if text::width(text) <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    for word in text.split_whitespace() {
        let gap = if kept.is_empty() { "" } else { " " };
        if text::width(&kept) + text::width(gap) + text::width(word) + 2 > room {
            break;
        }
        kept = kept + gap + word;
    }
    match kept.as_str() {
        "" => text::truncated("…", room),
        kept => format!("{kept} …"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_between_words() {
        let cut = |room| whole_words("one two three", room);
        assert_eq!(cut(13), "one two three");
        assert_eq!(cut(12), "one two …");
        assert_eq!(cut(9), "one two …");
        assert_eq!(cut(8), "one …");
        assert_eq!((cut(4), cut(0)), ("…".to_owned(), String::new()));
    }
}
