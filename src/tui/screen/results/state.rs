//! The results screen has no state of its own: what it shows is the open tree.

/// The results of a tree: facets, the table, and what is known of the selected result.
#[derive(Debug, Default)]
pub struct ResultsState;
