//! Trees of results: which results are found, in which order, what they are compared with, and what comes of it.

mod annotated;
mod cache;
mod changes;
mod corpus;
mod generate;
mod generated;
mod history;
mod hostile;
mod index;
mod keys;
mod list;
mod listing;
mod names;
mod nights;
mod pinned;
mod plots;
mod published;
mod reasons;
mod references;
mod screen;
mod series;
#[path = "../support/mod.rs"]
mod support;
mod taken_away;
mod timeline;

use support::made;
