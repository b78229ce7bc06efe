//! Named filters from a configuration.

use std::collections::BTreeMap;

use super::named::{NamedFilter, NamedFilters};
use super::syntax;

/// A named filter that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NamedFilterError {
    /// The name could not be typed after the `@`.
    #[error("'{0}' cannot be the name of a filter; use letters, digits, - and _")]
    Name(String),
    /// The filter is not valid.
    #[error("@{name}: '{part}': expected {expected}")]
    Text {
        /// The name; raw.
        name: String,
        /// The part that is not valid; raw.
        part: String,
        /// What was expected there.
        expected: String,
    },
    /// The filter has no terms.
    #[error("@{0}: the filter is empty; write one, such as is:slower")]
    Empty(String),
}

impl NamedFilters {
    /// The filters that are always there, with those of a configuration: a map of names to filters. One with the name
    /// of a built-in filter replaces it.
    ///
    /// # Errors
    /// If a name or a filter is not valid, for example because it contains a named filter itself.
    pub fn with(configured: &BTreeMap<String, String>) -> Result<Self, NamedFilterError> {
        let mut filters = Self::default();
        for (name, text) in configured {
            check(name, text)?;
            filters.set(NamedFilter {
                name: name.clone(),
                text: text.clone(),
            });
        }
        Ok(filters)
    }
}

fn check(name: &str, text: &str) -> Result<(), NamedFilterError> {
    let is_typed = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_');
    if name.is_empty() || !name.chars().all(is_typed) {
        return Err(NamedFilterError::Name(name.to_owned()));
    }
    let parsed = syntax::parse_named(text);
    if let Some(error) = parsed.errors.into_iter().next() {
        return Err(NamedFilterError::Text {
            name: name.to_owned(),
            part: text[error.place].to_owned(),
            expected: error.expected,
        });
    }
    if parsed.alternatives.is_empty() {
        return Err(NamedFilterError::Empty(name.to_owned()));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(name: &str, text: &str) -> Result<NamedFilters, String> {
        let configured = BTreeMap::from([(name.to_owned(), text.to_owned())]);
        NamedFilters::with(&configured).map_err(|error| error.to_string())
    }

    #[test]
    fn a_configuration_adds_filters_and_replaces_built_in_ones() {
        let count = NamedFilters::default().all().len();
        let added = with("gc", "gc_* or tag:gc").expect("it is valid");
        assert_eq!(added.all().len(), count + 1);
        assert_eq!(added.text("GC"), Some("gc_* or tag:gc"));
        let replaced = with("regressions", "slower>5%").expect("it is valid");
        assert_eq!(replaced.all().len(), count);
        assert_eq!(replaced.text("regressions"), Some("slower>5%"));
        let capital = with("Large", "slower>50%").expect("it is valid");
        assert_eq!(capital.all().len(), count);
        assert_eq!(capital.text("large"), Some("slower>50%"));
    }

    #[test]
    fn what_cannot_be_a_named_filter_is_refused_with_the_reason() {
        for (name, text, expected) in [
            ("a b", "x", "'a b' cannot be the name of a filter"),
            ("", "x", "use letters, digits, - and _"),
            ("x", "slower>5", "@x: 'slower>5': expected"),
            ("x", "tree @regressions", "@x: '@regressions': expected"),
            ("x", " ", "@x: the filter is empty"),
        ] {
            let error = with(name, text).expect_err(text);
            assert!(error.contains(expected), "{error}");
        }
    }

    #[test]
    fn the_built_in_filters_are_valid() {
        for filter in NamedFilters::default().all() {
            assert_eq!(check(&filter.name, &filter.text), Ok(()));
        }
    }
}
