//! The README says what the program does.

use std::path::Path;

use benchlens::comparison::{Column, filter};
use benchlens::tui::key_table;

const README: &str = include_str!("../README.md");
const FORMATS: &str = include_str!("../docs/FORMATS.md");

#[test]
fn the_readme_has_the_key_table_of_the_program() {
    let table = key_table();
    assert!(
        README.contains(&table),
        "the README lacks this table, to be copied into it:\n\n{table}"
    );
}

#[test]
fn every_column_of_the_csv_is_documented() {
    let lines = Column::fields()
        .into_iter()
        .map(|field| format!("| `{}` | {} |\n", field.name, field.meaning));
    let table: String = lines.collect();
    assert!(
        FORMATS.ends_with(&table),
        "docs/FORMATS.md should end with this table:\n\n{table}"
    );
}

#[test]
fn the_readme_explains_the_filter_language() {
    for (example, meaning) in filter::EXAMPLES {
        let line = format!("| `{example}` | {meaning} |");
        assert!(README.contains(&line), "the README lacks: {line}");
    }
}

#[test]
fn the_guide_explains_the_filter_of_a_history() {
    let guide = include_str!("../docs/GUIDE.md");
    for (example, _) in benchlens::history::EXAMPLES {
        assert!(
            guide.contains(&format!("`{example}`")),
            "the guide lacks {example}"
        );
    }
}

#[test]
fn every_promise_is_held_by_a_test_that_exists() {
    let promises: Vec<&str> = README
        .lines()
        .skip_while(|line| *line != "## What it promises")
        .filter(|line| line.contains(".rs`: `"))
        .collect();
    assert!(promises.len() > 10);
    for promise in promises {
        let held = promise.split(" | ").nth(1).expect("a table of two columns");
        let mut names = held.split('`').skip(1).step_by(2);
        let (file, test) = names.next().zip(names.next()).expect("a file and a test");
        // The file may stand in a folder: `cli/gate.rs`.
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests")
            .join(file);
        let tests = std::fs::read_to_string(&path)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert!(tests.contains(&format!("fn {test}(")), "{promise}");
    }
}
