//! Which results are shown, and in which order.

use std::collections::BTreeMap;

use super::column::ListColumn;
use super::context::ListContext;
use super::facet::{Facet, FacetKind, facets};
use super::filter::ListFilter;
use crate::index::{Index, PINNED};
use crate::sorting;
use crate::tree::BASE;

/// An order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListOrder {
    /// The column.
    pub column: ListColumn,
    /// Whether the largest comes first.
    pub descending: bool,
}

impl ListOrder {
    /// The order in which a column is sorted first: numbers and dates from the largest.
    #[must_use]
    pub fn first_of(column: ListColumn) -> Self {
        let descending =
            column.is_number() || matches!(column, ListColumn::Date | ListColumn::Version);
        Self { column, descending }
    }

    /// The opposite order.
    #[must_use]
    pub fn reversed(self) -> Self {
        let descending = !self.descending;
        Self { descending, ..self }
    }
}

/// A view of an index. The first fields are what the user chooses; after they change, [`Listing::update`] computes the
/// other fields.
#[derive(Debug)]
pub struct Listing {
    /// The names of the bases that have a column.
    pub bases: Vec<String>,
    /// The place of the selected base.
    pub base: usize,
    /// The chosen value of each facet, if any.
    pub chosen: BTreeMap<FacetKind, String>,
    /// The order.
    pub order: ListOrder,
    /// The base that was selected before the pinned reference.
    unpinned: Option<String>,
    filter_text: String,
    filter: ListFilter,

    /// The results that are shown, in order.
    pub shown: Vec<usize>,
    /// How many of the results with the chosen facets the filter removes.
    pub filtered: usize,
    /// How many of those lack a number that the filter needs, or have it not yet.
    pub unknown: usize,
    /// All facets.
    pub facets: Vec<Facet>,
}

impl Listing {
    /// All results of an index, the latest commit first. The last base is selected, which is `base` if there is one.
    #[must_use]
    pub fn new(index: &Index) -> Self {
        let bases = bases(index);
        let mut listing = Self {
            base: bases.len().saturating_sub(1),
            bases,
            unpinned: None,
            chosen: BTreeMap::new(),
            order: ListOrder::first_of(ListColumn::Date),
            filter_text: String::new(),
            filter: ListFilter::default(),
            shown: Vec::new(),
            filtered: 0,
            unknown: 0,
            facets: Vec::new(),
        };
        listing.update(index);
        listing
    }

    /// The text of the filter, which is always valid.
    #[must_use]
    pub fn filter_text(&self) -> &str {
        &self.filter_text
    }

    /// Whether there is a filter.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        !self.filter.is_empty()
    }

    /// Whether the filter asks for clear changes.
    #[must_use]
    pub fn filter_needs_changes(&self) -> bool {
        self.filter.needs_changes()
    }

    /// The columns of the numbers that the filter asks for.
    #[must_use]
    pub fn filter_columns(&self) -> Vec<ListColumn> {
        self.filter.columns()
    }

    /// Sets the filter if it is valid.
    pub fn set_filter(&mut self, text: &str) {
        let filter = ListFilter::parse(text);
        if filter.errors().is_empty() {
            text.clone_into(&mut self.filter_text);
            self.filter = filter;
        }
    }

    /// Takes over the choices from a list of the same tree.
    pub fn take_choices(&mut self, other: &Self) {
        let base = other.bases.get(other.base);
        let base = base.and_then(|base| self.bases.iter().position(|own| own == base));
        self.base = base.unwrap_or(self.base);
        self.unpinned.clone_from(&other.unpinned);
        self.chosen = other.chosen.clone();
        self.set_filter(&other.filter_text);
        let has_column = |column: ListColumn| match column {
            ListColumn::Base(place) => other.bases.get(place) == self.bases.get(place),
            _ => true,
        };
        if has_column(other.order.column) {
            self.order = other.order;
        }
    }

    /// Adds the pinned reference to the bases and selects it, or takes it away.
    pub fn set_pinned(&mut self, is_pinned: bool) {
        let place = self.bases.iter().position(|base| base == PINNED);
        match (place, is_pinned) {
            (Some(place), true) => self.base = place,
            (None, true) => {
                self.unpinned = self.bases.get(self.base).cloned();
                self.bases.push(PINNED.to_owned());
                self.base = self.bases.len() - 1;
            }
            (Some(place), false) => {
                self.bases.remove(place);
                let before = self.unpinned.take();
                let before = self
                    .bases
                    .iter()
                    .position(|base| Some(base) == before.as_ref());
                if self.base == place {
                    self.base = before.unwrap_or(self.bases.len().saturating_sub(1));
                }
                let all = ListColumn::all(self.bases.len());
                if !all.contains(&self.order.column) {
                    self.order = ListOrder::first_of(ListColumn::Date);
                }
            }
            (None, false) => {}
        }
    }

    /// Chooses a value of a facet, or drops the choice if it was chosen.
    pub fn toggle(&mut self, facet: &Facet) {
        if self.chosen.get(&facet.kind) == Some(&facet.value) {
            self.chosen.remove(&facet.kind);
        } else {
            self.chosen.insert(facet.kind, facet.value.clone());
        }
    }

    /// The context of cells and filters.
    #[must_use]
    pub fn context<'c>(&'c self, index: &'c Index) -> ListContext<'c> {
        ListContext {
            index,
            bases: &self.bases,
            base: self.base,
        }
    }

    /// Computes which results are shown. To be called after a choice, and when more of the index is known.
    pub fn update(&mut self, index: &Index) {
        let context = self.context(index);
        let results = &index.tree.results;
        let verdicts: Vec<Option<bool>> = (0..results.len())
            .map(|result| self.filter.passes(context, result))
            .collect();
        let is_chosen = |result: usize, except: Option<FacetKind>| {
            let mut chosen = self.chosen.iter();
            chosen.all(|(kind, value)| {
                Some(*kind) == except || kind.value(&results[result]) == *value
            })
        };
        let of_kind = |kind: &FacetKind| {
            let all = results.iter().enumerate().map(|(result, entry)| {
                let counts = verdicts[result] == Some(true) && is_chosen(result, Some(*kind));
                (entry, counts)
            });
            facets(*kind, all)
        };
        let facets = FacetKind::ALL.iter().flat_map(of_kind).collect();
        let chosen: Vec<usize> = (0..results.len())
            .filter(|&result| is_chosen(result, None))
            .collect();
        let passes = |result: &&usize| verdicts[**result] == Some(true);
        let shown: Vec<usize> = chosen.iter().filter(passes).copied().collect();
        let unknown = |result: &&usize| verdicts[**result].is_none();
        self.unknown = chosen.iter().filter(unknown).count();
        self.filtered = chosen.len() - shown.len();
        self.facets = facets;
        self.shown = self.sorted(shown, index);
    }

    /// Sorts results. Those that are equal keep the order of the tree.
    fn sorted(&self, shown: Vec<usize>, index: &Index) -> Vec<usize> {
        let context = self.context(index);
        let ListOrder { column, descending } = self.order;
        let mut keyed: Vec<_> = shown
            .into_iter()
            .map(|result| (column.key(context, result), result))
            .collect();
        sorting::sort_by(&mut keyed, |(a, _), (b, _)| a.compare(b, descending));
        keyed.into_iter().map(|(_, result)| result).collect()
    }
}

/// The bases that have a column: those of the configuration that some result is compared with, and `base`.
fn bases(index: &Index) -> Vec<String> {
    let is_used = |base: &str| {
        let mut all = index.references.iter().flatten();
        all.any(|reference| reference.base == base)
    };
    let configured = index.tree.config.bases.iter().map(String::as_str);
    let mut bases: Vec<String> = Vec::new();
    for base in configured.chain([BASE]) {
        if is_used(base) && !bases.iter().any(|known| known == base) {
            bases.push(base.to_owned());
        }
    }
    bases
}
