//! The history screen has no state of its own: other screens open on top of it and change what it shows.

/// The history: the list of series, and the selected one over time.
#[derive(Debug, Default)]
pub struct TimelineState;
