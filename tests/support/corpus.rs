//! Real results, which are not part of the repository.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// The folder of real results.
///
/// Tests that call this are ignored unless they are asked for by name; asked for without the folder they fail.
pub fn corpus() -> PathBuf {
    let folder = std::env::var_os("BENCHLENS_CORPUS")
        .expect("BENCHLENS_CORPUS names the folder of real results");
    fs::canonicalize(folder).expect("BENCHLENS_CORPUS exists")
}

/// The rows of an index, one JSON object a line.
pub fn index(file: &Path) -> Vec<Value> {
    let text = fs::read_to_string(file).expect("the index is there");
    text.lines()
        .map(|line| serde_json::from_str(line).expect("a line of the index is JSON"))
        .collect()
}

/// The text of a field.
pub fn text<'a>(row: &'a Value, key: &str) -> &'a str {
    row[key]
        .as_str()
        .unwrap_or_else(|| panic!("{key} is missing in {row}"))
}
