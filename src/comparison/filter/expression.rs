//! A filter, and its result for a row.

use std::ops::Range;

use super::fuzzy::Fuzzy;
use super::syntax::{SyntaxError, term, words};
use super::term::{Term, Test};
use crate::comparison::comparison::Comparison;
use crate::comparison::context::ViewContext;

/// A parsed filter.
#[derive(Default)]
pub struct Filter {
    terms: Vec<Term>,
    errors: Vec<SyntaxError>,
    fuzzy: Fuzzy,
}

/// The result of a filter for a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judgement {
    /// It passes every term.
    Pass,
    /// It fails a term.
    Fail,
    /// A term needs a value that is not known for the row.
    Unknown,
}

impl Filter {
    /// Parses a filter. Never fails: a word that cannot be parsed becomes a [`SyntaxError`].
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut filter = Self::default();
        for place in words(text) {
            match term(text, place) {
                Ok(term) => filter.terms.extend(term),
                Err(error) => filter.errors.push(error),
            }
        }
        filter
    }

    /// Whether it has no terms, so that every row passes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The words that could not be parsed.
    #[must_use]
    pub fn errors(&self) -> &[SyntaxError] {
        &self.errors
    }

    /// Whether a row, by index, passes all terms.
    #[must_use]
    pub fn judge(&self, row: usize, context: &ViewContext<'_>) -> Judgement {
        let mut judgement = Judgement::Pass;
        for term in &self.terms {
            match Self::passes(term, row, context) {
                Some(true) => {}
                Some(false) => return Judgement::Fail,
                None => judgement = Judgement::Unknown,
            }
        }
        judgement
    }

    /// The positions of the letters of `name` that words match (counted in characters, ascending).
    #[must_use]
    pub fn matched_letters(&self, name: &str) -> Vec<usize> {
        let words = self
            .terms
            .iter()
            .filter(|term| !term.negated)
            .filter_map(|term| match &term.test {
                Test::Word(word) => self.fuzzy.find(name, word),
                Test::Exactly(text) => {
                    let start = name[..name.find(text.as_str())?].chars().count();
                    Some((start..start + text.chars().count()).collect())
                }
                Test::Tag(_) | Test::Is(_) | Test::Compare(..) => None,
            });
        let mut places: Vec<usize> = words.flatten().collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    /// The place of the term that removes the last of `rows`; `None` if some pass.
    #[must_use]
    pub fn emptied_by(&self, rows: &[usize], context: &ViewContext<'_>) -> Option<Range<usize>> {
        let mut rows = rows.to_vec();
        for term in &self.terms {
            rows.retain(|&row| Self::passes(term, row, context) == Some(true));
            if rows.is_empty() {
                return Some(term.place.clone());
            }
        }
        None
    }

    /// The place of a tag that no row has, or of a word that no name matches, which is probably misspelt.
    #[must_use]
    pub fn matches_nothing(&self, comparison: &Comparison) -> Option<Range<usize>> {
        let rows = &comparison.rows;
        let is_idle = |term: &&Term| match &term.test {
            Test::Word(word) => !rows.iter().any(|row| Fuzzy::matches(&row.name, word)),
            Test::Exactly(text) => !rows.iter().any(|row| row.name.contains(text.as_str())),
            Test::Tag(tag) => !rows.iter().any(|row| has_tag(&row.tags, tag)),
            Test::Is(_) | Test::Compare(..) => false,
        };
        let idle = self.terms.iter().find(is_idle);
        idle.map(|term| term.place.clone())
    }

    /// Whether a row passes a term; `None` if that is not known.
    fn passes(term: &Term, row: usize, context: &ViewContext<'_>) -> Option<bool> {
        let this = &context.comparison.rows[row];
        let passes = match &term.test {
            Test::Word(word) => Fuzzy::matches(&this.name, word),
            Test::Exactly(text) => this.name.contains(text.as_str()),
            Test::Tag(tag) => has_tag(&this.tags, tag),
            Test::Is(state) => state.holds(row, context)?,
            Test::Compare(quantity, relation, limit) => {
                relation.holds(quantity.value(row, context)?, *limit)
            }
        };
        Some(passes != term.negated)
    }
}

/// Whether `tags` contain `tag`, ignoring case.
fn has_tag(tags: &[String], tag: &str) -> bool {
    tags.iter()
        .any(|other| other.to_lowercase() == tag.to_lowercase())
}
