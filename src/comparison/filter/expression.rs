//! A filter, and its result for a row.

use std::ops::Range;

use super::fuzzy::Fuzzy;
use super::named::NamedFilters;
use super::syntax::{self, SyntaxError};
use super::term::{Term, Test};
use crate::comparison::comparison::Comparison;
use crate::comparison::context::ViewContext;

/// A parsed filter.
#[derive(Default)]
pub struct Filter {
    /// The terms between one `or` and the next. None of the lists is empty.
    alternatives: Vec<Vec<Term>>,
    errors: Vec<SyntaxError>,
    fuzzy: Fuzzy,
}

/// The result of a filter for a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Match {
    /// It passes every term of an alternative.
    Pass,
    /// It fails a term of each alternative.
    Fail,
    /// The result depends on a value that is not known for the row.
    Unknown,
}

impl Filter {
    /// Parses a filter. Never fails: a part that cannot be parsed becomes a [`SyntaxError`].
    #[must_use]
    pub fn parse(text: &str, named: &NamedFilters) -> Self {
        let parsed = syntax::parse(text, named);
        Self {
            alternatives: parsed.alternatives,
            errors: parsed.errors,
            fuzzy: Fuzzy::default(),
        }
    }

    /// Whether it has no terms, so that every row passes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.alternatives.is_empty()
    }

    /// Whether it chooses rows by their names and tags only, not by what was measured.
    #[must_use]
    pub fn is_by_name(&self) -> bool {
        are_by_name(&self.alternatives)
    }

    /// The parts that could not be parsed, in the order of the text.
    #[must_use]
    pub fn errors(&self) -> &[SyntaxError] {
        &self.errors
    }

    /// Whether a row, by index, passes the filter.
    #[must_use]
    pub fn judge(&self, row: usize, context: &ViewContext<'_>) -> Match {
        if self.is_empty() {
            return Match::Pass;
        }
        match passes_any(&self.alternatives, row, context) {
            Some(true) => Match::Pass,
            Some(false) => Match::Fail,
            None => Match::Unknown,
        }
    }

    /// The positions of the letters of `name` that words match (counted in characters, ascending).
    #[must_use]
    pub fn matched_letters(&self, name: &str) -> Vec<usize> {
        let mut places = Vec::new();
        for term in self.terms() {
            self.add_letters(term, name, &mut places);
        }
        places.sort_unstable();
        places.dedup();
        places
    }

    fn add_letters(&self, term: &Term, name: &str, places: &mut Vec<usize>) {
        if term.negated {
            return;
        }
        match &term.test {
            Test::Word(word) => places.extend(self.fuzzy.find(name, word).into_iter().flatten()),
            Test::Glob(glob) => places.extend(glob.find(name).into_iter().flatten()),
            Test::Exactly(text) => {
                if let Some(at) = name.find(text.as_str()) {
                    let start = name[..at].chars().count();
                    places.extend(start..start + text.chars().count());
                }
            }
            Test::Named(alternatives) => {
                for term in alternatives.iter().flatten() {
                    self.add_letters(term, name, places);
                }
            }
            Test::Tag(_) | Test::Is(_) | Test::Compare(..) => {}
        }
    }

    /// The place of the term that removes the last of `rows`, or of the whole filter if it has alternatives; `None` if
    /// some rows pass.
    #[must_use]
    pub fn emptied_by(&self, rows: &[usize], context: &ViewContext<'_>) -> Option<Range<usize>> {
        let mut places = self.alternatives.iter().map(|terms| {
            let mut rows = rows.to_vec();
            let removes_last = |term: &&Term| {
                rows.retain(|&row| passes(term, row, context) == Some(true));
                rows.is_empty()
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

    /// The place of a tag that no row has, or of a word that no name matches, which is probably misspelt.
    #[must_use]
    pub fn matches_nothing(&self, comparison: &Comparison) -> Option<Range<usize>> {
        let idle = self.terms().find(|term| is_idle(&term.test, comparison));
        idle.map(|term| term.place.clone())
    }

    /// The place of a word that matches names fuzzily.
    #[must_use]
    pub fn fuzzy_word(&self) -> Option<Range<usize>> {
        let is_fuzzy = |term: &&Term| match &term.test {
            Test::Word(_) => true,
            Test::Named(alternatives) => {
                let mut terms = alternatives.iter().flatten();
                terms.any(|term| matches!(term.test, Test::Word(_)))
            }
            _ => false,
        };
        let word = self.terms().find(is_fuzzy);
        word.map(|term| term.place.clone())
    }

    fn terms(&self) -> impl Iterator<Item = &Term> {
        self.alternatives.iter().flatten()
    }
}

/// Whether a row passes one of the alternatives; `None` if that is not known.
fn passes_any(alternatives: &[Vec<Term>], row: usize, context: &ViewContext<'_>) -> Option<bool> {
    let mut result = Some(false);
    for terms in alternatives {
        match passes_all(terms, row, context) {
            Some(true) => return Some(true),
            Some(false) => {}
            None => result = None,
        }
    }
    result
}

/// Whether a row passes all terms; `None` if that is not known.
fn passes_all(terms: &[Term], row: usize, context: &ViewContext<'_>) -> Option<bool> {
    let mut result = Some(true);
    for term in terms {
        match passes(term, row, context) {
            Some(true) => {}
            Some(false) => return Some(false),
            None => result = None,
        }
    }
    result
}

/// Whether a row passes a term; `None` if that is not known.
fn passes(term: &Term, row: usize, context: &ViewContext<'_>) -> Option<bool> {
    let this = &context.comparison.rows[row];
    let passes = match &term.test {
        Test::Word(word) => Fuzzy::matches(&this.name, word),
        Test::Exactly(text) => this.name.contains(text.as_str()),
        Test::Glob(glob) => glob.find(&this.name).is_some(),
        Test::Tag(tags) => tags.iter().any(|tag| has_tag(&this.tags, tag)),
        Test::Is(state) => state.holds(row, context)?,
        Test::Compare(quantity, relation, limit) => {
            relation.holds(quantity.value(row, context)?, *limit)
        }
        Test::Named(alternatives) => passes_any(alternatives, row, context)?,
    };
    Some(passes != term.negated)
}

/// Whether no row has a name or a tag of a test.
fn is_idle(test: &Test, comparison: &Comparison) -> bool {
    let rows = &comparison.rows;
    match test {
        Test::Word(word) => !rows.iter().any(|row| Fuzzy::matches(&row.name, word)),
        Test::Exactly(text) => !rows.iter().any(|row| row.name.contains(text.as_str())),
        Test::Glob(glob) => !rows.iter().any(|row| glob.find(&row.name).is_some()),
        Test::Tag(tags) => {
            let is_used = |tag: &String| rows.iter().any(|row| has_tag(&row.tags, tag));
            !tags.iter().all(is_used)
        }
        Test::Named(alternatives) => {
            let mut terms = alternatives.iter().flatten();
            terms.any(|term| is_idle(&term.test, comparison))
        }
        Test::Is(_) | Test::Compare(..) => false,
    }
}

/// Whether `tags` contain `tag`, ignoring case.
fn has_tag(tags: &[String], tag: &str) -> bool {
    tags.iter()
        .any(|other| other.to_lowercase() == tag.to_lowercase())
}

fn are_by_name(alternatives: &[Vec<Term>]) -> bool {
    alternatives.iter().flatten().all(|term| match &term.test {
        Test::Word(_) | Test::Exactly(_) | Test::Glob(_) | Test::Tag(_) => true,
        Test::Named(alternatives) => are_by_name(alternatives),
        Test::Is(_) | Test::Compare(..) => false,
    })
}
