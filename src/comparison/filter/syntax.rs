//! Parses the text of a filter of benchmarks.

use strum::VariantArray;

use super::limit;
use super::named::NamedFilters;
use super::term::{Reach, State, Test};
use crate::filter::{self, Expression, Glob, SIGNS};

/// Parses a filter.
pub fn parse(text: &str, named: &NamedFilters) -> Expression<Test> {
    filter::parse(text, |word| test(word, Some(named)))
}

/// Parses the text of a named filter, which must not contain other named filters.
pub fn parse_named(text: &str) -> Expression<Test> {
    filter::parse(text, |word| test(word, None))
}

/// `named` is `None` within the text of a named filter.
fn test(word: &str, named: Option<&NamedFilters>) -> Result<Test, String> {
    if let Some(quoted) = word.strip_prefix('"') {
        Ok(Test::Exactly(
            quoted.strip_suffix('"').unwrap_or(quoted).to_owned(),
        ))
    } else if let Some(name) = word.strip_prefix('@') {
        of_name(name, named)
    } else if let Some((key, value)) = word.split_once(':') {
        if let Ok(reach) = key.to_lowercase().parse::<Reach>() {
            return of_heads(reach, value, named);
        }
        keyed(key, value)
    } else if let Some(at) = word.find(SIGNS) {
        limit::comparison(&word[..at], &word[at..])
    } else if word.contains('*') {
        Ok(Test::Glob(Glob::new(word)))
    } else {
        Ok(Test::Word(word.to_owned()))
    }
}

/// `any:slower>5%`
fn of_heads(reach: Reach, word: &str, named: Option<&NamedFilters>) -> Result<Test, String> {
    if word.is_empty() || word.starts_with('-') {
        return Err(format!(
            "a term right after the colon, such as {}:slower>5%; a - stands before it all",
            <&str>::from(reach)
        ));
    }
    Ok(Test::Heads(reach, Box::new(test(word, named)?)))
}

fn of_name(name: &str, named: Option<&NamedFilters>) -> Result<Test, String> {
    let Some(named) = named else {
        return Err(
            "no other named filter; write its terms, or put a name with an @ in quotes".to_owned(),
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
        _ => Err(
            "tag:, is:, any: or all: before the colon; put a name with a colon in quotes"
                .to_owned(),
        ),
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
