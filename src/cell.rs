//! Text in a given number of terminal columns. What goes in has passed the sanitiser.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How many columns `text` takes.
pub fn width(text: &str) -> usize {
    // Most text is ASCII, and this is asked of every line of long lists.
    let is_plain = text.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    if is_plain { text.len() } else { text.width() }
}

/// `text` in at most `columns` columns, with an ellipsis if something is cut.
pub fn shortened(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut room = columns.saturating_sub(1);
    let fitting = text.chars().take_while(|character| {
        let wanted = character.width().unwrap_or(0);
        let fits = wanted <= room;
        room = room.saturating_sub(wanted);
        fits
    });
    let mut result: String = fitting.collect();
    if columns > 0 {
        result.push('…');
    }
    result
}

/// `text` at the left of exactly `columns` columns.
pub fn left(text: &str, columns: usize) -> String {
    let text = shortened(text, columns);
    let padding = columns.saturating_sub(width(&text));
    text + &" ".repeat(padding)
}

/// `text` at the right of exactly `columns` columns.
pub fn right(text: &str, columns: usize) -> String {
    let text = shortened(text, columns);
    " ".repeat(columns.saturating_sub(width(&text))) + &text
}

/// `text` broken between words into lines of at most `columns` columns; a longer word is broken where the line ends.
/// At least one line.
pub fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    wrap(text, columns, |character| match character {
        Some(character) => line.push(character),
        None => lines.push(std::mem::take(&mut line)),
    });
    lines.push(line);
    lines
}

/// How many lines [`wrapped`] makes of `text`.
pub fn lines(text: &str, columns: usize) -> usize {
    let mut count = 1;
    if width(text) > columns {
        wrap(text, columns, |character| {
            count += usize::from(character.is_none())
        });
    }
    count
}

/// Puts the characters of `text`, and `None` wherever a line ends but the last.
fn wrap(text: &str, columns: usize, mut put: impl FnMut(Option<char>)) {
    // The columns that the line takes so far, if anything stands in it.
    let mut taken: Option<usize> = None;
    for word in text.split_whitespace() {
        match taken {
            Some(columns_taken) if columns_taken + 1 + width(word) <= columns => {
                put(Some(' '));
                taken = Some(columns_taken + 1);
            }
            Some(_) => {
                put(None);
                taken = None;
            }
            None => {}
        }
        for character in word.chars() {
            let wanted = character.width().unwrap_or(0);
            if taken.is_some_and(|taken| taken + wanted > columns) {
                put(None);
                taken = None;
            }
            put(Some(character));
            taken = Some(taken.unwrap_or(0) + wanted);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_cut_ends_in_an_ellipsis() {
        assert_eq!(shortened("async_tree_io", 8), "async_t…");
        assert_eq!(shortened("比較比較", 5), "比較…");
        assert_eq!(shortened("比較比較", 4), "比…");
        assert_eq!(shortened("nbody", 5), "nbody");
        assert_eq!(shortened("nbody", 1), "…");
        assert_eq!(shortened("nbody", 0), "");
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
        ] {
            for columns in 0..16 {
                assert_eq!(
                    lines(text, columns),
                    wrapped(text, columns).len(),
                    "{text} {columns}"
                );
            }
        }
    }

    #[test]
    fn a_cell_is_exactly_as_wide_as_asked() {
        for text in ["", "nbody", "比較比較", "e\u{301}te"] {
            for columns in 0..12 {
                assert_eq!(left(text, columns).width(), columns, "{text} {columns}");
                assert_eq!(right(text, columns).width(), columns, "{text} {columns}");
            }
        }
    }
}
