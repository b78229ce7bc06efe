//! Finds the two results that a published report compares.
//!
//! bench_runner writes `HEAD-vs-BASE.md` beside the head, with a table of pyperf whose head cells name both files.

use std::fmt;
use std::path::{Path, PathBuf};

use super::entry::Entry;
use super::tree::Tree;
use crate::text::{read_small_file, visible};

/// What separates the name of the head from that of the base.
const VERSUS: &str = "-vs-";

/// Why the results of a report are not known. Its `Display` output is safe for a terminal.
#[derive(Debug)]
pub enum PublishedError {
    /// The report cannot be read.
    Unreadable(std::io::Error),
    /// It has no table with two columns of results.
    NoReport,
    /// A result is not in the tree; with the name in the report.
    NotFound(String),
    /// Several results have the name in the report.
    Ambiguous(String),
}

impl std::error::Error for PublishedError {}

impl fmt::Display for PublishedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(error) => write!(f, "the report cannot be read: {error}"),
            Self::NoReport => f.write_str(
                "this is neither a result nor a published report\n  Name two result files: benchlens REF.json HEAD.json",
            ),
            Self::NotFound(name) => write!(
                f,
                "the report is of {}, which is not in the tree around it\n  Name the two results themselves: benchlens REF.json HEAD.json",
                visible(name)
            ),
            Self::Ambiguous(name) => write!(
                f,
                "the report is of {}, and the tree has several results of this name, with other flags\n  Name the two results themselves, or open the report where bench_runner puts it: beside its head.",
                visible(name)
            ),
        }
    }
}

/// The files that a report compares, the reference first. They are searched for in the tree around it.
///
/// # Errors
/// If the report names no results, or if they are not in the tree.
pub fn published_pair(report: &Path, tree: &Tree) -> Result<[PathBuf; 2], PublishedError> {
    let text = read_small_file(report).map_err(PublishedError::Unreadable)?;
    let [reference, head] = columns(&text).ok_or(PublishedError::NoReport)?;
    let beside = report.parent().unwrap_or(Path::new(""));
    let is_beside = |entry: &Entry| {
        let folders = [entry.path.parent(), Some(beside)];
        let [a, b] = folders.map(|folder| folder.and_then(|folder| folder.canonicalize().ok()));
        a == b
    };
    let heads = matching(tree, head);
    let head_index = only(
        heads
            .iter()
            .copied()
            .filter(|&index| is_beside(&tree.results[index])),
    );
    let head_index = head_index.or_else(|| only(heads.into_iter()));
    let head_index = head_index.ok_or_else(|| not_found(head, tree))?;
    let references = matching(tree, reference);
    let others = || {
        references
            .iter()
            .copied()
            .filter(|&index| index != head_index)
    };
    // A build with flags has the same file name as that without them.
    let base = base(report);
    let by_base = tree.references_of(head_index).into_iter();
    let mut by_base = by_base.filter(|it| base.as_deref() == Some(&it.base));
    let by_base = by_base.find(|it| references.contains(&it.result));
    let reference_index = by_base.map(|it| it.result).or_else(|| only(others()));
    let reference_index = reference_index.ok_or_else(|| not_found(reference, tree))?;
    Ok([reference_index, head_index].map(|index| tree.results[index].path.clone()))
}

fn not_found(name: &str, tree: &Tree) -> PublishedError {
    if matching(tree, name).is_empty() {
        PublishedError::NotFound(name.to_owned())
    } else {
        PublishedError::Ambiguous(name.to_owned())
    }
}

/// The names of reference and head in the first table of a report.
fn columns(text: &str) -> Option<[&str; 2]> {
    let head = text.lines().find(|line| line.starts_with("| Benchmark"))?;
    let cells: Vec<&str> = head.split('|').map(str::trim).collect();
    match cells[..] {
        ["", "Benchmark", reference, head, ""] => Some([reference, head]),
        _ => None,
    }
}

/// The name of the base in the name of a report.
fn base(report: &Path) -> Option<String> {
    let stem = report.file_stem()?.to_string_lossy();
    let (_, base) = stem.rsplit_once(VERSUS)?;
    Some(base.to_owned())
}

/// The results with a name, which may lack its ending, or have its folder.
fn matching(tree: &Tree, name: &str) -> Vec<usize> {
    let name = name.strip_suffix(".gz").unwrap_or(name);
    let name = name.strip_suffix(".json").unwrap_or(name);
    let results = tree.results.iter().enumerate();
    let is_meant = |entry: &Entry| {
        let file = entry.unpacked_file();
        let file = file.strip_suffix(".json").unwrap_or(file);
        let rest = file.strip_suffix(name).or_else(|| name.strip_suffix(file));
        rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('/'))
    };
    results
        .filter_map(|(index, entry)| is_meant(entry).then_some(index))
        .collect()
}

fn only(mut indices: impl Iterator<Item = usize>) -> Option<usize> {
    let first = indices.next()?;
    indices.next().is_none().then_some(first)
}
