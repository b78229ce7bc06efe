//! Facets: what results have in common, with how many there are of each.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use strum::VariantArray;

use super::column::flags;
use crate::bench_runner::VersionOrder;
use crate::sorting;
use crate::tree::Entry;

/// What a facet is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, VariantArray)]
pub enum FacetKind {
    /// The nickname of the machine.
    Machine,
    /// The minor version of Python.
    Version,
    /// The flags of the build.
    Flags,
    /// The owner of the repository.
    Fork,
}

/// One value, and how many results have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// What it is about.
    pub kind: FacetKind,
    /// The value; raw.
    pub value: String,
    /// How many results have it, of those that pass the filter and the choices of the other kinds.
    pub count: usize,
}

impl FacetKind {
    /// The value of results of which it is not known.
    pub const UNKNOWN: &str = "(unknown)";
    /// The value of results that were built without flags.
    pub const NO_FLAGS: &str = "(none)";

    /// All kinds, in the order in which they are shown.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// Its heading.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Machine => "Machines",
            Self::Version => "Versions",
            Self::Flags => "Flags",
            Self::Fork => "Forks",
        }
    }

    /// The value of a result; raw.
    #[must_use]
    pub fn value(self, entry: &Entry) -> String {
        let identity = &entry.identity;
        let value = match self {
            Self::Machine => identity.nickname.clone(),
            Self::Version => identity
                .major_minor()
                .map(|(major, minor)| format!("{major}.{minor}")),
            Self::Flags => Some(match flags(entry) {
                none if none.is_empty() => Self::NO_FLAGS.to_owned(),
                flags => flags,
            }),
            Self::Fork => identity.fork.clone(),
        };
        value.unwrap_or_else(|| Self::UNKNOWN.to_owned())
    }
}

/// The facets of a kind: the most frequent values of the whole tree first, so that they keep their places; versions in
/// descending order.
pub(super) fn facets<'e>(
    kind: FacetKind,
    all: impl Iterator<Item = (&'e Entry, bool)>,
) -> Vec<Facet> {
    // Of the whole tree, and of those that count.
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (entry, counts_here) in all {
        let (total, count) = counts.entry(kind.value(entry)).or_default();
        *total += 1;
        *count += usize::from(counts_here);
    }
    let mut counts: Vec<(String, (usize, usize))> = counts.into_iter().collect();
    match kind {
        FacetKind::Version => {
            sorting::sort_by_key(&mut counts, |(value, _)| Reverse(VersionOrder::of(value)));
        }
        FacetKind::Machine | FacetKind::Flags | FacetKind::Fork => {
            sorting::sort_by_key(&mut counts, |(_, (total, _))| Reverse(*total));
        }
    }
    let facet = |(value, (_, count))| Facet { kind, value, count };
    counts.into_iter().map(facet).collect()
}
