//! The items of the files screen that a user can step through, and which lists of it are expanded.

use std::collections::BTreeSet;

use crate::comparison::Comparability;

/// Lists of up to this length are always shown as a whole.
const SHORT: usize = 5;

/// A list that can be collapsed into a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileList {
    /// The benchmarks with the same problem, by the title of their list.
    Benchmarks(&'static str),
    /// The metadata keys with the same value on both sides.
    SameMetadata,
}

/// An item of the files screen. Numbers are indices of the [`Comparability`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileItem {
    /// A difference between the runs.
    Difference(usize),
    /// The line of a long list that expands and collapses it.
    Toggle {
        /// The list.
        list: FileList,
        /// How many items it has.
        count: usize,
        /// Whether they are shown.
        is_expanded: bool,
    },
    /// A benchmark of a list.
    Benchmark {
        /// The list.
        list: usize,
        /// The benchmark in it.
        place: usize,
    },
    /// A metadata key.
    Key(usize),
}

/// The items of the files screen. `expanded` are the long lists whose items are shown.
#[must_use]
pub fn file_items(comparability: &Comparability, expanded: &BTreeSet<FileList>) -> Vec<FileItem> {
    let differences = 0..comparability.differences.len();
    let mut items: Vec<FileItem> = differences.map(FileItem::Difference).collect();
    for (list, benchmarks) in comparability.lists.iter().enumerate() {
        let places = 0..benchmarks.benchmarks.len();
        let of_list = places.map(|place| FileItem::Benchmark { list, place });
        let list = FileList::Benchmarks(benchmarks.title);
        push_list(&mut items, list, expanded, of_list);
    }
    // The keys that differ come first.
    let keys = &comparability.keys;
    let same = keys.partition_point(|key| !key.values.are_equal());
    items.extend((0..same).map(FileItem::Key));
    let of_list = (same..keys.len()).map(FileItem::Key);
    push_list(&mut items, FileList::SameMetadata, expanded, of_list);
    items
}

/// Adds the items of a list, or only the line that expands it.
fn push_list(
    items: &mut Vec<FileItem>,
    list: FileList,
    expanded: &BTreeSet<FileList>,
    of_list: impl ExactSizeIterator<Item = FileItem>,
) {
    let count = of_list.len();
    let is_expanded = expanded.contains(&list);
    if count > SHORT {
        items.push(FileItem::Toggle {
            list,
            count,
            is_expanded,
        });
    }
    if count <= SHORT || is_expanded {
        items.extend(of_list);
    }
}
