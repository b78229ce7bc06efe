//! Counts the clear changes of comparisons. It is apart from their numbers, because it takes longer than all of those.

use super::compare::{CompareOptions, Comparer, Event};
use super::plan::{Plan, Step};
use crate::comparison::{Comparison, Incomparable, Prepared, Rules, Unavailable};
use crate::results::Sides;
use crate::suite::Detail;
use crate::tree::Tree;

/// Counts the clear changes of the comparisons of a plan by these rules. `report` is called from all threads. Returns when
/// all are counted, or when `is_cancelled`.
pub fn judge(
    tree: &Tree,
    plan: &Plan,
    (options, rules): (&CompareOptions, Rules),
    report: &(dyn Fn(Event) + Sync),
    is_cancelled: &(dyn Fn() -> bool + Sync),
) {
    let judge = |step: Step, sides: Result<Sides<&Prepared>, String>| {
        let changes = sides.and_then(|sides| {
            let comparison = Comparison::of_prepared(sides, &tree.config);
            // Without what to do about it.
            let first = |error: Incomparable| error.to_string().lines().next().map(str::to_owned);
            let comparison = comparison.map_err(|error| first(error).unwrap_or_default())?;
            Ok(comparison.with_rules(rules).clear_changes())
        });
        Event::Judged {
            head: step.head,
            reference: step.reference,
            changes: changes.map_err(Unavailable),
        }
    };
    Comparer {
        tree,
        options,
        judge: &judge,
        // Judgements depend on what speaks for a run alone, too.
        detail: Detail::Full,
    }
    .run(plan, report, is_cancelled);
}
