//! What of several comparisons is reported.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::comparison::{Comparison, Metric, View, wording};
use crate::report::extract::{Extract, hidden_rows};
use crate::results::common;
use crate::sorting;

/// What a view shows of all heads.
#[derive(Debug)]
pub struct Heads<'c> {
    /// What is reported of each head, at least one.
    pub extracts: Vec<Extract<'c>>,
    /// The rows that are listed, in their order. A head may lack some of them.
    pub rows: Vec<usize>,
    /// The rows in view by which each head cannot be compared, since it or its reference lacks the benchmark.
    pub lacking: Vec<Vec<usize>>,
    /// What the verdicts were computed for; raw.
    pub scope: String,
}

impl<'c> Heads<'c> {
    /// The rows that a view shows, of all heads. The view is that of the selected head, and all comparisons have the same
    /// rows.
    #[must_use]
    pub fn of(heads: &'c [Arc<Comparison>], selected: usize, view: &View) -> Self {
        let of_view = &heads[selected];
        if heads.len() == 1 {
            let extract = Extract::of(of_view, view);
            return Self {
                rows: extract.rows.clone(),
                lacking: vec![Vec::new()],
                scope: extract.scope.clone(),
                extracts: vec![extract],
            };
        }
        let extract = |head: &'c Arc<Comparison>| Extract::of_head(head, of_view, view);
        let extracts: Vec<Extract<'c>> = heads.iter().map(extract).collect();
        let judged = extracts.iter().flat_map(|extract| &extract.judged);
        let judged: BTreeSet<&usize> = judged.collect();
        let count = wording::count(judged.len(), "benchmark");
        let hidden = match view.hidden {
            0 => String::new(),
            hidden => hidden_rows(hidden, of_view),
        };
        Self {
            scope: format!("{}, {count}{hidden}", view.choice(of_view)),
            rows: view.shown.clone(),
            lacking: heads.iter().map(|head| lacking(head, view)).collect(),
            extracts,
        }
    }

    /// Puts the rows in the order of the reference.
    pub fn sort_by_reference(&mut self) {
        sorting::sort(&mut self.rows);
        for extract in &mut self.extracts {
            sorting::sort(&mut extract.rows);
        }
    }

    /// The metric by which all heads are looked at.
    pub(super) fn metric(&self) -> Metric {
        self.extracts[0].metric
    }

    /// Whether this is all there is of each head.
    pub(super) fn is_whole(&self) -> bool {
        self.extracts.iter().all(|extract| extract.is_whole)
    }

    /// The label of the reference that all heads have; `None` if each has its own. Raw.
    pub(super) fn reference(&self) -> Option<&str> {
        let first = self.extracts[0].comparison;
        let has_it = |extract: &Extract<'_>| {
            Arc::ptr_eq(
                &extract.comparison.suites.reference,
                &first.suites.reference,
            )
        };
        let is_one = self.extracts.iter().all(has_it);
        is_one.then_some(&*first.labels.reference)
    }

    /// What all results have in common, which no label says; raw.
    pub(super) fn common(&self) -> Option<String> {
        let sides = self.extracts.iter().flat_map(|extract| {
            let names = extract.comparison.names.as_ref().map(Option::as_ref);
            names
                .zip(extract.comparison.labels.as_ref().map(|label| &**label))
                .into_array()
        });
        common(sides)
    }

    /// The label of each head; raw.
    pub(super) fn labels(&self) -> impl Iterator<Item = &str> {
        let extracts = self.extracts.iter();
        extracts.map(|extract| &*extract.comparison.labels.head)
    }

    /// The labels of some heads: `A`, `A and B`, `A, B and C`; raw.
    pub(super) fn names(&self, places: &[usize]) -> String {
        let labels: Vec<&str> = self.labels().collect();
        let mut names: Vec<&str> = Vec::new();
        for &place in places {
            // A file that is a head twice has one label.
            if !names.contains(&labels[place]) {
                names.push(labels[place]);
            }
        }
        match &names[..] {
            [] => String::new(),
            [name] => (*name).to_owned(),
            [names @ .., last] => format!("{} and {last}", names.join(", ")),
        }
    }

    /// The first head that has a row, and so knows its reference; all have it of one reference.
    pub(super) fn first_with(&self, row: usize) -> Option<&Extract<'c>> {
        let mut extracts = self.extracts.iter();
        extracts.find(|extract| !extract.comparison.rows[row].is_absent())
    }

    /// By whom a row is excluded.
    pub(super) fn exclusions_of(&self, row: usize) -> Vec<&'static str> {
        let of_head = |extract: &Extract<'_>| extract.exclusions_of(row);
        let all = self.extracts.iter().map(of_head);
        all.max_by_key(Vec::len).unwrap_or_default()
    }
}

/// The rows in view that a head or its reference lacks, in the order of the reference.
fn lacking(head: &Comparison, view: &View) -> Vec<usize> {
    let rows = view.chosen().iter().copied();
    let mut lacking: Vec<usize> = rows.filter(|&row| head.rows[row].is_absent()).collect();
    sorting::sort(&mut lacking);
    lacking
}
