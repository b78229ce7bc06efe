//! The widgets that screens are built from.

mod canvas;
mod fit;
mod lines;
mod menu;
mod pane;
pub mod plot;
mod prompt;
mod scroll;
mod scroll_pane;
mod table_pane;

pub use canvas::{Canvas, FrameState, Target};
pub use fit::fitted;
pub use lines::{LABEL_WIDTH, LineBuilder};
pub use menu::{Menu, MenuItem, Popup};
pub use pane::pane;
pub use prompt::{Prompt, cursor, edit, insert};
pub use scroll::{around, scrolled};
pub use scroll_pane::ScrollPane;
pub use table_pane::TablePane;
