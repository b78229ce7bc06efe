//! What of an index is reported.

use crate::index::Index;
use crate::tree::Section;

/// The results of an index that are reported.
#[derive(Debug)]
pub struct IndexReport<'r> {
    /// The index, with all outcomes of the results in `sections`.
    pub index: &'r Index,
    /// The results that are listed, by runner.
    pub sections: Vec<Section>,
    /// The folder of the file that holds the published Markdown, relative to the tree, or empty: its links start there.
    pub folder: &'r str,
}

impl IndexReport<'_> {
    /// The results that are listed, in the order of the tree.
    pub(super) fn results(&self) -> Vec<usize> {
        let sections = self.sections.iter();
        let mut results: Vec<usize> = sections.flat_map(|it| it.results.iter().copied()).collect();
        results.sort_unstable();
        results
    }

    /// The names of the bases in a table: those of the configuration, then `base`.
    pub(super) fn bases(&self) -> Vec<&str> {
        let bases = self.index.tree.config.bases.iter().map(String::as_str);
        bases.chain(["base"]).collect()
    }
}
