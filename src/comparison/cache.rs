//! Values that are computed from a pair on first use. A report needs none of them. With many rows, computing all of
//! them takes longer than the response to a key should, so they can also be computed in advance on a thread.

use std::sync::OnceLock;

use super::comparability::{Comparability, Difference};
use super::evidence::Evidence;
use super::judgement::Judgement;
use super::measure::Measure;
use super::metric::Metric;
use super::side_summary::SideSummary;
use super::verdict::{Exclusions, Verdict};
use crate::results::Sides;

/// One value for each row, each computed on first use: opening a benchmark only needs the value of its row.
#[derive(Debug)]
pub(super) struct PerRow<T>(Box<[OnceLock<T>]>);

impl<T> PerRow<T> {
    fn new(rows: usize) -> Self {
        Self((0..rows).map(|_| OnceLock::new()).collect())
    }

    fn len(&self) -> usize {
        self.0.len()
    }

    pub fn get(&self, row: usize, compute: impl FnOnce() -> T) -> &T {
        self.0[row].get_or_init(compute)
    }
}

/// One value for each metric.
#[derive(Debug)]
pub(super) struct PerMetric<T>([T; Metric::ALL.len()]);

impl<T> PerMetric<T> {
    fn new(make: impl Fn() -> T) -> Self {
        Self(std::array::from_fn(|_| make()))
    }

    pub fn get(&self, metric: Metric) -> &T {
        &self.0[metric as usize]
    }
}

/// The values computed so far.
#[derive(Debug)]
pub(super) struct Cache {
    pub memory: PerRow<Option<Measure>>,
    pub evidence: PerMetric<PerRow<Option<Evidence>>>,
    pub q: PerMetric<OnceLock<Vec<f64>>>,
    pub unstable: PerRow<Sides<bool>>,
    pub modes: PerMetric<PerRow<Option<Sides<Vec<f64>>>>>,
    /// Boxed, since most rows have none.
    pub sides: PerMetric<PerRow<Option<Box<Sides<SideSummary>>>>>,
    /// By the two files alone.
    pub judgement: PerMetric<PerRow<Option<Judgement>>>,
    pub places_by_name: OnceLock<Vec<u32>>,
    /// Without what the nights before say, and with it.
    differences: [OnceLock<Vec<Difference>>; 2],
    comparability: [OnceLock<Comparability>; 2],
    whole: [OnceLock<Verdict>; 2],
}

impl Cache {
    pub fn new(rows: usize) -> Self {
        Self {
            memory: PerRow::new(rows),
            evidence: PerMetric::new(|| PerRow::new(rows)),
            q: PerMetric::new(OnceLock::new),
            unstable: PerRow::new(rows),
            modes: PerMetric::new(|| PerRow::new(rows)),
            sides: PerMetric::new(|| PerRow::new(rows)),
            judgement: PerMetric::new(|| PerRow::new(rows)),
            places_by_name: OnceLock::new(),
            differences: [OnceLock::new(), OnceLock::new()],
            comparability: [OnceLock::new(), OnceLock::new()],
            whole: [OnceLock::new(), OnceLock::new()],
        }
    }

    /// Drops the judgements, which depend on thresholds that can change.
    pub fn forget_judgements(&mut self) {
        let rows = self.unstable.len();
        self.judgement = PerMetric::new(|| PerRow::new(rows));
    }

    /// The serious differences, without or with what the nights before say.
    pub fn differences(&self, has_nights: bool) -> &OnceLock<Vec<Difference>> {
        &self.differences[usize::from(has_nights)]
    }

    /// All differences, likewise.
    pub fn comparability(&self, has_nights: bool) -> &OnceLock<Comparability> {
        &self.comparability[usize::from(has_nights)]
    }

    /// The verdict for all rows.
    pub fn whole(&self, exclusions: Exclusions) -> &OnceLock<Verdict> {
        &self.whole[exclusions as usize]
    }
}
