//! What a cell of the plot shows.

/// What a cell of the plot shows. Of several, the last of this list.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Nothing.
    #[default]
    Empty,
    /// The noise about a median.
    Band,
    /// Where the version of the benchmarks changes.
    SuiteChange,
    /// Where the level changes, which a later change reverts.
    Reverted,
    /// Where the level changes.
    Change,
    /// The median of a segment.
    Median,
    /// Points.
    Point,
    /// Where somebody noted something.
    Annotation,
    /// A point of a disturbed night.
    Disturbed,
    /// The point under the cursor.
    Cursor,
}

/// A cell of the plot.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct TimeCell {
    /// The character that is drawn; `None` if nothing is.
    pub character: Option<char>,
    /// What it shows.
    pub role: Role,
}
