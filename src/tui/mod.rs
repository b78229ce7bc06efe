//! The screen.
//!
//! A key becomes an [`Action`] ([`keymap`]), an action changes the [`App`] ([`app`]), the state becomes a frame
//! ([`view`]), whose pictures are made of characters ([`plot`]). Only [`terminal`] and [`event_loop`] know that there
//! is a terminal.

mod action;
mod app;
mod event_loop;
mod keymap;
pub mod plot;
mod terminal;
mod theme;
mod view;

pub use action::Action;
pub use app::{App, Effect, Mode, Pane};
pub use event_loop::run;
pub use keymap::{Scope, lookup, table as key_table};
pub use terminal::Screen;
pub use theme::{Background, Depth, Palette, Theme, ThemeName};
pub use view::{ViewState, draw};
