//! State that several screens share: the open comparison, and how it is shown.

mod column_choice;
mod file_items;
mod filter_history;
mod open_comparison;

pub use column_choice::ColumnChoice;
pub use file_items::{FileItem, FileList};
pub use open_comparison::{Axes, OpenComparison, Pane};
