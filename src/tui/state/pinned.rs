//! The result that is pinned as the reference of all.

use super::open_tree::OpenTree;
use crate::listing::ListColumn;

impl OpenTree {
    /// Compares all results with this one besides, or no longer. A column shows what comes of it.
    pub fn pin(&mut self, result: Option<usize>) {
        self.pinned = result;
        self.index.pin(result);
        self.listing.set_pinned(result.is_some());
        let all = ListColumn::all(self.listing.bases.len());
        self.columns.sync(&all[1..], ListColumn::is_usual);
        self.update();
    }
}
