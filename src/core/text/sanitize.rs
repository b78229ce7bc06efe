//! The sanitiser, through which all text from a file must pass before it leaves the program.
//!
//! Inside the program, text is raw, so that names match, sort and compare as in the file. Before it reaches a terminal,
//! the clipboard, standard error or an exported view, every character that could control a terminal or deceive a reader
//! is made visible: control characters in caret notation (`^[`), invisible and direction-changing characters by their
//! code point (`<U+202E>`).

use std::borrow::Cow;
use std::fmt::Write;

/// `text` with every control, invisible and direction-changing character made visible.
///
/// A zero-width joiner or non-joiner is kept where scripts and emoji need it: between two non-ASCII characters.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    let mut result = String::new();
    let mut behind = 0;
    for (at, character) in hidden(text) {
        result.push_str(&text[behind..at]);
        match character {
            '\0'..='\u{1f}' => {
                result.push('^');
                // Caret notation: the control character's code plus 64, which is `@` to `_`.
                result.push(char::from(character as u8 + 64));
            }
            '\u{7f}' => result.push_str("^?"),
            _ => push_code_point(&mut result, character),
        }
        behind = at + character.len_utf8();
    }
    if behind == 0 {
        return Cow::Borrowed(text);
    }
    result.push_str(&text[behind..]);
    Cow::Owned(result)
}

/// The characters that [`visible`] replaces, with their places in bytes.
pub fn hidden(text: &str) -> impl Iterator<Item = (usize, char)> {
    let is_plain = text.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    let text = if is_plain { "" } else { text };
    let mut previous = None;
    let mut characters = text.char_indices().peekable();
    std::iter::from_fn(move || {
        loop {
            let (at, character) = characters.next()?;
            let next = characters.peek().map(|&(_, next)| next);
            let before = previous.replace(character);
            let is_replaced = match character {
                '\u{200c}' | '\u{200d}' => {
                    let joins = |neighbour: Option<char>| {
                        neighbour.is_some_and(|other| !other.is_ascii() && !is_hidden(other))
                    };
                    !(joins(before) && joins(next))
                }
                _ => character.is_ascii_control() || is_hidden(character),
            };
            if is_replaced {
                return Some((at, character));
            }
        }
    })
}

/// A text of several lines with each line made [`visible`]. The lines stay lines.
#[must_use]
pub fn visible_lines(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(visible).collect();
    lines.join("\n")
}

fn push_code_point(result: &mut String, character: char) {
    // Writing to a String cannot fail.
    let _ = write!(result, "<U+{:04X}>", u32::from(character));
}

/// Whether a character controls a terminal, or reorders or hides text: C1 controls, bidirectional controls, zero-width
/// characters, line separators, fillers, tags, and unassigned or private format characters of the same blocks.
fn is_hidden(character: char) -> bool {
    matches!(
        u32::from(character),
        0x80..=0x9f
            | 0xad
            | 0x34f
            | 0x61c
            | 0x115f..=0x1160
            | 0x17b4..=0x17b5
            | 0x180b..=0x180f
            | 0x200b
            | 0x200e..=0x200f
            | 0x2028..=0x202e
            | 0x2060..=0x206f
            | 0x3164
            | 0xfeff
            | 0xffa0
            | 0xfff0..=0xfffb
            | 0x1bca0..=0x1bca3
            | 0x1d173..=0x1d17a
            | 0xe0000..=0xe0fff
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_is_not_copied() {
        assert!(matches!(
            visible("async_tree_io [x86_64] ~"),
            Cow::Borrowed(_)
        ));
        assert_eq!(visible("größe 比較 é"), "größe 比較 é");
    }

    #[test]
    fn what_steers_a_terminal_becomes_visible() {
        assert_eq!(visible("a\x1b[31mb\x07\r\n\t\x7f"), "a^[[31mb^G^M^J^I^?");
        assert_eq!(visible("\u{9b}2J"), "<U+009B>2J");
        assert_eq!(visible("abc\u{202e}fdp"), "abc<U+202E>fdp");
        assert_eq!(
            visible("\u{feff}a\u{200b}b\u{2028}"),
            "<U+FEFF>a<U+200B>b<U+2028>"
        );
        assert_eq!(visible("\u{e0041}"), "<U+E0041>");
    }

    #[test]
    fn joiners_stay_only_where_they_join() {
        assert_eq!(visible("👩\u{200d}🔬"), "👩\u{200d}🔬");
        assert_eq!(visible("a\u{200d}b"), "a<U+200D>b");
        assert_eq!(visible("👩\u{200d}"), "👩<U+200D>");
        assert_eq!(visible("می\u{200c}خواهم"), "می\u{200c}خواهم");
    }

    proptest::proptest! {
        #[test]
        fn nothing_that_steers_gets_out(text in proptest::prelude::any::<String>()) {
            let result = visible(&text);
            proptest::prop_assert!(!result.chars().any(|character| character.is_control() || is_hidden(character)));
        }
    }
}
