//! A tree as a whole.

use std::num::NonZero;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::entry::Entry;
use super::options::TreeOptions;
use super::order;
use super::place::Place;
use super::references::{Reference, References};
use super::walk::walk;
use crate::bench_runner::Config;

/// All results of a folder, without their measurements.
#[derive(Debug)]
pub struct Tree {
    /// Where it is.
    pub place: Place,
    /// bench_runner's configuration.
    pub config: Arc<Config>,
    /// The results, in bench_runner's order. Those that cannot be read are among them.
    pub results: Vec<Entry>,
    /// The files of pystats, in the same order.
    pub pystats: Vec<Entry>,
    /// What could not be looked at.
    pub problems: Vec<Problem>,
}

/// A file or folder that is passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The path relative to the tree; raw.
    pub file: String,
    /// Why; raw.
    pub reason: String,
}

impl Tree {
    /// Finds the results and reads the end of each. What cannot be read is in the tree as an error. Returns when all was
    /// read, or when `is_cancelled`; what was not read by then is left out.
    #[must_use]
    pub fn read(
        place: Place,
        config: Arc<Config>,
        options: &TreeOptions,
        is_cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Self {
        let found = walk(&place.results);
        let read = |path: &PathBuf| Entry::read(path.clone(), &place, &config, options);
        let results = in_parallel(&found.files, options.jobs, is_cancelled, read);
        let results = order::sort(results);
        let (pystats, results) = results.into_iter().partition(Entry::is_pystats);
        let problem = |(path, reason): (PathBuf, String)| Problem {
            file: place.relative(&path),
            reason,
        };
        Self {
            problems: found.problems.into_iter().map(problem).collect(),
            place,
            config,
            results,
            pystats,
        }
    }

    /// What each result is compared with. With `stand_ins`, also where bench_runner has nothing for the base.
    #[must_use]
    pub fn references(&self, stand_ins: bool) -> Vec<Vec<Reference>> {
        let references = References::new(&self.results, &self.config);
        let heads = 0..self.results.len();
        heads.map(|head| references.of(head, stand_ins)).collect()
    }

    /// What bench_runner compares one result with.
    #[must_use]
    pub fn references_of(&self, head: usize) -> Vec<Reference> {
        References::new(&self.results, &self.config).of(head, false)
    }

    /// The most recent pystats of the main repository without flags, with `PYTHON_UOPS`, and with `JIT`, as far as there
    /// are any.
    ///
    /// Source: `get_most_recent_pystats` in bench_runner's `generate_results.py`.
    #[must_use]
    pub fn recent_pystats(&self) -> Vec<&Entry> {
        let flags: [&[&str]; 3] = [&[], &["PYTHON_UOPS"], &["JIT"]];
        let recent = flags.map(|flags| {
            let mut all = self.pystats.iter();
            all.find(|entry| {
                let identity = &entry.identity;
                identity.extra.len() == 1 && identity.is_of_python() && identity.flags == flags
            })
        });
        recent.into_iter().flatten().collect()
    }
}

/// Makes something of each item on several threads, in no particular order.
fn in_parallel<T: Sync, M: Send>(
    items: &[T],
    jobs: NonZero<usize>,
    is_cancelled: &(dyn Fn() -> bool + Sync),
    make: impl Fn(&T) -> M + Sync,
) -> Vec<M> {
    let next = AtomicUsize::new(0);
    let made = Mutex::new(Vec::with_capacity(items.len()));
    let work = || {
        while let Some(item) = items.get(next.fetch_add(1, Ordering::Relaxed)) {
            if is_cancelled() {
                break;
            }
            let new = make(item);
            made.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(new);
        }
    };
    thread::scope(|scope| {
        for _ in 1..jobs.get().min(items.len()) {
            // If no thread can be started, this one does all of the work.
            let _ = thread::Builder::new().spawn_scoped(scope, work);
        }
        work();
    });
    made.into_inner().unwrap_or_else(PoisonError::into_inner)
}
