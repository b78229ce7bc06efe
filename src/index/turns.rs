//! Whose turn it is.

use std::sync::atomic::{AtomicBool, Ordering};

use super::plan::{Plan, Step};

/// The heads of a plan whose comparisons nobody has begun to make.
pub struct Turns<'p> {
    plan: &'p Plan,
    is_begun: Vec<AtomicBool>,
}

impl<'p> Turns<'p> {
    /// All heads of a plan.
    pub fn new(plan: &'p Plan) -> Self {
        let is_begun = plan.heads.iter().map(|_| AtomicBool::new(false)).collect();
        Self { plan, is_begun }
    }

    /// Takes the comparisons of the head that is the most urgent now; of equally urgent ones that which comes first in the
    /// plan. `None` if none is left.
    pub fn next(&self) -> Option<&'p [Step]> {
        let urgency = &self.plan.urgency;
        loop {
            let heads = self.plan.heads.iter().zip(&self.is_begun);
            let left = heads.filter(|(_, is_begun)| !is_begun.load(Ordering::Relaxed));
            let (steps, is_begun) =
                left.min_by_key(|(steps, _)| steps.first().map(|step| urgency.place(step.head)))?;
            // Another thread may have been faster.
            if !is_begun.swap(true, Ordering::Relaxed) {
                return Some(steps);
            }
        }
    }
}
