//! Values of a row for other programs, with all their digits.

use crate::comparison::context::ViewContext;

/// One value that exports have of each row.
pub struct Field {
    /// Its name, such as `reference_mean`.
    pub name: &'static str,
    /// What it holds.
    pub meaning: &'static str,
    /// Which fields stand together.
    pub section: Section,
    /// The value of a row.
    pub value: for<'c> fn(&ViewContext<'c>, usize) -> FieldValue<'c>,
}

/// The fields of a row, in the order in which they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// Which benchmark it is.
    Benchmark,
    /// What was measured of the reference.
    Reference,
    /// What was measured of the head.
    Head,
    /// How the two differ.
    Change,
    /// What the t-test says.
    Test,
    /// Peak memory.
    Memory,
    /// What is done about the benchmark.
    State,
}

/// What a field holds.
#[derive(Debug, Clone, PartialEq)]
pub enum FieldValue<'c> {
    /// Text from a file; raw.
    Raw(&'c str),
    /// Texts from a file; raw.
    RawList(&'c [String]),
    /// A word of ours.
    Word(&'static str),
    /// A number with all digits that tell it apart from any other double.
    Number(f64),
    /// A number of things.
    Count(usize),
    /// Yes or no.
    Truth(bool),
    /// What is not known.
    Unknown,
}

impl From<f64> for FieldValue<'_> {
    fn from(value: f64) -> Self {
        Self::Number(value)
    }
}

impl From<Option<f64>> for FieldValue<'_> {
    fn from(value: Option<f64>) -> Self {
        value.map_or(Self::Unknown, Self::Number)
    }
}

impl From<&'static str> for FieldValue<'_> {
    fn from(word: &'static str) -> Self {
        Self::Word(word)
    }
}

impl From<bool> for FieldValue<'_> {
    fn from(value: bool) -> Self {
        Self::Truth(value)
    }
}
