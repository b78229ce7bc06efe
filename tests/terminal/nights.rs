//! What the nights before make of a comparison, in a terminal: they are read by a thread after the first frame.

use std::time::Duration;

use serde_json::json;
use vt100::Screen;

use crate::screen::{BENCHLENS, LARGE, shows};
use crate::support::made::{Made, Made1};
use crate::support::pty::Session;

const NIGHTS: usize = 12;

fn hash(night: usize) -> String {
    format!("{:07x}", 0xabc_0000 + night)
}

/// A machine of which the history is known; the newest night is slower by less than nights differ.
fn nights() -> Made {
    let made = Made::new("[bases]\nversions = [\"3.12.0\"]\n");
    for night in 0..NIGHTS {
        let noise = [0.004, -0.006, 0.001, 0.01, -0.009, 0.007][night % 6];
        made.add(&Made1 {
            version: if night == 1 { "3.12.0" } else { "3.13.0" },
            hash: &hash(night),
            metadata: json!({
                "commit_date": format!("2026-01-{:02}T12:00:00Z", night + 1), "benchmark_hash": "one",
            }),
            value: 1.0 + noise,
            processes: 3,
            ..Made1::default()
        });
    }
    made
}

const JUDGED: &str = "2 slower, 0 beyond night-to-night noise";

/// Whether the screen has a text, which may be broken into lines.
fn says(text: &'static str) -> impl Fn(&Screen) -> bool {
    move |screen| {
        let contents = screen.contents();
        let words: Vec<&str> = contents.split_whitespace().collect();
        words.join(" ").contains(text)
    }
}

#[test]
fn two_files_are_judged_by_the_history_of_a_folder_and_then_nothing_is_drawn() {
    let made = nights();
    let file = |night: usize| {
        let hash = hash(night);
        let version = if night == 1 { "3.12.0" } else { "3.13.0" };
        let made1 = Made1 {
            version,
            hash: &hash,
            ..Made1::default()
        };
        let path = made.root().join(made1.file());
        path.to_str().expect("a plain name").to_owned()
    };
    let root = made.root().to_str().expect("a plain name");
    let (reference, head) = (file(1), file(NIGHTS - 1));
    let command = [BENCHLENS, &reference, &head, "--history", root];
    let mut session = Session::start(&command, LARGE, &[]);
    session.wait_for(says(JUDGED), "what the history says");
    assert!(session.is_silent_for(Duration::from_millis(300)));
    session.press("r");
    // It is known still after the sides were swapped.
    session.wait_for(
        says("2 faster, 0 beyond it"),
        "what it says of the swapped pair",
    );
    session.press("q");
    assert_eq!(session.wait_exit().exit_code(), 0);
}

#[test]
fn a_comparison_out_of_a_tree_is_judged_by_its_history() {
    let made = nights();
    let root = made.root().to_str().expect("a plain name");
    let mut session = Session::start(&[BENCHLENS, root], LARGE, &[]);
    session.wait_for(shows("12 of 12 shown"), "the list");
    session.press(&format!("/{}\r\r", hash(NIGHTS - 1)));
    session.wait_for(says(JUDGED), "what the history says");
    session.press("q");
    session.wait_for(shows("1 of 12 shown"), "the list again");
    session.press("q");
    assert_eq!(session.wait_exit().exit_code(), 0);
}

#[test]
fn a_comparison_out_of_the_history_is_judged_by_it_and_t_leads_to_the_history_of_two_files() {
    let made = nights();
    let root = made.root().to_str().expect("a plain name");
    let mut session = Session::start(&[BENCHLENS, "history", root], LARGE, &[]);
    session.wait_for(shows("series shown"), "the history");
    session.press("\r");
    session.wait_for(says("beyond night-to-night noise"), "what the history says");
    session.press("q");
    session.wait_for(shows("series shown"), "the history again");
    session.press("q");
    assert_eq!(session.wait_exit().exit_code(), 0);
    let hashes = [hash(2), hash(NIGHTS - 1)];
    let command = [BENCHLENS, &hashes[0], &hashes[1], "--tree", root];
    let mut session = Session::start(&command, LARGE, &[]);
    session.wait_for(says("beyond night-to-night noise"), "what the history says");
    session.press("t");
    session.wait_for(shows("series shown"), "the history");
    session.press("q");
    session.wait_for(says("beyond night-to-night noise"), "the comparison again");
    session.press("q");
    assert_eq!(session.wait_exit().exit_code(), 0);
}
