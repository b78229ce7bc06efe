//! The summary of a set of rows: both geometric means, HPT, memory.

use std::sync::Arc;

use super::digest::Prepared;
use super::incomparable::Incomparable;
use super::influence::{Headline, InfluentialRows};
use super::memory_change::MemoryChange;
use super::metric::Metric;
use super::pair::Pair;
use super::runner_pairs::RunnerPair;
use super::unavailable::Unavailable;
use crate::bench_runner::Config;
use crate::results::Sides;
use crate::sorting;
use crate::stats::{Hpt, Medians, geometric, speedup};

/// The numbers for a set of rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// How many rows it was computed for.
    pub rows: usize,
    /// pyperf's geometric mean of the ratios: above 1 is slower. `None` without rows.
    pub pyperf_mean: Option<f64>,
    /// bench_runner's mean of the speedups: above 1 is *faster*. May be NaN, as bench_runner prints it.
    pub runner_mean: Result<f64, Unavailable>,
    /// Hierarchical performance testing of all rows together.
    pub hpt: Result<Hpt, Unavailable>,
    /// bench_runner's memory change.
    pub memory: Result<MemoryChange, Unavailable>,
    /// How many benchmarks a published exclusion kept out of bench_runner's numbers, which are the three above.
    pub excluded: usize,
    /// Geometric mean of the memory ratios of the rows that have one: above 1 is larger.
    pub memory_mean: Option<f64>,
    /// The rows that pyperf's mean depends on.
    pub influential: Option<InfluentialRows>,
    /// The rows that the memory change depends on.
    pub memory_influential: Option<InfluentialRows>,
}

impl Verdict {
    /// The rows that the headline of a metric depends on, whether or not they change its conclusion.
    #[must_use]
    pub fn influential_by(&self, metric: Metric) -> Option<&InfluentialRows> {
        match metric {
            Metric::Time => self.influential.as_ref(),
            Metric::Memory => self.memory_influential.as_ref(),
        }
    }
}

/// What a whole comparison comes to, as it is published: four numbers, and the benchmarks that are in none of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Overall {
    /// pyperf's geometric mean of the ratios: above 1 is slower. `None` without rows.
    pub pyperf_mean: Option<f64>,
    /// bench_runner's mean of the speedups: above 1 is *faster*. May be NaN, as bench_runner prints it.
    pub runner_mean: Result<f64, Unavailable>,
    /// Hierarchical performance testing of all rows together.
    pub hpt: Result<Hpt, Unavailable>,
    /// bench_runner's memory change.
    pub memory: Result<MemoryChange, Unavailable>,
    /// The benchmarks that only the reference has, sorted by name; raw.
    pub missing: Vec<String>,
    /// The benchmarks that only the head has, sorted by name; raw.
    pub new: Vec<String>,
}

/// The four numbers of a set of rows.
struct Numbers {
    pyperf_mean: Option<f64>,
    runner_mean: Result<f64, Unavailable>,
    hpt: Result<Hpt, Unavailable>,
    memory: Result<MemoryChange, Unavailable>,
}

impl Overall {
    /// Compares two results for these numbers alone.
    ///
    /// # Errors
    /// If pyperf would not compare them.
    pub fn of(results: Sides<&Prepared>, config: &Arc<Config>) -> Result<Self, Incomparable> {
        let digests = results.map(|prepared| prepared.digests.as_slice());
        let results = results.map(|prepared| &prepared.result);
        let pair = Pair::with_digests(results, digests, config, None)?;
        Ok(Self::of_pair(&pair))
    }

    /// The same of results that were compared already.
    #[must_use]
    pub fn of_pair(pair: &Pair) -> Self {
        let (pairs, _) = without_excluded(pair.all_pairs(), Exclusions::Applied);
        let Numbers {
            pyperf_mean,
            runner_mean,
            hpt,
            memory,
        } = pair.numbers(&pair.present(), &pairs);
        let only_here = pair.only_here().map(|benchmarks| {
            let mut names: Vec<String> = benchmarks.map(|it| it.name.clone()).collect();
            sorting::sort(&mut names);
            names
        });
        Self {
            pyperf_mean,
            runner_mean,
            hpt,
            memory,
            missing: only_here.reference,
            new: only_here.head,
        }
    }
}

/// Whether the published exclusions apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exclusions {
    /// bench_runner's numbers exclude the benchmarks, as in the published results.
    Applied,
    /// The benchmarks count like any other.
    Ignored,
}

impl Exclusions {
    /// The other choice.
    #[must_use]
    pub fn toggled(self) -> Self {
        match self {
            Self::Applied => Self::Ignored,
            Self::Ignored => Self::Applied,
        }
    }
}

/// bench_runner's pairs, or why there are none.
type Pairs<'p> = Result<Vec<&'p RunnerPair>, Unavailable>;

impl Pair {
    /// The numbers as bench_runner publishes them, for all of its pairs.
    #[must_use]
    pub fn published(&self) -> Verdict {
        self.judge(&self.present(), self.all_pairs(), Exclusions::Applied)
    }

    fn all_pairs(&self) -> Pairs<'_> {
        let pairs = self.runner.pairs.as_ref();
        let pairs = pairs.map(|pairs| pairs.iter().collect());
        pairs.map_err(Clone::clone)
    }

    /// The numbers for `rows`, by index.
    #[must_use]
    pub fn verdict(&self, rows: &[usize], exclusions: Exclusions) -> Verdict {
        let pairs = match &self.runner.pairs {
            Ok(_) => Ok(rows
                .iter()
                .filter_map(|&row| self.runner.pair(row))
                .collect()),
            Err(reason) => Err(reason.clone()),
        };
        self.judge(rows, pairs, exclusions)
    }

    /// The influence of each row on a headline: by how much the headline would fall without the row, as a share of its
    /// value without the row. 0.06 means that it is 1.06 times that value. The headline is pyperf's geometric mean of
    /// `rows`, or bench_runner's memory change. There is one value for each row of the comparison; `None` for rows that
    /// are not in the headline, and if only one row is.
    #[must_use]
    pub fn influences(
        &self,
        rows: &[usize],
        metric: Metric,
        exclusions: Exclusions,
    ) -> Vec<Option<f64>> {
        let (rows, headline) = self.headline(rows, metric, exclusions);
        let mut all = vec![None; self.rows.len()];
        for (row, influence) in rows.into_iter().zip(headline.influences()) {
            all[row] = (!influence.is_nan()).then_some(influence);
        }
        all
    }

    /// The headline of `rows` by a metric, and the rows that are in it.
    fn headline(
        &self,
        rows: &[usize],
        metric: Metric,
        exclusions: Exclusions,
    ) -> (Vec<usize>, Headline) {
        let part = |row: usize| match metric {
            Metric::Time => self.log_ratio(Metric::Time, row),
            Metric::Memory => self.memory_factor(row, exclusions),
        };
        let parts = rows.iter().filter_map(|&row| Some((row, part(row)?)));
        let (rows, parts) = parts.unzip();
        (rows, Headline::new(metric, parts))
    }

    /// The factor of a row in bench_runner's memory change; `None` if the row does not enter it.
    fn memory_factor(&self, row: usize, exclusions: Exclusions) -> Option<f64> {
        let is_known = !self.head_is_windows() && self.runner.memory.is_ok();
        let pair = self.runner.pair(row).filter(|_| is_known)?;
        if pair.excluded && exclusions == Exclusions::Applied {
            return None;
        }
        pair.memory?.factor()
    }

    fn judge(&self, rows: &[usize], pairs: Pairs<'_>, exclusions: Exclusions) -> Verdict {
        let (pairs, excluded) = without_excluded(pairs, exclusions);
        let influential = |metric: Metric| {
            let (rows, headline) = self.headline(rows, metric, exclusions);
            InfluentialRows::find(rows, headline)
        };
        let Numbers {
            pyperf_mean,
            runner_mean,
            hpt,
            memory,
        } = self.numbers(rows, &pairs);
        Verdict {
            rows: rows.len(),
            pyperf_mean,
            runner_mean,
            hpt,
            memory,
            excluded,
            memory_mean: self.geometric_mean(rows, Metric::Memory),
            influential: influential(Metric::Time),
            memory_influential: influential(Metric::Memory),
        }
    }

    fn numbers(&self, rows: &[usize], pairs: &Pairs<'_>) -> Numbers {
        let pairs = pairs.as_deref().map_err(Clone::clone);
        Numbers {
            pyperf_mean: self.geometric_mean(rows, Metric::Time),
            runner_mean: pairs.clone().and_then(|pairs| self.runner_mean(pairs)),
            hpt: pairs.clone().and_then(hpt),
            memory: pairs.and_then(|pairs| MemoryChange::new(self, pairs)),
        }
    }

    /// The geometric mean of the ratios of those rows that have one.
    fn geometric_mean(&self, rows: &[usize], metric: Metric) -> Option<f64> {
        let logarithms = rows.iter().filter_map(|&row| self.log_ratio(metric, row));
        geometric::of_logarithms(logarithms)
    }

    fn runner_mean(&self, pairs: &[&RunnerPair]) -> Result<f64, Unavailable> {
        self.runner.suite_metadata.clone()?;
        if pairs.is_empty() {
            return Err(nothing_left());
        }
        let mean = speedup::overall_mean(pairs.iter().filter_map(|pair| pair.speedup));
        let mean = mean.ok_or_else(|| {
            Unavailable::new("no benchmark has the same number of values on both sides")
        })?;
        if !speedup::is_on_the_edge(mean, 3) {
            return Ok(mean);
        }
        let suites = self.suites.as_ref().map(AsRef::as_ref);
        let exact = pairs.iter().filter_map(|pair| pair.exact_speedup(suites));
        Ok(speedup::overall_mean(exact).unwrap_or(mean))
    }
}

/// The pairs that count, and how many do not.
fn without_excluded(pairs: Pairs<'_>, exclusions: Exclusions) -> (Pairs<'_>, usize) {
    let is_left_out = |pair: &&RunnerPair| pair.excluded && exclusions == Exclusions::Applied;
    let all = pairs.as_ref().map_or(0, Vec::len);
    let pairs = pairs.map(|mut pairs| {
        pairs.retain(|pair| !is_left_out(pair));
        pairs
    });
    let excluded = all - pairs.as_ref().map_or(0, Vec::len);
    (pairs, excluded)
}

fn nothing_left() -> Unavailable {
    Unavailable::new("no benchmark is left to compare")
}

fn hpt(pairs: &[&RunnerPair]) -> Result<Hpt, Unavailable> {
    let medians: Result<Vec<&Medians>, Unavailable> =
        pairs.iter().map(|pair| pair.medians()).collect();
    Hpt::new(&medians?).ok_or_else(nothing_left)
}
