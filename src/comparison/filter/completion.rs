//! Completes the last word of a filter.

use strum::VariantArray;

use super::syntax::words;
use super::term::State;
use crate::comparison::column::Quantity;

/// A text whose last word was completed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// The text, completed as far as the completion is unambiguous.
    pub text: String,
    /// The possible completions of its last word, if there are several.
    pub candidates: Vec<String>,
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

    fn tag(tag: &str) -> Self {
        let quote = if tag.contains(char::is_whitespace) {
            "\""
        } else {
            ""
        };
        Self {
            typed: format!("tag:{tag}"),
            whole: format!("tag:{quote}{tag}{quote}"),
        }
    }
}

/// Completes the last word of `text`. `tags` are those of the comparison.
#[must_use]
pub fn complete<'t>(text: &str, tags: impl Iterator<Item = &'t str>) -> Completion {
    let start = words(text)
        .last()
        .filter(|word| word.end == text.len())
        .map_or(text.len(), |word| word.start);
    let word = &text[start..];
    let (sign, word) = match word.strip_prefix('-') {
        Some(word) => ("-", word),
        None => ("", word),
    };
    let states = State::VARIANTS.iter().map(<&str>::from);
    let names = Quantity::ALL
        .iter()
        .filter_map(|quantity| quantity.filter_name());
    let known = tags
        .map(Known::tag)
        .chain(states.map(|state| Known::plain(format!("is:{state}"))))
        .chain(names.map(|name| Known::plain(format!("{name}>"))));
    let fitting: Vec<Known> = known
        .filter(|known| known.typed.starts_with(word))
        .collect();
    let completed = match &fitting[..] {
        [] => {
            return Completion {
                text: text.to_owned(),
                candidates: Vec::new(),
            };
        }
        [only] if only.whole.ends_with('>') => only.whole.clone(),
        [only] => format!("{} ", only.whole),
        several => shared_beginning(several).to_owned(),
    };
    Completion {
        text: format!("{}{sign}{completed}", &text[..start]),
        candidates: match fitting.len() {
            1 => Vec::new(),
            _ => fitting.into_iter().map(|known| known.whole).collect(),
        },
    }
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
