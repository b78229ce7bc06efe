//! Starts an index with what is known already.

use super::cache::Cache;
use super::index::Index;
use super::plan::{Plan, Step};

/// The same index with what a cache knows of it, and the plan of the other comparisons of the results for which
/// `is_wanted` is true.
#[must_use]
pub fn begin(
    mut index: Index,
    cache: Option<&Cache>,
    is_wanted: impl Fn(usize) -> bool,
) -> (Index, Plan) {
    let known = cache.map(|cache| cache.known(&index));
    for event in known.into_iter().flatten() {
        index.record(event);
    }
    let is_known = |step: Step| index.is_known(step.head, step.reference);
    let plan = Plan::without(&index.tree, &index.references, is_wanted, is_known);
    (index, plan)
}
