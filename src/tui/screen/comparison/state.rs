//! The comparison screen has no state of its own: other screens open on top of it and change what it shows.

/// The comparison: groups, the table, and the verdict.
#[derive(Debug, Default)]
pub struct ComparisonState;
