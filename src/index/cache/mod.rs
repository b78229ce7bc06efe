//! What is known of a tree from an earlier run, so that nothing is read and compared twice.
//!
//! A cache is a file for each tree. It holds the metadata of each result and the numbers of each comparison, each with
//! the size and the time of the files that they are from. What has changed since is not used. A cache that cannot be
//! read, or was written by another version, is ignored; one that cannot be written is not missed.

mod cache;
mod file;
mod stored;

pub use cache::Cache;
