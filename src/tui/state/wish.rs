//! What is computed only because the user asked for it.

use super::column_choice::Choice;
use crate::index::{Index, PINNED, Step};
use crate::listing::{ListColumn, Listing};

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
    /// The comparisons with this result, which is pinned.
    Pinned(usize),
    /// The clear changes against a base, by its place.
    Changes(usize),
    /// The headline numbers of a history, or of a plot, by its place in the configuration.
    Headlines(Option<usize>),
}

impl WishKind {
    /// What is counted while it is computed.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Pinned(_) => "compared with the pinned reference",
            Self::Changes(_) => "judged",
            Self::Headlines(_) => "compared with the base",
        }
    }
}

/// What a wish is found from: an open tree.
#[derive(Clone, Copy)]
pub(super) struct Asked<'t> {
    pub index: &'t Index,
    pub listing: &'t Listing,
    pub columns: &'t Choice<ListColumn>,
    pub selected: usize,
    pub pinned: Option<usize>,
}

/// What is to be computed next of a tree, if anything.
pub(super) fn wish(open: Asked<'_>) -> Option<Wish> {
    pinned(open).or_else(|| changes(open))
}

/// The comparisons with the pinned reference.
fn pinned(open: Asked<'_>) -> Option<Wish> {
    let reference = open.pinned?;
    let is_missing = |&head: &usize| {
        let found = open.index.comparison(head, PINNED);
        found.is_some_and(|(_, outcome)| outcome.is_none())
    };
    let heads = all(open).filter(is_missing);
    let steps: Vec<Step> = heads.map(|head| Step { head, reference }).collect();
    let kind = WishKind::Pinned(reference);
    (!steps.is_empty()).then_some(Wish { kind, steps })
}

/// The clear changes, if a column or a term of the filter shows them.
fn changes(open: Asked<'_>) -> Option<Wish> {
    let listing = open.listing;
    let is_filtered = listing.filter_needs_changes();
    let is_shown =
        open.columns.shown().any(ListColumn::needs_changes) || listing.order.column.needs_changes();
    if !is_filtered && !is_shown {
        return None;
    }
    let base = listing.bases.get(listing.base)?;
    let mut steps: Vec<Step> = Vec::new();
    // A filter needs those of results that it does not show yet.
    let hidden = all(open).filter(|_| is_filtered);
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

/// All results, those that are shown first.
fn all(open: Asked<'_>) -> impl Iterator<Item = usize> {
    let mut is_shown = vec![false; open.index.tree.results.len()];
    for &result in &open.listing.shown {
        is_shown[result] = true;
    }
    let hidden = (0..is_shown.len()).filter(move |&result| !is_shown[result]);
    nearest(open).chain(hidden)
}

/// The results that are shown, from a little above the selected one on, then those before.
fn nearest(open: Asked<'_>) -> impl Iterator<Item = usize> {
    /// About what a screen shows above it.
    const ABOVE: usize = 20;
    let shown = &open.listing.shown;
    let first = open.selected.saturating_sub(ABOVE).min(shown.len());
    let (before, from) = shown.split_at(first);
    from.iter().chain(before).copied()
}
