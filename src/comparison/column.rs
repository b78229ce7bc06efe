//! The columns of a table of rows: what they are called, what they hold, and how rows are sorted by them. Every order
//! is stable, puts what is missing last, and breaks ties by name.

use std::cmp::Ordering;

use super::{Change, Comparison, wording};
use crate::stats::significance::Significance;
use crate::suite::{fixed, sanitize::visible};

/// What a table can show of a row, and be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    Benchmark,
    Reference,
    Head,
    Ratio,
    Memory,
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

    /// Reads an order as the command line has it: a column's key, with a `-` before it for the other way round. Errors
    /// with what was expected.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (is_reversed, key) = match text.strip_prefix('-') {
            Some(key) => (true, key),
            None => (false, text),
        };
        let Some(column) = Column::ALL.into_iter().find(|column| column.key() == key) else {
            let keys: Vec<&str> = Column::ALL.into_iter().map(Column::key).collect();
            return Err(format!("one of {}", keys.join(", ")));
        };
        let order = Self::first_of(column);
        Ok(if is_reversed { order.reversed() } else { order })
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
    pub const ALL: [Self; 16] = [
        Self::Benchmark,
        Self::Reference,
        Self::Head,
        Self::Ratio,
        Self::Memory,
        Self::Interval,
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
    pub fn title(self) -> &'static str {
        match self {
            Self::Benchmark => "Benchmark",
            Self::Reference => "Reference",
            Self::Head => "Head",
            Self::Ratio => "Ratio",
            Self::Memory => "Memory",
            Self::Interval => "95% CI",
            Self::Pull => "Pull",
            Self::ChangeToNoise => "Chg÷noise",
            Self::Q => "q",
            Self::Probability => "P(faster)",
            Self::Tags => "Tags",
            Self::ReferenceSpread => "Ref CV",
            Self::HeadSpread => "Head CV",
            Self::Significance => "Significant",
            Self::P => "p",
            Self::Change => "|Ratio|",
        }
    }

    /// What it holds, in running text.
    pub fn name(self) -> &'static str {
        match self {
            Self::Benchmark => "name",
            Self::Reference => "mean of the reference",
            Self::Head => "mean of the head",
            Self::Ratio => "ratio",
            Self::Memory => "change of peak memory",
            Self::Interval => "95% interval of the ratio",
            Self::Pull => "pull on the mean",
            Self::ChangeToNoise => "change ÷ noise",
            Self::Q => "q, adjusted for many tests",
            Self::Probability => "probability of being faster",
            Self::Tags => "tag",
            Self::ReferenceSpread => "σ of the reference over its mean",
            Self::HeadSpread => "σ of the head over its mean",
            Self::Significance => "significance, |t|",
            Self::P => "p of the t-test",
            Self::Change => "size of the change",
        }
    }

    /// Its name on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Benchmark => "name",
            Self::Reference => "reference",
            Self::Head => "head",
            Self::Ratio => "ratio",
            Self::Memory => "mem",
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
        }
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
            Self::Memory => 15,
            Self::Interval | Self::Ratio | Self::Tags => 16,
            Self::Significance => 14,
        }
    }
}

/// What stands in a cell for what is not known.
pub const MISSING: &str = "–";

impl Comparison {
    /// The text of a cell, safe for a terminal. `pulls` are those of the rows in view.
    pub fn cell(&self, column: Column, index: usize, pulls: &[Option<f64>]) -> String {
        let row = &self.rows[index];
        let evidence = || self.evidence(index);
        let share = |share: f64| format!("{}%", fixed(share * 100.0, 2));
        let known = match column {
            Column::Benchmark => Some(visible(&row.name).into_owned()),
            Column::Reference => Some(row.reference_mean()),
            Column::Head => Some(row.head_mean_like_reference()),
            Column::Ratio => Some(wording::ratio(row.ratio)),
            Column::Memory => row.memory.map(|memory| wording::memory_ratio(memory.ratio)),
            Column::Interval => evidence().interval.map(|interval| {
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
            }),
            Column::Pull => pulls
                .get(index)
                .copied()
                .flatten()
                .map(|pull| format!("{:+.2}%", pull * 100.0)),
            Column::ChangeToNoise => evidence().change_to_noise.map(|ratio| fixed(ratio, 1)),
            Column::Q => evidence().q.map(chance),
            Column::P => evidence().p.map(chance),
            Column::Probability => evidence()
                .faster
                .map(|share| format!("{}%", fixed(share * 100.0, 0))),
            Column::Tags => {
                (!row.tags.is_empty()).then(|| visible(&row.tags.join(" ")).into_owned())
            }
            Column::ReferenceSpread => row.reference.coefficient_of_variation().map(share),
            Column::HeadSpread => row.head.coefficient_of_variation().map(share),
            Column::Significance => Some(match row.significance {
                Significance::Significant { t } => format!("yes (t {})", fixed(t.abs(), 1)),
                Significance::NotSignificant { t } => format!("no (t {})", fixed(t.abs(), 1)),
                Significance::NotTested(_) => "not tested".to_owned(),
            }),
            Column::Change => Some(format!("{}x", fixed(row.ratio.max(1.0 / row.ratio), 2))),
        };
        known.unwrap_or_else(|| MISSING.to_owned())
    }

    /// The value that numbers sort by; `None` if it is missing, or the column holds text.
    fn number(&self, column: Column, index: usize, pulls: &[Option<f64>]) -> Option<f64> {
        let row = &self.rows[index];
        let evidence = || self.evidence(index);
        match column {
            Column::Benchmark | Column::Tags => None,
            Column::Reference => Some(row.reference.mean),
            Column::Head => Some(row.head.mean),
            Column::Ratio => Some(row.ratio),
            Column::Memory => row.memory.map(|memory| memory.ratio),
            Column::Interval => evidence().interval.map(|interval| interval.low),
            Column::Pull => pulls.get(index).copied().flatten().map(f64::abs),
            Column::ChangeToNoise => evidence().change_to_noise,
            Column::Q => evidence().q,
            Column::P => evidence().p,
            Column::Probability => evidence().faster,
            Column::ReferenceSpread => row.reference.coefficient_of_variation(),
            Column::HeadSpread => row.head.coefficient_of_variation(),
            Column::Significance => match row.significance {
                Significance::Significant { t } | Significance::NotSignificant { t } => {
                    Some(t.abs())
                }
                Significance::NotTested(_) => None,
            },
            Column::Change => Some(row.ratio.ln().abs()),
        }
        .filter(|number| !number.is_nan())
    }

    /// Sorts `rows`, which are indices. `pulls` are those of the rows in view.
    pub fn sort(&self, rows: &mut [usize], order: Order, pulls: &[Option<f64>]) {
        let directed = |ordering: Ordering| {
            if order.descending {
                ordering.reverse()
            } else {
                ordering
            }
        };
        rows.sort_by(|&a, &b| {
            let (row_a, row_b) = (&self.rows[a], &self.rows[b]);
            let ordering = match order.column {
                Column::Benchmark => directed(row_a.name.cmp(&row_b.name)),
                Column::Tags => match (row_a.tags.first(), row_b.tags.first()) {
                    (Some(_), Some(_)) => directed(row_a.tags.cmp(&row_b.tags)),
                    (a, b) => b.is_some().cmp(&a.is_some()),
                },
                column => match (self.number(column, a, pulls), self.number(column, b, pulls)) {
                    (Some(a), Some(b)) => directed(a.total_cmp(&b)),
                    (a, b) => b.is_some().cmp(&a.is_some()),
                },
            };
            ordering.then_with(|| row_a.name.cmp(&row_b.name))
        });
    }

    /// `~` behind a ratio that is not significant, `?` behind one that could not be tested.
    pub fn trust_mark(&self, index: usize) -> &'static str {
        match self.rows[index].change() {
            Change::NotSignificant => "~",
            Change::NotTested => "?",
            Change::Slower | Change::Faster | Change::Unchanged => "",
        }
    }
}

/// A probability of chance.
fn chance(p: f64) -> String {
    if p < 0.0001 {
        "<0.0001".to_owned()
    } else {
        fixed(p, 4)
    }
}
