//! Results that a list cannot tell from each other: of the same build on the same machine.

use crate::sorting;
use std::collections::HashMap;

use super::entry::Entry;

/// A result among those that look the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Twin {
    /// Its place among them, from 1 on.
    pub place: usize,
    /// How many there are.
    pub count: usize,
}

/// The results that are not the only one of their commit, flags and machine. `None` for all others.
#[must_use]
pub fn twins(results: &[Entry]) -> Vec<Option<Twin>> {
    let key = |entry: &Entry| {
        let identity = &entry.identity;
        let date = entry.metadata.commit_date.clone();
        let of = [
            &identity.nickname,
            &identity.fork,
            &identity.git_ref,
            &identity.version,
            &identity.hash,
            &date,
        ];
        (of.map(Clone::clone), identity.flags.clone())
    };
    let mut groups: HashMap<_, Vec<usize>> = HashMap::new();
    for (index, entry) in results.iter().enumerate() {
        groups.entry(key(entry)).or_default().push(index);
    }
    let mut twins = vec![None; results.len()];
    for mut group in groups.into_values().filter(|group| group.len() > 1) {
        // By the path, which stays the same.
        sorting::sort_by(&mut group, |&a, &b| results[a].file.cmp(&results[b].file));
        let count = group.len();
        for (place, index) in (1..).zip(group) {
            twins[index] = Some(Twin { place, count });
        }
    }
    twins
}
