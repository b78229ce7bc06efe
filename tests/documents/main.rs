//! What the documents say is so: their links lead somewhere, and the commands, filters, keys, files and tests that they
//! name exist.
//!
//! `UPDATE_DOCUMENTS=1 cargo test --test documents` writes the parts of them that the program generates.

mod commands;
mod document;
mod examples;
mod filters;
mod formats;
mod generated;
mod keys;
mod links;
mod names;
mod numbers;
mod shell;
#[path = "../support/mod.rs"]
mod support;
mod tries;
