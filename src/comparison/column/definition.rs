//! What there is to say of a column.

use super::field::Field;
use crate::comparison::context::ViewContext;
use crate::comparison::metric::Metric;
use crate::comparison::quantity::Quantity;

/// How many bars each of the two strips of the column of distributions has.
pub const SHAPE_BINS: usize = 12;

/// A column.
pub(super) struct Definition {
    /// Its name on the command line.
    pub key: &'static str,
    /// Its letter in the sort menu.
    pub letter: char,
    /// Its head in a table.
    pub title: PerMetric,
    /// What it holds, in running text.
    pub name: PerMetric,
    /// What its letter does in the sort menu.
    pub sorts: &'static str,
    /// How many terminal columns it takes, with the gap before it; 0 for the name, which takes what is left.
    pub width: usize,
    /// Which rows come first when it is first sorted by.
    pub first: First,
    /// The number that it shows and sorts by; `None` if it holds text.
    pub quantity: Option<Quantity>,
    /// Its text for a row, safe for a terminal; `None` if that is not known, or drawn.
    pub cell: fn(&ViewContext<'_>, usize) -> Option<String>,
    /// What exports have of it.
    pub fields: &'static [Field],
}

/// Which rows come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum First {
    /// The largest numbers.
    Largest,
    /// The smallest numbers, or the first texts.
    Smallest,
}

/// A text that depends on the metric.
pub(super) struct PerMetric {
    pub time: &'static str,
    pub memory: &'static str,
}

impl PerMetric {
    /// A text that does not depend on it.
    pub const fn same(text: &'static str) -> Self {
        Self {
            time: text,
            memory: text,
        }
    }

    pub const fn of(&self, metric: Metric) -> &'static str {
        match metric {
            Metric::Time => self.time,
            Metric::Memory => self.memory,
        }
    }
}
