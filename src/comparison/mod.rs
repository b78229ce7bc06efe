//! Reference × head: the whole product without a screen.
//!
//! A [`Comparison`] holds both suites, a [`Row`] for each benchmark that they share, and bench_runner's own pairing
//! of the two files ([`runner`]). Everything that a view or a report shows is a method here.

mod group;
mod order;
mod row;
mod runner;
pub mod search;
mod verdict;
pub mod wording;

use std::collections::{BTreeSet, HashMap};

pub use group::{Group, GroupKind};
pub use order::{Column, Order};
pub use row::{Change, Row, RowMemory};
pub use runner::Unavailable;
pub use verdict::{Counts, MemoryChange, Verdict};

use crate::config::Config;
use crate::suite::{self, Identity, Suite};

/// Two suites, and what they have in common.
#[derive(Debug)]
pub struct Comparison {
    pub reference: Suite,
    pub head: Suite,
    /// A short name for each side, made of what differs between them.
    pub labels: (String, String),
    /// What the names of the files say, where they have bench_runner's form.
    pub identities: (Option<Identity>, Option<Identity>),
    /// The benchmarks that both files have, in the reference's order; at least one.
    pub rows: Vec<Row>,
    /// Indices of the reference's benchmarks that the head lacks.
    pub only_in_reference: Vec<usize>,
    /// Indices of the head's benchmarks that the reference lacks.
    pub only_in_head: Vec<usize>,
    /// The configuration that gave the published exclusions.
    pub config: Config,
    runner: runner::Runner,
}

/// The two files share no benchmark.
#[derive(Debug, thiserror::Error)]
#[error(
    "the two files have no benchmark in common\n  Compare results of the same benchmarks; the names in a file: python -m pyperf show FILE"
)]
pub struct NothingInCommon;

impl Comparison {
    /// Compares two suites. `config` gives the published exclusions and the runners' systems.
    pub fn new(reference: Suite, head: Suite, config: Config) -> Result<Self, NothingInCommon> {
        let in_head: HashMap<&str, usize> = head
            .benchmarks
            .iter()
            .enumerate()
            .map(|(index, bench)| (bench.name.as_str(), index))
            .collect();
        let identities = (
            Identity::from_path(&reference.file),
            Identity::from_path(&head.file),
        );
        let sides = runner::Sides::new(&reference, &head, &identities, &config);
        let mut rows = Vec::new();
        let mut sorted = Vec::new();
        let mut only_in_reference = Vec::new();
        let mut shared = BTreeSet::new();
        for (index, benchmark) in reference.benchmarks.iter().enumerate() {
            let Some(&other) = in_head.get(benchmark.name.as_str()) else {
                only_in_reference.push(index);
                continue;
            };
            shared.insert(other);
            if let Some((row, values)) =
                Row::new(index, benchmark, other, &head.benchmarks[other], &sides)
            {
                rows.push(row);
                sorted.push(values);
            }
        }
        if rows.is_empty() {
            return Err(NothingInCommon);
        }
        let only_in_head = (0..head.benchmarks.len())
            .filter(|index| !shared.contains(index))
            .collect();
        let runner =
            runner::Runner::new(&reference, &head, &rows, &sorted, &sides, &config.excluded);
        Ok(Self {
            labels: suite::labels(&reference, &head),
            identities,
            rows,
            only_in_reference,
            only_in_head,
            runner,
            config,
            reference,
            head,
        })
    }

    /// All rows, by index.
    pub fn all(&self) -> Vec<usize> {
        (0..self.rows.len()).collect()
    }

    /// Whether bench_runner's three numbers leave the row out.
    pub fn is_excluded(&self, row: usize) -> bool {
        self.runner.is_excluded(row)
    }

    /// The operating system of the head's runner, `unknown` if nothing tells.
    pub fn head_system(&self) -> &str {
        &self.runner.head_system
    }
}

/// The two sides' values in ascending order, which only the construction needs.
struct Sorted {
    reference: Vec<f64>,
    head: Vec<f64>,
}
