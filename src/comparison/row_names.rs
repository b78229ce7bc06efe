//! The benchmarks of several comparisons that are shown as one table.

use std::collections::{HashMap, HashSet};

use super::row::Row;
use crate::results::Sides;
use crate::suite::Suite;

/// The name and the tags of each row of several comparisons.
#[derive(Debug)]
pub(super) struct RowNames(Vec<(String, Vec<String>)>);

impl RowNames {
    /// The benchmarks that both sides of at least one pair have: those of the first reference in its order, then what each
    /// further reference adds.
    pub fn of<'s>(pairs: impl Iterator<Item = Sides<&'s Suite>>) -> Self {
        let pairs: Vec<Sides<&Suite>> = pairs.collect();
        let mut seen = HashSet::new();
        let mut names = Vec::new();
        for (place, Sides { reference, .. }) in pairs.iter().enumerate() {
            let has_it = |pair: &&Sides<&Suite>| std::ptr::eq(pair.reference, *reference);
            if pairs[..place].iter().any(|pair| has_it(&pair)) {
                continue;
            }
            let heads = pairs.iter().filter(has_it);
            let benchmarks = heads.flat_map(|pair| &pair.head.benchmarks);
            let in_heads: HashSet<&str> = benchmarks.map(|it| it.name.as_str()).collect();
            for benchmark in &reference.benchmarks {
                if in_heads.contains(benchmark.name.as_str()) && seen.insert(&benchmark.name) {
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
