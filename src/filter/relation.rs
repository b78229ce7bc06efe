//! Comparisons of a number with a limit.

use strum::{IntoStaticStr, VariantArray};

/// The characters of the signs that compare.
pub const SIGNS: [char; 3] = ['<', '>', '='];

/// How a number is compared with a limit. The longer signs come first, since the shorter ones are prefixes of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, VariantArray)]
pub enum Relation {
    /// At most the limit.
    #[strum(serialize = "<=")]
    AtMost,
    /// At least the limit.
    #[strum(serialize = ">=")]
    AtLeast,
    /// Less than the limit.
    #[strum(serialize = "<")]
    Less,
    /// More than the limit.
    #[strum(serialize = ">")]
    More,
}

impl Relation {
    /// The relation whose sign begins `text`, and the text after it.
    ///
    /// # Errors
    /// If there is no such sign; the error lists them.
    pub fn split(text: &str) -> Result<(Self, &str), String> {
        let mut relations = Self::VARIANTS.iter();
        let found = relations.find_map(|&relation| {
            let rest = text.strip_prefix(relation.sign())?;
            Some((relation, rest.trim()))
        });
        found.ok_or_else(|| "<, <=, > or >=".to_owned())
    }

    /// Its sign.
    #[must_use]
    pub fn sign(self) -> &'static str {
        self.into()
    }

    /// Whether a value has this relation to a limit.
    #[must_use]
    pub fn holds<T: PartialOrd + ?Sized>(self, value: &T, limit: &T) -> bool {
        match self {
            Self::AtMost => value <= limit,
            Self::AtLeast => value >= limit,
            Self::Less => value < limit,
            Self::More => value > limit,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_compared_with_its_limit_exactly() {
        for (relation, below, at, above) in [
            (Relation::Less, true, false, false),
            (Relation::AtMost, true, true, false),
            (Relation::AtLeast, false, true, true),
            (Relation::More, false, false, true),
        ] {
            let holds = [1.05f64.next_down(), 1.05, 1.05f64.next_up()]
                .map(|value| relation.holds(&value, &1.05));
            assert_eq!(holds, [below, at, above], "{relation:?}");
        }
    }

    #[test]
    fn the_longer_sign_is_taken() {
        assert_eq!(Relation::split(">= 1"), Ok((Relation::AtLeast, "1")));
        assert_eq!(Relation::split("<1"), Ok((Relation::Less, "1")));
        assert!(Relation::split("=1").is_err());
    }
}
