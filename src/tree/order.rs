//! The order of results, and of the sections that they are shown in.
//!
//! Source: `load_all_results` in bench_runner's `result.py`, `sort_runner_names` in its `generate_results.py`.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::path::Path;

use super::entry::Entry;
use crate::bench_runner::VersionOrder;
use crate::sorting;

/// The systems in the order of their sections.
const SYSTEMS: [&str; 3] = ["linux", "windows", "darwin"];

/// The results of one runner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The runner as bench_runner shows it; raw. `unknown` for results of which it is not known.
    pub runner: String,
    /// The indices of the results, in their order.
    pub results: Vec<usize>,
}

/// Sorts results: the later version comes first, then the later date, then the greater flags, then the greater path.
pub fn sort(results: Vec<Entry>) -> Vec<Entry> {
    let with_version = |entry: Entry| {
        let version = entry.identity.version.as_deref();
        (VersionOrder::of(version.unwrap_or_default()), entry)
    };
    let mut results: Vec<(VersionOrder, Entry)> = results.into_iter().map(with_version).collect();
    sorting::sort_by(&mut results, |(a, one), (b, other)| {
        b.cmp(a).then_with(|| compare(one, other))
    });
    results.into_iter().map(|(_, entry)| entry).collect()
}

/// Compares two results of the same version.
fn compare(a: &Entry, b: &Entry) -> Ordering {
    let date = b.commit_date().cmp(a.commit_date());
    date.then_with(|| b.identity.flags.cmp(&a.identity.flags))
        .then_with(|| Path::new(b.unpacked_file()).cmp(Path::new(a.unpacked_file())))
        .then_with(|| b.path.cmp(&a.path))
}

/// The place of a runner among others: those of unknown systems come first, then Linux, Windows and macOS.
#[must_use]
pub fn runner_order(runner: &str) -> (Option<usize>, &str) {
    let system = runner.split_whitespace().next();
    let place = SYSTEMS.iter().position(|known| Some(*known) == system);
    (place, runner)
}

/// The results by runner: those of unknown systems first, then Linux, Windows and macOS.
#[must_use]
pub fn sections(results: &[Entry]) -> Vec<Section> {
    let mut sections: BTreeMap<(Option<usize>, &str), Vec<usize>> = BTreeMap::new();
    for (index, entry) in results.iter().enumerate() {
        let runner = entry.runner.as_deref().unwrap_or("unknown");
        let place = runner_order(runner);
        sections.entry(place).or_default().push(index);
    }
    let section = |((_, runner), results): ((_, &str), _)| Section {
        runner: runner.to_owned(),
        results,
    };
    sections.into_iter().map(section).collect()
}
