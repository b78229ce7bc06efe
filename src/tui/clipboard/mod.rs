//! Copies text to the clipboard of the user's own terminal, over any number of remote connections.

mod clipboard;
pub mod tmux;

pub use clipboard::Clipboard;
