//! The index of a tree, a module for each format.

mod csv;
mod json;
mod markdown;
mod model;
mod text;

use crate::comparison::OutputFormat;

pub use model::{AskedColumns, IndexReport};

impl IndexReport<'_> {
    /// The report in a format. All but the published Markdown end in one newline.
    #[must_use]
    pub fn render(&self, format: OutputFormat) -> String {
        match format {
            OutputFormat::Markdown => markdown::render(self),
            OutputFormat::Csv => csv::render(self),
            OutputFormat::Json => json::render(self),
            OutputFormat::Text => text::render(self),
        }
    }
}
