//! Results of a tree that are to be compared.

use std::path::PathBuf;

/// Results to be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// The file of the reference: one for all heads, or one for each.
    pub references: Vec<PathBuf>,
    /// The files of the heads, at least one.
    pub heads: Vec<PathBuf>,
    /// For each head, of what its reference takes the place, if it is a stand-in; raw. May be empty if none is.
    pub stand_ins: Vec<Option<String>>,
    /// What is to be said when they are compared; raw.
    pub note: Option<String>,
}

impl Chosen {
    /// A reference for each head. One that all have in common is named once.
    #[must_use]
    pub fn new(
        mut references: Vec<PathBuf>,
        heads: Vec<PathBuf>,
        stand_ins: Vec<Option<String>>,
    ) -> Self {
        if references
            .iter()
            .all(|reference| *reference == references[0])
        {
            references.truncate(1);
        }
        Self {
            references,
            heads,
            stand_ins,
            note: None,
        }
    }

    /// The same with something to be said; raw.
    #[must_use]
    pub fn with_note(self, note: Option<String>) -> Self {
        Self { note, ..self }
    }
}
