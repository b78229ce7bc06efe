//! Several heads together: in every format of an export, as copies, and as pyperf's table.

mod lacking;
mod markdown;
mod model;
mod overview;
mod pyperf;
#[cfg(test)]
mod tests;
mod text;

use super::formats::{TextStyle, csv, json};
use crate::comparison::OutputFormat;

pub use markdown::{common_of, folded_view, published_section, row, view};
pub use model::Heads;
pub use pyperf::render as published;

impl Heads<'_> {
    /// The rows and the verdicts in a format, ending in one newline. For one head, this is the same as
    /// [`Extract::render`](crate::report::Extract::render).
    #[must_use]
    pub fn render(&self, format: OutputFormat, style: TextStyle) -> String {
        match (&self.extracts[..], format) {
            ([extract], _) => extract.render(format, style),
            (_, OutputFormat::Markdown) => markdown::render(self),
            (extracts, OutputFormat::Csv) => csv::render_heads(extracts, &self.rows),
            (extracts, OutputFormat::Json) => json::render_heads(extracts),
            (_, OutputFormat::Text) => text::render(self, style),
        }
    }
}
