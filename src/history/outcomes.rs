//! The comparisons that headline numbers need.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::index::{self, CompareOptions, Event, Outcome, Plan, Step};
use crate::tree::Tree;

/// The comparisons of results with bases that were made, by the indices of both.
pub type Outcomes = BTreeMap<(usize, usize), Outcome>;

/// Makes comparisons.
#[must_use]
pub fn compare(tree: &Tree, steps: &[Step], options: &CompareOptions) -> Outcomes {
    let outcomes = Mutex::new(Outcomes::new());
    let report = |event: Event| {
        record(
            &mut outcomes.lock().unwrap_or_else(PoisonError::into_inner),
            event,
        );
    };
    index::compare(tree, &Plan::of_steps(steps), options, &report, &|| false);
    outcomes
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner)
}

/// Adds the outcome of a comparison, if it is one. Returns whether it is.
pub fn record(outcomes: &mut Outcomes, event: Event) -> bool {
    match event {
        Event::Compared {
            head,
            reference,
            outcome,
        } => {
            outcomes.insert((head, reference), outcome);
            true
        }
        Event::Unreadable { .. } | Event::Judged { .. } => false,
    }
}
