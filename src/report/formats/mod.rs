//! The formats of an export, a module each.

pub(super) mod csv;
pub(super) mod json;
pub(super) mod markdown;
pub(super) mod text;

use super::extract::Extract;
use crate::comparison::OutputFormat;

pub use markdown::{
    folded_view as markdown_folded_view, row as markdown_row, view as markdown_view,
};
pub use text::TextStyle;

impl Extract<'_> {
    /// The rows and the verdict in a format, ending in one newline. The style is that of [`OutputFormat::Text`]; the
    /// other formats have none.
    #[must_use]
    pub fn render(&self, format: OutputFormat, style: TextStyle) -> String {
        match format {
            OutputFormat::Markdown => markdown::render(self),
            OutputFormat::Csv => csv::render(self),
            OutputFormat::Json => json::render(self),
            OutputFormat::Text => text::render(self, style),
        }
    }
}
