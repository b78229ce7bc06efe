//! The lines of one of bench_runner's plots.

use std::collections::{BTreeMap, BTreeSet};

use crate::bench_runner::{Plot, PlotReference};
use crate::series::{Group, Night};
use crate::tree::{Entry, Tree};

/// A plot, and what each of its nights is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plotted {
    /// Its place in the configuration.
    pub place: usize,
    /// Its title; raw.
    pub title: String,
    /// For each group the reference of each night: its index in the tree.
    pub references: Vec<Vec<usize>>,
}

/// The groups of a plot, a line each, with the nights that have a reference. Nights of the benchmarks' own history are
/// disturbed here too, also if it was the night of the reference.
///
/// `None` if there is no such plot. bench_runner plots only machines of its configuration, and the last result of each commit. Here all are plotted.
pub fn plotted(tree: &Tree, groups: &[Group], place: usize) -> Option<(Vec<Group>, Plotted)> {
    let plot = tree.config.plots.get(place)?;
    let nights = groups.iter().flat_map(|group| &group.nights);
    let disturbed: BTreeSet<usize> = nights
        .filter(|night| night.is_disturbed)
        .map(|night| night.result)
        .collect();
    let (mut lines, mut references) = (Vec::new(), Vec::new());
    for group in groups.iter().filter(|group| group.flags == plot.flags) {
        let known = References::new(tree, group, plot);
        let mut line = Group {
            nights: Vec::new(),
            series: Vec::new(),
            ..group.clone()
        };
        let (mut own, mut last) = (Vec::new(), None);
        for (place, night) in group.nights.iter().enumerate() {
            let Some(reference) = known.of(tree, night, plot) else {
                continue;
            };
            let is_new = last.is_some_and(|last| group.has_new_suite(last, place));
            last = Some(place);
            line.nights.push(Night {
                suite_changed: is_new,
                is_disturbed: night.is_disturbed || known.vary() && disturbed.contains(&reference),
                ..night.clone()
            });
            own.push(reference);
        }
        if !own.is_empty() {
            lines.push(line);
            references.push(own);
        }
    }
    let plotted = Plotted {
        place,
        title: plot.title(),
        references,
    };
    Some((lines, plotted))
}

/// The results that those of a group may be compared with.
enum References<'t> {
    /// One for all.
    One(Option<usize>),
    /// By the hash of the commit.
    OfCommit(BTreeMap<&'t str, usize>),
}

impl<'t> References<'t> {
    fn new(tree: &'t Tree, group: &Group, plot: &Plot) -> Self {
        let newest = group.nights.last();
        let runner =
            newest.and_then(|night| tree.results[night.result].identity.nickname.as_deref());
        let Some(runner) = runner.and_then(|runner| plot.reference_runner(runner)) else {
            return Self::One(None);
        };
        let of_runner = |entry: &Entry, flags: &[String]| {
            let identity = &entry.identity;
            identity.is_of_python()
                && identity.nickname.as_deref() == Some(runner)
                && identity.flags == flags
        };
        let mut all = tree.results.iter();
        match &plot.reference {
            PlotReference::Version(version) => Self::One(all.position(|entry| {
                entry.identity.version.as_ref() == Some(version) && of_runner(entry, &[])
            })),
            PlotReference::Flags { flags, .. } => {
                let all = all.enumerate().filter(|(_, entry)| of_runner(entry, flags));
                let by_hash =
                    all.filter_map(|(place, entry)| Some((entry.identity.hash.as_deref()?, place)));
                Self::OfCommit(by_hash.collect())
            }
        }
    }

    /// Whether nights have references of their own.
    fn vary(&self) -> bool {
        matches!(self, Self::OfCommit(_))
    }

    /// The reference of a night that is plotted. A build is not compared with itself.
    fn of(&self, tree: &Tree, night: &Night, plot: &Plot) -> Option<usize> {
        let identity = &tree.results[night.result].identity;
        if !plot.is_of_version(identity.version.as_deref()?) {
            return None;
        }
        let reference = match self {
            Self::One(reference) => (*reference)?,
            Self::OfCommit(by_hash) => *by_hash.get(identity.hash.as_deref()?)?,
        };
        let other = &tree.results[reference].identity;
        let is_itself = reference == night.result
            || other.hash == identity.hash
                && other.flags == identity.flags
                && other.nickname == identity.nickname;
        (!is_itself).then_some(reference)
    }
}
