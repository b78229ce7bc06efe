//! The comparisons that headline numbers need.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::index::{self, CompareOptions, Event, Outcome, Plan, Step};
use crate::series::Group;
use crate::tree::Tree;

/// The comparisons of results with bases that were made, by the indices of both.
pub type Outcomes = BTreeMap<(usize, usize), Outcome>;

/// The comparisons that the headlines of all groups need: each night with the base of its group.
#[must_use]
pub fn comparisons(groups: &[Group], bases: &[Option<usize>]) -> Vec<Step> {
    let of_group = |(group, base): (&Group, &Option<usize>)| {
        let base = *base;
        let heads = group.nights.iter().map(|night| night.result);
        let steps = heads.filter_map(move |head| {
            let reference = base?;
            (head != reference).then_some(Step { head, reference })
        });
        steps.collect::<Vec<Step>>()
    };
    groups.iter().zip(bases).flat_map(of_group).collect()
}

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
