//! State that several screens share: the open comparison, and how it is shown.

mod column_choice;
mod filter_history;
mod open_comparison;

pub use column_choice::ColumnChoice;
pub use open_comparison::{OpenComparison, Pane};
