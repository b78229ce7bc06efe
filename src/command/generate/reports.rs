//! The reports beside the results: which there are to be, and which of them are to be written.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use super::output::{Links, Output};
use crate::comparison::{Comparison, Overall, Prepared};
use crate::index::{Event, Index, Outcome, Published, Step};
use crate::report::published_file;
use crate::results::Sides;
use crate::text::read_text_file;
use crate::tree::{Reference, Tree};

/// The limit on the size of a report in bytes. That of a hundred benchmarks has 60 kB.
const MAX_BYTES: u64 = 64 << 20;

/// The reports of a tree.
pub struct Reports {
    /// Those that are to be written: the names of the bases by their comparison.
    wanted: HashMap<Key, Vec<String>>,
    /// What is to be compared: for each result, a part of its references.
    pub references: Vec<Vec<Reference>>,
    /// The outcomes that existing reports tell.
    pub known: Vec<Event>,
}

/// The indices of a head and its reference.
type Key = (usize, usize);

impl Reports {
    /// Decides what is to be written of a tree. Existing reports are read, unless they are written again by `force`.
    pub fn new(tree: &Tree, references: &[Vec<Reference>], force: bool) -> Self {
        let mut reports = Self {
            wanted: HashMap::new(),
            references: vec![Vec::new(); references.len()],
            known: Vec::new(),
        };
        let plain: HashSet<&str> = tree.results.iter().map(|entry| &*entry.file).collect();
        for (head, references) in references.iter().enumerate() {
            let entry = &tree.results[head];
            // A result may be there packed and not packed. Both have the same reports.
            let is_second =
                entry.file != entry.unpacked_file() && plain.contains(entry.unpacked_file());
            for reference in references.iter().filter(|reference| reference.is_valid) {
                let path = path(tree, head, &reference.base);
                let exists = path.exists() && !force;
                if exists && reports.add_known(tree, head, reference, &path) {
                    continue;
                }
                reports.references[head].push(reference.clone());
                if !exists && !is_second {
                    let wanted = reports.wanted.entry((head, reference.result)).or_default();
                    wanted.push(reference.base.clone());
                }
            }
        }
        reports
    }

    /// Adds what an existing report says; `false` if it does not say it.
    fn add_known(&mut self, tree: &Tree, head: usize, reference: &Reference, path: &Path) -> bool {
        let results = Sides::new(reference.result, head);
        let files = results.map(|result| tree.results[result].unpacked_file());
        let text = read_text_file(path, MAX_BYTES).unwrap_or_default();
        let Some(published) = Published::parse(&text, files) else {
            return false;
        };
        self.known.push(Event::Compared {
            head,
            reference: reference.result,
            outcome: Outcome::Published(Box::new(published)),
        });
        true
    }

    /// Makes a comparison, and writes its reports.
    pub fn judge(&self, step: Step, sides: Sides<&Prepared>, output: &Output<'_>) -> Outcome {
        let tree = output.tree;
        let comparison = match Comparison::of_prepared(sides, &tree.config) {
            Ok(comparison) => comparison,
            Err(error) => return Outcome::incomparable(&error),
        };
        let wanted = self.wanted.get(&(step.head, step.reference));
        for base in wanted.into_iter().flatten() {
            let text = published_file(&comparison, base);
            output.put(&path(tree, step.head, base), &text, Links::Refused);
        }
        Outcome::Known(Box::new(Overall::of_pair(&comparison)))
    }
}

/// The path of the report of a result against a base.
fn path(tree: &Tree, head: usize, base: &str) -> PathBuf {
    let entry = &tree.results[head];
    let file = entry.unpacked_file();
    let name = file.rsplit('/').next().unwrap_or(file);
    let stem = name.strip_suffix(".json").unwrap_or(name);
    entry.path.with_file_name(format!("{stem}-vs-{base}.md"))
}

/// The comparisons that could not be made though both results could be read, with the reasons; raw.
pub fn failures(index: &Index) -> Vec<(String, String)> {
    let mut failures = Vec::new();
    for (head, entry) in index.tree.results.iter().enumerate() {
        for (reference, outcome) in index.comparisons(head) {
            let is_told = [head, reference.result]
                .iter()
                .any(|&result| index.error(result).is_some());
            if let (false, Some(Outcome::Failed(reason))) = (is_told, outcome) {
                let name = format!("{} vs. {}", entry.file, reference.base);
                failures.push((name, reason.clone()));
            }
        }
    }
    failures
}
