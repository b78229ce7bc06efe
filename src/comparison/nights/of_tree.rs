//! What a tree says about the nights of the results of a comparison.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use super::side::{Disturbance, SideNights};
use crate::bench_runner::ResultName;
use crate::results::Results;
use crate::series::{self, Group, History, NightNoise, ReadOptions};
use crate::suite::Suite;
use crate::tree::{Entry, Identity, Tree};

/// A machine, as bench_runner shows the runner, and the flags of a build; raw.
type Key = (String, Vec<String>);

/// What the history of each machine with each set of flags says, as far as it was read.
#[derive(Debug, Clone, Default)]
pub struct NightGroups(BTreeMap<Key, Nights>);

/// The nights of one machine with one set of flags.
#[derive(Debug, Clone, Default)]
struct Nights {
    /// `None` if the tree has no results of it.
    noise: Option<Arc<NightNoise>>,
    /// The indices of the results that are of a disturbed night.
    disturbed: BTreeSet<usize>,
    /// The index of the newest result, if most benchmarks moved there.
    moved: Option<usize>,
}

/// Where the results of a comparison belong in a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NightPlaces {
    results: Vec<Place>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Place {
    /// The index of the result in the tree, if it is in it.
    result: Option<usize>,
    /// `None` if it is not known.
    key: Option<Key>,
    /// The instant of its commit, if it is in the tree.
    instant: Option<i64>,
}

impl NightPlaces {
    /// Finds all results in a tree. A file that is not in it belongs to the machine and the flags of its name.
    #[must_use]
    pub fn of(tree: &Tree, results: &Results) -> Self {
        let places = results.all().iter();
        let places = places.map(|result| Place::of(tree, &result.suite));
        Self {
            results: places.collect(),
        }
    }

    /// The places of results of the tree, by their indices.
    #[must_use]
    pub fn of_entries(tree: &Tree, results: impl IntoIterator<Item = usize>) -> Self {
        let place = |index: usize| Place {
            result: Some(index),
            key: key(&tree.results[index]),
            instant: tree.results[index].instant(),
        };
        Self {
            results: results.into_iter().map(place).collect(),
        }
    }
}

impl Place {
    fn of(tree: &Tree, suite: &Suite) -> Self {
        let file = Path::new(&suite.file);
        let absolute = file.canonicalize().ok();
        let is_it = |entry: &Entry| {
            entry.path.file_name() == file.file_name()
                && absolute.is_some()
                && entry.path.canonicalize().ok() == absolute
        };
        let result = tree.results.iter().position(is_it);
        let key = match result {
            Some(index) => key(&tree.results[index]),
            None => ResultName::from_path(&suite.file).and_then(|name| {
                let identity = Identity::of_name(name);
                Some((identity.runner(&tree.config)?, identity.flags))
            }),
        };
        let instant = result.and_then(|index| tree.results[index].instant());
        Self {
            result,
            key,
            instant,
        }
    }
}

/// The machine and the flags of a result, if its machine is known.
fn key(entry: &Entry) -> Option<Key> {
    Some((entry.runner.clone()?, entry.identity.flags.clone()))
}

impl NightGroups {
    /// Whether everything was read that says something about these results.
    #[must_use]
    pub fn knows(&self, wanted: &NightPlaces) -> bool {
        let mut keys = wanted.results.iter().filter_map(|place| place.key.as_ref());
        keys.all(|key| self.0.contains_key(key))
    }

    /// Reads all results of the machines and flags that are wanted and not known yet. What was not read when `is_cancelled`
    /// is left out.
    pub fn read(
        &mut self,
        tree: &Tree,
        wanted: &NightPlaces,
        options: &ReadOptions,
        is_cancelled: &(dyn Fn() -> bool + Sync),
    ) {
        let keys = wanted.results.iter().filter_map(|place| place.key.clone());
        let missing: BTreeSet<Key> = keys.filter(|key| !self.0.contains_key(key)).collect();
        if missing.is_empty() {
            return;
        }
        // Results of forks would look like changes.
        let is_wanted = |entry: &Entry| {
            entry.identity.is_of_python() && key(entry).is_some_and(|key| missing.contains(&key))
        };
        let measured = series::read(tree, options, &is_wanted, is_cancelled);
        let history = History::new(tree, measured);
        for group in &history.groups {
            let key = (group.machine.clone(), group.flags.clone());
            self.0.insert(key, Nights::of(group));
        }
        for key in missing {
            self.0.entry(key).or_default();
        }
    }

    /// What is known of each of the results, in their order.
    #[must_use]
    pub fn sides(&self, wanted: &NightPlaces) -> Vec<SideNights> {
        let side = |place: &Place| {
            let nights = place.key.as_ref().and_then(|key| self.0.get(key))?;
            Some(SideNights {
                noise: nights.noise.clone(),
                disturbance: nights.disturbance(place.result),
                instant: place.instant,
            })
        };
        let places = wanted.results.iter();
        places
            .map(|place| side(place).unwrap_or_default())
            .collect()
    }
}

impl Nights {
    fn disturbance(&self, result: Option<usize>) -> Disturbance {
        match result {
            Some(result) if self.disturbed.contains(&result) => Disturbance::Certain,
            Some(result) if self.moved == Some(result) => Disturbance::Possible,
            _ => Disturbance::None,
        }
    }

    fn of(group: &Group) -> Self {
        let nights = group.nights.iter();
        let disturbed = nights.filter(|night| night.is_disturbed);
        Self {
            disturbed: disturbed.map(|night| night.result).collect(),
            moved: group.moved_newest().map(|night| night.result),
            noise: Some(Arc::new(NightNoise::of(group))),
        }
    }
}
