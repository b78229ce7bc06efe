//! Which comparisons there are, and in which order they are made.

use std::collections::HashMap;
use std::sync::Arc;

use super::urgency::Urgency;
use crate::tree::{Reference, Tree, sections};

/// One comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The result that is compared.
    pub head: usize,
    /// The result that it is compared with.
    pub reference: usize,
}

/// The comparisons of a tree, each of two results only once. Those of a runner are together, so that a result is needed
/// for a short time: then no more than a few are in memory.
#[derive(Debug, Default)]
pub struct Plan {
    /// The comparisons of each head, in the order in which they are to be made.
    pub(super) heads: Vec<Vec<Step>>,
    /// How often each result is needed.
    pub(super) uses: HashMap<usize, usize>,
    /// What is to be compared first, before that order counts.
    pub(super) urgency: Arc<Urgency>,
}

impl Plan {
    /// All comparisons of the results for which `is_wanted` is true. `references` are those of each result.
    #[must_use]
    pub fn new(
        tree: &Tree,
        references: &[Vec<Reference>],
        is_wanted: impl Fn(usize) -> bool,
    ) -> Self {
        Self::without(tree, references, is_wanted, |_| false)
    }

    /// The same, without the comparisons for which `is_known` is true.
    #[must_use]
    pub fn without(
        tree: &Tree,
        references: &[Vec<Reference>],
        is_wanted: impl Fn(usize) -> bool,
        is_known: impl Fn(Step) -> bool,
    ) -> Self {
        let mut plan = Self {
            urgency: Arc::new(Urgency::new(tree.results.len())),
            ..Self::default()
        };
        let sections = sections(&tree.results).into_iter();
        for head in sections.flat_map(|section| section.results) {
            if is_wanted(head) {
                plan.add(head, &references[head], &is_known);
            }
        }
        plan
    }

    /// The comparisons of one result alone.
    #[must_use]
    pub fn of_head(head: usize, references: &[Reference]) -> Self {
        let mut plan = Self::default();
        plan.add(head, references, &|_| false);
        plan
    }

    /// These comparisons, in this order but for those of one head, which are made together.
    #[must_use]
    pub fn of_steps(steps: &[Step]) -> Self {
        let mut plan = Self::default();
        let mut places: HashMap<usize, usize> = HashMap::new();
        for &step in steps {
            let place = *places.entry(step.head).or_insert_with(|| {
                plan.heads.push(Vec::new());
                *plan.uses.entry(step.head).or_default() += 1;
                plan.heads.len() - 1
            });
            if !plan.heads[place].contains(&step) {
                *plan.uses.entry(step.reference).or_default() += 1;
                plan.heads[place].push(step);
            }
        }
        plan
    }

    fn add(&mut self, head: usize, references: &[Reference], is_known: &dyn Fn(Step) -> bool) {
        let mut steps: Vec<Step> = Vec::new();
        for reference in references.iter().filter(|reference| reference.is_valid) {
            let reference = reference.result;
            let step = Step { head, reference };
            if !steps.contains(&step) && !is_known(step) {
                *self.uses.entry(reference).or_default() += 1;
                steps.push(step);
            }
        }
        if !steps.is_empty() {
            *self.uses.entry(head).or_default() += 1;
            self.heads.push(steps);
        }
    }

    /// What is to be compared first. It may be changed while the comparisons are made.
    #[must_use]
    pub fn urgency(&self) -> Arc<Urgency> {
        Arc::clone(&self.urgency)
    }

    /// How many comparisons there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.heads.iter().map(Vec::len).sum()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.heads.is_empty()
    }
}
