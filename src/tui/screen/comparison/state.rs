//! The screen of a comparison keeps no state of its own: other screens stand over it, and change what it shows.

/// The comparison: groups, the table, and the verdict.
#[derive(Debug, Default)]
pub struct ComparisonState;
