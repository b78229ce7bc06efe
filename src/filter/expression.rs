//! A parsed filter, and its result for an item.

use std::ops::Range;

/// One term, which an item passes or not.
#[derive(Debug, Clone, PartialEq)]
pub struct Term<T> {
    /// Its place in the text, in bytes.
    pub place: Range<usize>,
    /// Whether an item passes it by failing the test.
    pub negated: bool,
    /// What it tests.
    pub test: T,
}

/// A part of the text that cannot be parsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// Its place in the text, in bytes.
    pub place: Range<usize>,
    /// What was expected there.
    pub expected: String,
}

/// A parsed filter.
#[derive(Debug)]
pub struct Expression<T> {
    /// The terms between one `or` and the next. None of the lists is empty.
    pub alternatives: Vec<Vec<Term<T>>>,
    /// The parts that cannot be parsed, in the order of the text.
    pub errors: Vec<SyntaxError>,
}

impl<T> Default for Expression<T> {
    fn default() -> Self {
        Self {
            alternatives: Vec::new(),
            errors: Vec::new(),
        }
    }
}

impl<T> Expression<T> {
    /// Whether it has no terms, so that every item passes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.alternatives.is_empty()
    }

    /// All terms, in the order of the text.
    pub fn terms(&self) -> impl Iterator<Item = &Term<T>> {
        self.alternatives.iter().flatten()
    }

    /// Whether an item passes; `None` if that depends on a value that is not known for it. `holds` tells whether it
    /// passes a test, ignoring the sign.
    pub fn passes(&self, holds: impl Fn(&T) -> Option<bool>) -> Option<bool> {
        if self.is_empty() {
            return Some(true);
        }
        passes_any(&self.alternatives, &holds)
    }

    /// The place of the term that removes the last of `items`, or of the whole filter if it has alternatives; `None` if
    /// some items pass.
    pub fn emptied_by<I: Copy>(
        &self,
        items: &[I],
        holds: impl Fn(&T, I) -> Option<bool>,
    ) -> Option<Range<usize>> {
        let mut places = self.alternatives.iter().map(|terms| {
            let mut items = items.to_vec();
            let removes_last = |term: &&Term<T>| {
                items.retain(|&item| holds(&term.test, item) == Some(!term.negated));
                items.is_empty()
            };
            let term = terms.iter().find(removes_last)?;
            Some(term.place.clone())
        });
        let first = places.next()??;
        match places.next() {
            None => Some(first),
            Some(second) => {
                second?;
                // All alternatives must be empty.
                places.collect::<Option<Vec<_>>>()?;
                self.place()
            }
        }
    }

    /// The place of the whole filter, without the white space around it; `None` if it has no terms.
    fn place(&self) -> Option<Range<usize>> {
        let mut terms = self.terms();
        let first = terms.next()?;
        let last = terms.last().unwrap_or(first);
        Some(first.place.start..last.place.end)
    }
}

/// Whether an item passes one of the alternatives; `None` if that is not known.
pub fn passes_any<T>(
    alternatives: &[Vec<Term<T>>],
    holds: &impl Fn(&T) -> Option<bool>,
) -> Option<bool> {
    let mut result = Some(false);
    for terms in alternatives {
        match passes_all(terms, holds) {
            Some(true) => return Some(true),
            Some(false) => {}
            None => result = None,
        }
    }
    result
}

/// Whether an item passes all terms; `None` if that is not known.
fn passes_all<T>(terms: &[Term<T>], holds: &impl Fn(&T) -> Option<bool>) -> Option<bool> {
    let mut result = Some(true);
    for term in terms {
        match holds(&term.test) {
            Some(holds) if holds == term.negated => return Some(false),
            Some(_) => {}
            None => result = None,
        }
    }
    result
}
