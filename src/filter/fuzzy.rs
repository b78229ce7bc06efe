//! Fuzzy matching of names: the letters of a word must occur in order, but others may come between them.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

/// The fuzzy matcher, wrapped in a type so that it can be replaced.
pub struct Fuzzy(SkimMatcherV2);

impl Default for Fuzzy {
    /// Ignores case, since names of benchmarks are written in lower case.
    fn default() -> Self {
        Self(SkimMatcherV2::default().ignore_case())
    }
}

impl Fuzzy {
    /// Whether `word` matches `name`, that is, whether its letters occur there in order. For thousands of names this is
    /// much faster than finding the best positions.
    #[must_use]
    pub fn matches(name: &str, word: &str) -> bool {
        let mut letters = name.chars();
        word.chars()
            .all(|wanted| letters.any(|letter| letter.eq_ignore_ascii_case(&wanted)))
    }

    /// The positions of the letters of `name` that match `word` (counted in characters, ascending); `None` if it does
    /// not match.
    pub fn find(&self, name: &str, word: &str) -> Option<Vec<usize>> {
        self.0.fuzzy_indices(name, word).map(|(_, places)| places)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn what_matches_has_places(name in "[abAB_éÉ]{0,12}", word in "[abAB_éÉ]{0,4}") {
            let fuzzy = Fuzzy::default();
            proptest::prop_assert_eq!(Fuzzy::matches(&name, &word), fuzzy.find(&name, &word).is_some());
        }
    }

    #[test]
    fn letters_in_order_match_and_are_told() {
        let fuzzy = Fuzzy::default();
        assert!(fuzzy.find("async_tree_io", "atio").is_some());
        assert_eq!(fuzzy.find("nbody", "atio"), None);
        assert_eq!(fuzzy.find("nbody", "nbd"), Some(vec![0, 1, 3]));
    }
}
