//! A comparison as text: the published Markdown, CSV, JSON, and a table for the terminal.
//!
//! Markdown and JSON are data for other programs and hold names as they are in the files; CSV and the terminal's
//! table pass them through the sanitiser.

mod csv;
mod header;
mod json;
pub mod markdown;
mod table;

use crate::comparison::{Change, Comparison, Unavailable};

pub use csv::COLUMNS as CSV_COLUMNS;
pub use table::{Look, render_rows};

/// The forms of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// What pyperf and bench_runner publish.
    Markdown {
        /// Whether the list of fields stands above it.
        header: bool,
    },
    Csv,
    Json,
    /// A table for people.
    Text(Look),
}

/// The report on a comparison, ending in one newline.
pub fn render(comparison: &Comparison, format: Format) -> String {
    match format {
        Format::Markdown { header } => markdown::render(comparison, header),
        Format::Csv => csv::render(comparison),
        Format::Json => json::render(comparison),
        Format::Text(look) => table::render(comparison, look),
    }
}

/// Whether bench_runner's header can be written: both names have its form.
pub fn has_header(comparison: &Comparison) -> bool {
    comparison.identities.0.is_some() && comparison.identities.1.is_some()
}

/// The outcome of a row's test as CSV and JSON name it.
fn change_word(change: Change) -> &'static str {
    match change {
        Change::Slower => "slower",
        Change::Faster => "faster",
        Change::Unchanged => "unchanged",
        Change::NotSignificant => "not significant",
        Change::NotTested => "not tested",
    }
}

/// A number in words, or why there is none.
fn or_reason<T>(number: &Result<T, Unavailable>, words: impl Fn(&T) -> String) -> String {
    match number {
        Ok(number) => words(number),
        Err(reason) => format!("not available ({reason})"),
    }
}
