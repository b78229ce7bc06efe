//! What the screen asks for: texts to copy, exports, the files once more.

use std::path::Path;

use super::load::Pair;
use super::output::{WriteError, write_file};
use super::view;
use crate::comparison::Comparison;
use crate::report::{self, Extract, Format};
use crate::text::visible;
use crate::tui::{App, Copied, ENDINGS, Exported, Mode, Shell};

/// The program around the screen.
pub struct Program<'p> {
    pub pair: &'p Pair,
}

impl Shell for Program<'_> {
    fn text(&self, app: &App, what: Copied) -> Result<String, String> {
        match what {
            Copied::Row(row) => Ok(report::markdown_row(&app.comparison, &app.view, row)),
            Copied::View => {
                let extract = Extract::of(&app.comparison, &app.view);
                Ok(report::render(&extract, Format::Markdown))
            }
            Copied::Command => command_line(self.pair, app),
        }
    }

    fn export(&self, app: &App, file: &str, overwrite: bool) -> Exported {
        let path = Path::new(file);
        let ending = path.extension().and_then(|ending| ending.to_str());
        let ending = ending.map(str::to_lowercase);
        let format = match ending.as_deref() {
            Some("md") => Format::Markdown,
            Some("csv") => Format::Csv,
            Some("json") => Format::Json,
            Some("txt") => Format::Text(report::Look {
                color: false,
                width: None,
            }),
            _ => {
                let endings = ENDINGS.map(|ending| format!(".{ending}")).join(", ");
                return Exported::Failed(format!(
                    "{file}: end the name in one of {endings}, which tells the form"
                ));
            }
        };
        let extract = Extract::of(&app.comparison, &app.view);
        let text = report::render(&extract, format);
        match write_file(path, &text, &self.pair.files(), overwrite) {
            Ok(()) => Exported::Done(format!(
                "wrote {file}: {} rows ({})",
                extract.rows.len(),
                extract.scope
            )),
            Err(WriteError::Exists) => Exported::Exists,
            Err(WriteError::IsInput) => Exported::Failed(format!(
                "{file}: this is one of the two result files; name another"
            )),
            Err(WriteError::Other(error)) => {
                Exported::Failed(format!("{file}: cannot be written: {error}"))
            }
        }
    }

    fn read_again(&self) -> Result<Comparison, String> {
        if !self.pair.is_lasting() {
            return Err("standard input cannot be read again".to_owned());
        }
        // What is worth a note was said at the start.
        let reading = self.pair.reading();
        let again = self.pair.load(&reading, &|_| {});
        again.map_err(|error| error.to_string())
    }
}

/// The command line that opens the view again. Errors where a name cannot be written on one.
fn command_line(pair: &Pair, app: &App) -> Result<String, String> {
    let mut words = vec!["benchlens".to_owned()];
    let used = app.comparison.config.file.as_deref();
    words.extend(pair.arguments(app.swapped, used));
    words.extend(view::to_options(&app.comparison, &app.view));
    if let Some(columns) = app.unusual_columns() {
        let keys: Vec<&str> = columns.into_iter().map(|column| column.key()).collect();
        words.extend(["--columns".to_owned(), keys.join(",")]);
    }
    if let Mode::Detail { row, .. } = app.mode {
        let name = app.comparison.rows[row].name.clone();
        words.extend(["--benchmark".to_owned(), name]);
    }
    match words.iter().find(|word| visible(word) != **word) {
        Some(word) => Err(format!(
            "'{word}' has characters that cannot stand on a command line"
        )),
        None => {
            let quoted: Vec<String> = words.iter().map(|word| quoted(word)).collect();
            Ok(quoted.join(" "))
        }
    }
}

/// A word as a shell takes it.
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
        assert_eq!(quoted("it's"), r"'it'\''s'");
        assert_eq!(quoted(""), "''");
    }
}
