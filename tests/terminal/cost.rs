//! How much is sent, and when.

use std::time::Duration;

use crate::screen::{LARGE, USUAL, demo, quit, sent, shows, tour};
use crate::support::pty::Session;

#[test]
fn the_terminal_is_asked_nothing() {
    let mut session = demo(USUAL, &[]);
    tour(&mut session);
    quit(&mut session);
    let output = String::from_utf8_lossy(session.output());
    for question in [
        "\x1b[5n",
        "\x1b[6n",
        "\x1b[?6n",
        "\x1b[c",
        "\x1b[0c",
        "\x1b[>c",
        "\x1b[>0c",
        "\x1b[?u",
        "\x1b[18t",
        "\x1b]10;?",
        "\x1b]11;?",
        "\x1b]4;",
        "\x1bP+q",
        "\x1bP$q",
    ] {
        assert!(!output.contains(question), "{question:?} is sent");
    }
}

#[test]
fn every_frame_is_shown_whole() {
    let mut session = demo(USUAL, &[]);
    tour(&mut session);
    let output = String::from_utf8_lossy(session.output());
    let mut frames = output.split("\x1b[?2026h");
    assert_eq!(
        frames.next(),
        Some("\x1b[?1049h\x1b[?2004h\x1b[?25l"),
        "nothing is drawn before a frame begins"
    );
    let frames: Vec<&str> = frames.collect();
    assert!(frames.len() > 10, "{} frames", frames.len());
    for frame in frames {
        let (drawn, behind) = frame
            .split_once("\x1b[?2026l")
            .expect("a frame that begins also ends");
        assert_eq!(behind, "", "nothing is drawn behind a frame");
        assert!(!drawn.is_empty(), "a frame is not empty");
    }
    quit(&mut session);
}

#[test]
fn nothing_is_sent_while_nothing_happens() {
    let mut session = demo(USUAL, &[]);
    assert!(session.is_silent_for(Duration::from_millis(500)));
    session.press("j");
    session.wait_for(shows(" 2 of 76 "), "the second row selected");
    assert!(session.is_silent_for(Duration::from_millis(500)));
    quit(&mut session);
}

#[test]
fn keys_that_come_together_are_drawn_together() {
    let mut session = demo(USUAL, &[]);
    let frames = |session: &Session| sent(session).matches("\x1b[?2026h").count();
    let before = frames(&session);
    session.press(&"j".repeat(40));
    session.wait_for(shows(" 41 of 76 "), "the row 40 further");
    assert!(
        frames(&session) - before < 5,
        "{} frames",
        frames(&session) - before
    );
    quit(&mut session);
}

#[test]
fn moving_the_selection_costs_a_slow_link_little() {
    // Where colours are longest.
    let mut session = demo(LARGE, &[("COLORTERM", "truecolor")]);
    let mut costs = Vec::new();
    for row in 2..=76 {
        let before = session.output().len();
        session.press("j");
        session.wait_for(shows(&format!(" {row} of 76 ")), "the next row");
        costs.push(session.output().len() - before);
    }
    quit(&mut session);
    let within = costs[..10].iter().max().expect("there are ten");
    assert!(*within <= 200, "within the screen: {costs:?}");
    let mean = costs.iter().sum::<usize>() / costs.len();
    assert!(mean <= 600, "through all rows: {mean} of {costs:?}");
}
