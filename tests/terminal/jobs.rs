//! Files that are read and written while the screen is open, and that may not be ready for any time.

use std::fs;
use std::path::Path;

use crate::screen::{
    BENCHLENS, CTRL_C, ESC, LARGE, USUAL, WORST, kill, names, pipe, pipe_at, quit, sample, shows,
};
use crate::support::pty::{self, Session};

/// The sample's files, whose head has been replaced by a pipe that nobody writes to.
fn with_a_pipe(folder: &Path) -> Session {
    let [reference, head] = sample(folder);
    let renamed = folder.join("head.json");
    fs::rename(head, &renamed).expect("the sample is there");
    let path = renamed.to_str().expect("a plain name").to_owned();
    let mut session = Session::start(&[BENCHLENS, &reference, &path, "--no-config"], LARGE, &[]);
    session.wait_for(shows("76 of 76 shown"), "the first frame");
    fs::remove_file(&renamed).expect("the sample is there");
    pipe(folder);
    session
}

#[test]
fn a_reload_that_hangs_says_what_it_waits_for_and_can_be_cancelled() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut session = with_a_pipe(folder.path());
    session.press("R");
    session.wait_for(
        |screen| shows("waiting for head.json")(screen) && shows("Esc cancels")(screen),
        "what is waited for",
    );
    assert_eq!(names(session.screen())[0], WORST, "the old table is there");
    session.press(ESC);
    session.wait_for(shows("reload cancelled"), "that it was cancelled");
    session.press("j");
    session.wait_for(shows(" 2 of 76 "), "the next row");
    quit(&mut session);
}

#[test]
fn a_reload_that_hangs_keeps_no_key_and_no_signal_from_the_program() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (key, code) in [("q", 0), (CTRL_C, 130)] {
        let mut session = with_a_pipe(folder.path());
        session.press(&format!("R{key}"));
        assert_eq!(session.wait_exit().exit_code(), code, "{key:?}");
    }
    for (signal, name) in [
        ("-TERM", "Terminated"),
        ("-HUP", "Hangup"),
        ("-INT", "Interrupt"),
        ("-QUIT", "Quit"),
    ] {
        let mut session = with_a_pipe(folder.path());
        session.press("R");
        session.wait_for(shows("Esc cancels"), "what is waited for");
        kill(signal, &session.process());
        assert_eq!(session.wait_exit().signal(), Some(name));
        assert!(!session.screen().alternate_screen());
    }
}

#[test]
fn a_reload_that_hangs_ends_with_its_terminal() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let [reference, head] = sample(folder.path());
    let command = [BENCHLENS, &reference, &head, "--no-config"];
    let replace = || {
        fs::remove_file(&head).expect("the sample is there");
        fs::rename(pipe(folder.path()), &head).expect("the folder is writable");
        "R"
    };
    let process = pty::hang_up_after(&command, WORST, replace, "Esc cancels");
    pty::assert_ends(process);
}

#[test]
fn what_was_cancelled_does_not_come_back() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let [_, head] = sample(folder.path());
    let result = fs::read(head).expect("the sample is there");
    let mut session = with_a_pipe(folder.path());
    session.press("R");
    session.wait_for(shows("Esc cancels"), "what is waited for");
    session.press(ESC);
    session.wait_for(shows("reload cancelled"), "that it was cancelled");
    // Now the file is there, but nobody waits for it any more.
    fs::write(folder.path().join("head.json"), result).expect("the program still reads");
    session.press("j");
    session.wait_for(shows(" 2 of 76 "), "the next row");
    assert!(!shows("reloaded")(session.screen()));
    quit(&mut session);
}

#[test]
fn keys_typed_during_a_short_reload_are_not_lost() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let [reference, head] = sample(folder.path());
    let mut session = Session::start(&[BENCHLENS, &reference, &head], USUAL, &[]);
    session.wait_for(shows("76 of 76 shown"), "the first frame");
    session.press("RjjRj");
    session.wait_for(shows(" 4 of 76 "), "three rows further");
    quit(&mut session);
}

#[test]
fn an_export_that_hangs_can_be_cancelled() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let [reference, head] = sample(folder.path());
    let target = pipe_at(&folder.path().join("out.md"));
    for (key, code) in [(ESC, None), ("q", Some(0)), (CTRL_C, Some(130))] {
        let mut session = Session::start(&[BENCHLENS, &reference, &head], LARGE, &[]);
        session.wait_for(shows("76 of 76 shown"), "the first frame");
        session.press(&format!("e\x15{target}\r"));
        session.wait_for(shows("writing "), "what is waited for");
        session.press(key);
        match code {
            None => {
                session.wait_for(shows("export cancelled"), "that it was cancelled");
                session.press(ESC);
                session.wait_for(shows("export"), "the table's keys");
                quit(&mut session);
            }
            Some(code) => assert_eq!(session.wait_exit().exit_code(), code, "{key:?}"),
        }
    }
}

#[test]
fn nothing_is_exported_over_the_file_on_standard_input() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let [reference, head] = sample(folder.path());
    let before = fs::read(&reference).expect("the sample is there");
    let script = r#"exec "$0" - "$2" < "$1""#;
    let command = ["sh", "-c", script, BENCHLENS, &reference, &head];
    let mut session = Session::start(&command, LARGE, &[]);
    session.wait_for(shows("76 of 76 shown"), "the first frame");
    session.press(&format!("e\x15{reference}\r"));
    session.wait_for(
        shows("not written, it is one of the result files"),
        "the refusal",
    );
    session.press(ESC);
    session.wait_for(shows("export"), "the table's keys");
    quit(&mut session);
    assert!(fs::read(&reference).is_ok_and(|after| after == before));
}

#[test]
fn standard_input_that_is_a_terminal_is_an_error() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let [_, head] = sample(folder.path());
    for command in [
        &[BENCHLENS, "-", &head][..],
        &[BENCHLENS, "report", &head, "-"],
    ] {
        let mut session = Session::start(command, LARGE, &[]);
        assert_eq!(session.wait_exit().exit_code(), 2);
        let text = session.screen().contents();
        assert!(text.contains("standard input is a terminal"), "{text}");
        assert!(text.contains("Pipe a file into it"), "{text}");
    }
}
