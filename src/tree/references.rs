//! Which results a result is compared with.
//!
//! Source: `match_to_bases` in bench_runner's `result.py`.

use std::collections::HashMap;

use super::date::seconds;
use super::entry::Entry;
use super::stand_in::stand_in;
use crate::bench_runner::{Config, Version};
use crate::sorting;

/// The name of the base that is the commit from which a result was branched.
pub const BASE: &str = "base";

/// A result that another one is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The name of the base: a version, `base`, or `default_base_vs_FLAG`.
    pub base: String,
    /// The index of the reference in the tree.
    pub result: usize,
    /// Whether the comparison means anything. That of a build with itself does not.
    pub is_valid: bool,
    /// Whether the tree has no result for the base, and this one takes its place. bench_runner has none then.
    pub is_stand_in: bool,
}

/// All results that others may be compared with: those of the main repository, by their nickname and extra parts.
#[derive(Debug)]
pub struct References<'t> {
    results: &'t [Entry],
    config: &'t Config,
    groups: HashMap<GroupKey<'t>, Group<'t>>,
    /// When each result was committed.
    times: Vec<Option<i64>>,
}

type GroupKey<'t> = (&'t str, &'t [String]);

/// Results that may be compared with each other, in their order.
#[derive(Debug, Default)]
struct Group<'t> {
    all: Vec<usize>,
    by_version: HashMap<&'t str, Vec<usize>>,
    by_hash: HashMap<&'t str, Vec<usize>>,
}

impl<'t> Group<'t> {
    fn add(&mut self, index: usize, entry: &'t Entry) {
        self.all.push(index);
        if let Some(version) = &entry.identity.version {
            self.by_version.entry(version).or_default().push(index);
        }
        if let Some(hash) = &entry.identity.hash {
            self.by_hash.entry(hash).or_default().push(index);
        }
    }
}

fn key(entry: &Entry) -> Option<GroupKey<'_>> {
    let nickname = entry.identity.nickname.as_deref()?;
    Some((nickname, &entry.identity.extra))
}

impl<'t> References<'t> {
    /// Those of a list of results.
    pub fn new(results: &'t [Entry], config: &'t Config) -> Self {
        let mut groups: HashMap<_, Group<'t>> = HashMap::new();
        for (index, entry) in results.iter().enumerate() {
            if let Some(key) = key(entry).filter(|_| entry.identity.is_of_python()) {
                groups.entry(key).or_default().add(index, entry);
            }
        }
        let times = results.iter().map(|entry| seconds(entry.commit_date()));
        Self {
            results,
            config,
            groups,
            times: times.collect(),
        }
    }

    /// What a result is compared with, in the order of the configuration, then `base`, then the others. With
    /// `stand_ins`, an earlier result takes the place of a missing `base`.
    pub fn of(&self, head: usize, stand_ins: bool) -> Vec<Reference> {
        let group = key(&self.results[head]).and_then(|key| self.groups.get(&key));
        let Some(group) = group else {
            return Vec::new();
        };
        let mut found = self.of_bench_runner(head, group);
        if stand_ins && !self.is_too_old(head) && !found.iter().any(|it| it.base == BASE) {
            let candidates = self.preferred(head, group.all.iter().copied());
            if let Some(result) = stand_in(head, &candidates, self.results, &self.times) {
                found.push(self.reference(BASE, head, result, true));
            }
        }
        found
    }

    fn of_bench_runner(&self, head: usize, group: &Group<'t>) -> Vec<Reference> {
        let mut found = Vec::new();
        if self.is_too_old(head) {
            return found;
        }
        let own = &self.results[head].identity;
        let mut add = |base: &str, candidates: &[usize], flags: &[String]| {
            let same_flags = |&index: &usize| self.results[index].identity.flags == flags;
            let candidates = candidates.iter().copied().filter(same_flags);
            let result = self.preferred(head, candidates).first().copied();
            if let Some(result) = result {
                found.push(self.reference(base, head, result, false));
            }
            result.is_some()
        };
        for (place, base) in self.config.bases.iter().enumerate() {
            let candidates = group.by_version.get(base.as_str());
            if let Some(candidates) =
                candidates.filter(|_| !self.config.bases[..place].contains(base))
            {
                add(base, candidates, &[]);
            }
        }
        let mut has_base = false;
        if let Some(merge_base) = &self.results[head].metadata.commit_merge_base {
            let commit = group.of_commit(merge_base);
            has_base = add(BASE, &commit, &own.flags);
            for flag in &self.config.compare_to_default {
                if own.flags == [flag.as_str()] {
                    has_base |= add(&format!("default_base_vs_{flag}"), &commit, &[]);
                }
            }
        }
        if let (false, true, false, Some(hash)) = (
            has_base,
            own.is_of_python(),
            own.flags.is_empty(),
            &own.hash,
        ) {
            let commit = group.by_hash.get(hash.as_str());
            add(BASE, commit.map_or(&[], Vec::as_slice), &[]);
        }
        found
    }

    fn is_too_old(&self, head: usize) -> bool {
        is_too_old(self.config, &self.results[head])
    }

    /// Candidates for a reference in the order in which they are preferred: those with the same version of the benchmarks
    /// first.
    fn preferred(&self, head: usize, candidates: impl Iterator<Item = usize>) -> Vec<usize> {
        let suite = |index: usize| &self.results[index].metadata.benchmark_hash;
        let (mut same, others): (Vec<usize>, Vec<usize>) = candidates
            .filter(|&index| index != head)
            .partition(|&index| suite(index) == suite(head));
        same.extend(others);
        same
    }

    fn reference(&self, base: &str, head: usize, result: usize, is_stand_in: bool) -> Reference {
        let identity = |index: usize| &self.results[index].identity;
        Reference {
            base: base.to_owned(),
            result,
            is_valid: !identity(head).is_same_build(identity(result)),
            is_stand_in,
        }
    }
}

/// bench_runner compares results older than the last base only if they are bases themselves.
pub(super) fn is_too_old(config: &Config, entry: &Entry) -> bool {
    let bases = &config.bases;
    let own = &entry.identity;
    let version = own.version.as_ref();
    let is_base = version.is_some_and(|version| bases.contains(version));
    let oldest = bases.last().and_then(|base| Version::of_python(base));
    match (own.major_minor(), oldest) {
        (Some(own), Some(oldest)) => !is_base && own < oldest.major_minor(),
        _ => false,
    }
}

impl Group<'_> {
    /// The results of a commit, whose hash is given in full, or of which more is given than in the names of files.
    fn of_commit(&self, hash: &str) -> Vec<usize> {
        let ends = (1..=hash.len()).filter(|&end| hash.is_char_boundary(end));
        let found = ends.filter_map(|end| self.by_hash.get(&hash[..end]));
        let mut found: Vec<usize> = found.flatten().copied().collect();
        sorting::sort(&mut found);
        found
    }
}
