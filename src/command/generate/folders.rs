//! The `README.md` of each folder of results.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::output::{Links, Output};
use crate::bench_runner::ResultName;
use crate::index::Index;
use crate::report::FolderReport;

const README: &str = "README.md";

/// Writes the `README.md` of each folder that has results, but none of the files in `others`. The reports must have been
/// written, and all comparisons must be known.
pub fn put_all(index: &Index, others: &[&Path], output: &Output<'_>) {
    for (folder, results) in folders(index) {
        let path = folder.join(README);
        if others.contains(&&*path) {
            continue;
        }
        let report = FolderReport {
            index,
            results,
            files: files(folder, output),
        };
        output.put(&path, &report.render(), Links::Refused);
    }
}

/// The folders of bench_runner's form, with their results.
fn folders(index: &Index) -> Vec<(&Path, Vec<usize>)> {
    let mut folders: Vec<(&Path, Vec<usize>)> = Vec::new();
    let mut places = std::collections::HashMap::new();
    for (result, entry) in index.tree.results.iter().enumerate() {
        let is_named = ResultName::from_path(&entry.path.to_string_lossy()).is_some();
        let Some(folder) = entry.path.parent().filter(|_| is_named) else {
            continue;
        };
        let place = *places.entry(folder).or_insert_with(|| {
            folders.push((folder, Vec::new()));
            folders.len() - 1
        });
        folders[place].1.push(result);
    }
    folders
}

/// The names of the files of a folder, with the generated ones, which may have gone elsewhere.
fn files(folder: &Path, output: &Output<'_>) -> Vec<String> {
    let there = fs::read_dir(folder).into_iter().flatten().flatten();
    let there = there.map(|entry| entry.file_name());
    let all: BTreeSet<String> = there
        .chain(output.names_in(folder))
        .filter_map(|name| name.into_string().ok())
        .filter(|name| name != README)
        .collect();
    all.into_iter().collect()
}
