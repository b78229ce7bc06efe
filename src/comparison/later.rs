//! What is made of a comparison when it is first asked for. A report needs none of it; of many rows all of it takes
//! longer than a key may, so that it can be made ahead too, by a thread of its own.

use std::sync::OnceLock;

use super::{
    Comparison, Compatibility, Evidence, Measure, Metric, Published, Verdict, compatibility,
    evidence,
};
use crate::stats::{density, summary};

/// One for each row, each made when it is asked for: where a benchmark is opened, one alone is wanted.
#[derive(Debug)]
struct PerRow<T>(Box<[OnceLock<T>]>);

impl<T> PerRow<T> {
    fn new(rows: usize) -> Self {
        Self((0..rows).map(|_| OnceLock::new()).collect())
    }

    fn get(&self, row: usize, make: impl FnOnce() -> T) -> &T {
        self.0[row].get_or_init(make)
    }
}

/// What was made so far. Where there are two, they are by metric.
#[derive(Debug)]
pub(super) struct Later {
    memory: PerRow<Option<Measure>>,
    evidence: [PerRow<Option<Evidence>>; 2],
    q: [OnceLock<Vec<f64>>; 2],
    unstable: PerRow<(bool, bool)>,
    modes: [PerRow<Option<(usize, usize)>>; 2],
    by_name: OnceLock<Vec<u32>>,
    compatibility: OnceLock<Compatibility>,
    /// By what is done about the published exclusions.
    whole: [OnceLock<Verdict>; 2],
}

impl Later {
    pub fn new(rows: usize) -> Self {
        Self {
            memory: PerRow::new(rows),
            evidence: [PerRow::new(rows), PerRow::new(rows)],
            q: [OnceLock::new(), OnceLock::new()],
            unstable: PerRow::new(rows),
            modes: [PerRow::new(rows), PerRow::new(rows)],
            by_name: OnceLock::new(),
            compatibility: OnceLock::new(),
            whole: [OnceLock::new(), OnceLock::new()],
        }
    }
}

impl Comparison {
    /// A row by a metric; `None` where a side lacks it.
    pub fn measure(&self, metric: Metric, row: usize) -> Option<&Measure> {
        match metric {
            Metric::Time => Some(&self.rows[row].time),
            Metric::Memory => {
                let measure = || self.rows[row].memory_measure(self);
                self.later.memory.get(row, measure).as_ref()
            }
        }
    }

    /// What speaks for and against a row; `None` where a side lacks the metric.
    pub fn evidence(&self, metric: Metric, row: usize) -> Option<&Evidence> {
        let evidence = || evidence::of_row(self, metric, row);
        self.later.evidence[metric as usize]
            .get(row, evidence)
            .as_ref()
    }

    /// The p of a row adjusted for the number of all tested rows, by Benjamini and Hochberg; `None` where it was not
    /// tested.
    pub fn q(&self, metric: Metric, row: usize) -> Option<f64> {
        let all = self.later.q[metric as usize].get_or_init(|| evidence::adjusted(self, metric));
        Some(all[row]).filter(|q| !q.is_nan())
    }

    /// Whether pyperf would warn that the reference, or the head, of a row is unstable.
    pub fn is_unstable(&self, row: usize) -> (bool, bool) {
        *self
            .later
            .unstable
            .get(row, || evidence::unstable(self, &self.rows[row]))
    }

    /// How many modes the samples of reference and head have; `None` where a side lacks the metric.
    pub fn modes(&self, metric: Metric, row: usize) -> Option<(usize, usize)> {
        let count = |samples: &[f64]| density::modes(&summary::sorted(samples));
        *self.later.modes[metric as usize].get(row, || {
            let [reference, head] = self.samples(metric, row)?;
            Some((count(&reference), count(&head)))
        })
    }

    /// What differs between the two runs.
    pub fn compatibility(&self) -> &Compatibility {
        self.later
            .compatibility
            .get_or_init(|| compatibility::between(self))
    }

    /// The place of each row in the order of the names.
    pub(super) fn places_by_name(&self) -> &[u32] {
        self.later.by_name.get_or_init(|| {
            let mut order = self.all();
            order.sort_unstable_by(|&a, &b| self.rows[a].name.cmp(&self.rows[b].name));
            let mut places = vec![0; order.len()];
            for (place, row) in (0..).zip(order) {
                places[row] = place;
            }
            places
        })
    }

    /// The numbers for all rows, made once.
    pub fn whole(&self, published: Published) -> &Verdict {
        self.later.whole[published as usize].get_or_init(|| self.verdict(&self.all(), published))
    }

    /// Makes what else is made when it is first asked for, so that nobody waits for it at a key. The quicker and the
    /// sooner wanted comes first.
    pub fn prepare(&self) {
        self.places_by_name();
        self.whole(Published::Counted);
        for row in 0..self.rows.len() {
            self.measure(Metric::Memory, row);
        }
        for metric in [Metric::Time, Metric::Memory] {
            self.q(metric, 0);
            for row in 0..self.rows.len() {
                self.evidence(metric, row);
            }
        }
        for row in 0..self.rows.len() {
            self.is_unstable(row);
        }
        self.compatibility();
        for metric in [Metric::Time, Metric::Memory] {
            for row in 0..self.rows.len() {
                self.modes(metric, row);
            }
        }
    }
}
