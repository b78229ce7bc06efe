//! Starts an index with what is known already.

use std::sync::Arc;

use super::cache::Cache;
use super::index::Index;
use super::plan::{Plan, Step};
use crate::tree::{Reference, Tree};

/// An index of what is known of a tree, and the plan of the other comparisons of the results for which `is_wanted` is
/// true. `references` are those of each result.
#[must_use]
pub fn begin(
    tree: &Arc<Tree>,
    references: Vec<Vec<Reference>>,
    cache: Option<&Cache>,
    is_wanted: impl Fn(usize) -> bool,
) -> (Index, Plan) {
    let mut index = Index::new(Arc::clone(tree), references);
    let known = cache.map(|cache| cache.known(&index));
    for event in known.into_iter().flatten() {
        index.record(event);
    }
    let is_known = |step: Step| index.is_known(step.head, step.reference);
    let plan = Plan::without(tree, &index.references, is_wanted, is_known);
    (index, plan)
}
