//! Where what is shown comes from.

use super::indexer::TreeRequest;
use super::state::{OpenComparison, OpenHistory};
use super::worker::Worker;

/// What the loader returns.
pub enum Loaded {
    /// A comparison, and the row of the benchmark to open, if any.
    Comparison(Box<OpenComparison>, Option<usize>),
    /// The history of a tree.
    History(Box<OpenHistory>),
}

/// Where what is shown comes from.
pub enum Source {
    /// The app has it.
    App,
    /// A loader, whose bell is one of the listener.
    Loader(Loader),
    /// A tree of results.
    Tree(TreeRequest),
}

/// Why loading failed.
pub type LoaderError = Box<dyn std::error::Error + Send + Sync>;

/// A thread that loads a comparison, or a history.
pub type Loader = Worker<Result<Loaded, LoaderError>>;
