//! The files and the tests that the documents name exist.

use std::path::PathBuf;

use crate::document::{Document, path};

/// The file of a path in a document, which may begin in the folder of the tests or of the sources.
fn file(name: &str) -> Option<PathBuf> {
    ["tests/", "src/", "src/core/", ""]
        .iter()
        .map(|place| path(&format!("{place}{name}")))
        .find(|path| path.exists())
}

/// Whether code is a path of this repository, not one to be chosen (`NAME`), a pattern, or one of a user's.
fn is_path(code: &str) -> bool {
    let is_plain = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || "_-./".contains(it);
    let starts_here = || {
        code.split('/')
            .next()
            .is_some_and(|folder| file(folder).is_some())
    };
    let is_built = code.starts_with("target/");
    code.contains('/') && !is_built && code.chars().all(is_plain) && starts_here()
}

#[test]
fn every_path_that_is_named_exists() {
    let mut count = 0;
    for name in [
        "CONTRIBUTING.md",
        "docs/ARCHITECTURE.md",
        "docs/NUMBERS.md",
        "docs/PERFORMANCE.md",
        "docs/RELIABILITY.md",
    ] {
        for span in Document::read(name).spans() {
            if is_path(&span.text) {
                count += 1;
                assert!(
                    file(&span.text).is_some(),
                    "{name}:{}: {}",
                    span.line,
                    span.text
                );
            }
        }
    }
    assert!(count > 100, "{count} paths");
}

#[test]
fn every_promise_is_held_by_a_test_that_exists() {
    let document = Document::read("docs/RELIABILITY.md");
    let promises = document
        .text
        .lines()
        .filter(|line| line.starts_with("| ") && line.contains(".rs`: `"));
    let mut count = 0;
    for promise in promises {
        count += 1;
        let cell = promise.split(" | ").nth(1).expect("a table of two columns");
        let mut names = cell.split('`').skip(1).step_by(2);
        let (name, test) = names.next().zip(names.next()).expect("a file and a test");
        let tests = file(name).map(std::fs::read_to_string);
        let tests = tests.unwrap_or_else(|| panic!("{name} does not exist"));
        let is_there = tests.is_ok_and(|tests| tests.contains(&format!("fn {test}(")));
        assert!(is_there, "{name} has no test {test}");
    }
    assert!(count > 25, "{count} promises");
}

#[test]
fn the_modules_are_listed_in_their_order() {
    let sources = Document::read("src/lib.rs").text;
    // Those of the other crate are given on.
    let modules = sources.lines().filter_map(|line| {
        let given_on = line.strip_prefix("pub use benchlens_core::");
        given_on.or_else(|| line.strip_prefix("pub mod "))
    });
    let modules: Vec<&str> = modules.map(|name| name.trim_end_matches(';')).collect();
    let document = Document::read("docs/ARCHITECTURE.md").text;
    let (_, table) = document
        .split_once("| module | what it does |")
        .expect("a table");
    let rows = table
        .lines()
        .skip(2)
        .take_while(|line| line.starts_with("| `"));
    let listed: Vec<&str> = rows.filter_map(|row| row.split('`').nth(1)).collect();
    assert_eq!(listed, modules);
}
