//! The command line that opens a view again.

use super::{request, view_args};
use crate::comparison::Column;
use crate::text::visible;
use crate::tui::{ColumnChoice, OpenComparison};

/// Writes the command line, with the benchmark of a row open if one is given. Fails if a name cannot be written on a
/// command line.
pub fn write(open: &OpenComparison, benchmark: Option<usize>) -> Result<String, String> {
    let mut words = vec!["benchlens".to_owned()];
    words.extend(request::to_words(&open.results));
    words.extend(view_args::to_words(&open.comparison, &open.view));
    if open.columns != ColumnChoice::default() {
        let keys: Vec<&str> = open.columns.shown().map(Column::key).collect();
        words.extend(["--columns".to_owned(), keys.join(",")]);
    }
    if let Some(row) = benchmark {
        let name = open.comparison.rows[row].name.clone();
        words.extend(["--benchmark".to_owned(), name]);
    }
    if let Some(word) = words.iter().find(|word| visible(word) != **word) {
        Err(format!(
            "'{word}' has characters that cannot stand on a command line"
        ))
    } else {
        let quoted: Vec<String> = words.iter().map(|word| quoted(word)).collect();
        Ok(quoted.join(" "))
    }
}

/// A word, quoted for a shell if necessary.
///
/// The shell-words crate does the same, but does not quote `!`, `{` and `}`, which an interactive bash expands. The
/// command line is meant to be pasted into one.
fn quoted(word: &str) -> String {
    let is_plain =
        |character: char| character.is_ascii_alphanumeric() || "_-./,:=+@%".contains(character);
    if !word.is_empty() && word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_where_a_shell_would_read_them() {
        assert_eq!(quoted("a/b-1.json"), "a/b-1.json");
        assert_eq!(quoted("slower>5%"), "'slower>5%'");
        assert_eq!(quoted("!1{a,b}"), "'!1{a,b}'");
        assert_eq!(quoted("it's"), r"'it'\''s'");
        assert_eq!(quoted(""), "''");
    }
}
