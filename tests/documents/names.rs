//! The files and the tests that the documents name exist.

use std::path::PathBuf;

use crate::document::{Document, path};

/// The file of a path in a document, which may begin in the folder of the tests or of the sources.
fn file(name: &str) -> Option<PathBuf> {
    ["tests/", "src/", ""]
        .iter()
        .map(|place| path(&format!("{place}{name}")))
        .find(|path| path.exists())
}

#[test]
fn every_source_file_that_is_named_exists() {
    let mut count = 0;
    for document in Document::all() {
        for span in document.spans() {
            let name = span.text.as_str();
            let is_path = name.contains('/') && (name.ends_with(".rs") || name.ends_with('/'));
            // NAME is for a file that is to be written; results/ is the user's.
            if !is_path || name.contains("NAME") || name.contains(' ') || name == "results/" {
                continue;
            }
            count += 1;
            assert!(
                file(name).is_some(),
                "{}:{}: {name}",
                document.name,
                span.line
            );
        }
    }
    assert!(count > 60, "{count} files");
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
    let modules = sources
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod "));
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
