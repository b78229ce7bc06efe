//! How to reach the clipboard, and the sequence that does.
//!
//! Sources: OSC 52 in "XTerm Control Sequences"; passthrough in the manuals of tmux (`allow-passthrough`) and GNU
//! screen (string escapes). A terminal does not report whether it accepted the text, so no message can promise that.

use std::fmt::Write;

use crossterm::Command;
use crossterm::clipboard::CopyToClipboard;

/// Terminals on the way may truncate or drop longer sequences. hterm and k9s use the same limit.
const MAX_BYTES: usize = 74_994;
/// GNU screen drops string escapes that are longer than its buffer.
const SCREEN_PIECE: usize = 250;

/// How to reach the terminal's clipboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clipboard {
    /// The sequence is sent to the terminal directly.
    Direct,
    /// Through tmux. The sequence is sent both to tmux itself and to the terminal around it: which of the two works
    /// depends on tmux's settings.
    Tmux,
    /// Through GNU screen.
    Screen,
    /// This kind of terminal has no clipboard.
    Nowhere,
}

impl Clipboard {
    /// Detects how to reach the clipboard from environment variables.
    pub fn detect(variable: impl Fn(&str) -> Option<String>) -> Self {
        let is_set = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
        let term = variable("TERM").unwrap_or_default();
        if is_set("TMUX") {
            Self::Tmux
        } else if is_set("STY") {
            Self::Screen
        } else if ["linux", "dumb", "vt1", "vt2"]
            .iter()
            .any(|start| term.starts_with(start))
        {
            Self::Nowhere
        } else {
            Self::Direct
        }
    }

    /// The sequence that copies `text`, which must be safe for a terminal.
    ///
    /// # Errors
    /// If the text cannot be copied; the error says why.
    pub fn sequence(self, text: &str) -> Result<String, String> {
        if self == Self::Nowhere {
            return Err("this terminal has no clipboard; e exports to a file".to_owned());
        }
        let mut copy = String::new();
        // Writing to a String cannot fail.
        let _ = CopyToClipboard::to_clipboard_from(text).write_ansi(&mut copy);
        if copy.len() > MAX_BYTES {
            return Err(format!(
                "too long for the clipboard ({}, at most {}); e exports to a file",
                kib(text.len()),
                kib(MAX_BYTES / 4 * 3)
            ));
        }
        Ok(match self {
            Self::Tmux => {
                let doubled = copy.replace('\x1b', "\x1b\x1b");
                format!("{copy}\x1bPtmux;{doubled}\x1b\\")
            }
            Self::Screen => {
                // The terminator of OSC 52 would end the string escape too early.
                let copy = copy.trim_end_matches("\x1b\\").to_owned() + "\x07";
                let mut sequence = String::new();
                let mut rest = copy.as_str();
                while !rest.is_empty() {
                    let (piece, behind) = rest.split_at(rest.len().min(SCREEN_PIECE));
                    let _ = write!(sequence, "\x1bP{piece}\x1b\\");
                    rest = behind;
                }
                sequence
            }
            Self::Direct | Self::Nowhere => copy,
        })
    }

    /// The message after a text of `bytes` bytes was sent. Whether it was accepted is unknown, and so it may be whether
    /// tmux drops it. All of it fits in 80 columns, since the advice is at its end.
    #[must_use]
    pub fn message(self, bytes: usize, is_tmux_unknown: bool) -> String {
        let sent = format!("sent {}", kib(bytes));
        match (self, is_tmux_unknown) {
            (_, true) => {
                format!("{sent}; tmux needs set-clipboard or allow-passthrough on, else press e")
            }
            (Self::Tmux, false) => format!("{sent} to the terminal's clipboard through tmux"),
            _ => {
                format!("{sent} to the terminal's clipboard (OSC 52); if not there, e exports it")
            }
        }
    }
}

fn kib(bytes: usize) -> String {
    match bytes {
        ..1024 => format!("{bytes} bytes"),
        _ => format!("{:.1} KiB", bytes as f64 / 1024.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn detect(variables: &[(&str, &str)]) -> Clipboard {
        Clipboard::detect(|name| {
            let found = variables.iter().find(|(key, _)| *key == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn the_way_follows_the_evidence() {
        assert_eq!(detect(&[("TERM", "xterm-256color")]), Clipboard::Direct);
        assert_eq!(
            detect(&[
                ("TERM", "tmux-256color"),
                ("TMUX", "/tmp/tmux-0/default,1,0")
            ]),
            Clipboard::Tmux
        );
        assert_eq!(
            detect(&[("TERM", "screen"), ("STY", "1.pts")]),
            Clipboard::Screen
        );
        assert_eq!(detect(&[("TERM", "linux")]), Clipboard::Nowhere);
    }

    #[test]
    fn text_is_wrapped_for_what_stands_between() {
        let direct = Clipboard::Direct.sequence("nbody").expect("it is short");
        assert_eq!(direct, "\x1b]52;c;bmJvZHk=\x1b\\");
        let tmux = Clipboard::Tmux.sequence("nbody").expect("it is short");
        assert_eq!(
            tmux,
            "\x1b]52;c;bmJvZHk=\x1b\\\x1bPtmux;\x1b\x1b]52;c;bmJvZHk=\x1b\x1b\\\x1b\\"
        );
        let screen = Clipboard::Screen
            .sequence(&"n".repeat(600))
            .expect("it is short");
        assert!(screen.ends_with("\x07\x1b\\"));
        let pieces: Vec<&str> = screen
            .split("\x1b\\")
            .filter(|piece| !piece.is_empty())
            .collect();
        assert_eq!(pieces.len(), 4);
        assert!(
            pieces
                .iter()
                .all(|piece| piece.starts_with("\x1bP") && piece.len() <= 252)
        );
    }

    #[test]
    fn the_message_says_how_much_was_sent_and_which_way() {
        let (direct, tmux) = (Clipboard::Direct, Clipboard::Tmux);
        assert_eq!(
            direct.message(1023, false),
            "sent 1023 bytes to the terminal's clipboard (OSC 52); if not there, e exports it"
        );
        assert_eq!(
            tmux.message(1024, false),
            "sent 1.0 KiB to the terminal's clipboard through tmux"
        );
        assert_eq!(
            tmux.message(1024, true),
            "sent 1.0 KiB; tmux needs set-clipboard or allow-passthrough on, else press e"
        );
    }

    #[test]
    fn no_message_about_a_table_is_cut_in_80_columns() {
        for bytes in [1, 1023, 1024, MAX_BYTES / 4 * 3] {
            for (clipboard, is_tmux_unknown) in [
                (Clipboard::Direct, false),
                (Clipboard::Screen, false),
                (Clipboard::Tmux, false),
                (Clipboard::Tmux, true),
            ] {
                let message = clipboard.message(bytes, is_tmux_unknown);
                assert!(message.len() <= 80, "{message}");
            }
        }
        let reason = Clipboard::Direct.sequence(&"n".repeat(5_000_000));
        assert!(reason.is_err_and(|reason| reason.len() <= 80));
    }

    #[test]
    fn what_cannot_be_copied_is_said() {
        let reason = Clipboard::Direct.sequence(&"n".repeat(80_000));
        assert!(
            reason.is_err_and(|reason| reason.contains("78.1 KiB") && reason.contains("e exports"))
        );
        assert!(Clipboard::Nowhere.sequence("nbody").is_err());
    }
}
