//! A comparison as text: the published Markdown, and what is in view as Markdown, CSV, JSON or a table for the
//! terminal.
//!
//! The published Markdown and JSON are data for other programs and hold names as they are in the files; all else
//! passes them through the sanitiser.

mod extract;
mod formats;
mod header;
mod published;
mod reason;
#[cfg(test)]
mod tests;

pub use extract::Extract;
pub use formats::{TextStyle, markdown_folded_view, markdown_row, markdown_view};
pub use header::has_header;
pub use published::{missing, render as published};
