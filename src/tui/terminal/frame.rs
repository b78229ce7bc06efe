//! The bytes of a frame.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

/// Collects a frame, so that it is written at once. Standard output would split it at line ends, and each part of the
/// drawing would flush it.
#[derive(Clone)]
pub struct FrameBuffer {
    bytes: Rc<RefCell<Vec<u8>>>,
    has_basic_colours: bool,
}

impl FrameBuffer {
    /// An empty frame. With `has_basic_colours`, colours are written in the form that a terminal of 8 or 16 colours
    /// knows.
    #[must_use]
    pub fn new(has_basic_colours: bool) -> Self {
        Self {
            bytes: Rc::default(),
            has_basic_colours,
        }
    }

    /// Removes redundant sequences from the end of the frame. Returns whether the cursor is hidden now.
    pub fn tidy(&self, was_hidden: bool) -> bool {
        tidy(&mut self.bytes.borrow_mut(), was_hidden)
    }

    /// The collected bytes, which are no longer in the buffer.
    pub fn take(&self) -> Vec<u8> {
        let bytes = self.bytes.take();
        if self.has_basic_colours {
            with_basic_colours(&bytes)
        } else {
            bytes
        }
    }
}

impl Write for FrameBuffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    /// Does nothing: a frame is written as a whole.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Removes redundant sequences from the end of a frame: hiding a cursor that is already hidden, and resets of single
/// colours before a reset of everything. On a slow link this saves a tenth of the cost of moving the selection. Returns
/// whether the cursor is hidden now.
fn tidy(frame: &mut Vec<u8>, was_hidden: bool) -> bool {
    const HIDE: &[u8] = b"\x1b[?25l";
    const SINGLE_RESETS: &[u8] = b"\x1b[39m\x1b[49m\x1b[59m";
    const RESET: &[u8] = b"\x1b[0m";
    let is_hidden = frame.ends_with(HIDE);
    let drawn = frame.len() - if is_hidden { HIDE.len() } else { 0 };
    if is_hidden && was_hidden {
        frame.truncate(drawn);
    }
    let singles = drawn.saturating_sub(RESET.len() + SINGLE_RESETS.len());
    if frame[..drawn].ends_with(RESET) && frame[singles..].starts_with(SINGLE_RESETS) {
        frame.drain(singles..singles + SINGLE_RESETS.len());
    }
    is_hidden
}

/// Writes the 16 named colours as `30` to `37` and `90` to `97` (`40` and `100` for the background). crossterm writes
/// them as the first of 256 colours (`38;5;n`), which terminals with 8 or 16 colours do not know.
fn with_basic_colours(frame: &[u8]) -> Vec<u8> {
    const START: &[u8] = b"\x1b[";
    let mut result = Vec::with_capacity(frame.len());
    let mut rest = frame;
    while let Some(start) = rest.windows(START.len()).position(|bytes| bytes == START) {
        let (before, sequence) = rest.split_at(start + START.len());
        result.extend_from_slice(before);
        let length = sequence
            .iter()
            .position(|byte| !(0x20..=0x3f).contains(byte));
        let Some(length) = length.filter(|&length| sequence[length] == b'm') else {
            rest = sequence;
            continue;
        };
        result.extend_from_slice(basic_colours(&sequence[..length]).as_bytes());
        rest = &sequence[length..];
    }
    result.extend_from_slice(rest);
    result
}

/// The parameters of a style, with basic colours.
fn basic_colours(parameters: &[u8]) -> String {
    let text = String::from_utf8_lossy(parameters);
    let mut words = text.split(';');
    let mut result: Vec<String> = Vec::new();
    while let Some(word) = words.next() {
        let base = match word {
            "38" => 30,
            "48" => 40,
            _ => {
                result.push(word.to_owned());
                continue;
            }
        };
        let color = match (words.next(), words.next().map(str::parse)) {
            (Some("5"), Some(Ok(color @ 0..=7))) => base + color,
            (Some("5"), Some(Ok(color @ 8..=15))) => base + 60 + color - 8,
            // No colour of the sixteen: the terminal's own is what is left.
            _ => base + 9,
        };
        result.push(color.to_string());
    }
    result.join(";")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_is_taken_as_a_whole_and_once() {
        for (has_basic_colours, expected) in [
            (false, "\x1b[38;5;1mone two\x1b[0m"),
            (true, "\x1b[31mone two\x1b[0m"),
        ] {
            let mut frame = FrameBuffer::new(has_basic_colours);
            // The clone is what draws into the frame.
            let drawn = frame.clone();
            for part in ["\x1b[38;5;1mone ", "two\x1b[0m", "\x1b[?25l"] {
                frame.write_all(part.as_bytes()).expect("it is memory");
            }
            assert!(drawn.tidy(true), "the cursor is hidden");
            assert_eq!(String::from_utf8_lossy(&drawn.take()), expected);
            assert!(!drawn.tidy(true), "a frame without the cursor shows it");
            assert_eq!(drawn.take(), b"");
        }
    }

    #[test]
    fn a_frame_ends_without_what_says_nothing_new() {
        let tidied = |frame: &str, was_hidden: bool| {
            let mut bytes = frame.as_bytes().to_vec();
            let is_hidden = tidy(&mut bytes, was_hidden);
            (String::from_utf8(bytes).expect("it was text"), is_hidden)
        };
        let resets = "x\x1b[39m\x1b[49m\x1b[59m\x1b[0m";
        let hidden = format!("{resets}\x1b[?25l");
        assert_eq!(tidied(&hidden, true), ("x\x1b[0m".to_owned(), true));
        assert_eq!(
            tidied(&hidden, false),
            ("x\x1b[0m\x1b[?25l".to_owned(), true)
        );
        let shown = format!("{resets}\x1b[?25h\x1b[1;1H");
        assert_eq!(tidied(&shown, true), (shown.clone(), false));
        assert_eq!(tidied("", true), (String::new(), false));
        assert_eq!(tidied("\x1b[0m", true), ("\x1b[0m".to_owned(), false));
    }

    #[test]
    fn the_sixteen_colours_are_written_in_their_oldest_form() {
        let basic = |frame: &str| {
            String::from_utf8(with_basic_colours(frame.as_bytes())).expect("it was text")
        };
        assert_eq!(basic("\x1b[38;5;1mx\x1b[0m"), "\x1b[31mx\x1b[0m");
        assert_eq!(basic("\x1b[1m\x1b[38;5;9;48;5;0m"), "\x1b[1m\x1b[91;40m");
        assert_eq!(basic("\x1b[38;5;15;48;5;8mé"), "\x1b[97;100mé");
        assert_eq!(basic("\x1b[38;5;7m38;5;1m"), "\x1b[37m38;5;1m");
        assert_eq!(
            basic("\x1b[39;49m\x1b[59m\x1b[m"),
            "\x1b[39;49m\x1b[59m\x1b[m"
        );
        assert_eq!(
            basic("\x1b[3;8H\x1b[?2026h\x1b["),
            "\x1b[3;8H\x1b[?2026h\x1b["
        );
        assert_eq!(basic("\x1b[38;5;200m"), "\x1b[39m");
    }
}
