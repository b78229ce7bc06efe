//! The README says what the program does.

use benchlens::comparison::filter;
use benchlens::report::CSV_COLUMNS;
use benchlens::tui::key_table;

const README: &str = include_str!("../README.md");

#[test]
fn the_readme_has_the_key_table_of_the_program() {
    let table = key_table();
    assert!(
        README.contains(&table),
        "the README lacks this table, to be copied into it:\n\n{table}"
    );
}

#[test]
fn the_readme_explains_every_column_of_the_csv() {
    for (name, meaning) in CSV_COLUMNS {
        let line = format!("| `{name}` | {meaning} |");
        assert!(README.contains(&line), "the README lacks: {line}");
    }
}

#[test]
fn the_readme_explains_the_filter_language() {
    for (example, meaning) in filter::EXAMPLES {
        let line = format!("| `{example}` | {meaning} |");
        assert!(README.contains(&line), "the README lacks: {line}");
    }
}
