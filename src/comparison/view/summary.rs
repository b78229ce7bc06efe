//! The summary of one of several heads.

use crate::comparison::counts::Counts;
use crate::comparison::verdict::Verdict;

/// What the rows in view come to for one head.
#[derive(Debug)]
pub struct HeadSummary {
    /// The numbers for the rows that the head has.
    pub verdict: Verdict,
    /// How these rows changed by the metric of the view.
    pub counts: Counts,
    /// How many rows the head lacks.
    pub lacking: usize,
}
