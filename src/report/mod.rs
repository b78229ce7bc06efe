//! A comparison as text: the published Markdown, and what is in view as Markdown, CSV, JSON or a table for the
//! terminal. The same of the index of a tree, and the Markdown that bench_runner puts beside its results.
//!
//! The published Markdown and JSON are data for other programs and hold names as they are in the files; all else
//! passes them through the sanitiser.

mod code;
mod extract;
mod folder;
mod formats;
mod header;
mod heads;
mod history;
mod index;
mod json_numbers;
mod links;
mod list;
mod published;
mod reason;
mod safe_cell;
#[cfg(test)]
mod tests;
mod text_table;
mod visible_json;

pub use extract::Extract;
pub use folder::FolderReport;
pub use formats::TextStyle;
pub use header::has_header;
pub use heads::{
    Heads, common_of, folded_view as markdown_folded_view, published as published_heads,
    published_section, row as markdown_row, view as markdown_view,
};
pub use history::{HistoryReport, build, change_size, left_out};
pub use index::{AskedColumns, IndexReport};
pub use list::ListReport;
pub use published::{missing, render as published, render_file as published_file};
