//! The columns of a table of rows: what they are called, what they hold, and how rows are sorted by them. Every order
//! is stable, puts what is missing last, and breaks ties by name.

use super::{Change, Comparison, Lens, Measure, Metric, wording};
use crate::stats::interval::Interval;
use crate::stats::significance::Significance;
use crate::suite::{Unit, fixed};
use crate::text::visible;

/// What a table can show of a row, and be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    Benchmark,
    Reference,
    Head,
    Ratio,
    /// The ratio by the other metric: of memory, or in the memory view of time.
    Other,
    Interval,
    Pull,
    ChangeToNoise,
    Q,
    Probability,
    Tags,
    ReferenceSpread,
    HeadSpread,
    Significance,
    P,
    Change,
    /// Both distributions as strips on one axis.
    Shape,
}

/// A column and a direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order {
    pub column: Column,
    pub descending: bool,
}

impl Default for Order {
    /// The worst slowdown first.
    fn default() -> Self {
        Self::first_of(Column::Ratio)
    }
}

impl Order {
    /// The direction that a column is wanted in first: names from a, probabilities of chance from the smallest, all
    /// else from the largest.
    pub fn first_of(column: Column) -> Self {
        let ascending = [Column::Benchmark, Column::Tags, Column::P, Column::Q];
        Self {
            column,
            descending: !ascending.contains(&column),
        }
    }

    /// Reads an order as the command line has it: a column's key, with a `-` before it for the other way round. Errors with what was expected.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (is_reversed, key) = match text.strip_prefix('-') {
            Some(key) => (true, key),
            None => (false, text),
        };
        let order = Self::first_of(Column::from_key(key)?);
        Ok(if is_reversed { order.reversed() } else { order })
    }

    /// The order as [`Order::parse`] reads it.
    pub fn key(self) -> String {
        let sign = if self == Self::first_of(self.column) {
            ""
        } else {
            "-"
        };
        format!("{sign}{}", self.column.key())
    }

    pub fn reversed(self) -> Self {
        Self {
            descending: !self.descending,
            ..self
        }
    }
}

impl Column {
    /// In the order in which they are worth their place.
    pub const ALL: [Self; 17] = [
        Self::Benchmark,
        Self::Reference,
        Self::Head,
        Self::Ratio,
        Self::Other,
        Self::Interval,
        Self::Shape,
        Self::Pull,
        Self::ChangeToNoise,
        Self::Q,
        Self::Probability,
        Self::Tags,
        Self::ReferenceSpread,
        Self::HeadSpread,
        Self::Significance,
        Self::P,
        Self::Change,
    ];

    /// Its head in a table.
    pub fn title(self, metric: Metric) -> &'static str {
        match self {
            Self::Benchmark => "Benchmark",
            Self::Reference => "Reference",
            Self::Head => "Head",
            Self::Ratio => "Ratio",
            Self::Other => match metric {
                Metric::Time => "Memory",
                Metric::Memory => "Time",
            },
            Self::Interval => "95% CI",
            Self::Pull => "Pull",
            Self::ChangeToNoise => "Chg÷noise",
            Self::Q => "q",
            Self::Probability => match metric {
                Metric::Time => "P(faster)",
                Metric::Memory => "P(smaller)",
            },
            Self::Tags => "Tags",
            Self::ReferenceSpread => "Ref CV",
            Self::HeadSpread => "Head CV",
            Self::Significance => "Significant",
            Self::P => "p",
            Self::Change => "|Ratio|",
            Self::Shape => "Distributions ref│head",
        }
    }

    /// What it holds, in running text.
    pub fn name(self, metric: Metric) -> &'static str {
        match self {
            Self::Benchmark => "name",
            Self::Reference => "mean of the reference",
            Self::Head => "mean of the head",
            Self::Ratio => "ratio",
            Self::Other => match metric {
                Metric::Time => "change of peak memory",
                Metric::Memory => "ratio of times",
            },
            Self::Interval => "95% interval of the ratio",
            Self::Pull => match metric {
                Metric::Time => "pull on the mean",
                Metric::Memory => "pull on the memory change",
            },
            Self::ChangeToNoise => "change ÷ noise",
            Self::Q => "q, adjusted for many tests",
            Self::Probability => match metric {
                Metric::Time => "probability of being faster",
                Metric::Memory => "probability of being smaller",
            },
            Self::Tags => "tag",
            Self::ReferenceSpread => "σ of the reference over its mean",
            Self::HeadSpread => "σ of the head over its mean",
            Self::Significance => "significance, |t|",
            Self::P => "p of the t-test",
            Self::Change => "size of the change",
            Self::Shape => "modes of the distributions",
        }
    }

    /// Its name on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Benchmark => "name",
            Self::Reference => "reference",
            Self::Head => "head",
            Self::Ratio => "ratio",
            Self::Other => "other",
            Self::Interval => "interval",
            Self::Pull => "pull",
            Self::ChangeToNoise => "signal",
            Self::Q => "q",
            Self::Probability => "prob",
            Self::Tags => "tag",
            Self::ReferenceSpread => "ref-cv",
            Self::HeadSpread => "head-cv",
            Self::Significance => "t",
            Self::P => "p",
            Self::Change => "change",
            Self::Shape => "shape",
        }
    }

    /// The column of this name on the command line: its key, or its head in the table. Errors with what was expected.
    pub fn from_key(key: &str) -> Result<Self, String> {
        let key = key.to_lowercase();
        let is_title = |column: &Self| {
            let titles = [Metric::Time, Metric::Memory].map(|metric| column.title(metric));
            titles.iter().any(|title| title.to_lowercase() == key)
        };
        let by_key = Self::ALL.into_iter().find(|column| column.key() == key);
        let column = by_key.or_else(|| Self::ALL.into_iter().find(is_title));
        column.ok_or_else(|| format!("one of {}", Self::ALL.map(Self::key).join(", ")))
    }

    /// How many terminal columns it takes, with the gap before it; 0 for the name, which takes what is left.
    pub fn width(self) -> usize {
        match self {
            Self::Benchmark => 0,
            Self::P | Self::Q => 9,
            Self::Reference
            | Self::Head
            | Self::ReferenceSpread
            | Self::HeadSpread
            | Self::Pull => 10,
            Self::ChangeToNoise | Self::Probability => 12,
            Self::Change => 11,
            Self::Other => 15,
            Self::Interval | Self::Ratio | Self::Tags => 16,
            Self::Significance => 14,
            // Both strips, three lines around them, and the gap.
            Self::Shape => 2 * SHAPE_BINS + 5,
        }
    }
}

/// What stands in a cell for what is not known.
pub const MISSING: &str = "–";

/// How many bars each of the two strips of [`Column::Shape`] has.
pub const SHAPE_BINS: usize = 12;

impl Lens<'_> {
    /// The text of a cell, safe for a terminal. [`Column::Shape`] has none: it is drawn.
    pub fn cell(&self, column: Column, index: usize) -> String {
        let row = &self.comparison.rows[index];
        let measure = self.comparison.measure(self.metric, index);
        let evidence = || self.comparison.evidence(self.metric, index);
        let share = |share: f64| format!("{}%", fixed(share * 100.0, 2));
        let known = match column {
            Column::Benchmark => Some(visible(&row.name).into_owned()),
            Column::Reference => measure.map(|measure| match self.metric {
                Metric::Time => measure.reference_mean(),
                // pyperf goes on with KiB up to ten MiB, which takes more room than it tells.
                Metric::Memory => {
                    Unit::Byte.format_like(measure.reference.mean, measure.reference.mean)
                }
            }),
            Column::Head => measure.map(Measure::head_mean_like_reference),
            Column::Ratio => measure.map(|measure| wording::ratio_of(self.metric, measure.ratio)),
            Column::Other => {
                let other = self.metric.other();
                let ratio = self.comparison.ratio(other, index);
                let mark = self.comparison.trust_mark(other, index);
                ratio.map(|ratio| format!("{}{mark:1}", wording::ratio_of(other, ratio)))
            }
            Column::Interval => evidence()
                .and_then(|evidence| evidence.interval)
                .map(interval),
            Column::Pull => {
                let pull = self.pulls.get(index).copied().flatten();
                pull.map(wording::signed_percent)
            }
            Column::ChangeToNoise => evidence()
                .and_then(|evidence| evidence.change_to_noise)
                .map(|ratio| fixed(ratio, 1)),
            Column::Q => self.comparison.q(self.metric, index).map(chance),
            Column::P => evidence().and_then(|evidence| evidence.p).map(chance),
            Column::Probability => evidence()
                .and_then(|evidence| evidence.better)
                .map(|share| format!("{}%", fixed(share * 100.0, 0))),
            Column::Tags => {
                (!row.tags.is_empty()).then(|| visible(&row.tags.join(" ")).into_owned())
            }
            Column::ReferenceSpread => measure
                .and_then(|measure| measure.reference.coefficient_of_variation())
                .map(share),
            Column::HeadSpread => measure
                .and_then(|measure| measure.head.coefficient_of_variation())
                .map(share),
            Column::Significance => measure.map(|measure| match measure.significance {
                Significance::Significant { t } => format!("yes (t {})", fixed(t.abs(), 1)),
                Significance::NotSignificant { t } => format!("no (t {})", fixed(t.abs(), 1)),
                Significance::NotTested(_) => "not tested".to_owned(),
            }),
            Column::Change => measure
                .map(|measure| format!("{}x", fixed(measure.ratio.max(1.0 / measure.ratio), 2))),
            Column::Shape => None,
        };
        known.unwrap_or_else(|| MISSING.to_owned())
    }

    /// The value that numbers sort by; `None` if it is missing, or the column holds text.
    fn number(&self, column: Column, index: usize) -> Option<f64> {
        let measure = self.comparison.measure(self.metric, index);
        let evidence = || self.comparison.evidence(self.metric, index);
        match column {
            Column::Benchmark | Column::Tags => None,
            Column::Reference => Some(measure?.reference.mean),
            Column::Head => Some(measure?.head.mean),
            Column::Ratio => Some(measure?.ratio),
            Column::Other => self.comparison.ratio(self.metric.other(), index),
            Column::Interval => evidence()?.interval.map(|interval| interval.low),
            Column::Pull => self.pulls.get(index).copied().flatten().map(f64::abs),
            Column::ChangeToNoise => evidence()?.change_to_noise,
            Column::Q => self.comparison.q(self.metric, index),
            Column::P => evidence()?.p,
            Column::Probability => evidence()?.better,
            Column::ReferenceSpread => measure?.reference.coefficient_of_variation(),
            Column::HeadSpread => measure?.head.coefficient_of_variation(),
            Column::Significance => Some(measure?.t()?.abs()),
            Column::Change => Some(measure?.log_ratio.abs()),
            Column::Shape => {
                let (reference, head) = self.comparison.modes(self.metric, index)?;
                Some(reference.max(head) as f64)
            }
        }
        .filter(|number| !number.is_nan())
    }

    /// Sorts `rows`, which are indices. What is missing stands last, and what is equal in the order of the names.
    pub fn sort(&self, rows: &mut [usize], order: Order) {
        let places = self.comparison.places_by_name();
        let all = &self.comparison.rows;
        match order.column {
            Column::Tags => rows.sort_unstable_by(|&a, &b| {
                let (tags_a, tags_b) = (&all[a].tags, &all[b].tags);
                let by_tags = match order.descending {
                    true => tags_b.cmp(tags_a),
                    false => tags_a.cmp(tags_b),
                };
                let missing = tags_a.is_empty().cmp(&tags_b.is_empty());
                missing.then(by_tags).then(places[a].cmp(&places[b]))
            }),
            column => {
                // Each number is asked for once, not in every comparison of two; and one integer, of the number, the
                // place by name and the row, is compared faster than three.
                let key = |&row: &usize| {
                    let number = match column {
                        Column::Benchmark => Some(u64::from(places[row])),
                        column => self.number(column, row).map(in_order),
                    };
                    let number =
                        number.map(|number| if order.descending { !number } else { number });
                    let number = u128::from(number.unwrap_or(u64::MAX));
                    number << 64 | u128::from(places[row]) << 32 | row as u128
                };
                let mut keys: Vec<u128> = rows.iter().map(key).collect();
                keys.sort_unstable();
                for (row, key) in rows.iter_mut().zip(keys) {
                    *row = key as u32 as usize;
                }
            }
        }
    }

    /// The mark behind the ratio.
    pub fn trust_mark(&self, index: usize) -> &'static str {
        self.comparison.trust_mark(self.metric, index)
    }
}

impl Comparison {
    /// `~` behind a ratio that is not significant, `?` behind one that could not be tested.
    pub fn trust_mark(&self, metric: Metric, index: usize) -> &'static str {
        match self.measure(metric, index).map(Measure::change) {
            Some(Change::NotSignificant) => "~",
            Some(Change::NotTested) => "?",
            Some(Change::Worse | Change::Better | Change::Unchanged) | None => "",
        }
    }
}

/// An integer for each double that is a number, in their order; none is the largest or the smallest integer.
fn in_order(number: f64) -> u64 {
    /// The sign is the first bit of a double, and of those below zero the largest has the fewest bits set behind it.
    const SIGN: u64 = 1 << 63;
    let bits = number.to_bits();
    if bits & SIGN == 0 { bits | SIGN } else { !bits }
}

fn interval(interval: Interval) -> String {
    let decimals = match interval.high {
        high if high < 10.0 => 3,
        high if high < 1000.0 => 1,
        _ => 0,
    };
    format!(
        "{} – {}x",
        fixed(interval.low, decimals),
        fixed(interval.high, decimals)
    )
}

/// A probability of chance.
fn chance(p: f64) -> String {
    if p < 0.0001 {
        "<0.0001".to_owned()
    } else {
        fixed(p, 4)
    }
}
