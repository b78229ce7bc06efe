//! The history of a tree in a terminal.

use std::time::Duration;

use serde_json::json;
use vt100::Screen;

use crate::screen::{BENCHLENS, ESC, LARGE, quit, shows};
use crate::support::made::{Made, Made1};
use crate::support::pty::Session;

/// Ten nights of a machine without a flag, and ten with one.
fn nights() -> Made {
    let made = Made::new("");
    for (flags, digit) in [("", 'a'), ("JIT", 'b')] {
        for night in 0..10 {
            let date = format!("2026-01-{:02}T12:00:00Z", night + 1);
            made.add(&Made1 {
                hash: &format!("{digit}{night:06}"),
                flags,
                metadata: json!({"commit_date": date, "benchmark_hash": "one"}),
                value: 1.0 + f64::from(night % 3) / 100.0,
                ..Made1::default()
            });
        }
    }
    made
}

fn history(made: &Made, arguments: &[&str]) -> Session {
    let root = made.root().to_str().expect("a plain name");
    let command = [&[BENCHLENS, "history", root][..], arguments].concat();
    Session::start(&command, LARGE, &[])
}

#[test]
fn the_command_opens_the_screen_which_computes_headline_numbers_and_q_quits() {
    let made = nights();
    let mut session = history(&made, &[]);
    session.wait_for(shows("HPT at 99%"), "the headline numbers");
    assert!(shows("q quit")(session.screen()));
    assert!(session.is_silent_for(Duration::from_secs(1)), "it is idle");
    // There is nothing below it.
    session.press(ESC);
    session.press("\r");
    let is_compared = |screen: &Screen| shows("a000008")(screen) && shows("a000009")(screen);
    session.wait_for(is_compared, "the last two nights");
    session.press("q");
    session.wait_for(shows("History: "), "the history again");
    quit(&mut session);
}

#[test]
fn options_choose_what_the_screen_shows() {
    let made = nights();
    let options = [
        "--flags=JIT",
        "--benchmark=b",
        "--sort=noise",
        "--since=2026-01-04",
        "--filter=b",
    ];
    let mut session = history(&made, &options);
    session.wait_for(shows("1 of 1 series shown"), "the series");
    let screen = session.screen();
    assert!(shows("1 series by noise")(screen));
    assert!(shows("JIT")(screen) && shows("2026-01-04")(screen));
    quit(&mut session);
}

#[test]
fn annotations_that_cannot_be_used_are_said_while_the_screen_is_open() {
    let made = nights();
    made.write("annotations.toml", "[[annotations]\n");
    let mut session = history(&made, &["--benchmark=a"]);
    // It may be printed before the screen opens too.
    let is_on_screen =
        |screen: &Screen| shows("History: ")(screen) && shows("no annotations are shown")(screen);
    session.wait_for(is_on_screen, "the note on the screen");
    quit(&mut session);
}

#[test]
fn a_format_is_printed_on_a_terminal_too() {
    let made = nights();
    for option in ["--format=text", "--fail-if=is:improvement"] {
        let mut session = history(&made, &["--benchmark=a", option]);
        assert_eq!(session.wait_exit().exit_code(), 0);
        assert!(shows("No changes.")(session.screen()), "{option}");
    }
}

#[test]
fn a_tree_without_a_history_ends_the_program_with_the_reason() {
    let made = nights();
    let mut session = history(&made, &["--machine=other"]);
    assert_eq!(session.wait_exit().exit_code(), 2);
    let reason = "--machine other: no result is of this machine";
    assert!(shows(reason)(session.screen()));
}
