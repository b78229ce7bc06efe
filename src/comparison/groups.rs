//! The groups of a comparison: all benchmarks, and those of each tag or of each family.

use std::collections::BTreeMap;

use strum::VariantArray;

use super::pair::Pair;

/// What the groups are.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, VariantArray)]
pub enum Grouping {
    /// The tags of the benchmarks.
    #[default]
    Tags,
    /// Benchmarks whose names begin with the same word.
    Families,
}

impl Grouping {
    /// All of them.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// Its name, also on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Tags => "tags",
            Self::Families => "families",
        }
    }

    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Tags => Self::Families,
            Self::Families => Self::Tags,
        }
    }

    /// The group of this name; the empty name is that of the rows in no group.
    #[must_use]
    pub fn kind(self, name: &str) -> GroupKind {
        match (self, name) {
            (Self::Tags, "") => GroupKind::Untagged,
            (Self::Tags, tag) => GroupKind::Tag(tag.to_owned()),
            (Self::Families, "") => GroupKind::NoFamily,
            (Self::Families, family) => GroupKind::Family(family.to_owned()),
        }
    }
}

/// The kind of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GroupKind {
    /// All benchmarks.
    All,
    /// Those with this tag; raw.
    Tag(String),
    /// Those without a tag. No published table shows them separately.
    Untagged,
    /// Those whose names begin with this word; raw.
    Family(String),
    /// Those whose names begin with a word that no other name begins with.
    NoFamily,
}

impl GroupKind {
    /// Its name; a tag or family is raw.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::All => "All",
            Self::Tag(name) | Self::Family(name) => name,
            Self::Untagged => "(no tag)",
            Self::NoFamily => "(others)",
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
    /// All rows, then each tag or family by code point, then the rows in none of them, if there are both.
    #[must_use]
    pub fn groups(&self, grouping: Grouping) -> Vec<Group> {
        let named = match grouping {
            Grouping::Tags => self.by_tag(),
            Grouping::Families => self.by_family(),
        };
        let mut groups = vec![Group {
            kind: GroupKind::All,
            rows: self.all(),
        }];
        if named.is_empty() {
            return groups;
        }
        let mut is_in_group = vec![false; self.rows.len()];
        for (name, rows) in named {
            for &row in &rows {
                is_in_group[row] = true;
            }
            // No tag or family has an empty name.
            let kind = grouping.kind(name);
            groups.push(Group { kind, rows });
        }
        let others = self.all().into_iter().filter(|&row| !is_in_group[row]);
        let rows: Vec<usize> = others.collect();
        if !rows.is_empty() {
            let kind = grouping.kind("");
            groups.push(Group { kind, rows });
        }
        groups
    }

    /// The rows of each family, in the reference's order; families by code point. A family is two or more benchmarks
    /// whose names are the same up to the first underscore.
    #[must_use]
    pub fn by_family(&self) -> BTreeMap<&str, Vec<usize>> {
        let mut families: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, row) in self.rows.iter().enumerate() {
            let word = family(&row.name);
            // The name `_` begins with no word.
            if !word.is_empty() {
                families.entry(word).or_default().push(index);
            }
        }
        families.retain(|_, rows| rows.len() > 1);
        families
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
/// The family of a benchmark: the first word of its name.
#[must_use]
pub fn family(name: &str) -> &str {
    name.split('_').next().unwrap_or_default()
}
