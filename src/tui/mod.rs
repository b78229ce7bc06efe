//! The screen.
//!
//! A key becomes an [`Action`] ([`keymap`]), an action changes the [`App`] ([`app`]), the state becomes a frame
//! ([`view`]), whose pictures are made of characters ([`plot`]). What the state cannot do itself, such as writing a
//! file, it asks of the program around it ([`shell`]). Only [`terminal`] and [`event_loop`] know that there is a
//! terminal.

mod action;
mod app;
mod clipboard;
mod event_loop;
mod keymap;
mod loading;
pub mod plot;
mod shell;
mod terminal;
mod theme;
mod view;
mod wake;

pub use action::Action;
pub use app::{App, Copied, ENDINGS, Effect, Exported, Mode, Pane};
pub use clipboard::Clipboard;
pub use event_loop::{Ending, Look, run};
pub use keymap::{Scope, lookup, table as key_table};
pub use loading::{Waited, wait};
pub use shell::{Shell, Task, perform};
pub use terminal::Screen;
pub use theme::{Background, Depth, Palette, Theme, ThemeName};
pub use view::{Target, ViewState, draw};
