//! A filter, and its result for a row.

use std::ops::Range;

use super::named::NamedFilters;
use super::syntax;
use super::term::{Reach, State, Test};
use crate::comparison::column::Quantity;
use crate::comparison::comparison::Comparison;
use crate::comparison::context::ViewContext;
use crate::filter::{Expression, Fuzzy, SyntaxError, Term, passes_any};
use crate::sorting;

/// A parsed filter.
#[derive(Default)]
pub struct Filter {
    expression: Expression<Test>,
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
        Self {
            expression: syntax::parse(text, named),
            fuzzy: Fuzzy::default(),
        }
    }

    /// Whether it has no terms, so that every row passes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.expression.is_empty()
    }

    /// Whether it chooses rows by their names and tags only, not by what was measured.
    #[must_use]
    pub fn is_by_name(&self) -> bool {
        are_by_name(&self.expression.alternatives)
    }

    /// The parts that could not be parsed, in the order of the text.
    #[must_use]
    pub fn errors(&self) -> &[SyntaxError] {
        &self.expression.errors
    }

    /// Whether a row, by index, passes the filter.
    #[must_use]
    pub fn judge(&self, row: usize, context: &ViewContext<'_>) -> Match {
        match self.expression.passes(|test| holds(test, row, context)) {
            Some(true) => Match::Pass,
            Some(false) => Match::Fail,
            None => Match::Unknown,
        }
    }

    /// The positions of the letters of `name` that words match (counted in characters, ascending).
    #[must_use]
    pub fn matched_letters(&self, name: &str) -> Vec<usize> {
        let mut places = Vec::new();
        for term in self.expression.terms() {
            self.add_letters(term, name, &mut places);
        }
        sorting::sort(&mut places);
        places.dedup();
        places
    }

    fn add_letters(&self, term: &Term<Test>, name: &str, places: &mut Vec<usize>) {
        if !term.negated {
            self.add_letters_of(&term.test, name, places);
        }
    }

    fn add_letters_of(&self, test: &Test, name: &str, places: &mut Vec<usize>) {
        match test {
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
            Test::Heads(_, test) => self.add_letters_of(test, name, places),
            Test::Tag(_) | Test::Is(_) | Test::Compare(..) => {}
        }
    }

    /// The place of the term that removes the last of `rows`, or of the whole filter if it has alternatives; `None` if
    /// some rows pass.
    #[must_use]
    pub fn emptied_by(&self, rows: &[usize], context: &ViewContext<'_>) -> Option<Range<usize>> {
        self.expression
            .emptied_by(rows, |test, row| holds(test, row, context))
    }

    /// The place of a tag that no row has, or of a word that no name matches, which is probably misspelt.
    #[must_use]
    pub fn matches_nothing(&self, comparison: &Comparison) -> Option<Range<usize>> {
        let mut terms = self.expression.terms();
        let idle = terms.find(|term| is_idle(&term.test, comparison));
        idle.map(|term| term.place.clone())
    }

    /// The place of a word that matches names fuzzily.
    #[must_use]
    pub fn fuzzy_word(&self) -> Option<Range<usize>> {
        let mut terms = self.expression.terms();
        let is_word = |test: &Test| matches!(test, Test::Word(_));
        let word = terms.find(|term| has(&term.test, &is_word));
        word.map(|term| term.place.clone())
    }

    /// Whether a term asks how much a benchmark varies from night to night, which only a history tells.
    #[must_use]
    pub fn asks_for_nights(&self) -> bool {
        let is_of_nights = |test: &Test| {
            matches!(
                test,
                Test::Compare(Quantity::Night, ..) | Test::Is(State::WithinNoise)
            )
        };
        let mut terms = self.expression.terms();
        terms.any(|term| has(&term.test, &is_of_nights))
    }
}

/// Whether a test is wanted, or one that it consists of.
fn has(test: &Test, is_wanted: &dyn Fn(&Test) -> bool) -> bool {
    match test {
        Test::Heads(_, test) => has(test, is_wanted),
        Test::Named(alternatives) => {
            let mut terms = alternatives.iter().flatten();
            terms.any(|term| has(&term.test, is_wanted))
        }
        single => is_wanted(single),
    }
}

/// Whether a row passes a test in any or in all heads that have its benchmark; `None` if that is not known.
fn holds_in(reach: Reach, test: &Test, row: usize, context: &ViewContext<'_>) -> Option<bool> {
    let decides = match reach {
        Reach::Any => true,
        Reach::All => false,
    };
    let mut result = Some(!decides);
    for head in context.each_head() {
        if head.comparison.rows[row].is_absent() {
            continue;
        }
        match holds(test, row, &head) {
            Some(holds) if holds == decides => return Some(decides),
            Some(_) => {}
            None => result = None,
        }
    }
    result
}

/// Whether a row passes a test; `None` if that is not known.
fn holds(test: &Test, row: usize, context: &ViewContext<'_>) -> Option<bool> {
    let this = &context.comparison.rows[row];
    Some(match test {
        Test::Word(word) => Fuzzy::matches(&this.name, word),
        Test::Exactly(text) => this.name.contains(text.as_str()),
        Test::Glob(glob) => glob.find(&this.name).is_some(),
        Test::Tag(tags) => tags.iter().any(|tag| has_tag(&this.tags, tag)),
        Test::Is(state) => state.holds(row, context)?,
        Test::Compare(quantity, relation, limit) => {
            relation.holds(&quantity.value(row, context)?, limit)
        }
        Test::Heads(reach, test) => return holds_in(*reach, test, row, context),
        Test::Named(alternatives) => {
            return passes_any(alternatives, &|test: &Test| holds(test, row, context));
        }
    })
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
        Test::Heads(_, test) => is_idle(test, comparison),
        Test::Is(_) | Test::Compare(..) => false,
    }
}

/// Whether `tags` contain `tag`, ignoring case.
fn has_tag(tags: &[String], tag: &str) -> bool {
    tags.iter()
        .any(|other| other.to_lowercase() == tag.to_lowercase())
}

fn are_by_name(alternatives: &[Vec<Term<Test>>]) -> bool {
    let mut terms = alternatives.iter().flatten();
    terms.all(|term| is_by_name(&term.test))
}

fn is_by_name(test: &Test) -> bool {
    match test {
        Test::Word(_) | Test::Exactly(_) | Test::Glob(_) | Test::Tag(_) => true,
        Test::Heads(_, test) => is_by_name(test),
        Test::Named(alternatives) => are_by_name(alternatives),
        Test::Is(_) | Test::Compare(..) => false,
    }
}
