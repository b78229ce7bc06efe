//! How a tree is read.

use std::collections::HashMap;
use std::num::NonZero;
use std::thread;

use super::stamp::Stamp;
use crate::suite::{LoadOptions, Texts};

/// The metadata of files by their paths relative to the tree, each with the stamp of the file that it is from.
pub type KnownTexts = HashMap<String, (Stamp, Texts)>;

/// How a tree is read.
#[derive(Debug)]
pub struct TreeOptions {
    /// How a file is read.
    pub load: LoadOptions,
    /// On how many threads.
    pub jobs: NonZero<usize>,
    /// What is known from an earlier reading. A file that is the same is not read again.
    pub known: KnownTexts,
}

impl Default for TreeOptions {
    fn default() -> Self {
        Self {
            load: LoadOptions::default(),
            jobs: thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN),
            known: KnownTexts::new(),
        }
    }
}
