//! Keys, and how they are displayed.

use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A key that was pressed, with or without Ctrl or Shift.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// A character.
    Char(char),
    /// A letter with Ctrl.
    Ctrl(char),
    /// A key that is not a character.
    Code(KeyCode),
    /// A key that is not a character, with Ctrl.
    CtrlCode(KeyCode),
    /// A key that is not a character, with Shift.
    ShiftCode(KeyCode),
}

impl Key {
    /// The key of an event. `None` if Alt was pressed: terminals send the same for Esc followed by a letter.
    #[must_use]
    pub fn of(event: &KeyEvent) -> Option<Self> {
        let control = event.modifiers.contains(KeyModifiers::CONTROL);
        let shift = event.modifiers.contains(KeyModifiers::SHIFT);
        match event.code {
            _ if event.modifiers.contains(KeyModifiers::ALT) => None,
            KeyCode::Char(character) if control => Some(Self::Ctrl(character.to_ascii_lowercase())),
            KeyCode::Char(character) => Some(Self::Char(character)),
            code @ (KeyCode::Left | KeyCode::Right) if control => Some(Self::CtrlCode(code)),
            code @ (KeyCode::Up | KeyCode::Down) if shift => Some(Self::ShiftCode(code)),
            code => Some(Self::Code(code)),
        }
    }

    /// The same key without Shift, which it means where it has no binding of its own.
    #[must_use]
    pub fn without_shift(self) -> Self {
        match self {
            Self::ShiftCode(code) => Self::Code(code),
            key => key,
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Char(' ') => f.write_str("Space"),
            Self::Char(character) => write!(f, "{character}"),
            Self::Code(KeyCode::F(number)) => write!(f, "F{number}"),
            Self::Ctrl(character) => write!(f, "Ctrl-{character}"),
            Self::Code(code) => f.write_str(name(*code)),
            Self::CtrlCode(code) => write!(f, "Ctrl-{}", name(*code)),
            Self::ShiftCode(code) => write!(f, "Shift-{}", name(*code)),
        }
    }
}

fn name(code: KeyCode) -> &'static str {
    match code {
        KeyCode::Up => "↑",
        KeyCode::Down => "↓",
        KeyCode::Left => "←",
        KeyCode::Right => "→",
        KeyCode::PageUp => "PgUp",
        KeyCode::PageDown => "PgDn",
        KeyCode::Home => "Home",
        KeyCode::End => "End",
        KeyCode::Enter => "Enter",
        KeyCode::Esc => "Esc",
        KeyCode::Tab => "Tab",
        KeyCode::BackTab => "S-Tab",
        KeyCode::Backspace => "Backspace",
        KeyCode::Delete => "Del",
        KeyCode::Insert => "Ins",
        _ => "?",
    }
}
