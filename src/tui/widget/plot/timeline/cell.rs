//! What a cell of the plot shows.

use crate::tui::glyphs::Glyphs;

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
    /// Where the level changes, which a later change reverts, by the place of the change among all.
    Reverted(usize),
    /// Where the level changes, by the place of the change among all.
    Change(usize),
    /// The median of a segment.
    Median,
    /// Points of another trace, by its place among them.
    Trace(usize),
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

/// The mark of the trace at this place among all; they repeat after a few.
#[must_use]
pub fn trace_mark(place: usize, glyphs: Glyphs) -> char {
    let marks = match glyphs {
        Glyphs::Unicode => ['○', '△', '◇', '□', '▽', '+'],
        Glyphs::Ascii => ['a', 'b', 'c', 'd', 'e', 'f'],
    };
    marks[place % marks.len()]
}
