//! A cache in memory.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::file;
use super::stored::{Stored, StoredComparison, StoredNumbers, StoredResult, VERSION};
use crate::bench_runner::Config;
use crate::comparison::Overall;
use crate::index::compare::Event;
use crate::index::index::Index;
use crate::index::outcome::Outcome;
use crate::tree::{KnownTexts, Place, Stamp};

/// What is known of a tree from an earlier run.
#[derive(Debug)]
pub struct Cache {
    file: PathBuf,
    folder: String,
    config: String,
    stamps: HashMap<String, Stamp>,
    texts: KnownTexts,
    /// By the files of head and reference.
    numbers: HashMap<(String, String), Overall>,
}

impl Cache {
    /// Reads the cache of a tree from the user's folder of caches. It is empty if there is none that can be used.
    #[must_use]
    pub fn load(folder: &Path, place: &Place, config: &Config) -> Self {
        let tree = std::path::absolute(&place.results).unwrap_or_else(|_| place.results.clone());
        let tree = tree.to_string_lossy().into_owned();
        let mut cache = Self {
            file: file::file_of(folder, &tree),
            folder: tree,
            config: format!("{:?} {:?}", config.excluded, config.systems),
            stamps: HashMap::new(),
            texts: KnownTexts::new(),
            numbers: HashMap::new(),
        };
        if let Some(stored) = file::read(&cache.file) {
            cache.fill(stored);
        }
        cache
    }

    fn fill(&mut self, stored: Stored) {
        let is_current = stored.version == VERSION && stored.program == program();
        if !is_current || stored.folder != self.folder {
            return;
        }
        if stored.config == self.config {
            for comparison in stored.comparisons {
                let file = |place: usize| Some(stored.results.get(place)?.file.clone());
                if let Some(key) = file(comparison.head).zip(file(comparison.reference)) {
                    self.numbers.insert(key, comparison.numbers.overall());
                }
            }
        }
        for result in stored.results {
            self.stamps.insert(result.file.clone(), result.stamp());
            let known = (result.stamp(), result.texts);
            self.texts.insert(result.file, known);
        }
    }

    /// The metadata of the results, each with the stamp of its file.
    pub fn take_texts(&mut self) -> KnownTexts {
        std::mem::take(&mut self.texts)
    }

    /// The comparisons of a tree that are known, as far as their files are the same.
    #[must_use]
    pub fn known(&self, index: &Index) -> Vec<Event> {
        let results = &index.tree.results;
        let is_same = |result: usize| {
            let stamp = self.stamps.get(&results[result].file);
            stamp.is_some() && stamp == results[result].stamp.as_ref()
        };
        let mut events = Vec::new();
        for head in (0..results.len()).filter(|&head| is_same(head)) {
            for reference in index.references[head].iter().filter(|it| it.is_valid) {
                let reference = reference.result;
                let key = (results[head].file.clone(), results[reference].file.clone());
                let numbers = self.numbers.get(&key).filter(|_| is_same(reference));
                events.extend(numbers.map(|overall| Event::Compared {
                    head,
                    reference,
                    outcome: Outcome::Known(Box::new(overall.clone())),
                }));
            }
        }
        events
    }

    /// Stores what is known of a tree now. If that fails, the next run has more to do.
    pub fn store(&self, index: &Index) {
        let stored = Stored {
            version: VERSION,
            program: program(),
            folder: self.folder.clone(),
            config: self.config.clone(),
            results: results(index),
            comparisons: comparisons(index),
        };
        // A cache that cannot be written is not missed.
        let _ = file::write(&self.file, &stored);
    }
}

/// What the numbers depend on besides the files and the configuration.
fn program() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

fn results(index: &Index) -> Vec<StoredResult> {
    /// No file has this stamp, so what cannot be read, or has no stamp, is read again.
    const NONE: Stamp = Stamp {
        size: 0,
        modified: 0,
    };
    let results = index.tree.results.iter().enumerate();
    let stored = results.map(|(place, entry)| {
        let stamp = entry.stamp.filter(|_| index.error(place).is_none());
        let Stamp { size, modified } = stamp.unwrap_or(NONE);
        StoredResult {
            file: entry.file.clone(),
            size,
            modified,
            texts: entry.texts.clone(),
        }
    });
    stored.collect()
}

fn comparisons(index: &Index) -> Vec<StoredComparison> {
    let heads = 0..index.tree.results.len();
    let of_head = |head: usize| {
        index
            .comparisons(head)
            .filter_map(move |(reference, outcome)| match outcome {
                Some(Outcome::Known(overall)) => Some(StoredComparison {
                    head,
                    reference: reference.result,
                    numbers: StoredNumbers::new(overall),
                }),
                _ => None,
            })
    };
    heads.flat_map(of_head).collect()
}
