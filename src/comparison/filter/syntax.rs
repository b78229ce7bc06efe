//! Parses the text of a filter into terms.

use std::ops::Range;

use strum::VariantArray;

use super::glob::Glob;
use super::limit::{self, SIGNS};
use super::named::NamedFilters;
use super::term::{State, Term, Test};

/// A part of the text that cannot be parsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// Its place in the text, in bytes.
    pub place: Range<usize>,
    /// What was expected there.
    pub expected: String,
}

/// A parsed text.
#[derive(Default)]
pub struct Parsed {
    /// The terms between one `or` and the next. None of the lists is empty.
    pub alternatives: Vec<Vec<Term>>,
    /// The parts that cannot be parsed, in the order of the text.
    pub errors: Vec<SyntaxError>,
}

/// Parses a filter.
pub fn parse(text: &str, named: &NamedFilters) -> Parsed {
    Parser {
        text,
        named: Some(named),
    }
    .parse()
}

/// Parses the text of a named filter, which must not contain other named filters.
pub fn parse_named(text: &str) -> Parsed {
    Parser { text, named: None }.parse()
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

struct Parser<'t> {
    text: &'t str,
    /// `None` within the text of a named filter.
    named: Option<&'t NamedFilters>,
}

impl Parser<'_> {
    fn parse(&self) -> Parsed {
        let mut parsed = Parsed::default();
        let mut terms = Vec::new();
        // The `or` that still lacks the term after it, and whether there is one before the next.
        let mut open_or: Option<Range<usize>> = None;
        let mut has_term = false;
        for place in places(self.text) {
            if !is_or(&self.text[place.clone()]) {
                has_term = true;
                open_or = None;
                match self.term(place) {
                    Ok(term) => terms.push(term),
                    Err(error) => parsed.errors.push(error),
                }
            } else if has_term {
                parsed.push(&mut terms);
                has_term = false;
                open_or = Some(place);
            } else {
                // After another `or`, one error is enough.
                parsed
                    .errors
                    .push(dangling(open_or.take().unwrap_or(place)));
            }
        }
        parsed.push(&mut terms);
        parsed.errors.extend(open_or.map(dangling));
        parsed
    }

    /// Parses one term.
    fn term(&self, place: Range<usize>) -> Result<Term, SyntaxError> {
        let whole = &self.text[place.clone()];
        let (negated, word) = match whole.strip_prefix('-') {
            Some(word) => (true, word),
            None => (false, whole),
        };
        match self.test(word) {
            Ok(test) => Ok(Term {
                place,
                negated,
                test,
            }),
            Err(expected) => Err(SyntaxError { place, expected }),
        }
    }

    fn test(&self, word: &str) -> Result<Test, String> {
        if word.is_empty() {
            Err("a term right after the -, such as -tag:apps".to_owned())
        } else if let Some(quoted) = word.strip_prefix('"') {
            Ok(Test::Exactly(
                quoted.strip_suffix('"').unwrap_or(quoted).to_owned(),
            ))
        } else if let Some(name) = word.strip_prefix('@') {
            self.named(name)
        } else if let Some((key, value)) = word.split_once(':') {
            keyed(key, value)
        } else if let Some(at) = word.find(SIGNS) {
            limit::comparison(&word[..at], &word[at..])
        } else if word.contains('*') {
            Ok(Test::Glob(Glob::new(word)))
        } else {
            Ok(Test::Word(word.to_owned()))
        }
    }

    fn named(&self, name: &str) -> Result<Test, String> {
        let Some(named) = self.named else {
            return Err(
                "no other named filter; write its terms, or put a name with an @ in quotes"
                    .to_owned(),
            );
        };
        let Some(text) = named.text(name) else {
            let names = named.all().iter();
            let names: Vec<String> = names.map(|filter| format!("@{}", filter.name)).collect();
            return Err(format!("one of {}", names.join(", ")));
        };
        let parsed = parse_named(text);
        match parsed.errors.first() {
            None => Ok(Test::Named(parsed.alternatives)),
            Some(error) => Err(format!(
                "a valid filter of this name; in '{}' there should be {}",
                &text[error.place.clone()],
                error.expected
            )),
        }
    }
}

impl Parsed {
    fn push(&mut self, terms: &mut Vec<Term>) {
        if !terms.is_empty() {
            self.alternatives.push(std::mem::take(terms));
        }
    }
}

fn dangling(place: Range<usize>) -> SyntaxError {
    SyntaxError {
        place,
        expected: "a term on each side of or; as a name, write \"or\"".to_owned(),
    }
}

fn keyed(key: &str, value: &str) -> Result<Test, String> {
    match key.to_lowercase().as_str() {
        "tag" => tags(value).map(Test::Tag),
        "is" => {
            let state = value.to_lowercase().parse::<State>();
            state.map(Test::Is).map_err(|_| {
                let states: Vec<&str> = State::VARIANTS.iter().map(Into::into).collect();
                format!("one of {}", states.join(", "))
            })
        }
        _ => Err("tag: or is: before the colon; put a name with a colon in quotes".to_owned()),
    }
}

/// Tags that are separated by commas. A comma in quotes is part of a tag.
fn tags(value: &str) -> Result<Vec<String>, String> {
    let mut quoted = false;
    let separates = |character: char| {
        quoted ^= character == '"';
        character == ',' && !quoted
    };
    let tags = value.split(separates);
    let tags: Vec<String> = tags.map(|tag| tag.trim_matches('"').to_owned()).collect();
    if tags.iter().any(String::is_empty) {
        return Err("the name of a tag, such as tag:apps or tag:apps,math".to_owned());
    }
    Ok(tags)
}
