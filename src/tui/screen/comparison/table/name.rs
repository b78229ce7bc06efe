//! The name of a benchmark, with the letters that the filter matched.

use ratatui::style::Style;
use ratatui::text::Span;
use unicode_segmentation::UnicodeSegmentation;

use crate::text::{self, visible};
use crate::tui::theme::Theme;

/// A name, which is raw, in `width` columns. `letters` are the ascending places of the characters to mark.
pub(super) fn spans(
    name: &str,
    letters: &[usize],
    width: usize,
    style: Style,
    theme: &Theme,
) -> Vec<Span<'static>> {
    let shown = visible(name);
    let text = text::align_left(&shown, width);
    // Letters are counted in the raw name. If the sanitiser changed it, the wrong ones would be marked.
    if letters.is_empty() || shown != name {
        return vec![Span::styled(text, style)];
    }
    let mut place = 0;
    let span = |grapheme: &str| {
        let places = place..place + grapheme.chars().count();
        place = places.end;
        let is_matched = grapheme != "…" && letters.iter().any(|letter| places.contains(letter));
        let style = if is_matched {
            style.patch(theme.matched)
        } else {
            style
        };
        Span::styled(grapheme.to_owned(), style)
    };
    text.graphemes(true).map(span).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::{Background, Depth, ThemeName};

    #[test]
    fn nothing_is_marked_in_a_name_that_is_shown_differently() {
        let theme = Theme::new(ThemeName::Dark, Background::Dark, Depth::TrueColor);
        // The second character of the name is not the second that is shown.
        let hidden = spans("a\u{1b}b", &[2], 6, theme.text, &theme);
        assert_eq!(hidden, [Span::styled("a^[b  ", theme.text)]);
        let plain = spans("ab", &[], 6, theme.text, &theme);
        assert_eq!(plain, [Span::styled("ab    ", theme.text)]);
    }

    #[test]
    fn what_is_one_character_to_the_eye_is_marked_as_one() {
        let theme = Theme::new(ThemeName::Dark, Background::Dark, Depth::TrueColor);
        // The second character of the name is the accent on the first.
        let spans = spans("e\u{301}x", &[1, 2], 4, theme.text, &theme);
        let texts: Vec<&str> = spans.iter().map(|span| &*span.content).collect();
        assert_eq!(texts, ["e\u{301}", "x", " ", " "]);
        let matched = theme.text.patch(theme.matched);
        let is_marked: Vec<bool> = spans.iter().map(|span| span.style == matched).collect();
        assert_eq!(is_marked, [true, true, false, false]);
    }
}
