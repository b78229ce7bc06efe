//! Completes the last word of a filter.

use strum::VariantArray;

use super::limit::ALIASES;
use super::named::NamedFilters;
use super::term::State;
use crate::comparison::column::Quantity;
use crate::filter::words;

/// A text whose last word was completed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// The text, completed as far as the completion is unambiguous.
    pub text: String,
    /// The possible completions of its last word.
    pub candidates: Vec<Candidate>,
}

/// A possible completion of the last word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The completed word; raw.
    pub word: String,
    /// The text with the completed word. `None` if the word is not a term yet, because its limit is missing.
    pub filter: Option<String>,
}

/// A word of the filter language.
struct Known {
    /// The text that a user types for it.
    typed: String,
    /// The completed word.
    whole: String,
}

impl Known {
    fn plain(word: String) -> Self {
        Self {
            typed: word.clone(),
            whole: word,
        }
    }

    /// `before` is what is typed before the tag.
    fn tag(before: &str, tag: &str) -> Self {
        let is_plain = !tag.contains(|letter: char| letter.is_whitespace() || letter == ',');
        let quote = if is_plain { "" } else { "\"" };
        Self {
            typed: format!("{before}{tag}"),
            whole: format!("{before}{quote}{tag}{quote}"),
        }
    }

    /// Whether it is a term as it is.
    fn is_term(&self) -> bool {
        !self.whole.ends_with('>')
    }
}

/// Completes the last word of `text`. `tags` are those of the comparison.
#[must_use]
pub fn complete<'t>(
    text: &str,
    tags: impl Iterator<Item = &'t str>,
    named: &NamedFilters,
) -> Completion {
    let start = words(text)
        .last()
        .filter(|word| word.end == text.len())
        .map_or(text.len(), |word| word.start);
    let word = &text[start..];
    // What may be before any term: a sign, and which heads it is about.
    let (before, word) = ["-any:", "-all:", "any:", "all:", "-"]
        .into_iter()
        .find_map(|before| Some((before, word.strip_prefix(before)?)))
        .unwrap_or(("", word));
    let fitting: Vec<Known> = known(word, tags, named)
        .into_iter()
        .filter(|known| known.typed.starts_with(word))
        .collect();
    let before = format!("{}{before}", &text[..start]);
    let completed = match &fitting[..] {
        [] => word.to_owned(),
        [only] if only.is_term() => format!("{} ", only.whole),
        [only] => only.whole.clone(),
        several => shared_beginning(several).to_owned(),
    };
    let candidate = |known: Known| Candidate {
        filter: known.is_term().then(|| format!("{before}{}", known.whole)),
        word: known.whole,
    };
    Completion {
        text: format!("{before}{completed}"),
        candidates: fitting.into_iter().map(candidate).collect(),
    }
}

/// The words of the filter language among which `word` may be completed.
fn known<'t>(word: &str, tags: impl Iterator<Item = &'t str>, named: &NamedFilters) -> Vec<Known> {
    let last_comma = word.starts_with("tag:").then(|| word.rfind(',')).flatten();
    let before_tag = last_comma.map_or("tag:", |comma| &word[..=comma]);
    let named = named.all().iter();
    let states = State::VARIANTS.iter().map(<&str>::from);
    let names = Quantity::ALL.iter();
    let names: Vec<&str> = names
        .filter_map(|quantity| quantity.filter_name())
        .collect();
    // Another name is offered only where it is clear that it is meant.
    let is_known = names.iter().any(|name| name.starts_with(word));
    let aliases = ALIASES.iter().filter(|_| !is_known);
    let aliases = aliases.map(|(alias, _)| *alias);
    tags.map(|tag| Known::tag(before_tag, tag))
        .chain(named.map(|filter| Known::plain(format!("@{}", filter.name))))
        .chain(states.map(|state| Known::plain(format!("is:{state}"))))
        .chain(
            names
                .iter()
                .copied()
                .chain(aliases)
                .map(|name| Known::plain(format!("{name}>"))),
        )
        .collect()
}

/// The common prefix of what is typed for `known`, which must not be empty.
fn shared_beginning(known: &[Known]) -> &str {
    let first = &known[0].typed;
    let shared = known.iter().fold(first.len(), |shared, other| {
        let pairs = first[..shared].chars().zip(other.typed.chars());
        let same = pairs.take_while(|(a, b)| a == b);
        same.map(|(a, _)| a.len_utf8()).sum()
    });
    &first[..shared]
}
