//! Text in a given number of terminal columns. What goes in has passed the sanitiser.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How many columns `text` takes.
pub fn width(text: &str) -> usize {
    text.width()
}

/// `text` in at most `columns` columns, with an ellipsis if something is cut.
pub fn shortened(text: &str, columns: usize) -> String {
    if text.width() <= columns {
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
    let padding = columns.saturating_sub(text.width());
    text + &" ".repeat(padding)
}

/// `text` at the right of exactly `columns` columns.
pub fn right(text: &str, columns: usize) -> String {
    let text = shortened(text, columns);
    " ".repeat(columns.saturating_sub(text.width())) + &text
}

/// `text` broken between words into lines of at most `columns` columns; a longer word is broken where the line ends.
/// At least one line.
pub fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let fits = |line: &String| line.is_empty() || line.width() + 1 + word.width() <= columns;
        if !lines.last().is_some_and(fits) {
            lines.push(String::new());
        }
        for (index, character) in word.chars().enumerate() {
            let Some(line) = lines.last_mut() else { break };
            if index == 0 && !line.is_empty() {
                line.push(' ');
            }
            if line.width() + character.width().unwrap_or(0) > columns && !line.is_empty() {
                lines.push(character.to_string());
            } else {
                line.push(character);
            }
        }
    }
    lines
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
    fn a_cell_is_exactly_as_wide_as_asked() {
        for text in ["", "nbody", "比較比較", "e\u{301}te"] {
            for columns in 0..12 {
                assert_eq!(left(text, columns).width(), columns, "{text} {columns}");
                assert_eq!(right(text, columns).width(), columns, "{text} {columns}");
            }
        }
    }
}
