//! What the complete control sequences mean that terminals send for keys and the mouse. Others mean nothing here.
//!
//! Source: xterm's "Control Sequences", sections "PC-Style Function Keys", "VT220-Style Function Keys" and "Mouse
//! Tracking"; kitty's "Comprehensive keyboard handling in terminals" for keys that end in `u`.

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

/// The event of the sequence `ESC [ parameters last`.
pub fn event(parameters: &[u8], last: u8) -> Option<Event> {
    if let [b'<', parameters @ ..] = parameters {
        return sgr_mouse(parameters, last);
    }
    let numbers = numbers(parameters)?;
    let first = numbers.first().copied().unwrap_or(1);
    let code = match last {
        b'Z' => KeyCode::BackTab,
        b'~' => numbered_key(first)?,
        b'u' => character_key(first)?,
        _ => named_key(last)?,
    };
    let modifiers = modifiers(numbers.get(1).copied().unwrap_or(1));
    Some(Event::Key(KeyEvent::new(code, modifiers)))
}

/// The event of the sequence `ESC O last`, which terminals send for some keys in their application mode.
pub fn application_key(last: u8) -> Option<Event> {
    let code = match last {
        b'M' => KeyCode::Enter,
        _ => named_key(last)?,
    };
    Some(Event::Key(KeyEvent::new(code, KeyModifiers::NONE)))
}

/// The event of the sequence `ESC [ [ last`, which the Linux console sends for F1 to F5.
pub fn linux_function_key(last: u8) -> Option<Event> {
    let code = match last {
        b'A'..=b'E' => KeyCode::F(last - b'A' + 1),
        _ => return None,
    };
    Some(Event::Key(KeyEvent::new(code, KeyModifiers::NONE)))
}

/// The event of a mouse report in its oldest form, whose three bytes are 32 more than what they stand for. Places are
/// counted from 1.
pub fn x10_mouse(button: u8, column: u8, row: u8) -> Option<Event> {
    let button = u16::from(button.checked_sub(32)?);
    let place = |byte: u8| byte.checked_sub(33).map(u16::from);
    mouse(button, place(column)?, place(row)?)
}

/// The event of a mouse report `ESC [ < button ; column ; row M`. With `m` at its end it is a release. Places are
/// counted from 1.
fn sgr_mouse(parameters: &[u8], last: u8) -> Option<Event> {
    let [button, column, row] = numbers(parameters)?.try_into().ok()?;
    if last != b'M' {
        return None;
    }
    mouse(button, column.checked_sub(1)?, row.checked_sub(1)?)
}

/// A mouse event. The lower bits of `button` are the button, or 3 for a release in the oldest form; 4 to 16 are
/// modifiers, 32 is a movement, and 64 the wheel.
fn mouse(button: u16, column: u16, row: u16) -> Option<Event> {
    let kind = match button & !0b1_1100 {
        0 => MouseEventKind::Down(MouseButton::Left),
        64 => MouseEventKind::ScrollUp,
        65 => MouseEventKind::ScrollDown,
        _ => return None,
    };
    Some(Event::Mouse(MouseEvent {
        kind,
        column,
        row,
        modifiers: KeyModifiers::NONE,
    }))
}

fn named_key(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'P'..=b'S' => KeyCode::F(last - b'P' + 1),
        _ => return None,
    })
}

fn numbered_key(number: u16) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        // F1 to F12; 16 and 22 are not assigned.
        11..=15 => KeyCode::F(u8::try_from(number - 10).ok()?),
        17..=21 => KeyCode::F(u8::try_from(number - 11).ok()?),
        23..=24 => KeyCode::F(u8::try_from(number - 12).ok()?),
        _ => return None,
    })
}

/// The key of a character that is sent as its code point.
fn character_key(number: u16) -> Option<KeyCode> {
    Some(match number {
        9 => KeyCode::Tab,
        13 => KeyCode::Enter,
        27 => KeyCode::Esc,
        127 => KeyCode::Backspace,
        _ => KeyCode::Char(char::from_u32(number.into()).filter(|key| !key.is_control())?),
    })
}

/// The modifiers that are sent as 1 plus their bits.
fn modifiers(number: u16) -> KeyModifiers {
    let bits = number.saturating_sub(1);
    [
        (1, KeyModifiers::SHIFT),
        (2, KeyModifiers::ALT),
        (4, KeyModifiers::CONTROL),
    ]
    .into_iter()
    .filter(|(bit, _)| bits & bit != 0)
    .map(|(_, modifier)| modifier)
    .collect()
}

/// The numbers between semicolons. What follows a colon details a number, and is not used. `None` if there is anything
/// else.
fn numbers(parameters: &[u8]) -> Option<Vec<u16>> {
    let text = std::str::from_utf8(parameters).ok()?;
    if text.is_empty() {
        return Some(Vec::new());
    }
    text.split(';')
        .map(|number| match number.split(':').next() {
            None | Some("") => Some(1),
            Some(number) => number.parse().ok(),
        })
        .collect()
}
