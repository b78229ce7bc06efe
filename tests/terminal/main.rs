//! The real program in a real terminal: what its user sees, and what it leaves behind.

#![cfg(unix)]

mod blocking;
mod clipboard;
mod colours;
mod cost;
mod exploring;
mod heads;
mod history;
mod hostile_tree;
mod input;
mod jobs;
mod leaving;
mod loading;
mod nights;
mod screen;
mod settings;
mod signals;
#[path = "../support/mod.rs"]
mod support;
mod tmux;
mod tour;
mod tree;
