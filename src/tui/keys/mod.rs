//! The key bindings: one list, from which the dispatch, the help, the footer and the README's table are derived.

mod actions;
mod binding;
mod bindings;
mod key;
mod list;
mod lookup;

pub use binding::Binding;
pub use key::Key;
pub use lookup::{available, lookup, markdown_table, no_meaning, of_action, of_screen};
