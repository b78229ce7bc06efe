//! State that several screens share: the open tree, its history and the open comparison, and how they are shown.

mod choose;
mod chosen;
mod column_choice;
mod file_items;
mod filter_history;
mod nights;
mod open_comparison;
mod open_history;
mod open_tree;
mod pinned;
mod wish;

pub use chosen::Chosen;
pub use column_choice::{Choice, ColumnChoice};
pub use file_items::{FileItem, FileList};
pub use filter_history::FilterHistory;
pub use open_comparison::{Axes, OpenComparison, Pane};
pub use open_history::{HistoryChoice, OpenHistory, Other};
pub use open_tree::{OpenTree, TreePane};
pub use wish::{Wish, WishKind};
