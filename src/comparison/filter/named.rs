//! Filters with names: `@regressions` in a filter means the text of that name, in parentheses as it were.
//!
//! The sign is one that no other term begins with, that no benchmark of pyperformance has in its name, and that shells
//! pass on as it is.

/// A filter with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedFilter {
    /// The name, without the `@`; raw.
    pub name: String,
    /// The filter; raw. It contains no named filters.
    pub text: String,
}

/// The filters that have names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedFilters(Vec<NamedFilter>);

/// The filters that are always there.
const BUILT_IN: [(&str, &str); 5] = [
    ("regressions", "is:clear slower>1%"),
    ("improvements", "is:clear faster>1%"),
    ("memory", "is:larger larger>1%"),
    ("large", "slower>10% or faster>10%"),
    ("noisy", "is:noisy or is:bimodal"),
];

impl Default for NamedFilters {
    /// Those that are always there.
    fn default() -> Self {
        let filter = |(name, text): (&str, &str)| NamedFilter {
            name: name.to_owned(),
            text: text.to_owned(),
        };
        Self(BUILT_IN.into_iter().map(filter).collect())
    }
}

impl NamedFilters {
    /// None at all.
    #[must_use]
    pub const fn none() -> Self {
        Self(Vec::new())
    }

    /// All of them, in the order in which they are listed.
    #[must_use]
    pub fn all(&self) -> &[NamedFilter] {
        &self.0
    }

    /// Adds a filter, or replaces the one with this name, ignoring case.
    pub(super) fn set(&mut self, filter: NamedFilter) {
        let folded = filter.name.to_lowercase();
        let mut all = self.0.iter_mut();
        match all.find(|other| other.name.to_lowercase() == folded) {
            Some(other) => *other = filter,
            None => self.0.push(filter),
        }
    }

    /// The text of the filter with this name, ignoring case.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        let is_meant = |filter: &&NamedFilter| filter.name.to_lowercase() == name.to_lowercase();
        let filter = self.0.iter().find(is_meant)?;
        Some(&filter.text)
    }
}
