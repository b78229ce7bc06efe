//! Which results a result is compared with.
//!
//! Source: `match_to_bases` in bench_runner's `result.py`.

use std::collections::HashMap;

use super::entry::Entry;
use super::stand_in::stand_in;
use crate::bench_runner::{Config, Version};

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
    groups: HashMap<Group<'t>, Vec<usize>>,
}

type Group<'t> = (&'t str, &'t [String]);

fn group(entry: &Entry) -> Option<Group<'_>> {
    let nickname = entry.identity.nickname.as_deref()?;
    Some((nickname, &entry.identity.extra))
}

impl<'t> References<'t> {
    /// Those of a list of results.
    pub fn new(results: &'t [Entry], config: &'t Config) -> Self {
        let mut groups: HashMap<_, Vec<usize>> = HashMap::new();
        for (index, entry) in results.iter().enumerate() {
            if let Some(group) = group(entry).filter(|_| entry.identity.is_of_python()) {
                groups.entry(group).or_default().push(index);
            }
        }
        Self {
            results,
            config,
            groups,
        }
    }

    /// What a result is compared with, in the order of the configuration, then `base`, then the others. With
    /// `stand_ins`, an earlier result takes the place of a missing `base`.
    pub fn of(&self, head: usize, stand_ins: bool) -> Vec<Reference> {
        let mut found = self.of_bench_runner(head);
        if stand_ins && !found.iter().any(|reference| reference.base == BASE) {
            let candidates = self.candidates(head);
            if let Some(result) = stand_in(head, candidates, self.results) {
                found.push(self.reference(BASE, head, result, true));
            }
        }
        found
    }

    fn of_bench_runner(&self, head: usize) -> Vec<Reference> {
        let mut found = Vec::new();
        if self.is_too_old(head) {
            return found;
        }
        let own = &self.results[head].identity;
        let mut add = |base: &str, matches: &dyn Fn(&Entry) -> bool| {
            let result = self.first(head, matches);
            if let Some(result) = result {
                found.push(self.reference(base, head, result, false));
            }
            result.is_some()
        };
        for (place, base) in self.config.bases.iter().enumerate() {
            if !self.config.bases[..place].contains(base) {
                add(base, &|entry| {
                    entry.identity.version.as_ref() == Some(base) && entry.identity.flags.is_empty()
                });
            }
        }
        let mut has_base = false;
        if let Some(merge_base) = &self.results[head].metadata.commit_merge_base {
            let is_merge_base = |entry: &Entry| {
                let hash = entry.identity.hash.as_deref();
                hash.is_some_and(|hash| !hash.is_empty() && merge_base.starts_with(hash))
            };
            has_base = add(BASE, &|entry| {
                is_merge_base(entry) && entry.identity.flags == own.flags
            });
            for flag in &self.config.compare_to_default {
                if own.flags == [flag.as_str()] {
                    has_base |= add(&format!("default_base_vs_{flag}"), &|entry| {
                        is_merge_base(entry) && entry.identity.flags.is_empty()
                    });
                }
            }
        }
        if !has_base && own.is_of_python() && !own.flags.is_empty() {
            add(BASE, &|entry| {
                entry.identity.hash == own.hash && entry.identity.flags.is_empty()
            });
        }
        found
    }

    /// bench_runner compares results older than the last base only if they are bases themselves.
    fn is_too_old(&self, head: usize) -> bool {
        let bases = &self.config.bases;
        let own = &self.results[head].identity;
        let is_base = own
            .version
            .as_ref()
            .is_some_and(|version| bases.contains(version));
        let oldest = bases.last().and_then(|base| Version::of_python(base));
        match (own.major_minor(), oldest) {
            (Some(own), Some(oldest)) => !is_base && own < oldest.major_minor(),
            _ => false,
        }
    }

    /// The results that a result may be compared with: those with the same version of the benchmarks first.
    fn candidates(&self, head: usize) -> impl Iterator<Item = usize> + Clone {
        let results = self.results;
        let group = group(&results[head]).and_then(|group| self.groups.get(&group));
        let group = group.map_or(&[][..], Vec::as_slice);
        let is_same = move |&other: &usize| {
            results[other].metadata.benchmark_hash == results[head].metadata.benchmark_hash
        };
        let all = group.iter().copied().filter(move |&other| other != head);
        let others = all.clone().filter(move |other| !is_same(other));
        all.filter(is_same).chain(others)
    }

    fn first(&self, head: usize, matches: &dyn Fn(&Entry) -> bool) -> Option<usize> {
        let mut candidates = self.candidates(head);
        candidates.find(|&index| matches(&self.results[index]))
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
