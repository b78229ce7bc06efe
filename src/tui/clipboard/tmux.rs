//! Asks tmux whether it passes copied text on to the terminal.

use std::process::{Command, Stdio};

/// Whether copied text gets through tmux, as far as tmux says so. This runs tmux, which can take any time.
///
/// # Errors
/// If tmux drops the text; the error says why, and what to do.
pub fn lets_copies_through() -> Result<(), String> {
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
        Ok(answer) if answer.status.success() => {
            judge(&String::from_utf8_lossy(&answer.stdout)).map_or(Ok(()), Err)
        }
        // On another machine than tmux, for example, it cannot be asked.
        Ok(_) | Err(_) => Ok(()),
    }
}

/// Why copies do not get through; `None` if they do, or if that is unknown. `settings` are the values of tmux's options
/// `set-clipboard` and `allow-passthrough`.
fn judge(settings: &str) -> Option<String> {
    let mut words = settings.split_whitespace();
    // Before tmux 3.3 there is no `allow-passthrough`: everything is passed through.
    let (clipboard, passthrough) = (words.next()?, words.next()?);
    let is_dropped = matches!(clipboard, "off" | "external") && matches!(passthrough, "off" | "0");
    is_dropped.then(|| {
        format!(
            "Not copied: tmux drops it (set-clipboard {clipboard}, allow-passthrough off). \
             Run tmux set -g set-clipboard on, or export with e"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::judge;

    #[test]
    fn tmux_drops_copies_unless_it_is_told_otherwise() {
        for settings in ["external off", "external 0\n", "off off"] {
            let reason = judge(settings).expect("it is dropped");
            assert!(reason.starts_with("Not copied: "), "{reason}");
        }
        for settings in [
            "on off",
            "on 0",
            "external on",
            "off all",
            "external 1",
            // Unknown.
            "external",
            "",
            "\n",
        ] {
            assert_eq!(judge(settings), None, "{settings:?}");
        }
    }
}
