//! The key bindings: one list, from which the dispatch, the help, the footer and docs/KEYS.md are derived.

mod actions;
mod binding;
mod bindings;
mod document;
mod key;
mod list;
mod lookup;

pub use binding::Binding;
pub use document::markdown_table;
pub use key::Key;
pub use lookup::{available, lookup, no_meaning, of_action, of_screen};
