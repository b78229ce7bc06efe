//! Results that are in memory as long as they are needed.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::bench_runner::{Config, ResultName};
use crate::comparison::Prepared;
use crate::results::LoadedResult;
use crate::suite::{LoadOptions, Source};
use crate::tree::{Entry, Tree};

/// A result that was read, or why it could not be; raw.
pub type Read = Result<Prepared, String>;

/// Reads each result when it is needed first, and drops it when it was needed last.
pub struct Shelf {
    slots: HashMap<usize, Mutex<Slot>>,
}

struct Slot {
    read: Option<Arc<Read>>,
    uses_left: usize,
}

impl Shelf {
    /// An empty one for results that will be needed so often.
    pub fn new(uses: &HashMap<usize, usize>) -> Self {
        let slot = |(&index, &uses_left): (&usize, &usize)| {
            let read = None;
            (index, Mutex::new(Slot { read, uses_left }))
        };
        Self {
            slots: uses.iter().map(slot).collect(),
        }
    }

    /// Takes a result for one of its uses. A thread that needs it meanwhile waits until it was read.
    pub fn take(&self, index: usize, tree: &Tree, options: &LoadOptions) -> Arc<Read> {
        let entry = &tree.results[index];
        let Some(slot) = self.slots.get(&index) else {
            return Arc::new(read(entry, &tree.config, options));
        };
        let mut slot = slot.lock().unwrap_or_else(PoisonError::into_inner);
        let found = slot.read.take();
        let found = found.unwrap_or_else(|| Arc::new(read(entry, &tree.config, options)));
        slot.uses_left = slot.uses_left.saturating_sub(1);
        if slot.uses_left > 0 {
            slot.read = Some(Arc::clone(&found));
        }
        found
    }

    /// How many results are kept for later.
    #[cfg(test)]
    pub fn kept(&self) -> usize {
        let slots = self.slots.values();
        slots
            .filter(|slot| slot.lock().is_ok_and(|slot| slot.read.is_some()))
            .count()
    }
}

fn read(entry: &Entry, config: &Config, options: &LoadOptions) -> Read {
    let suite = Source::Path(entry.path.clone()).load(options);
    let mut suite = suite.map_err(|error| error.problem.to_string())?;
    // What is said and published of it names it within the tree, wherever that is.
    entry.unpacked_file().clone_into(&mut suite.file);
    let result = LoadedResult {
        name: ResultName::from_path(&entry.path.to_string_lossy()),
        label: entry.file.clone(),
        suite: Arc::new(suite),
    };
    Ok(Prepared::new(result, config))
}
