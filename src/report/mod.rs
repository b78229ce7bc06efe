//! A comparison as text: the published Markdown, and what is in view as Markdown, CSV, JSON or a table for the
//! terminal.
//!
//! The published Markdown and JSON are data for other programs and hold names as they are in the files; all else
//! passes them through the sanitiser.

mod csv;
mod extract;
mod format;
mod header;
mod json;
mod markdown;
mod published;
mod reason;
mod text;

pub use extract::Extract;
pub use format::OutputFormat;
pub use header::has_header;
pub use markdown::row as markdown_row;
pub use published::{missing, render as published};
pub use text::TextStyle;
