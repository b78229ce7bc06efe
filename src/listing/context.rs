//! What the cells and the filter of a list are made from.

use crate::comparison::{ClearChanges, Unavailable};
use crate::index::{Index, Outcome};
use crate::tree::Reference;

/// What a cell of the list is made from.
#[derive(Debug, Clone, Copy)]
pub struct ListContext<'i> {
    /// The index.
    pub index: &'i Index,
    /// The names of the bases, in the order of their columns.
    pub bases: &'i [String],
    /// The place of the base that the columns of a comparison refer to.
    pub base: usize,
}

impl<'i> ListContext<'i> {
    /// The comparison of a result with a base, by its place; `None` if there is none. Its outcome is `None` until it is
    /// known.
    #[must_use]
    pub fn comparison(
        &self,
        result: usize,
        base: usize,
    ) -> Option<(&'i Reference, Option<&'i Outcome>)> {
        self.index.comparison(result, self.bases.get(base)?)
    }

    /// The comparison with the selected base, unless it is one of a build with itself.
    pub(super) fn selected(&self, result: usize) -> Option<(&'i Reference, Option<&'i Outcome>)> {
        let found = self.comparison(result, self.base);
        found.filter(|(reference, _)| reference.is_valid)
    }

    /// The clear changes against the selected base. `None` if there is no such comparison; `Some(None)` if they were not
    /// counted yet.
    #[must_use]
    pub fn changes(&self, result: usize) -> Option<Option<&'i Result<ClearChanges, Unavailable>>> {
        let (reference, _) = self.selected(result)?;
        Some(self.index.changes(result, reference.result))
    }

    /// Whether the reference was measured on another machine, which is so only of a pinned one.
    #[must_use]
    pub fn is_of_other_machine(&self, result: usize, base: usize) -> bool {
        let results = &self.index.tree.results;
        let nickname = |result: usize| &results[result].identity.nickname;
        let comparison = self.comparison(result, base);
        comparison.is_some_and(|(reference, _)| nickname(result) != nickname(reference.result))
    }

    /// Whether the benchmarks of a result and of its reference are the same; `None` if that is not known, or if there is
    /// no reference.
    #[must_use]
    pub fn is_same_suite(&self, result: usize, base: usize) -> Option<bool> {
        let results = &self.index.tree.results;
        let (reference, _) = self.comparison(result, base)?;
        results[result].is_same_suite(&results[reference.result])
    }
}
