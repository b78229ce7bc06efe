//! Copying through the terminal.

use crate::screen::{LARGE, demo, quit, sent, shows};

#[test]
fn a_copy_is_sent_to_the_terminal_and_through_tmux() {
    let mut session = demo(LARGE, &[]);
    session.press("y");
    session.wait_for(
        shows("to the terminal's clipboard (OSC 52); if not there, e exports it"),
        "the message",
    );
    assert_eq!(sent(&session).matches("\x1b]52;c;").count(), 1);
    quit(&mut session);
    let mut session = demo(LARGE, &[("TMUX", "/tmp/tmux-0/default,1,0")]);
    session.press("y");
    session.wait_for(shows("; tmux needs set-clipboard"), "the message");
    let output = sent(&session);
    assert!(output.contains("\x1bPtmux;\x1b\x1b]52;c;"), "{output:?}");
    quit(&mut session);
    let mut session = demo(LARGE, &[("TERM", "linux")]);
    session.press("Y");
    session.wait_for(shows("no clipboard; e exports"), "the reason");
    assert!(!sent(&session).contains("]52;"));
    quit(&mut session);
}
