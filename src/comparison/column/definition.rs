//! The properties of a column.

use super::export_field::Field;
use crate::comparison::column::quantity::Quantity;
use crate::comparison::context::ViewContext;
use crate::comparison::metric::Metric;

/// The text of a cell whose value is not known.
pub const MISSING: &str = "–";

/// The number of bars in each of the two strips of the distributions column.
pub const SHAPE_BINS: usize = 12;

/// The properties of a column.
pub(super) struct Definition {
    /// Its name on the command line.
    pub key: &'static str,
    /// Its letter in the sort menu.
    pub letter: char,
    /// Its heading in a table.
    pub title: PerMetric,
    /// The description of its content, for running text.
    pub name: PerMetric,
    /// What its letter does in the sort menu.
    pub sorts: &'static str,
    /// Its width in terminal columns, including the gap before it; 0 for the name, which takes the remaining width.
    pub width: usize,
    /// Which rows come first when a user sorts by it for the first time.
    pub first: First,
    /// The number that it shows and sorts by; `None` if it holds text.
    pub quantity: Option<Quantity>,
    /// Its text for a row, safe for a terminal; `None` if the value is not known, or if the cell is drawn.
    pub cell: fn(&ViewContext<'_>, usize) -> Option<String>,
    /// Its fields in exports.
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
    /// A text that does not depend on the metric.
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
