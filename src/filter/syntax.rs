//! Splits the text of a filter into terms.

use std::ops::Range;

use super::expression::{Expression, SyntaxError, Term};
use super::relation::SIGNS;

/// Parses a filter. `test` makes a test of each word without its sign; its error says what was expected.
pub fn parse<T>(text: &str, test: impl Fn(&str) -> Result<T, String>) -> Expression<T> {
    let mut expression = Expression::default();
    let mut terms = Vec::new();
    // The `or` that still lacks the term after it, and whether there is one before the next.
    let mut open_or: Option<Range<usize>> = None;
    let mut has_term = false;
    for place in places(text) {
        if !is_or(&text[place.clone()]) {
            has_term = true;
            open_or = None;
            match term(text, place, &test) {
                Ok(term) => terms.push(term),
                Err(error) => expression.errors.push(error),
            }
        } else if has_term {
            push(&mut expression, &mut terms);
            has_term = false;
            open_or = Some(place);
        } else {
            // After another `or`, one error is enough.
            let place = open_or.take().unwrap_or(place);
            expression.errors.push(dangling(place));
        }
    }
    push(&mut expression, &mut terms);
    expression.errors.extend(open_or.map(dangling));
    expression
}

fn term<T>(
    text: &str,
    place: Range<usize>,
    test: impl Fn(&str) -> Result<T, String>,
) -> Result<Term<T>, SyntaxError> {
    let whole = &text[place.clone()];
    let (negated, word) = match whole.strip_prefix('-') {
        Some(word) => (true, word),
        None => (false, whole),
    };
    let test = match word {
        "" => Err("a term right after the -, such as -is:clear".to_owned()),
        word => test(word),
    };
    match test {
        Ok(test) => Ok(Term {
            place,
            negated,
            test,
        }),
        Err(expected) => Err(SyntaxError { place, expected }),
    }
}

fn push<T>(expression: &mut Expression<T>, terms: &mut Vec<Term<T>>) {
    if !terms.is_empty() {
        expression.alternatives.push(std::mem::take(terms));
    }
}

fn dangling(place: Range<usize>) -> SyntaxError {
    SyntaxError {
        place,
        expected: "a term on each side of or; as a name, write \"or\"".to_owned(),
    }
}

/// The values of a term such as `tag:a,"b c"`, without their quotes.
///
/// # Errors
/// If one is empty; the error says what was expected.
pub fn values(key: &str, value: &str) -> Result<Vec<String>, String> {
    let values = value.split(',').map(|it| it.trim_matches('"').to_owned());
    let values: Vec<String> = values.collect();
    if values.iter().any(String::is_empty) {
        return Err(format!("a value after {key}:"));
    }
    Ok(values)
}

/// The places of the words of a text. White space within quotes does not separate words.
#[must_use]
pub fn words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    let mut quoted = false;
    for (at, character) in text.char_indices() {
        if character == '"' {
            quoted = !quoted;
        }
        match (start, character.is_whitespace() && !quoted) {
            (None, false) => start = Some(at),
            (Some(from), true) => {
                words.push(from..at);
                start = None;
            }
            (None, true) | (Some(_), false) => {}
        }
    }
    words.extend(start.map(|from| from..text.len()));
    words
}

/// The places of the terms and of each `or`: the words, but with white space around the sign of a comparison and before
/// its `%`.
fn places(text: &str) -> Vec<Range<usize>> {
    let mut places: Vec<Range<usize>> = Vec::new();
    for word in words(text) {
        match places.last_mut() {
            Some(last) if continues(&text[last.clone()], &text[word.clone()]) => {
                last.end = word.end;
            }
            _ => places.push(word),
        }
    }
    places
}

/// Whether a word belongs to the comparison that `before` begins.
fn continues(before: &str, word: &str) -> bool {
    let has_sign = before.contains(SIGNS);
    let is_plain = |text: &str| !text.contains(['"', ':', '@', '*']) && !is_or(text);
    // Which heads a comparison is about may be before it.
    let after_reach = ["any:", "all:"].iter().find_map(|reach| {
        let term = before.strip_prefix('-').unwrap_or(before);
        term.strip_prefix(reach).filter(|term| !term.is_empty())
    });
    let before = after_reach.unwrap_or(before);
    is_plain(before)
        && if word.starts_with(SIGNS) {
            !has_sign && before != "-"
        } else if before.ends_with(SIGNS) {
            is_plain(word) && !word.contains(SIGNS)
        } else {
            word == "%" && has_sign && before.ends_with(|last: char| last.is_ascii_digit())
        }
}

fn is_or(word: &str) -> bool {
    word.eq_ignore_ascii_case("or")
}
