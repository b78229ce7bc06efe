//! Fits text into a given number of terminal columns. The text must have passed the sanitiser.
//!
//! The width of a text is the sum of the widths of its grapheme clusters, since that is how ratatui puts text into
//! cells: an emoji with a variation selector takes two columns, although its characters take one and zero.

use std::borrow::Cow;
use std::iter::repeat_n;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// How many columns `text` takes.
#[must_use]
pub fn width(text: &str) -> usize {
    // Fast paths, as this is called for every cell of long tables: most cells are ASCII, and most others are character
    // graphics.
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return text.len();
    }
    if text.chars().all(takes_one) {
        return text.chars().count();
    }
    text.graphemes(true).map(UnicodeWidthStr::width).sum()
}

/// Whether a character always takes one column next to other such characters: ASCII, box drawing and block characters,
/// and Braille.
fn takes_one(character: char) -> bool {
    matches!(character, ' '..='~' | '─'..='▟' | '\u{2800}'..='\u{28ff}')
}

/// The longest prefix of `text` that takes at most `columns` columns.
///
/// The unicode-truncate crate does the same, but asserts that the width of a text is the sum of the widths of its
/// graphemes. That is not true for Arabic ligatures, on which debug builds panic.
fn beginning(text: &str, columns: usize) -> &str {
    let mut room = columns;
    let mut end = 0;
    for (start, grapheme) in text.grapheme_indices(true) {
        let wanted = grapheme.width();
        if wanted > room {
            break;
        }
        room -= wanted;
        end = start + grapheme.len();
    }
    &text[..end]
}

/// `text` in at most `columns` columns, with an ellipsis if something is cut.
#[must_use]
pub fn truncated(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    match columns.checked_sub(1) {
        Some(room) => format!("{}…", beginning(text, room)),
        None => String::new(),
    }
}

/// `text` in at most `columns` columns, with an ellipsis at its start if something is cut.
#[must_use]
pub fn truncated_at_start(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let Some(mut room) = columns.checked_sub(1) else {
        return String::new();
    };
    let mut start = text.len();
    for (at, grapheme) in text.grapheme_indices(true).rev() {
        let wanted = grapheme.width();
        if wanted > room {
            break;
        }
        room -= wanted;
        start = at;
    }
    format!("…{}", &text[start..])
}

/// `text` left-aligned in exactly `columns` columns.
#[must_use]
pub fn align_left(text: &str, columns: usize) -> String {
    let (text, padding) = fit(text, columns);
    let mut aligned = String::with_capacity(text.len() + padding);
    aligned.push_str(&text);
    aligned.extend(repeat_n(' ', padding));
    aligned
}

/// `text` right-aligned in exactly `columns` columns.
#[must_use]
pub fn align_right(text: &str, columns: usize) -> String {
    let (text, padding) = fit(text, columns);
    let mut aligned = String::with_capacity(text.len() + padding);
    aligned.extend(repeat_n(' ', padding));
    aligned.push_str(&text);
    aligned
}

/// `text` in at most `columns` columns, and how many columns remain. A text that fits is measured only once, since
/// tables call this for every cell.
fn fit(text: &str, columns: usize) -> (Cow<'_, str>, usize) {
    let taken = width(text);
    if taken <= columns {
        return (Cow::Borrowed(text), columns - taken);
    }
    let text = truncated(text, columns);
    let remaining = columns - width(&text);
    (Cow::Owned(text), remaining)
}

/// `text`, wrapped between words into lines of at most `columns` columns. A word that is longer than a line is broken
/// at the end of the line. Returns at least one line.
#[must_use]
pub fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    wrap(text, columns, |piece| match piece {
        Some(grapheme) => line.push_str(grapheme),
        None => lines.push(std::mem::take(&mut line)),
    });
    lines.push(line);
    lines
}

/// How many lines [`wrapped`] makes of `text`.
#[must_use]
pub fn line_count(text: &str, columns: usize) -> usize {
    // Most texts fit.
    if width(text) <= columns {
        return 1;
    }
    let mut count = 1;
    wrap(text, columns, |piece| count += usize::from(piece.is_none()));
    count
}

/// Calls `put` with the graphemes of `text`, and with `None` at the end of each line except the last.
fn wrap<'t>(text: &'t str, columns: usize, mut put: impl FnMut(Option<&'t str>)) {
    // The width of the current line, if it is not empty.
    let mut taken: Option<usize> = None;
    for word in text.split_whitespace() {
        match taken {
            Some(columns_taken) if columns_taken + 1 + width(word) <= columns => {
                put(Some(" "));
                taken = Some(columns_taken + 1);
            }
            Some(_) => {
                put(None);
                taken = None;
            }
            None => {}
        }
        for grapheme in word.graphemes(true) {
            let wanted = grapheme.width();
            if taken.is_some_and(|taken| taken + wanted > columns) {
                put(None);
                taken = None;
            }
            put(Some(grapheme));
            taken = Some(taken.unwrap_or(0) + wanted);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn truncated_text_ends_in_an_ellipsis() {
        assert_eq!(truncated("async_tree_io", 8), "async_t…");
        assert_eq!(truncated("比較比較", 5), "比較…");
        assert_eq!(truncated("比較比較", 4), "比…");
        assert_eq!(truncated("nbody", 5), "nbody");
        assert_eq!(truncated("nbody", 1), "…");
        assert_eq!(truncated("nbody", 0), "");
    }

    #[test]
    fn an_emoji_with_a_variation_selector_takes_two_columns() {
        let suns = "\u{2600}\u{fe0f}".repeat(3) + "x";
        assert_eq!(width(&suns), 7);
        assert_eq!(truncated(&suns, 4), "\u{2600}\u{fe0f}…");
        assert_eq!(
            wrapped(&suns, 4),
            ["\u{2600}\u{fe0f}".repeat(2), "\u{2600}\u{fe0f}x".to_owned()]
        );
    }

    #[test]
    fn what_takes_one_column_is_one_grapheme_of_one_column() {
        let all: Vec<char> = ('\0'..='\u{ffff}').filter(|&c| takes_one(c)).collect();
        assert!(all.len() > 300);
        for &character in &all {
            assert_eq!(character.to_string().width(), 1, "{character:?}");
        }
        let text: String = all.iter().collect();
        assert_eq!(text.graphemes(true).count(), all.len());
    }

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrapped("one two three", 8), ["one two", "three"]);
        assert_eq!(wrapped("a unbreakable", 5), ["a", "unbre", "akabl", "e"]);
        assert_eq!(wrapped("", 5), [""]);
    }

    #[test]
    fn lines_are_counted_as_they_break() {
        for text in [
            "",
            " ",
            "one two three",
            "one  two",
            " one",
            "a unbreakable",
            "比較 比較",
            "☀️☀️☀️x",
        ] {
            for columns in 0..16 {
                assert_eq!(
                    line_count(text, columns),
                    wrapped(text, columns).len(),
                    "{text} {columns}"
                );
            }
        }
    }

    #[test]
    fn a_cell_is_exactly_as_wide_as_asked() {
        for text in [
            "",
            "nbody",
            "比較比較",
            "e\u{301}te",
            "☀️☀️☀️x",
            "👩\u{200d}🔬👩\u{200d}🔬",
            "لالا",
        ] {
            for columns in 0..12 {
                assert_eq!(
                    width(&align_left(text, columns)),
                    columns,
                    "{text} {columns}"
                );
                assert_eq!(
                    width(&align_right(text, columns)),
                    columns,
                    "{text} {columns}"
                );
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn nothing_is_wider_than_asked(text in "[a☀️\u{fe0f}\u{301}比 👩\u{200d}🔬]{0,12}", columns in 1usize..10) {
            proptest::prop_assert!(width(&truncated(&text, columns)) <= columns);
            // One grapheme may be wider than the line.
            let widest = text.graphemes(true).map(width).max().unwrap_or(0);
            proptest::prop_assert!(wrapped(&text, columns).iter().all(|line| width(line) <= columns.max(widest)));
        }
    }
}
