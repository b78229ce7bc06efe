//! Parses the text of a filter into terms.

use std::ops::Range;

use strum::VariantArray;

use super::term::{Relation, State, Term, Test};
use crate::comparison::column::{Quantity, Scale};

/// A part of the text that cannot be parsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// Its place in the text, in bytes.
    pub place: Range<usize>,
    /// What was expected there.
    pub expected: String,
}

/// The places of the words of a text. White space within quotes does not separate words.
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

/// Parses one word; `None` for a lone `-`, which has no meaning yet. The error says what was expected.
pub fn term(text: &str, place: Range<usize>) -> Result<Option<Term>, SyntaxError> {
    let whole = &text[place.clone()];
    let (negated, word) = match whole.strip_prefix('-') {
        Some(word) => (true, word),
        None => (false, whole),
    };
    if word.is_empty() {
        return Ok(None);
    }
    match test(word) {
        Ok(test) => Ok(Some(Term {
            place,
            negated,
            test,
        })),
        Err(expected) => Err(SyntaxError { place, expected }),
    }
}

fn test(word: &str) -> Result<Test, String> {
    if let Some(quoted) = word.strip_prefix('"') {
        Ok(Test::Exactly(
            quoted.strip_suffix('"').unwrap_or(quoted).to_owned(),
        ))
    } else if let Some((key, value)) = word.split_once(':') {
        keyed(key, value)
    } else if let Some(at) = word.find(['<', '>', '=']) {
        comparison(&word[..at], &word[at..])
    } else {
        Ok(Test::Word(word.to_owned()))
    }
}

fn keyed(key: &str, value: &str) -> Result<Test, String> {
    match key.to_lowercase().as_str() {
        "tag" if value.is_empty() => Err("the name of a tag".to_owned()),
        "tag" => Ok(Test::Tag(value.trim_matches('"').to_owned())),
        "is" => match value.to_lowercase().parse() {
            Ok(state) => Ok(Test::Is(state)),
            Err(_) => Err(one_of(State::VARIANTS.iter().map(Into::into))),
        },
        _ => Err("tag: or is: before the colon".to_owned()),
    }
}

fn comparison(name: &str, rest: &str) -> Result<Test, String> {
    let name = name.to_lowercase();
    let is_meant = |quantity: &&Quantity| quantity.filter_name() == Some(name.as_str());
    let Some(&quantity) = Quantity::ALL.iter().find(is_meant) else {
        let names = Quantity::ALL.iter();
        return Err(one_of(names.filter_map(|quantity| quantity.filter_name())));
    };
    let sign = |relation: Relation| <&'static str>::from(relation);
    let mut relations = Relation::VARIANTS.iter().copied();
    let Some(relation) = relations.find(|&relation| rest.starts_with(sign(relation))) else {
        return Err("<, <=, > or >=".to_owned());
    };
    let number = &rest[sign(relation).len()..];
    // Dividing by 100 rounds once; the double 0.01 is rounded itself.
    let (digits, divisor) = match number.strip_suffix('%') {
        Some(digits) => (digits, 100.0),
        None => (number.strip_suffix('x').unwrap_or(number), 1.0),
    };
    let value = digits.parse::<f64>().ok().filter(|value| value.is_finite());
    let value = value.ok_or("a number, such as 1.05 or 5%")?;
    let limit = value / divisor;
    match quantity.scale() {
        Scale::Factor if number.ends_with('%') => {
            Err("a factor, such as 1.05; or slower>5%, larger>5%".to_owned())
        }
        Scale::Probability if !(0.0..=1.0).contains(&limit) => {
            Err("a probability, such as 0.05 or 90%".to_owned())
        }
        Scale::Change => Ok(Test::Compare(quantity, relation, factor(limit))),
        Scale::Factor | Scale::Probability | Scale::Any => {
            Ok(Test::Compare(quantity, relation, limit))
        }
    }
}

/// The factor of a change: 1.05 for 5%. It is the same double as if the factor had been typed, so that a row on the
/// boundary is judged alike.
fn factor(change: f64) -> f64 {
    let factor = 1.0 + change;
    // The sum can be the double beside that of the decimal number. Fourteen digits tell what was typed.
    format!("{factor:.13e}").parse().unwrap_or(factor)
}

fn one_of<'n>(names: impl Iterator<Item = &'n str>) -> String {
    format!("one of {}", names.collect::<Vec<_>>().join(", "))
}
