//! Trees of results: which results are found, in which order, and what they are compared with.

mod corpus;
mod list;
mod listing;
mod made;
mod names;
mod references;
#[path = "../support/mod.rs"]
mod support;
