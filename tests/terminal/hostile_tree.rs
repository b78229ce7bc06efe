//! Trees that somebody made to deceive, that are damaged, or that change while their list is open.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use serde_json::json;

use crate::screen::{BENCHLENS, ESC, LARGE, USUAL, pipe_at, quit, sent, shows};
use crate::support::made::{Made, Made1};
use crate::support::pty::{Session, Size};

/// A name that would colour the terminal, ring its bell, end a line, and reverse the text behind it.
const EVIL: &str = "evil\u{1b}[31m\u{7}\u{202e}\n\u{9b}2Jx";

fn start(made: &Made, size: Size) -> Session {
    let root = made.root().to_str().expect("a plain name");
    Session::start(&[BENCHLENS, root], size, &[])
}

/// A tree with a base and two results that are compared with it.
fn made() -> Made {
    let made = Made::new("[bases]\nversions = ['3.12.0']");
    for (version, hash, value) in [
        ("3.12.0", "aaaaaaa", 1.0),
        ("3.13.0", "bbbbbbb", 1.5),
        ("3.13.0", "ccccccc", 0.5),
    ] {
        made.add(&of(version, hash, value));
    }
    made
}

fn of<'m>(version: &'m str, hash: &'m str, value: f64) -> Made1<'m> {
    Made1 {
        version,
        hash,
        value,
        ..Made1::default()
    }
}

#[test]
fn names_reach_the_terminal_only_where_they_steer_nothing() {
    let made = made();
    made.add(&Made1 {
        runner: EVIL,
        fork: EVIL,
        version: EVIL,
        hash: EVIL,
        flags: EVIL,
        metadata: json!({
            "commit_date": EVIL, "benchmark_hash": EVIL, "commit_merge_base": EVIL,
            "cpu_model_name": EVIL, "platform": EVIL, "hostname": EVIL, "github_action_url": EVIL,
        }),
        ..Made1::default()
    });
    made.write(&format!("results/{EVIL}/{EVIL}.json"), "");
    pipe_at(&made.root().join(format!("results/{EVIL}-pipe.json")));
    let mut session = start(&made, (200, 50));
    session.wait_for(shows("5 of 5 shown"), "the list");
    for row in 2..=5 {
        session.press("j");
        session.wait_for(shows(&format!(" {row} of 5 ")), "the next row");
    }
    session.press("bkkkk\r");
    session.press(" k \r");
    session.press(ESC);
    session.press("\tG\r");
    session.wait_for(shows("of other facets"), "a chosen facet");
    session.press("q");
    assert_eq!(session.wait_exit().exit_code(), 0);
    let sent = sent(&session);
    assert!(sent.contains("evil^["), "{sent:?}");
    for raw in ["evil\u{1b}", "\u{7}", "\u{202e}", "\u{9b}"] {
        assert!(!sent.contains(raw), "{raw:?}: {sent:?}");
    }
}

/// The most memory that a process has had, in MiB.
#[cfg(target_os = "linux")]
fn peak_memory(process: &str) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).expect("it runs");
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let kib = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok());
    kib.expect("a number of KiB") / 1024
}

#[cfg(target_os = "linux")]
#[test]
fn ten_thousand_empty_files_are_listed_and_no_key_waits_long() {
    let made = Made::new("");
    for number in 0..10_000 {
        made.write(&format!("results/{}/{number:05}.json", number % 100), "");
    }
    let mut session = start(&made, LARGE);
    session.press("?");
    session.wait_for(shows("Filter language"), "the help, before the list");
    session.press(ESC);
    session.wait_for(shows("10000 of 10000 shown"), "the list");
    assert!(shows("10000 cannot be read")(session.screen()));
    for row in 2..12 {
        session.press("j");
        session.wait_for(shows(&format!(" {row} of 10000 ")), "the next row");
    }
    session.press("G");
    session.wait_for(shows(" 10000 of 10000 "), "the last row");
    session.press("/is:error");
    session.wait_for(shows("filter: is:error"), "the filter");
    session.press(ESC);
    session.press("R");
    session.wait_for(shows("the tree was read again"), "the end of it");
    let peak = peak_memory(&session.process());
    assert!(peak < 150, "{peak} MiB");
    quit(&mut session);
}

#[test]
fn what_is_no_file_or_may_not_be_opened_is_named() {
    let made = made();
    pipe_at(&made.root().join("results/fifo.json"));
    let mut session = start(&made, LARGE);
    session.wait_for(shows("3 of 3 shown"), "the list");
    assert!(shows("1 not looked at: results/fifo.json")(
        session.screen()
    ));
    quit(&mut session);
    fs::remove_file(made.root().join("results/fifo.json")).expect("it was made");

    made.write("results/secret/x.json", "");
    let secret = made.root().join("results/secret");
    fs::set_permissions(&secret, fs::Permissions::from_mode(0o0)).expect("it is ours");
    // For root, nothing is secret.
    let is_secret = fs::read_dir(&secret).is_err();
    let mut session = start(&made, LARGE);
    session.wait_for(shows(" shown"), "the list");
    let expected = if is_secret {
        "1 not looked at: results/secret"
    } else {
        "1 cannot be read"
    };
    assert!(shows(expected)(session.screen()));
    quit(&mut session);
    fs::set_permissions(&secret, fs::Permissions::from_mode(0o700)).expect("it is ours");
}

#[test]
fn a_result_that_is_replaced_or_deleted_gives_a_message_and_is_read_again() {
    let made = made();
    let head = of("3.13.0", "ccccccc", 0.5);
    let path = made.root().join(head.file());
    let mut session = start(&made, LARGE);
    session.wait_for(
        |screen| shows("3 of 3 shown")(screen) && !shows("comparisons")(screen),
        "the list with its numbers",
    );
    session.press("/hash:ccc\r");
    session.wait_for(shows("1 of 3 shown"), "the result");
    made.write(&head.file(), "{\"version\": \u{1b}[31m oops");
    session.press("\r");
    session.wait_for(
        shows("not compared, this is not JSON"),
        "what is wrong with it",
    );
    assert!(
        shows("1 of 1 ")(session.screen()),
        "the list is still there"
    );
    fs::remove_file(&path).expect("it was made");
    session.press("\r");
    session.wait_for(
        shows("not compared, there is no such file"),
        "what is wrong with it",
    );
    session.press("R");
    session.wait_for(shows("the tree was read again"), "the end of it");
    assert!(shows("no result passes")(session.screen()));
    made.add(&head);
    session.press("R");
    session.wait_for(shows(" 1 of 1 "), "the result again");
    session.press("\r");
    session.wait_for(shows("2 of 2 shown"), "the comparison");
    session.press("q");
    session.wait_for(shows("1 of 3 shown"), "the list");
    quit(&mut session);
}

#[test]
fn an_empty_folder_and_one_that_disappears_are_told() {
    let made = Made::new("");
    let mut session = start(&made, USUAL);
    session.wait_for(shows("there are no results in this folder"), "the reason");
    session.press("jk\r bhlsS\tj\r/x\r");
    session.press(ESC);
    session.press("R");
    session.wait_for(shows("the tree was read again"), "the end of it");
    made.add(&of("3.13.0", "bbbbbbb", 1.0));
    session.press("R");
    session.wait_for(shows(" 1 of 1 "), "what is there now");
    assert!(!shows("HPT")(session.screen()), "there is no base");
    fs::remove_dir_all(made.root()).expect("it is ours");
    session.press("R");
    session.wait_for(
        shows("no results: results: it cannot be read"),
        "the reason",
    );
    session.press("j\r");
    quit(&mut session);
    assert!(!session.screen().alternate_screen());
}
