//! What several screens share: the comparison that is open, and how it is looked at.

mod column_choice;
mod filter_history;
mod open_comparison;

pub use column_choice::ColumnChoice;
pub use open_comparison::{OpenComparison, Pane};
