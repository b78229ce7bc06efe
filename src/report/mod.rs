//! A comparison as text: the published Markdown, and what is in view as Markdown, CSV, JSON or a table for the
//! terminal.
//!
//! The published Markdown and JSON are data for other programs and hold names as they are in the files; all else
//! passes them through the sanitiser.

mod csv;
mod extract;
mod header;
mod json;
pub mod markdown;
mod table;
mod view;

use crate::comparison::{Comparison, Unavailable};

pub use csv::COLUMNS as CSV_COLUMNS;
pub use extract::Extract;
pub use markdown::render as published;
pub use table::Look;
pub use view::row as markdown_row;

/// The forms of what is in view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A table that GitHub renders, with the verdict above it.
    Markdown,
    Csv,
    Json,
    /// A table for people.
    Text(Look),
}

/// A part of a comparison, ending in one newline.
pub fn render(extract: &Extract<'_>, format: Format) -> String {
    match format {
        Format::Markdown => view::render(extract),
        Format::Csv => csv::render(extract),
        Format::Json => json::render(extract),
        Format::Text(look) => table::render(extract, look),
    }
}

/// Whether bench_runner's header can be written: both names have its form.
pub fn has_header(comparison: &Comparison) -> bool {
    comparison.identities.0.is_some() && comparison.identities.1.is_some()
}

/// A number in words, or why there is none.
fn or_reason<T>(number: &Result<T, Unavailable>, words: impl Fn(&T) -> String) -> String {
    match number {
        Ok(number) => words(number),
        Err(reason) => format!("not available ({reason})"),
    }
}
