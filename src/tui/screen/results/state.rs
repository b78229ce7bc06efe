//! The results screen has hardly any state of its own: what it shows is the open tree.

/// The results of a tree: facets, the table, and what is known of the selected result.
#[derive(Debug, Default)]
pub struct ResultsState {
    /// The filter to begin with, until the results are listed; raw.
    pub first_filter: Option<String>,
    /// The first visible line of the details while they have the focus.
    pub details_top: usize,
}

impl ResultsState {
    /// A screen that begins with a filter; raw.
    pub fn new(first_filter: Option<String>) -> Self {
        Self {
            first_filter,
            details_top: 0,
        }
    }
}
