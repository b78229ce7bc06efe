//! Values of a row for other programs, with full precision.

use crate::comparison::context::ViewContext;

/// One value of each row in exports.
pub struct Field {
    /// Its name, such as `reference_mean`.
    pub name: &'static str,
    /// The description of the value.
    pub meaning: &'static str,
    /// The group of fields that it belongs to.
    pub section: Section,
    /// The value of a row.
    pub value: for<'c> fn(&ViewContext<'c>, usize) -> FieldValue<'c>,
}

/// The groups of the fields of a row, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// The benchmark itself: its name and tags.
    Benchmark,
    /// The measurements of the reference.
    Reference,
    /// The measurements of the head.
    Head,
    /// How the two differ.
    Change,
    /// The result of the t-test.
    Test,
    /// Peak memory.
    Memory,
    /// Whether the benchmark is excluded.
    State,
}

/// The value of a field.
#[derive(Debug, Clone, PartialEq)]
pub enum FieldValue<'c> {
    /// Text from a file; raw.
    Raw(&'c str),
    /// Texts from a file; raw.
    RawList(&'c [String]),
    /// One of benchlens's own words.
    Word(&'static str),
    /// A number, written with enough digits to distinguish it from any other double.
    Number(f64),
    /// A count.
    Count(usize),
    /// True or false.
    Truth(bool),
    /// A value that is not known.
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
