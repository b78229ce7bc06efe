//! The history of a tree, a module for each format.

mod csv;
mod json;
mod model;
mod text;

pub use model::HistoryReport;
pub use text::{build, left_out, size as change_size};

use crate::comparison::OutputFormat;

impl HistoryReport<'_> {
    /// The report in a format; ends in one newline. There is no Markdown: it is the text.
    #[must_use]
    pub fn render(&self, format: OutputFormat) -> String {
        match format {
            OutputFormat::Csv => csv::render(self),
            OutputFormat::Json => json::render(self),
            OutputFormat::Text | OutputFormat::Markdown => text::render(self),
        }
    }
}
