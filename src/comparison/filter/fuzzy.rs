//! A few letters of a name, in order, with others between them.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

/// The matcher, behind one type so that it can be replaced.
pub struct Fuzzy(SkimMatcherV2);

impl Default for Fuzzy {
    /// Capitals do not matter: benchmarks are written without.
    fn default() -> Self {
        Self(SkimMatcherV2::default().ignore_case())
    }
}

impl Fuzzy {
    /// Whether `word` matches `name` at all: whether its letters stand there in order. Of thousands of names this is
    /// told far sooner than the best places.
    pub fn matches(name: &str, word: &str) -> bool {
        let mut letters = name.chars();
        word.chars()
            .all(|wanted| letters.any(|letter| letter.eq_ignore_ascii_case(&wanted)))
    }

    /// The places of the letters of `name` that match `word` (counted in characters, ascending); `None` if it does
    /// not.
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
