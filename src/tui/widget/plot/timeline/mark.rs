//! Where the level of a plot changes.

/// A place where the level changes.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeMark {
    /// Its place on the horizontal axis.
    pub x: f64,
    /// Whether a later change reverts it.
    pub is_reverted: bool,
    /// What is written above it, the longest wording first.
    pub labels: Vec<String>,
}
