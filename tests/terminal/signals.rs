//! Signals at bad moments: while the program starts, while it loads, and when it is aborted.

use std::fs;
use std::thread;
use std::time::Duration;

use crate::screen::{
    BENCHLENS, LARGE, USUAL, demo, heading, is_off_again, kill, pipe, sample, sent, shows,
};
use crate::support::pty::Session;

#[test]
fn a_signal_during_the_start_leaves_the_terminal_as_it_was() {
    // Before, while, and after the terminal is taken over.
    let script = r#"
        echo "before $(stty -g)"
        for delay in 0 1 2 3 4 5 6 7 8 9 10 12 14 16 18 20 25 30; do
            "$0" demo < /dev/tty & pid=$!
            sleep "$(printf '0.%03d' $delay)"
            kill -TERM $pid
            wait $pid
            [ "$(stty -g)" = "$before" ] || before="$before $(stty -g)"
        done
        echo "after $(stty -g)"
    "#;
    let mut session = Session::start(&["bash", "-c", script, BENCHLENS], (250, 30), &[]);
    session.wait_for(shows("after "), "the end of all of them");
    let screen = session.screen();
    assert!(!screen.alternate_screen() && !screen.hide_cursor());
    let text = screen.contents();
    let find = |label: &str| {
        let mut found = text.lines().filter_map(|line| line.strip_prefix(label));
        found.next_back().map(str::to_owned)
    };
    assert_eq!(find("before "), find("after "), "{text}");
}

#[test]
fn an_abort_restores_the_terminal_and_says_so() {
    let mut session = demo(LARGE, &[]);
    session.press("M");
    session.wait_for(shows("mouse on"), "the mouse");
    kill("-ABRT", &session.process());
    assert_eq!(session.wait_exit().signal(), Some("Aborted"));
    let screen = session.screen();
    assert!(!screen.alternate_screen() && !screen.hide_cursor());
    let text = screen.contents();
    assert!(
        text.contains("benchlens: aborted, probably because memory ran out"),
        "{text}"
    );
    assert!(session.takes_lines(), "the settings are restored");
    for mode in [1000, 1006, 2004, 2026] {
        assert!(is_off_again(&session, mode), "{mode}: {}", sent(&session));
    }
}

#[test]
fn on_the_loading_screen_resizes_and_signals_are_heard() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let [reference, head] = sample(folder.path());
    let result = fs::read(&head).expect("the sample is there");
    let late = pipe(folder.path());
    let mut session = Session::start(&[BENCHLENS, &reference, &late], USUAL, &[]);
    session.wait_for(shows("reading ("), "the waiting");
    assert!(
        shows("waiting for head.json")(session.screen()),
        "the file that is waited for is named"
    );
    let frames = session.output().len();
    session.resize(LARGE);
    assert!(
        !session.is_silent_for(Duration::from_secs(5)),
        "it is drawn again"
    );
    assert!(session.output().len() > frames);
    fs::write(&late, &result).expect("the program reads");
    session.wait_for(
        |screen| heading(screen).is_some() && shows(" Groups ")(screen),
        "the table",
    );
    kill("-TERM", &session.process());
    assert_eq!(session.wait_exit().signal(), Some("Terminated"));
    // Also before, while, and after the table takes its place.
    for delay in [0, 2, 5, 10, 20, 40, 80] {
        let mut session = Session::start(&[BENCHLENS, &reference, &late], USUAL, &[]);
        session.wait_for(shows("reading ("), "the waiting");
        fs::write(&late, &result).expect("the program reads");
        thread::sleep(Duration::from_millis(delay));
        kill("-TERM", &session.process());
        assert_eq!(
            session.wait_exit().signal(),
            Some("Terminated"),
            "after {delay} ms"
        );
        assert!(!session.screen().alternate_screen() && !session.screen().hide_cursor());
    }
}
