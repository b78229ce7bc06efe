//! The terminal stops in the middle of something: of a key sequence, or of taking a frame.

use std::thread;
use std::time::Duration;

use crate::screen::{
    BENCHLENS, CTRL_C, CTRL_L, LARGE, USUAL, demo, heading, kill, quit, sample, sent, shows,
};
use crate::support::pty::Session;

/// Bytes after which a terminal would send more.
const INCOMPLETE: [&[u8]; 12] = [
    b"\x1b[",
    b"\x1bO",
    b"\x1b]",
    b"\x1bP",
    b"\x1b[1;5",
    b"\x1b[<0;4",
    b"\x1b[M!",
    b"\xe9",
    b"\xff",
    b"\xc3",
    b"\xf0\x9f",
    b"\x1b[200~abc",
];

#[test]
fn after_an_incomplete_sequence_a_signal_ends_the_program() {
    for bytes in INCOMPLETE {
        let mut session = demo(USUAL, &[]);
        session.send(bytes);
        session.resize(LARGE);
        session.wait_for(shows(" Groups "), "the larger frame");
        kill("-TERM", &session.process());
        let status = session.wait_exit();
        assert_eq!(status.signal(), Some("Terminated"), "{bytes:?}");
        assert!(!session.screen().alternate_screen(), "{bytes:?}");
    }
}

#[test]
fn after_an_incomplete_sequence_ctrl_c_quits() {
    for bytes in INCOMPLETE {
        let mut session = demo(USUAL, &[]);
        session.send(bytes);
        session.press(CTRL_C);
        assert_eq!(session.wait_exit().exit_code(), 130, "{bytes:?}");
    }
}

#[test]
fn after_a_silence_an_incomplete_sequence_is_over() {
    for bytes in INCOMPLETE {
        let mut session = demo(USUAL, &[]);
        session.send(bytes);
        // Longer than the rest of anything is waited for. What is asserted does not depend on it being exact.
        thread::sleep(Duration::from_millis(1200));
        session.press("j");
        session.wait_for(shows(" 2 of 76 "), "the next row");
        quit(&mut session);
    }
}

#[test]
fn esc_and_the_next_key_at_once_are_two_keys() {
    let mut session = demo(USUAL, &[]);
    session.press("\r");
    session.wait_for(shows("Distributions"), "the benchmark");
    session.press("\x1bj");
    session.wait_for(
        |screen| heading(screen).is_some() && shows(" 2 of 76 ")(screen),
        "the table, and the next row",
    );
    session.press("/");
    session.wait_for(shows("Esc clear"), "the prompt");
    session.press("\x1bG");
    session.wait_for(shows(" 76 of 76 "), "no prompt, and the last row");
    quit(&mut session);
}

#[test]
fn a_long_paste_is_answered_at_once() {
    let mut session = demo(USUAL, &[]);
    session.press("/");
    session.wait_for(shows("Esc clear"), "the prompt");
    // The terminal takes a long text only as fast as the program reads it.
    let text = "tree ".repeat(20_000);
    session.press(&format!("\x1b[200~{text}\x1b[201~"));
    session.wait_for(shows("not inserted"), "why it is too long");
    // Without bracketed paste, it is typed.
    session.press(&text);
    session.wait_for(shows("not inserted"), "why it is too long");
    session.press("\x15asynctree");
    session.wait_for(shows("4 of 76 shown"), "the filter typed after it");
    session.press("\x1b");
    session.wait_for(shows("76 of 76 shown"), "no filter");
    quit(&mut session);
}

/// The demo on a terminal that takes no more of its frames.
fn blocked() -> Session {
    let mut session = demo(LARGE, &[]);
    session.stop_reading();
    // Far more than any terminal keeps.
    for _ in 0..60 {
        session.press(CTRL_L);
        thread::sleep(Duration::from_millis(10));
    }
    session
}

#[test]
fn a_signal_ends_the_program_though_the_terminal_takes_nothing() {
    for (signal, name) in [
        ("-TERM", "Terminated"),
        ("-HUP", "Hangup"),
        ("-INT", "Interrupt"),
        ("-QUIT", "Quit"),
    ] {
        let mut session = blocked();
        assert!(!session.takes_lines());
        kill(signal, &session.process());
        let status = session.wait_exit_unread();
        assert_eq!(status.signal(), Some(name));
        assert!(session.takes_lines(), "the settings are restored");
    }
}

#[test]
fn ctrl_c_quits_though_the_terminal_takes_nothing() {
    let mut session = blocked();
    // The first waits for the terminal, which may only be slow. The second does not.
    session.press(CTRL_C);
    thread::sleep(Duration::from_millis(100));
    session.press(CTRL_C);
    assert_eq!(session.wait_exit_unread().exit_code(), 130);
    assert!(session.takes_lines(), "the settings are restored");
}

#[test]
fn a_terminal_without_a_size_is_taken_as_80_by_24() {
    let mut session = Session::start(&[BENCHLENS, "demo"], (0, 0), &[]);
    session.wait_for(shows("76 of 76 shown"), "the first frame");
    let largest = demo(USUAL, &[]);
    assert_eq!(session.screen().contents(), largest.screen().contents());
    quit(&mut session);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let [reference, head] = sample(folder.path());
    let report = |size| {
        let command = [BENCHLENS, "report", &reference, &head, "--format=text"];
        let mut session = Session::start(&command, size, &[]);
        assert_eq!(session.wait_exit().exit_code(), 0);
        sent(&session)
    };
    assert_eq!(report((0, 0)), report(USUAL), "the text is as wide");
}
