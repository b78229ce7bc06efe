//! How a command ends.

/// An error that ends the program with a message.
pub type Error = Box<dyn std::error::Error + Send + Sync>;

/// How a command ended without an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The command succeeded.
    Done,
    /// `--fail-if` found a benchmark that meets the condition, or one for which this is unknown.
    Matched,
    /// The user pressed Ctrl-C.
    Interrupted,
}
