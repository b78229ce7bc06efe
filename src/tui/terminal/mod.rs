//! The terminal: takes it over and restores it, sends frames to it, and waits for what comes from it.

mod backend;
mod device;
mod frame;
mod input;
mod restore;
mod size;
mod terminal;
mod wake;
mod writer;

pub use input::{Decoder, Input};
pub use size::terminal_size;
pub use terminal::Terminal;
pub use wake::{Bell, Listener, Waiter, Wake, Watch, end_by, suspend};
