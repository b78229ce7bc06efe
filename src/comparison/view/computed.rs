//! What the numbers of a view were computed from.

use std::collections::BTreeSet;

use crate::comparison::column::Order;
use crate::comparison::metric::Metric;
use crate::comparison::verdict::Exclusions;

/// The input from which the expensive parts of a view were computed. A new filter does not affect the groups, and a new
/// order does not affect any number.
pub(super) struct ComputedFor {
    pub metric: Metric,
    pub exclusions: Exclusions,
    /// The rows of the group, without the excluded ones.
    pub counted: Vec<usize>,
    pub excluded: BTreeSet<usize>,
    /// The rows that pass the filter, without the excluded ones, whether or not the selected head has them.
    pub chosen: Vec<usize>,
    /// Those of them that the selected head has.
    pub judged: Vec<usize>,
    /// All rows that pass the filter and are not hidden, before they are sorted.
    pub unsorted: Vec<usize>,
    pub order: Order,
    pub order_head: usize,
}
