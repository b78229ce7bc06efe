//! Reads the results of a tree for their series.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::sample::Sample;
use crate::sorting;
use crate::suite::{Buffer, LoadOptions, Source};
use crate::tree::{Entry, Tree};

/// What was measured in one result.
#[derive(Debug, Clone, PartialEq)]
pub struct Measured {
    /// The index of the result in its tree.
    pub result: usize,
    /// Its benchmarks, or why it cannot be read; the reason is raw.
    pub samples: Result<Vec<Sample>, String>,
}

/// How results are read.
#[derive(Debug)]
pub struct ReadOptions {
    /// How a file is read.
    pub load: LoadOptions,
    /// On how many threads.
    pub jobs: NonZero<usize>,
}

/// Reads the results that `is_wanted` on several threads, and keeps a few numbers of each. They come in the order of the
/// tree. Returns when all were read, or when `is_cancelled`; what was not read by then is left out.
#[must_use]
pub fn read(
    tree: &Tree,
    options: &ReadOptions,
    is_wanted: &dyn Fn(&Entry) -> bool,
    is_cancelled: &(dyn Fn() -> bool + Sync),
) -> Vec<Measured> {
    let all = 0..tree.results.len();
    let wanted: Vec<usize> = all
        .filter(|&index| is_wanted(&tree.results[index]))
        .collect();
    let next = AtomicUsize::new(0);
    let read = Mutex::new(Vec::with_capacity(wanted.len()));
    let work = || {
        let mut buffer = Buffer::default();
        while let Some(&result) = wanted.get(next.fetch_add(1, Ordering::Relaxed)) {
            if is_cancelled() {
                break;
            }
            let samples = samples(&tree.results[result], &options.load, &mut buffer);
            let mut read = read.lock().unwrap_or_else(PoisonError::into_inner);
            read.push(Measured { result, samples });
        }
    };
    thread::scope(|scope| {
        for _ in 1..options.jobs.get().min(wanted.len()) {
            // If no thread can be started, this one does all of the work.
            let _ = thread::Builder::new().spawn_scoped(scope, work);
        }
        work();
    });
    let mut read = read.into_inner().unwrap_or_else(PoisonError::into_inner);
    sorting::sort_by_key(&mut read, |measured| measured.result);
    read
}

fn samples(
    entry: &Entry,
    options: &LoadOptions,
    buffer: &mut Buffer,
) -> Result<Vec<Sample>, String> {
    let suite = Source::Path(entry.path.clone()).load_headline(options, buffer);
    let suite = suite.map_err(|error| error.problem.to_string())?;
    Ok(Sample::of_suite(&suite))
}
