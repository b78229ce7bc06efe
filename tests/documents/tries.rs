//! The things to try in the README show what it says.

use std::process::Command;

use benchlens::tui::Clipboard;

use crate::document::{Document, path};
use crate::formats::{HEAD, REFERENCE};
use crate::support::session::Session;

/// What is to be tried: keys to be pressed in the demo, as a session takes them, and what is then on the screen.
struct Try {
    keys: String,
    seen: Vec<String>,
}

fn code(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// A key as the README writes it, or text to be typed.
fn typed(code: &str) -> String {
    let has_name = code.len() > 1 && code.starts_with(|it: char| it.is_uppercase());
    if has_name {
        format!("<{}>", code.replace("Ctrl-", "C-"))
    } else {
        code.to_owned()
    }
}

/// The rows of the table below the heading of the README: a question, keys, and what is seen, in bold.
fn tries() -> Vec<Try> {
    let readme = Document::read("README.md").text;
    let (_, section) = readme
        .split_once("## Five things to try")
        .expect("the README has things to try");
    let section = section.split("\n## ").next().expect("it has an end");
    let rows = section
        .lines()
        .filter(|line| line.starts_with("| "))
        .skip(2);
    let row = |line: &str| {
        let mut cells = line.split(" | ").skip(1);
        let keys = code(cells.next().expect("keys")).map(typed).collect();
        let seen = cells.next().expect("what is seen");
        let seen = seen.split("**").skip(1).step_by(2).map(str::to_owned);
        Try {
            keys,
            seen: seen.collect(),
        }
    };
    rows.map(row).collect()
}

#[test]
fn each_thing_to_try_shows_what_the_readme_says() {
    let tries = tries();
    assert_eq!(tries.len(), 5);
    for Try { keys, seen } in tries {
        let mut session = Session::demo(120, 40);
        session.carry_out(&keys, Clipboard::Direct);
        let text = session.text();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(!seen.is_empty(), "{keys}");
        for words in seen {
            assert!(
                text.contains(&words),
                "after {keys}: no {words} in\n{}",
                session.text()
            );
        }
    }
}

#[test]
fn the_gate_prints_what_the_readme_says() {
    let output = Command::new(env!("CARGO_BIN_EXE_benchlens"))
        .args(["report", REFERENCE, HEAD, "--fail-if", "is:clear slower>5%"])
        .current_dir(path(""))
        .env_remove("GITHUB_ACTIONS")
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(1));
    let printed = String::from_utf8(output.stderr).expect("it is text");
    let readme = Document::read("README.md");
    let mut shown: Vec<String> = readme.blocks("text").map(|code| code.text).collect();
    let last = shown.pop();
    assert_eq!(last.as_deref(), Some("  …"), "more is printed than shown");
    assert!(shown.len() > 1);
    assert!(printed.starts_with(&shown.join("\n")), "{printed}");
}
