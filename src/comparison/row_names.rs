//! The benchmarks of several comparisons that are shown as one table.

use std::collections::{HashMap, HashSet};

use super::row::Row;
use crate::results::Sides;
use crate::suite::Suite;

/// The name and the tags of each row of several comparisons.
#[derive(Debug)]
pub(super) struct RowNames(Vec<(String, Vec<String>)>);

impl RowNames {
    /// The benchmarks that both sides of at least one pair have: those of the first pair in the order of its reference,
    /// then what each further pair adds.
    pub fn of<'s>(pairs: impl Iterator<Item = Sides<&'s Suite>>) -> Self {
        let mut seen = HashSet::new();
        let mut names = Vec::new();
        for Sides { reference, head } in pairs {
            let in_head: HashSet<&str> =
                head.benchmarks.iter().map(|it| it.name.as_str()).collect();
            for benchmark in &reference.benchmarks {
                if in_head.contains(benchmark.name.as_str()) && seen.insert(&benchmark.name) {
                    names.push((benchmark.name.clone(), benchmark.tags.clone()));
                }
            }
        }
        Self(names)
    }

    /// A row for each name: that of `rows`, or one without measurements.
    pub fn fill(&self, rows: Vec<Row>) -> Vec<Row> {
        let rows = rows.into_iter().map(|row| (row.name.clone(), row));
        let mut known: HashMap<String, Row> = rows.collect();
        let row = |(name, tags): &(String, Vec<String>)| {
            Row {
                name: name.clone(),
                // The same in each comparison, so that they have the same groups.
                tags: tags.clone(),
                measured: known.remove(name).and_then(|row| row.measured),
            }
        };
        self.0.iter().map(row).collect()
    }
}
