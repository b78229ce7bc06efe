//! Results that are in memory as long as they are needed.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::bench_runner::ResultName;
use crate::comparison::Prepared;
use crate::results::LoadedResult;
use crate::suite::{Buffer, Detail, LoadOptions, Source};
use crate::tree::Tree;

/// A result that was read, or why it could not be; raw.
pub type Read = Result<Prepared, String>;

/// Reads each result when it is needed first, and drops it when it was needed last.
pub struct Shelf<'s> {
    reading: Reading<'s>,
    slots: HashMap<usize, Mutex<Slot>>,
}

/// What is read, and how.
#[derive(Clone, Copy)]
pub struct Reading<'s> {
    /// The results.
    pub tree: &'s Tree,
    /// How a file is read.
    pub options: &'s LoadOptions,
    /// How much of it is kept.
    pub detail: Detail,
}

struct Slot {
    read: Option<Arc<Read>>,
    uses_left: usize,
}

impl<'s> Shelf<'s> {
    /// An empty one for results that will be needed so often.
    pub fn new(reading: Reading<'s>, uses: &HashMap<usize, usize>) -> Self {
        let slot = |(&index, &uses_left): (&usize, &usize)| {
            let read = None;
            (index, Mutex::new(Slot { read, uses_left }))
        };
        Self {
            reading,
            slots: uses.iter().map(slot).collect(),
        }
    }

    /// Takes a result for one of its uses. A thread that needs it meanwhile waits until it was read, into its `buffer`.
    pub fn take(&self, index: usize, buffer: &mut Buffer) -> Arc<Read> {
        let mut read = || Arc::new(self.reading.read(index, buffer));
        let Some(slot) = self.slots.get(&index) else {
            return read();
        };
        let mut slot = slot.lock().unwrap_or_else(PoisonError::into_inner);
        let found = slot.read.take();
        let found = found.unwrap_or_else(read);
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

impl Reading<'_> {
    fn read(self, index: usize, buffer: &mut Buffer) -> Read {
        let entry = &self.tree.results[index];
        let source = Source::Path(entry.path.clone());
        let suite = match self.detail {
            Detail::Full => source.load(self.options),
            Detail::Headline => source.load_headline(self.options, buffer),
        };
        let mut suite = suite.map_err(|error| error.problem.to_string())?;
        // What is said and published of it names it within the tree, wherever that is.
        entry.unpacked_file().clone_into(&mut suite.file);
        let result = LoadedResult {
            name: ResultName::from_path(&entry.path.to_string_lossy()),
            label: entry.file.clone(),
            suite: Arc::new(suite),
        };
        Ok(Prepared::new(result, &self.tree.config))
    }
}
