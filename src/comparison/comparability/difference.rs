//! A difference between the two runs, and how serious it is.

use strum::VariantArray;

use crate::results::Sides;

/// How serious a difference is: the most serious level first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, VariantArray)]
pub enum Level {
    /// The numbers say nothing about the Python under test.
    NotComparable,
    /// The numbers may be due to this difference and not to the Python under test.
    Doubtful,
    /// Worth knowing; the numbers can be trusted.
    Note,
}

impl Level {
    /// The name of the level, as a title.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::NotComparable => "Not comparable",
            Self::Doubtful => "Doubtful",
            Self::Note => "Note",
        }
    }
}

/// A difference between the two runs besides the Python under test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// How serious it is.
    pub level: Level,
    /// What differs, in a few words: `different operating systems`, `benchmark sources differ`.
    pub what: &'static str,
    /// What each side has. Raw: it may contain text from the files.
    pub values: Sides<String>,
    /// What follows from it for the comparison, as a sentence.
    pub consequence: &'static str,
}

impl Difference {
    /// What differs, with the values: `different operating systems (Linux, Darwin)`. Raw, as the values are.
    #[must_use]
    pub fn sentence(&self) -> String {
        let Sides { reference, head } = &self.values;
        // Values that contain commas would not be told apart by one.
        let has_comma = reference.contains(',') || head.contains(',');
        let separator = if has_comma { " and " } else { ", " };
        format!("{} ({reference}{separator}{head})", self.what)
    }

    /// The values, from reference to head: `6c88e0 → 212362`. Raw.
    #[must_use]
    pub fn change(&self) -> String {
        format!("{} → {}", self.values.reference, self.values.head)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_keeps_the_two_values_apart() {
        let sentence = |reference: &str, head: &str| {
            Difference {
                level: Level::Doubtful,
                what: "CPU affinity differs",
                values: Sides::new(reference, head).map(str::to_owned),
                consequence: "",
            }
            .sentence()
        };
        assert_eq!(sentence("0-3", "4-7"), "CPU affinity differs (0-3, 4-7)");
        assert_eq!(sentence("0,1", "4-7"), "CPU affinity differs (0,1 and 4-7)");
    }
}
