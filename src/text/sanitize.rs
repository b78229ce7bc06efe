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
    let plain = |byte: &u8| (b' '..=b'~').contains(byte);
    if text.as_bytes().iter().all(plain) {
        return Cow::Borrowed(text);
    }
    let mut result = String::with_capacity(text.len() + 16);
    let mut previous = None;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\u{200c}' | '\u{200d}' => {
                let needed = |neighbour: Option<char>| {
                    neighbour.is_some_and(|other| !other.is_ascii() && !is_hidden(other))
                };
                if needed(previous) && needed(characters.peek().copied()) {
                    result.push(character);
                } else {
                    push_code_point(&mut result, character);
                }
            }
            '\0'..='\u{1f}' => {
                result.push('^');
                // Caret notation: the control character's code plus 64, which is `@` to `_`.
                result.push(char::from(character as u8 + 64));
            }
            '\u{7f}' => result.push_str("^?"),
            _ if is_hidden(character) => push_code_point(&mut result, character),
            _ => result.push(character),
        }
        previous = Some(character);
    }
    Cow::Owned(result)
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
