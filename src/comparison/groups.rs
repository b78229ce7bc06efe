//! The groups of a comparison: all benchmarks, those of each tag, those without a tag.

use std::collections::BTreeMap;

use super::pair::Pair;

/// The kind of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GroupKind {
    /// All benchmarks.
    All,
    /// Those with this tag; raw.
    Tag(String),
    /// Those without a tag. No published table shows them separately.
    Untagged,
}

impl GroupKind {
    /// Its name; a tag is raw.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::All => "All",
            Self::Tag(tag) => tag,
            Self::Untagged => "(no tag)",
        }
    }
}

/// Some of the rows, in the reference's order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The kind of the group.
    pub kind: GroupKind,
    /// Indices of the rows.
    pub rows: Vec<usize>,
}

impl Pair {
    /// All rows, then each tag by code point, then the rows without a tag, if some rows have tags and others have none.
    #[must_use]
    pub fn groups(&self) -> Vec<Group> {
        let mut groups = vec![Group {
            kind: GroupKind::All,
            rows: self.all(),
        }];
        let tags = self.by_tag();
        if !tags.is_empty() {
            let untagged: Vec<usize> = self
                .all()
                .into_iter()
                .filter(|&row| self.rows[row].tags.is_empty())
                .collect();
            let tag = |(tag, rows): (&str, Vec<usize>)| Group {
                kind: GroupKind::Tag(tag.to_owned()),
                rows,
            };
            groups.extend(tags.into_iter().map(tag));
            if !untagged.is_empty() {
                groups.push(Group {
                    kind: GroupKind::Untagged,
                    rows: untagged,
                });
            }
        }
        groups
    }

    /// The rows of each tag, in the reference's order; tags by code point. A tag that a benchmark has twice counts
    /// once.
    #[must_use]
    pub fn by_tag(&self) -> BTreeMap<&str, Vec<usize>> {
        let mut tags: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, row) in self.rows.iter().enumerate() {
            for tag in &row.tags {
                let rows = tags.entry(tag).or_default();
                if rows.last() != Some(&index) {
                    rows.push(index);
                }
            }
        }
        tags
    }
}
