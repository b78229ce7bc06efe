//! Asks tmux whether it passes copied text on to the terminal.

use std::process::{Command, Stdio};

/// What tmux does with a copied text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Passage {
    /// It passes the text on.
    Open,
    /// It cannot be asked.
    Unknown,
    /// It drops the text; with the message for the user.
    Closed(String),
}

/// Asks tmux what it does with a copied text. This runs tmux, which can take any time.
#[must_use]
pub fn passage() -> Passage {
    let asked = Command::new("tmux")
        .args([
            "display-message",
            "-p",
            "#{set-clipboard} #{allow-passthrough}",
        ])
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output();
    match asked {
        Ok(answer) if answer.status.success() => judge(&String::from_utf8_lossy(&answer.stdout)),
        // On another machine than tmux, for example.
        Ok(_) | Err(_) => Passage::Unknown,
    }
}

/// Judges by the values of tmux's options `set-clipboard` and `allow-passthrough`.
fn judge(settings: &str) -> Passage {
    let mut words = settings.split_whitespace();
    // Before tmux 3.3 there is no `allow-passthrough`.
    let (Some(clipboard), Some(passthrough)) = (words.next(), words.next()) else {
        return Passage::Unknown;
    };
    if matches!(passthrough, "off" | "0") && matches!(clipboard, "off" | "external") {
        Passage::Closed(format!(
            "Not copied, tmux drops it: run tmux set -s set-clipboard on, or export with e \
             (set-clipboard {clipboard}, allow-passthrough off)"
        ))
    } else {
        Passage::Open
    }
}

#[cfg(test)]
mod tests {
    use super::{Passage, judge};

    #[test]
    fn tmux_drops_copies_unless_it_is_told_otherwise() {
        for settings in ["external off", "external 0\n", "off off"] {
            let Passage::Closed(message) = judge(settings) else {
                panic!("{settings} drops it");
            };
            // The advice is not cut in 80 columns.
            let advice = message.get(..80).unwrap_or_default();
            assert!(
                advice.starts_with("Not copied, tmux drops it: ")
                    && advice.contains("tmux set -s set-clipboard on, or export with e"),
                "{message}"
            );
        }
        for settings in ["on off", "on 0", "external on", "off all", "external 1"] {
            assert_eq!(judge(settings), Passage::Open, "{settings:?}");
        }
        for settings in ["external", "", "\n"] {
            assert_eq!(judge(settings), Passage::Unknown, "{settings:?}");
        }
    }
}
