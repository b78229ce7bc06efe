//! Where what is shown comes from.

use super::indexer::TreeRequest;
use super::state::OpenComparison;
use super::worker::Worker;

/// What the loader returns.
pub struct Loaded {
    /// The comparison.
    pub comparison: OpenComparison,
    /// The row of the benchmark to open, if any.
    pub benchmark: Option<usize>,
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

/// A thread that loads a comparison.
pub type Loader = Worker<Result<Loaded, LoaderError>>;
