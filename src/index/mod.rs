//! The headline numbers of every comparison of a tree.
//!
//! A [`Plan`] says which comparisons there are and in which order they are made; [`compare`] makes them on several threads
//! and reports each as soon as it is known; an [`Index`] keeps what is known so far.

mod begin;
mod cache;
mod compare;
mod index;
mod judge;
mod lines;
mod outcome;
mod plan;
mod published;
mod shelf;
mod turns;
mod urgency;

pub use begin::begin;
pub use cache::Cache;
pub use compare::{CompareOptions, Comparer, Event, Judge, compare};
pub use index::{Index, PINNED};
pub use judge::judge;
pub use lines::Lines;
pub use outcome::Outcome;
pub use plan::{Plan, Step};
pub use published::Published;
pub use urgency::Urgency;
