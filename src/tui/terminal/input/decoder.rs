//! Splits the bytes that a terminal sends into keys, sequences and pasted text.
//!
//! Source: ECMA-48, section 5.4, for the grammar of control sequences; xterm's "Control Sequences" for SS3, bracketed
//! paste and the mouse.

use std::collections::VecDeque;
use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

use super::sequence;

/// How long the rest of an incomplete sequence is waited for. Over a slow link it may arrive in a packet of its own.
const SEQUENCE_PATIENCE: Duration = Duration::from_millis(50);

/// How long the rest of pasted text is waited for.
const PASTE_PATIENCE: Duration = Duration::from_secs(1);

/// The longest control sequence that is an event, in bytes. A mouse report has about 15.
const MAX_SEQUENCE: usize = 64;

/// The longest pasted text that is kept, in bytes. What follows is dropped.
const MAX_PASTE: usize = 1 << 20;

const ESC: u8 = 0x1b;
const CTRL_C: u8 = 0x03;
const PASTE_ENDS: &[u8] = b"\x1b[201~";

/// Turns bytes into events. Bytes of an incomplete sequence are kept until the rest arrives, or until the sequence is
/// given up.
#[derive(Debug, Default)]
pub struct Decoder {
    /// Bytes that are not an event yet.
    pending: Vec<u8>,
    /// The text that is being pasted.
    paste: Option<Vec<u8>>,
    events: VecDeque<Event>,
}

/// What the start of the pending bytes is.
enum Step {
    /// The start of something; more bytes are needed.
    Incomplete,
    /// So many bytes, which are an event, or nothing of interest.
    Event(usize, Option<Event>),
    /// So many bytes, after which pasted text follows.
    Paste(usize),
}

impl Decoder {
    /// Takes bytes from the terminal.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.pending.extend_from_slice(bytes);
        let mut start = 0;
        while start < self.pending.len() {
            if self.paste.is_some() {
                match self.continue_paste(start) {
                    Some(end) => start = end,
                    None => return,
                }
                continue;
            }
            match step(&self.pending[start..]) {
                Step::Incomplete => break,
                Step::Event(length, event) => {
                    self.events.extend(event);
                    start += length;
                }
                Step::Paste(length) => {
                    self.paste = Some(Vec::new());
                    start += length;
                }
            }
        }
        self.pending.drain(..start);
        // Of what is too long to be an event, the middle is not needed to find its end.
        if self.pending.len() > MAX_SEQUENCE {
            let last = self.pending.len() - 1;
            self.pending.drain(MAX_SEQUENCE..last);
        }
    }

    /// The next event.
    pub fn next_event(&mut self) -> Option<Event> {
        self.events.pop_front()
    }

    /// How long to wait for more bytes before [`Decoder::give_up`] is called; `None` if nothing is incomplete.
    #[must_use]
    pub fn patience(&self) -> Option<Duration> {
        if self.paste.is_some() {
            Some(PASTE_PATIENCE)
        } else {
            (!self.pending.is_empty()).then_some(SEQUENCE_PATIENCE)
        }
    }

    /// Ends what is incomplete: Esc was the key, pasted text is complete, and the rest was noise.
    pub fn give_up(&mut self) {
        if let Some(text) = self.paste.take() {
            self.finish_paste(&text);
            self.pending.clear();
        }
        let pending = std::mem::take(&mut self.pending);
        match pending.as_slice() {
            [ESC] => self.events.push_back(key(KeyCode::Esc)),
            // Esc and then a key that also begins sequences, such as `[`.
            [ESC, second] => {
                self.events.push_back(key(KeyCode::Esc));
                self.events.push_back(character(char::from(*second)));
            }
            _ => {}
        }
    }

    /// Takes pasted text from the pending bytes, from `start` on. Returns where the paste ends; `None` if it goes on, in
    /// which case only what may be the start of its end is still pending.
    fn continue_paste(&mut self, start: usize) -> Option<usize> {
        let bytes = &self.pending[start..];
        let ends = bytes
            .windows(PASTE_ENDS.len())
            .position(|window| window == PASTE_ENDS);
        let inside = ends.unwrap_or(bytes.len());
        // Terminals do not paste control characters. In a paste that was cut off, it is the key.
        if let Some(interrupt) = bytes[..inside].iter().position(|&byte| byte == CTRL_C) {
            self.paste = None;
            return Some(start + interrupt);
        }
        // The end may arrive in pieces.
        let kept = if ends.is_some() {
            inside
        } else {
            (inside.saturating_sub(PASTE_ENDS.len())..inside)
                .find(|&at| PASTE_ENDS.starts_with(&bytes[at..]))
                .unwrap_or(inside)
        };
        let mut text = self.paste.take().unwrap_or_default();
        let room = MAX_PASTE.saturating_sub(text.len());
        text.extend(&bytes[..kept.min(room)]);
        if ends.is_some() {
            self.finish_paste(&text);
            return Some(start + inside + PASTE_ENDS.len());
        }
        self.paste = Some(text);
        self.pending.drain(..start + kept);
        None
    }

    fn finish_paste(&mut self, text: &[u8]) {
        let text = String::from_utf8_lossy(text).into_owned();
        self.events.push_back(Event::Paste(text));
    }
}

/// What `bytes` begin with; they are not empty.
fn step(bytes: &[u8]) -> Step {
    match bytes {
        [ESC, rest @ ..] => escape(bytes, rest),
        [byte @ (0..=0x1f | 0x7f), ..] => Step::Event(1, Some(control(*byte))),
        _ => utf8(bytes),
    }
}

/// What a sequence that begins with Esc is. Esc that is followed by any other key is that key after Esc: no key of
/// benchlens uses Alt, for which terminals send the same.
fn escape(bytes: &[u8], rest: &[u8]) -> Step {
    match rest {
        [] | [b'[' | b'O'] => Step::Incomplete,
        [b'[', b'[', rest @ ..] => match rest.first() {
            None => Step::Incomplete,
            Some(&byte) => Step::Event(4, sequence::linux_function_key(byte)),
        },
        [b'[', b'M', rest @ ..] => x10_report(rest),
        [b'[', ..] => control_sequence(bytes),
        [b'O', byte, ..] => match sequence::application_key(*byte) {
            Some(event) => Step::Event(3, Some(event)),
            None => Step::Event(1, Some(key(KeyCode::Esc))),
        },
        [b']' | b'P' | b'_' | b'^' | b'X', ..] => control_string(bytes),
        _ => Step::Event(1, Some(key(KeyCode::Esc))),
    }
}

/// `ESC [ M`, then three bytes, none of which is a control character.
fn x10_report(rest: &[u8]) -> Step {
    let report = &rest[..rest.len().min(3)];
    match (report.iter().position(|byte| *byte < 0x20), report) {
        (Some(end), _) => Step::Event(end + 3, None),
        (None, [button, column, row]) => {
            Step::Event(6, sequence::x10_mouse(*button, *column, *row))
        }
        (None, _) => Step::Incomplete,
    }
}

/// `ESC [`, then parameters, then a final byte. A byte that cannot stand in a sequence breaks it off.
fn control_sequence(bytes: &[u8]) -> Step {
    let body = &bytes[2..];
    let end = body.iter().position(|byte| !(0x20..=0x3f).contains(byte));
    match end {
        Some(end) if (0x40..=0x7e).contains(&body[end]) => match (&body[..end], body[end]) {
            (b"200", b'~') => Step::Paste(end + 3),
            (_, _) if end + 3 > MAX_SEQUENCE => Step::Event(end + 3, None),
            (parameters, last) => Step::Event(end + 3, sequence::event(parameters, last)),
        },
        Some(0) => Step::Event(1, Some(key(KeyCode::Esc))),
        Some(end) => Step::Event(end + 2, None),
        None => Step::Incomplete,
    }
}

/// A control string, such as a late answer to a question that another program asked the terminal: up to BEL or
/// `ESC \`. Its letters must not act as keys.
fn control_string(bytes: &[u8]) -> Step {
    let body = &bytes[2..];
    match body.iter().position(|byte| *byte < 0x20) {
        Some(end) if body[end] == 0x07 => Step::Event(end + 3, None),
        Some(end) if body[end] == ESC => match body.get(end + 1) {
            None => Step::Incomplete,
            Some(b'\\') => Step::Event(end + 4, None),
            Some(_) => Step::Event(end + 2, None),
        },
        // Another control character was no part of it.
        Some(0) => Step::Event(1, Some(key(KeyCode::Esc))),
        Some(end) => Step::Event(end + 2, None),
        None => Step::Incomplete,
    }
}

/// A character. Bytes that are not UTF-8 are dropped.
fn utf8(bytes: &[u8]) -> Step {
    /// The longest character in UTF-8, in bytes.
    const MAX_CHARACTER: usize = 4;
    let bytes = &bytes[..bytes.len().min(MAX_CHARACTER)];
    let valid = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) if error.valid_up_to() > 0 => {
            std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default()
        }
        Err(error) => {
            return error
                .error_len()
                .map_or(Step::Incomplete, |length| Step::Event(length, None));
        }
    };
    match valid.chars().next() {
        Some(first) => Step::Event(first.len_utf8(), Some(character(first))),
        None => Step::Event(1, None),
    }
}

fn key(code: KeyCode) -> Event {
    Event::Key(KeyEvent::new(code, KeyModifiers::NONE))
}

fn character(character: char) -> Event {
    key(KeyCode::Char(character))
}

/// The key that sends a control character.
fn control(byte: u8) -> Event {
    let letter = match byte {
        b'\r' => return key(KeyCode::Enter),
        b'\t' => return key(KeyCode::Tab),
        0x7f => return key(KeyCode::Backspace),
        0 => ' ',
        0x01..=0x1a => char::from(byte - 1 + b'a'),
        _ => char::from(byte - 0x1c + b'4'),
    };
    Event::Key(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL))
}

#[cfg(test)]
mod tests;
