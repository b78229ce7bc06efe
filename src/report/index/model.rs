//! What of an index is reported.

use crate::index::Index;
use crate::listing::{ListColumn, ListContext};
use crate::sorting;
use crate::tree::{Reference, Section};

/// The results of an index that are reported.
#[derive(Debug)]
pub struct IndexReport<'r> {
    /// The index, with all outcomes of the results in `sections`.
    pub index: &'r Index,
    /// The results that are listed, by runner.
    pub sections: Vec<Section>,
    /// The folder of the file that holds the published Markdown, relative to the tree, or empty: its links start there.
    pub folder: &'r str,
    /// What the filter asks for.
    pub asked: AskedColumns,
}

/// Columns that a table for people has besides, because a filter asks for their numbers.
#[derive(Debug, Default)]
pub struct AskedColumns {
    /// The columns.
    pub columns: Vec<ListColumn>,
    /// The base that they refer to.
    pub base: String,
}

impl AskedColumns {
    /// The cell of a column; raw.
    pub(super) fn cell(&self, index: &Index, column: ListColumn, result: usize) -> String {
        let bases = std::slice::from_ref(&self.base);
        let context = ListContext {
            index,
            bases,
            base: 0,
        };
        match column.cell(context, result).text {
            // The other terms of the filter decided, so that it was not computed.
            text if text == "…" => String::new(),
            text => text,
        }
    }
}

/// Whether a result and its reference were measured on different machines, which is so only of a pinned reference.
pub(super) fn is_of_other_machine(index: &Index, head: usize, reference: &Reference) -> bool {
    let nickname = |result: usize| &index.tree.results[result].identity.nickname;
    nickname(head) != nickname(reference.result)
}

impl IndexReport<'_> {
    /// The results that are listed, in the order of the tree.
    pub(super) fn results(&self) -> Vec<usize> {
        let sections = self.sections.iter();
        let mut results: Vec<usize> = sections.flat_map(|it| it.results.iter().copied()).collect();
        sorting::sort(&mut results);
        results
    }

    /// The names of the bases in a table: those of the configuration, then `base`.
    pub(super) fn bases(&self) -> Vec<&str> {
        let bases = self.index.tree.config.bases.iter().map(String::as_str);
        bases.chain(["base"]).collect()
    }
}
