//! The program inside a real tmux.

use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use crate::screen::{BENCHLENS, WORST};
use crate::support::settings::NO_SETTINGS;

/// A tmux of its own, with its server.
struct Tmux {
    socket: tempfile::TempDir,
}

impl Tmux {
    /// Runs tmux on its server, and gives what it prints.
    fn run(&self, arguments: &[&str]) -> String {
        let output = Command::new("tmux")
            .arg("-S")
            .arg(self.socket.path().join("socket"))
            .args(["-f", "/dev/null"])
            .args(arguments)
            .env_remove("TMUX")
            .envs(NO_SETTINGS)
            .output()
            .expect("tmux is installed");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// The screen, once it shows `sign`.
    fn wait_for(&self, sign: &str) -> String {
        let deadline = Instant::now() + Duration::from_secs(20);
        loop {
            let screen = self.run(&["capture-pane", "-p"]);
            if screen.contains(sign) {
                return screen;
            }
            assert!(
                Instant::now() < deadline,
                "waited in vain for {sign}:\n{screen}"
            );
            thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Tmux {
    fn drop(&mut self) {
        self.run(&["kill-server"]);
    }
}

#[test]
#[ignore = "needs tmux"]
fn in_a_real_tmux_it_is_drawn_copied_and_left() {
    let tmux = Tmux {
        socket: tempfile::tempdir().expect("a temporary folder"),
    };
    let command = format!("{BENCHLENS} demo; echo status $?; sleep 60");
    tmux.run(&["new-session", "-d", "-x", "120", "-y", "40", &command]);
    let screen = tmux.wait_for("76 of 76 shown");
    assert!(
        screen.contains("┌ Groups ─") && screen.contains(WORST),
        "{screen}"
    );
    tmux.run(&["send-keys", "j", "j"]);
    tmux.wait_for(" 3 of 76 ");
    // A lone Esc is not taken for the beginning of something.
    tmux.run(&["send-keys", "/", "t", "r", "e", "e"]);
    tmux.wait_for("filter: tree");
    tmux.run(&["send-keys", "Escape"]);
    tmux.wait_for("76 of 76 shown");
    tmux.run(&["send-keys", "y"]);
    tmux.wait_for("set-clipboard on, or export with e (set-clipboard external, ");
    tmux.run(&["send-keys", "C"]);
    tmux.wait_for("Not copied, tmux needs set-clipboard on: benchlens demo");
    tmux.run(&["set-option", "-s", "set-clipboard", "on"]);
    tmux.run(&["send-keys", "y"]);
    tmux.wait_for("clipboard through tmux");
    let buffer = tmux.run(&["show-buffer"]);
    assert!(
        buffer.contains("| Benchmark |"),
        "the copy is in tmux's buffer: {buffer:?}"
    );
    tmux.run(&["resize-window", "-x", "80", "-y", "24"]);
    tmux.wait_for("9 groups (Tab)");
    tmux.run(&["send-keys", "q"]);
    let screen = tmux.wait_for("status 0");
    assert!(
        !screen.contains("Benchmarks by"),
        "the usual screen is back: {screen}"
    );
}
