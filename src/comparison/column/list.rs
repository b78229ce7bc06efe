//! The list of all columns, from which the table, the sort menu, `--sort`, `--columns`, the filter's numbers and the
//! exports are derived.

use strum::VariantArray;

use super::content::{change, identity, judgement, memory, night, numbers, sides, significance};
use super::definition::{Definition, First, MISSING, PerMetric, SHAPE_BINS};
use super::export_field::Field;
use crate::comparison::column::quantity::Quantity;
use crate::comparison::context::ViewContext;
use crate::comparison::metric::Metric;
use crate::sorting;

/// A column of a table, by which rows can also be sorted. The most useful columns come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, VariantArray)]
pub enum Column {
    /// The name.
    Benchmark,
    /// The mean of the reference.
    Reference,
    /// The mean of the head.
    Head,
    /// Head over reference, in words.
    Ratio,
    /// How well the change is supported.
    Evidence,
    /// The change of the time in units of what the noise from night to night makes of no change.
    Night,
    /// The ratio of the other metric: of memory, or of time in the memory view.
    Other,
    /// The 95% CI of the ratio.
    Interval,
    /// Both distributions as strips on one axis.
    Shape,
    /// The influence on the headline (leave-one-out).
    Influence,
    /// The effect size divided by the noise.
    EffectToNoise,
    /// The p-value, adjusted for many tests.
    Q,
    /// The probability that the head is better.
    Probability,
    /// The tags.
    Tags,
    /// The coefficient of variation of the reference.
    ReferenceCv,
    /// The coefficient of variation of the head.
    HeadCv,
    /// Whether the change is significant, and t.
    Significance,
    /// The p-value of the t-test.
    P,
    /// The size of the ratio, regardless of its direction.
    AbsRatio,
}

impl Column {
    /// All columns.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// Its heading in a table.
    #[must_use]
    pub fn title(self, metric: Metric) -> &'static str {
        self.definition().title.of(metric)
    }

    /// The description of its content, for running text.
    #[must_use]
    pub fn name(self, metric: Metric) -> &'static str {
        self.definition().name.of(metric)
    }

    /// Its name on the command line.
    #[must_use]
    pub fn key(self) -> &'static str {
        self.definition().key
    }

    /// Its letter in the sort menu, and what the letter does.
    #[must_use]
    pub fn sort_key(self) -> (char, &'static str) {
        let definition = self.definition();
        (definition.letter, definition.sorts)
    }

    /// Its width in terminal columns, including the gap before it; 0 for the name, which takes the remaining width.
    #[must_use]
    pub fn width(self) -> usize {
        self.definition().width
    }

    /// The names of all columns on the command line.
    #[must_use]
    pub fn keys() -> String {
        let keys: Vec<&str> = Self::ALL.iter().map(|column| column.key()).collect();
        keys.join(", ")
    }

    /// The column with this name on the command line, which is its key or its heading in the table, ignoring case.
    ///
    /// # Errors
    /// Returns what was expected.
    pub fn from_key(key: &str) -> Result<Self, String> {
        let key = key.to_lowercase();
        let is_title = |column: &Self| {
            let mut titles = Metric::ALL.iter().map(|&metric| column.title(metric));
            titles.any(|title| title.to_lowercase() == key)
        };
        let mut all = Self::ALL.iter().copied();
        let by_key = all.clone().find(|column| column.key() == key);
        let column = by_key.or_else(|| all.find(is_title));
        column.ok_or_else(|| format!("one of {}", Self::keys()))
    }

    /// The export fields of all columns, of the other numbers and of the state of a row, in the order of the sections.
    #[must_use]
    pub fn fields() -> Vec<&'static Field> {
        let of_columns = Self::ALL
            .iter()
            .flat_map(|column| column.definition().fields);
        let all = of_columns.chain(numbers::fields()).chain(&identity::STATE);
        let mut fields: Vec<&Field> = all.collect();
        sorting::sort_by_key(&mut fields, |field| field.section);
        fields
    }

    pub(super) fn definition(self) -> &'static Definition {
        &DEFINITIONS[self as usize]
    }
}

impl ViewContext<'_> {
    /// The text of a cell, safe for a terminal. [`Column::Shape`] has none: it is drawn.
    #[must_use]
    pub fn cell(&self, column: Column, row: usize) -> String {
        let known = (column.definition().cell)(self, row);
        known.unwrap_or_else(|| MISSING.to_owned())
    }
}

/// In the order of the columns.
static DEFINITIONS: [Definition; Column::ALL.len()] = [
    Definition {
        key: "name",
        letter: 'n',
        title: PerMetric::same("Benchmark"),
        name: PerMetric::same("name"),
        sorts: "by name",
        width: 0,
        first: First::Smallest,
        quantity: None,
        cell: identity::name,
        fields: &identity::NAME,
    },
    Definition {
        key: "reference",
        letter: 'f',
        title: PerMetric::same("Reference"),
        name: PerMetric::same("mean of the reference"),
        sorts: "by mean of the reference",
        width: 10,
        first: First::Largest,
        quantity: Some(Quantity::ReferenceMean),
        cell: sides::reference_mean,
        fields: &sides::REFERENCE,
    },
    Definition {
        key: "head",
        letter: 'h',
        title: PerMetric::same("Head"),
        name: PerMetric::same("mean of the head"),
        sorts: "by mean of the head",
        width: 10,
        first: First::Largest,
        quantity: Some(Quantity::HeadMean),
        cell: sides::head_mean,
        fields: &sides::HEAD,
    },
    Definition {
        key: "ratio",
        letter: 'r',
        title: PerMetric::same("Ratio"),
        name: PerMetric::same("ratio"),
        sorts: "by ratio, the worst first",
        width: 16,
        first: First::Largest,
        quantity: Some(Quantity::Ratio),
        cell: change::ratio,
        fields: &change::RATIO,
    },
    Definition {
        key: "evidence",
        letter: 'e',
        title: PerMetric::same("Evidence"),
        name: PerMetric::same("evidence"),
        sorts: "by evidence, clear changes first",
        width: 10,
        first: First::Largest,
        quantity: Some(Quantity::Judgement),
        cell: judgement::judgement,
        fields: &judgement::JUDGEMENT,
    },
    Definition {
        key: "night",
        letter: 'w',
        title: PerMetric::same("Night"),
        name: PerMetric::same("effect/night-to-night noise"),
        sorts: "by effect/night-to-night noise",
        width: 8,
        first: First::Largest,
        quantity: Some(Quantity::Night),
        cell: night::night,
        fields: &night::NIGHT,
    },
    Definition {
        key: "other",
        letter: 'm',
        title: PerMetric {
            time: "Memory",
            memory: "Time",
        },
        name: PerMetric {
            time: "change of peak memory",
            memory: "ratio of times",
        },
        sorts: "by the other ratio: of memory, or in the memory view of time",
        width: 15,
        first: First::Largest,
        quantity: Some(Quantity::OtherRatio),
        cell: memory::other_ratio,
        fields: &memory::MEMORY,
    },
    Definition {
        key: "interval",
        letter: 'i',
        title: PerMetric::same("95% CI"),
        name: PerMetric::same("95% CI of the ratio"),
        sorts: "by 95% CI of the ratio",
        width: 16,
        first: First::Largest,
        quantity: Some(Quantity::IntervalLow),
        cell: change::interval,
        fields: &[],
    },
    Definition {
        key: "shape",
        letter: 'd',
        title: PerMetric::same("Distributions ref│head"),
        name: PerMetric::same("modes of the distributions"),
        sorts: "by number of modes of the distributions",
        // Both strips, three lines around them, and the gap.
        width: 2 * SHAPE_BINS + 5,
        first: First::Largest,
        quantity: Some(Quantity::Modes),
        cell: change::drawn,
        fields: &[],
    },
    Definition {
        key: "influence",
        letter: 'l',
        title: PerMetric::same("Influence"),
        name: PerMetric {
            time: "influence on the mean",
            memory: "influence on the memory change",
        },
        sorts: "by influence on the headline",
        width: 11,
        first: First::Largest,
        quantity: Some(Quantity::Influence),
        cell: change::influence,
        fields: &[],
    },
    Definition {
        key: "effect",
        letter: 'c',
        title: PerMetric::same("Effect/noise"),
        name: PerMetric::same("effect/noise"),
        sorts: "by effect/noise",
        width: 14,
        first: First::Largest,
        quantity: Some(Quantity::EffectToNoise),
        cell: change::effect_to_noise,
        fields: &[],
    },
    Definition {
        key: "q",
        letter: 'q',
        title: PerMetric::same("q"),
        name: PerMetric::same("q-value"),
        sorts: "by q-value",
        width: 9,
        first: First::Smallest,
        quantity: Some(Quantity::Q),
        cell: significance::q,
        fields: &[],
    },
    Definition {
        key: "prob",
        letter: 'b',
        title: PerMetric {
            time: "P(faster)",
            memory: "P(smaller)",
        },
        name: PerMetric {
            time: "probability of being faster",
            memory: "probability of being smaller",
        },
        sorts: "by probability of being faster, or smaller",
        width: 12,
        first: First::Largest,
        quantity: Some(Quantity::ProbabilityBetter),
        cell: significance::probability,
        fields: &[],
    },
    Definition {
        key: "tag",
        letter: 't',
        title: PerMetric::same("Tags"),
        name: PerMetric::same("tag"),
        sorts: "by tag",
        width: 16,
        first: First::Smallest,
        quantity: None,
        cell: identity::tags,
        fields: &identity::TAGS,
    },
    Definition {
        key: "ref-cv",
        letter: 'u',
        title: PerMetric::same("Ref CV"),
        name: PerMetric::same("CV of the reference"),
        sorts: "by CV of the reference",
        width: 10,
        first: First::Largest,
        quantity: Some(Quantity::ReferenceCv),
        cell: sides::reference_cv,
        fields: &[],
    },
    Definition {
        key: "head-cv",
        letter: 'v',
        title: PerMetric::same("Head CV"),
        name: PerMetric::same("CV of the head"),
        sorts: "by CV of the head",
        width: 10,
        first: First::Largest,
        quantity: Some(Quantity::HeadCv),
        cell: sides::head_cv,
        fields: &[],
    },
    Definition {
        key: "t",
        letter: 'g',
        title: PerMetric::same("Significant"),
        name: PerMetric::same("|t|"),
        sorts: "by |t| of the t-test",
        width: 14,
        first: First::Largest,
        quantity: Some(Quantity::AbsT),
        cell: significance::significance,
        fields: &significance::TEST,
    },
    Definition {
        key: "p",
        letter: 'p',
        title: PerMetric::same("p"),
        name: PerMetric::same("p-value"),
        sorts: "by p-value",
        width: 9,
        first: First::Smallest,
        quantity: Some(Quantity::P),
        cell: significance::p,
        fields: &[],
    },
    Definition {
        key: "change",
        letter: 'a',
        title: PerMetric::same("|Ratio|"),
        name: PerMetric::same("size of the change"),
        sorts: "by size of the change",
        width: 11,
        first: First::Largest,
        quantity: Some(Quantity::AbsLogRatio),
        cell: change::abs_ratio,
        fields: &[],
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_has_a_key_and_a_letter_of_its_own() {
        for (index, column) in Column::ALL.iter().enumerate() {
            for other in &Column::ALL[..index] {
                assert_ne!(column.key(), other.key());
                assert_ne!(
                    column.sort_key().0,
                    other.sort_key().0,
                    "{column:?} {other:?}"
                );
            }
            assert_eq!(Column::from_key(column.key()), Ok(*column));
        }
    }
}
