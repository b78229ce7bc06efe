//! Names with `*` for any text.

/// A pattern for whole names. Like the other words of a filter, it ignores case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glob {
    /// The text before the first `*`, those between two, and the text after the last; never empty.
    parts: Vec<Vec<char>>,
}

impl Glob {
    /// Reads a pattern.
    #[must_use]
    pub fn new(pattern: &str) -> Self {
        let parts = pattern.split('*').map(|part| part.chars().collect());
        Self {
            parts: parts.collect(),
        }
    }

    /// The positions of the letters of `name` that the pattern spells out (counted in characters, ascending); `None` if
    /// it does not match the whole name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<Vec<usize>> {
        let name: Vec<char> = name.chars().collect();
        let (first, others) = self.parts.split_first()?;
        let Some((last, middle)) = others.split_last() else {
            let is_same = name.len() == first.len() && is_at(&name, 0, first);
            return is_same.then(|| (0..name.len()).collect());
        };
        let end = name.len().checked_sub(last.len())?;
        if end < first.len() || !is_at(&name, 0, first) || !is_at(&name, end, last) {
            return None;
        }
        let mut found: Vec<usize> = (0..first.len()).collect();
        let mut from = first.len();
        for part in middle {
            // The first place leaves the most room for the parts after it.
            let mut places = from..=end.checked_sub(part.len())?;
            let place = places.find(|&place| is_at(&name, place, part))?;
            from = place + part.len();
            found.extend(place..from);
        }
        found.extend(end..name.len());
        Some(found)
    }
}

/// Whether `part` is in `name` at a place, ignoring case.
fn is_at(name: &[char], place: usize, part: &[char]) -> bool {
    let there = name.get(place..place + part.len());
    there.is_some_and(|there| {
        let mut pairs = there.iter().zip(part);
        pairs.all(|(a, b)| a.eq_ignore_ascii_case(b))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_name_must_match_and_the_letters_are_told() {
        for (pattern, name, expected) in [
            ("regex_*", "regex_dna", Some(&[0, 1, 2, 3, 4, 5][..])),
            ("regex_*", "my_regex_dna", None),
            ("*_dna", "regex_dna", Some(&[5, 6, 7, 8])),
            ("*_dna", "regex_dna_2", None),
            ("*E*", "größe", Some(&[4])),
            ("a*b*c", "a_bb_c", Some(&[0, 2, 5])),
            ("a*a", "a", None),
            ("ab*bc", "abc", None),
            ("*", "", Some(&[])),
            ("**", "x", Some(&[])),
        ] {
            let found = Glob::new(pattern).find(name);
            assert_eq!(found.as_deref(), expected, "{pattern} {name}");
        }
    }

    proptest::proptest! {
        #[test]
        fn it_matches_as_a_search_of_every_split_does(pattern in "[abé*]{0,5}", name in "[abAé]{0,6}") {
            let found = Glob::new(&pattern).find(&name).is_some();
            proptest::prop_assert_eq!(found, matches_slowly(&pattern, &name));
        }
    }

    /// Tries every length of the text for the first `*`.
    fn matches_slowly(pattern: &str, name: &str) -> bool {
        let mut letters = pattern.chars();
        match letters.next() {
            None => name.is_empty(),
            Some('*') => {
                let mut starts = name.char_indices().map(|(at, _)| at).chain([name.len()]);
                starts.any(|at| matches_slowly(letters.as_str(), &name[at..]))
            }
            Some(letter) => {
                let mut rest = name.chars();
                rest.next()
                    .is_some_and(|other| other.eq_ignore_ascii_case(&letter))
                    && matches_slowly(letters.as_str(), rest.as_str())
            }
        }
    }
}
