//! What is known of the comparisons of a tree.

use std::collections::HashMap;
use std::sync::Arc;

use super::compare::Event;
use super::outcome::Outcome;
use crate::comparison::{ClearChanges, Unavailable};
use crate::tree::{Reference, Tree, Twin, twins};

/// The name of the base that is a result which the user pinned as the reference of all.
pub const PINNED: &str = "pinned";

/// A tree with the outcomes of its comparisons, as far as they are known.
#[derive(Debug, Clone)]
pub struct Index {
    /// The tree.
    pub tree: Arc<Tree>,
    /// What each result is compared with.
    pub references: Vec<Vec<Reference>>,
    /// The results that look the same as others in a list.
    pub twins: Vec<Option<Twin>>,
    outcomes: Vec<Vec<Option<Outcome>>>,
    errors: Vec<Option<String>>,
    /// By the indices of head and reference.
    changes: HashMap<(usize, usize), Result<ClearChanges, Unavailable>>,
}

impl Index {
    /// An index of which only that is known which needs no comparison. `references` are those of each result.
    #[must_use]
    pub fn new(tree: Arc<Tree>, references: Vec<Vec<Reference>>) -> Self {
        let at_first = |reference: &Reference| (!reference.is_valid).then_some(Outcome::SameBuild);
        let outcomes = references
            .iter()
            .map(|all| all.iter().map(at_first).collect());
        Self {
            outcomes: outcomes.collect(),
            errors: tree
                .results
                .iter()
                .map(|entry| entry.error.clone())
                .collect(),
            changes: HashMap::new(),
            twins: twins(&tree.results),
            tree,
            references,
        }
    }

    /// Adds what became known.
    pub fn record(&mut self, event: Event) {
        match event {
            Event::Unreadable { result, reason } => self.errors[result] = Some(reason),
            Event::Judged {
                head,
                reference,
                changes,
            } => {
                self.changes.insert((head, reference), changes);
            }
            Event::Compared {
                head,
                reference,
                outcome,
            } => {
                let all = self.references[head].iter().zip(&mut self.outcomes[head]);
                for (_, place) in all.filter(|(it, _)| it.is_valid && it.result == reference) {
                    *place = Some(outcome.clone());
                }
            }
        }
    }

    /// Whether the outcome of a comparison is known.
    #[must_use]
    pub fn is_known(&self, head: usize, reference: usize) -> bool {
        let mut all = self.comparisons(head);
        all.any(|(it, outcome)| it.result == reference && outcome.is_some())
    }

    /// Lets all results be compared with `reference` besides, as the base [`PINNED`], or no longer. What is known of the
    /// same comparison with another base is known at once.
    pub fn pin(&mut self, reference: Option<usize>) {
        for head in 0..self.references.len() {
            let (references, outcomes) = (&mut self.references[head], &mut self.outcomes[head]);
            if let Some(place) = references.iter().position(|it| it.base == PINNED) {
                references.remove(place);
                outcomes.remove(place);
            }
            let Some(result) = reference else {
                continue;
            };
            // Unlike bench_runner, a user may want to see how the same build did on another machine, or another time.
            let is_valid = result != head;
            let mut same = references.iter().zip(&*outcomes);
            let same = same.find(|(it, _)| it.is_valid && it.result == result);
            let known = same.and_then(|(_, outcome)| outcome.clone());
            outcomes.push(known.or((!is_valid).then_some(Outcome::SameBuild)));
            references.push(Reference {
                base: PINNED.to_owned(),
                result,
                is_valid,
                is_stand_in: false,
            });
        }
    }

    /// The clear changes of a comparison; `None` if they were not counted, or not yet.
    #[must_use]
    pub fn changes(
        &self,
        head: usize,
        reference: usize,
    ) -> Option<&Result<ClearChanges, Unavailable>> {
        self.changes.get(&(head, reference))
    }

    /// Whether the clear changes of any comparison were counted.
    #[must_use]
    pub fn has_changes(&self) -> bool {
        !self.changes.is_empty()
    }

    /// The comparisons of a result; an outcome is `None` until it is known.
    pub fn comparisons(&self, head: usize) -> impl Iterator<Item = (&Reference, Option<&Outcome>)> {
        let outcomes = self.outcomes[head].iter().map(Option::as_ref);
        self.references[head].iter().zip(outcomes)
    }

    /// The comparison of a result with a base.
    #[must_use]
    pub fn comparison(&self, head: usize, base: &str) -> Option<(&Reference, Option<&Outcome>)> {
        let mut all = self.comparisons(head);
        all.find(|(reference, _)| reference.base == base)
    }

    /// Why a result cannot be read, if it is known that it cannot; raw.
    #[must_use]
    pub fn error(&self, result: usize) -> Option<&str> {
        self.errors[result].as_deref()
    }
}
