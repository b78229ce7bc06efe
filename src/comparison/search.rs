//! Finding benchmarks by a few letters of their name.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

/// Names that hold all of some words, each fuzzily: its letters in order, with others between them.
pub struct Search {
    words: Vec<String>,
    matcher: SkimMatcherV2,
}

impl Search {
    /// `text` holds words between white space. Capitals matter where a word has one.
    pub fn new(text: &str) -> Self {
        let words = text.split_whitespace().map(str::to_owned).collect();
        Self {
            words,
            matcher: SkimMatcherV2::default().smart_case(),
        }
    }

    /// Whether it lets everything through.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The places of the letters of `name` (counted in characters, ascending) that match; `None` if it does not.
    pub fn find(&self, name: &str) -> Option<Vec<usize>> {
        let mut places = Vec::new();
        for word in &self.words {
            let (_, found) = self.matcher.fuzzy_indices(name, word)?;
            places.extend(found);
        }
        places.sort_unstable();
        places.dedup();
        Some(places)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_in_order_match_and_are_told() {
        let search = Search::new("atio");
        assert!(search.find("async_tree_io").is_some());
        assert_eq!(search.find("nbody"), None);
        assert_eq!(Search::new("nbd").find("nbody"), Some(vec![0, 1, 3]));
    }

    #[test]
    fn each_word_must_match_in_any_order() {
        let search = Search::new("tree async");
        assert!(search.find("async_tree_io").is_some());
        assert_eq!(search.find("async_generators"), None);
        assert!(
            Search::new("  ")
                .find("anything")
                .is_some_and(|places| places.is_empty())
        );
    }
}
