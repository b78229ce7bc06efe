//! The real program in a real terminal: what its user sees, and what it leaves behind.

#![cfg(unix)]

mod clipboard;
mod colours;
mod cost;
mod exploring;
mod input;
mod leaving;
mod loading;
mod screen;
#[path = "../support/mod.rs"]
mod support;
mod tmux;
