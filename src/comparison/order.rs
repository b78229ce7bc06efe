//! The columns that rows can be sorted by. Every order is stable, puts what is missing last, and breaks ties by name.

use std::cmp::Ordering;

use super::{Comparison, Row};

/// What a table shows of a row, and can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    Benchmark,
    Reference,
    Head,
    Ratio,
    Memory,
    Tags,
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
    /// The direction that a column is wanted in first: names from a, numbers from the largest.
    pub fn first_of(column: Column) -> Self {
        let descending = !matches!(column, Column::Benchmark | Column::Tags);
        Self { column, descending }
    }

    pub fn reversed(self) -> Self {
        Self {
            descending: !self.descending,
            ..self
        }
    }
}

impl Column {
    pub const ALL: [Self; 6] = [
        Self::Benchmark,
        Self::Reference,
        Self::Head,
        Self::Ratio,
        Self::Memory,
        Self::Tags,
    ];

    pub fn title(self) -> &'static str {
        match self {
            Self::Benchmark => "Benchmark",
            Self::Reference => "Reference",
            Self::Head => "Head",
            Self::Ratio => "Ratio",
            Self::Memory => "Memory",
            Self::Tags => "Tags",
        }
    }

    /// What it holds, in running text.
    pub fn name(self) -> &'static str {
        match self {
            Self::Benchmark => "name",
            Self::Reference => "reference",
            Self::Head => "head",
            Self::Ratio => "ratio",
            Self::Memory => "memory",
            Self::Tags => "tag",
        }
    }

    /// The value that numbers sort by; `None` if it is missing, or the column holds text.
    fn number(self, row: &Row) -> Option<f64> {
        match self {
            Self::Reference => Some(row.reference.mean),
            Self::Head => Some(row.head.mean),
            Self::Ratio => Some(row.ratio),
            Self::Memory => row.memory.map(|memory| memory.ratio),
            Self::Benchmark | Self::Tags => None,
        }
        .filter(|number| !number.is_nan())
    }
}

impl Comparison {
    /// Sorts `rows`, which are indices.
    pub fn sort(&self, rows: &mut [usize], order: Order) {
        let directed = |ordering: Ordering| {
            if order.descending {
                ordering.reverse()
            } else {
                ordering
            }
        };
        rows.sort_by(|&a, &b| {
            let (a, b) = (&self.rows[a], &self.rows[b]);
            let ordering = match order.column {
                Column::Benchmark => directed(a.name.cmp(&b.name)),
                Column::Tags => match (a.tags.first(), b.tags.first()) {
                    (Some(_), Some(_)) => directed(a.tags.cmp(&b.tags)),
                    (a, b) => b.is_some().cmp(&a.is_some()),
                },
                column => match (column.number(a), column.number(b)) {
                    (Some(a), Some(b)) => directed(a.total_cmp(&b)),
                    (a, b) => b.is_some().cmp(&a.is_some()),
                },
            };
            ordering.then_with(|| a.name.cmp(&b.name))
        });
    }
}
