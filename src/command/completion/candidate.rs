//! A word that may be in the place of the one that is typed.

/// A word, and what it means. Both are raw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    pub word: String,
    pub meaning: String,
}

impl Candidate {
    pub fn new(word: impl Into<String>, meaning: impl Into<String>) -> Self {
        Self {
            word: word.into(),
            meaning: meaning.into(),
        }
    }
}
