//! Several heads in a terminal: from a tree by marks, while pairs are compared by a thread, and out again.

use crate::screen::{BENCHLENS, CTRL_C, ESC, LARGE, TAB, USUAL, shows};
use crate::support::made::{Made, Made1};
use crate::support::pty::{Session, Size};

/// A tree with builds of one commit on two machines, each with its base.
fn tree() -> Made {
    let made = Made::new("[bases]\nversions = [\"3.12.0\"]\n");
    for runner in ["linux", "pi"] {
        for (version, hash, flags, value) in [
            ("3.12.0", "aaaaaaa", "", 1.0),
            ("3.13.0", "bbbbbbb", "", 1.5),
            ("3.13.0", "bbbbbbb", "JIT", 1.2),
        ] {
            made.add(&Made1 {
                runner,
                version,
                hash,
                flags,
                value: if runner == "pi" { value * 2.0 } else { value },
                ..Made1::default()
            });
        }
    }
    made
}

fn start(made: &Made, size: Size) -> Session {
    let root = made.root().to_str().expect("a plain name").to_owned();
    let mut session = Session::start(&[BENCHLENS, &root], size, &[]);
    session.wait_for(shows("6 of 6 shown"), "the list");
    session
}

#[test]
fn marked_results_become_heads_and_q_goes_back_to_the_list() {
    let made = tree();
    let mut session = start(&made, LARGE);
    session.press("/machine:linux\r");
    session.wait_for(shows("3 of 6 shown"), "one machine");
    // The oldest is marked first, so it is the reference.
    session.press("G k kk \r");
    session.wait_for(shows("1/2"), "the first of two heads");
    session.press("]");
    session.wait_for(shows("2/2"), "the second one");
    session.press("v");
    session.wait_for(shows("Heads by group"), "the overview");
    session.press(ESC);
    session.wait_for(shows("Benchmarks by ratio"), "the table");
    session.press("q");
    session.wait_for(shows("3 of 6 shown"), "the list again");
    session.press(CTRL_C);
    assert_eq!(session.wait_exit().exit_code(), 130);
}

#[test]
fn one_commit_is_compared_on_each_machine_with_its_own_base() {
    let made = tree();
    let mut session = start(&made, LARGE);
    session.press("/flag:JIT machine:pi\r");
    session.wait_for(shows("1 of 6 shown"), "one build");
    session.press("E");
    session.wait_for(shows("1/2"), "the first of two machines");
    let text = session.screen().contents();
    assert!(text.contains("linux") && text.contains("pi"), "{text}");
    // On both it is 1.25 times as fast as the build without the flag.
    assert!(text.matches("1.25x faster").count() >= 4, "{text}");
    session.press("q");
    session.wait_for(shows("1 of 6 shown"), "the list again");
}

#[test]
fn the_overview_can_be_left_while_pairs_are_compared() {
    let made = tree();
    let names =
        "aaaaaaa@linux bbbbbbb@linux bbbbbbb:JIT@linux aaaaaaa@pi bbbbbbb@pi bbbbbbb:JIT@pi";
    let root = made.root().to_str().expect("a plain name").to_owned();
    let files: Vec<&str> = ["--tree", &root]
        .into_iter()
        .chain(names.split(' '))
        .collect();
    let command: Vec<&str> = [BENCHLENS].iter().chain(&files).copied().collect();
    // q goes back to the table, and then ends the program.
    for (leave, code) in [("qq", 0), (CTRL_C, 130)] {
        let mut session = Session::start(&command, USUAL, &[]);
        session.wait_for(shows("1/5"), "the first of five heads");
        session.press(&format!("v{TAB}"));
        session.resize(LARGE);
        session.wait_for(shows("Each column against each row"), "the pairs");
        session.resize(USUAL);
        session.press(leave);
        assert_eq!(session.wait_exit().exit_code(), code);
        assert!(!session.screen().alternate_screen());
        assert!(session.takes_lines());
    }
}
