//! The terminal interface.
//!
//! A key becomes an [`Action`] (`keys`), an action changes the [`App`], and the state of the app becomes a frame
//! ([`draw()`]). The app is a stack of screens (`screen`), which are built from widgets (`widget`). The program around
//! the app ([`Host`]) does what the app cannot do itself, such as writing a file. Only `terminal` and
//! `event_loop` access the terminal.

mod action;
mod app;
mod clipboard;
mod draw;
mod effect;
mod event;
mod event_loop;
mod footer;
mod glyphs;
mod header;
mod hints;
mod host;
mod indexer;
mod keys;
mod matrix;
mod night_work;
mod run_options;
mod screen;
mod sent;
mod source;
mod state;
mod terminal;
mod theme;
mod tour;
mod tree_work;
mod widget;
mod worker;

pub use action::Action;
pub use app::App;
pub use clipboard::Clipboard;
pub use draw::draw;
pub use effect::{Copied, Effect, Exported};
pub use event::handle as handle_event;
pub use event_loop::run;
pub use glyphs::Glyphs;
pub use host::{Compare, Ending, Export, Host, Job, Outcome, Task, finish, perform};
pub use indexer::{TreeRequest, TreeUpdate, fulfil};
pub use keys::markdown_table as key_table;
pub use run_options::{RunError, ScreenOptions};
pub use screen::{
    BenchmarkAction, ColumnsAction, HelpAction, HelpPage, Motion, ResultsAction, Screen,
    ScreenAction, ScreenKind, TableAction, TextAction, Waiting,
};
pub use source::{Loaded, Loader, LoaderError, Source};
pub use state::{
    Chosen, ColumnChoice, HistoryChoice, OpenComparison, OpenHistory, OpenTree, Pane, Wish,
    WishKind,
};
pub use terminal::{Decoder, Listener, Terminal, terminal_size};
pub use theme::{Background, Depth, Theme, ThemeName};
pub use tour::{Stop, Tour, TourAction};
pub use widget::{FrameState, Target};
pub use worker::{Cancellation, Worker};

#[cfg(test)]
mod tests;
