//! What is computed only because the user asked for it.

use super::open_tree::OpenTree;
use crate::index::Step;

/// What a user asked for. It is computed on other threads, and not known yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// What it is.
    pub kind: WishKind,
    /// The comparisons that are needed, those near the selected result first. None of them is known.
    pub steps: Vec<Step>,
}

/// What a user can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WishKind {
    /// The clear changes against a base, by its place.
    Changes(usize),
}

impl WishKind {
    /// What is counted while it is computed.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Changes(_) => "judged",
        }
    }
}

/// What is to be computed next of a tree, if anything.
pub(super) fn wish(open: &OpenTree) -> Option<Wish> {
    changes(open)
}

/// The clear changes, if a column or a term of the filter shows them.
fn changes(open: &OpenTree) -> Option<Wish> {
    let listing = &open.listing;
    let is_filtered = listing.filter_needs_changes();
    let is_shown = open.columns.shown().any(|column| column.needs_changes())
        || listing.order.column.needs_changes();
    if !is_filtered && !is_shown {
        return None;
    }
    let base = listing.bases.get(listing.base)?;
    let mut steps: Vec<Step> = Vec::new();
    // A filter needs those of results that it does not show yet.
    let hidden = (0..open.index.tree.results.len()).filter(|_| is_filtered);
    for head in nearest(open).chain(hidden) {
        let comparison = open.index.comparison(head, base);
        let Some((reference, _)) = comparison.filter(|(reference, _)| reference.is_valid) else {
            continue;
        };
        let reference = reference.result;
        if open.index.changes(head, reference).is_none() {
            steps.push(Step { head, reference });
        }
    }
    let kind = WishKind::Changes(listing.base);
    (!steps.is_empty()).then_some(Wish { kind, steps })
}

/// The results that are shown, from a little above the selected one on, then those before.
fn nearest(open: &OpenTree) -> impl Iterator<Item = usize> {
    /// About what a screen shows above it.
    const ABOVE: usize = 20;
    let shown = &open.listing.shown;
    let first = open.selected.saturating_sub(ABOVE).min(shown.len());
    let (before, from) = shown.split_at(first);
    from.iter().chain(before).copied()
}
