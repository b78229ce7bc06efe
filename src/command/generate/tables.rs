//! The two tables, which are in files that are written by hand.

use std::path::{Path, PathBuf};

use super::output::{Links, Output};
use crate::command::index::recent;
use crate::command::outcome::Error;
use crate::comparison::OutputFormat;
use crate::index::Index;
use crate::report::{AskedColumns, IndexReport};
use crate::text::{read_text_file, visible};
use crate::tree::{Day, Place, sections};

const START: &str = "<!-- START table -->";
const END: &str = "<!-- END table -->";

/// The limit on the size of such a file in bytes. The full table of a thousand results has two megabytes.
const MAX_BYTES: u64 = 256 << 20;

/// A file with a table.
pub struct TableFile {
    path: PathBuf,
    /// Its folder relative to the tree, where links start.
    folder: &'static str,
    text: String,
    is_short: bool,
}

/// The files of a tree: the short table, and the full one.
///
/// # Errors
/// If one of them cannot be read, or has no place for its table.
pub fn read(place: &Place) -> Result<[TableFile; 2], Error> {
    let short = TableFile::read(place.root.join("README.md"), "", true)?;
    let full = place.root.join("RESULTS.md");
    let full = if full.is_file() {
        TableFile::read(full, "", false)
    } else {
        // There is more to be said if that is missing too.
        let other = place.root.join("results").join("README.md");
        if !other.exists() {
            return Err(missing(&full, "or a results/README.md "));
        }
        TableFile::read(other, "results", false)
    };
    Ok([short, full?])
}

impl TableFile {
    fn read(path: PathBuf, folder: &'static str, is_short: bool) -> Result<Self, Error> {
        if !path.exists() {
            return Err(missing(&path, ""));
        }
        let text = read_text_file(&path, MAX_BYTES)
            .map_err(|error| format!("{}: cannot be read: {error}", shown(&path)))?;
        match replaced(&text, "") {
            Some(_) => Ok(Self {
                path,
                folder,
                text,
                is_short,
            }),
            None => Err(format!(
                "{}: there is no place for the table\n  Put two lines where it is to be: {START} and {END}",
                shown(&path)
            )
            .into()),
        }
    }

    /// Writes the file with its new table. All comparisons of the index must be known.
    pub fn put(&self, index: &Index, today: Option<Day>, output: &Output<'_>) {
        let sections = if self.is_short {
            recent(&index.tree, today)
        } else {
            sections(&index.tree.results)
        };
        let report = IndexReport {
            index,
            sections,
            folder: self.folder,
            asked: AskedColumns::default(),
        };
        let table = report.render(OutputFormat::Markdown);
        if let Some(text) = replaced(&self.text, &table) {
            output.put(&self.path, &text, Links::Followed);
        }
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

fn shown(path: &Path) -> String {
    visible(&path.to_string_lossy()).into_owned()
}

fn missing(path: &Path, or: &str) -> Error {
    format!(
        "{}: there is no such file\n  Create it {or}with two lines where its table is to be: {START} and {END}",
        shown(path)
    )
    .into()
}

/// A text with another table between its markers, each of which is a line of its own. Everything else stays as it is.
/// `None` if a marker is missing.
fn replaced(text: &str, table: &str) -> Option<String> {
    let mut result = String::with_capacity(text.len() + table.len());
    let mut lines = text.split_inclusive('\n');
    let mut has_table = false;
    while let Some(line) = lines.next() {
        result.push_str(line);
        if content(line) != START {
            continue;
        }
        let end = lines.find(|line| content(line) == END)?;
        if line.ends_with("\r\n") {
            result.push_str(&table.replace('\n', "\r\n"));
        } else {
            result.push_str(table);
        }
        result.push_str(end);
        has_table = true;
    }
    has_table.then_some(result)
}

fn content(line: &str) -> &str {
    let line = line.strip_suffix('\n').unwrap_or(line);
    line.strip_suffix('\r').unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_between_the_markers_is_replaced() {
        for (text, expected) in [
            (
                "a\n<!-- START table -->\nold\n<!-- END table -->\nb",
                Some("a\n<!-- START table -->\nx\ny\n<!-- END table -->\nb"),
            ),
            (
                "\u{2028}\r\n<!-- START table -->\r\nold\r\n<!-- END table -->",
                Some("\u{2028}\r\n<!-- START table -->\r\nx\r\ny\r\n<!-- END table -->"),
            ),
            ("<!-- START table -->\n", None),
            ("<!-- END table -->\n<!-- START table -->\n", None),
            (" <!-- START table -->\n<!-- END table -->\n", None),
            ("", None),
        ] {
            let result = replaced(text, "x\ny\n");
            assert_eq!(result.as_deref(), expected, "{text}");
        }
    }
}
