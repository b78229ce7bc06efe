//! What a set of rows comes to: both geometric means, HPT, memory, counts.

use super::runner::{Pair, Unavailable, too_few};
use super::{Change, Comparison, Measure, Metric};
use crate::stats::{Hpt, Medians, exact, geometric, speedup, summary};

/// The numbers for a set of rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// How many rows it was computed for.
    pub rows: usize,
    pub counts: Counts,
    /// pyperf's geometric mean of the ratios: above 1 is slower. `None` without rows.
    pub pyperf_mean: Option<f64>,
    /// bench_runner's mean of the speedups: above 1 is *faster*. May be NaN, as bench_runner prints it.
    pub runner_mean: Result<f64, Unavailable>,
    pub hpt: Result<Hpt, Unavailable>,
    pub memory: Result<MemoryChange, Unavailable>,
    /// How many of the rows a published exclusion kept out of the last three.
    pub excluded: usize,
    /// Geometric mean of the ratios of memory, of the rows that have one: above 1 is larger.
    pub memory_mean: Option<f64>,
    /// The rows on which pyperf's mean hangs.
    pub hinge: Option<Hinge>,
    /// The rows on which the memory change hangs.
    pub memory_hinge: Option<Hinge>,
}

/// Rows on which a headline hangs, and what it would be without them.
#[derive(Debug, Clone, PartialEq)]
pub struct Hinge {
    /// At most [`Hinge::MOST`], the heaviest first.
    pub rows: Vec<usize>,
    pub without: f64,
}

impl Hinge {
    pub const MOST: usize = 3;
    /// A headline hangs on a row without which it would be this share larger or smaller ...
    const LEAST_PULL: f64 = 0.01;
    /// ... if that is so many times what the middle one of the others does.
    const TIMES_USUAL: f64 = 4.0;

    /// Takes away the heaviest of `rows` for as long as it is one that the headline hangs on, which has a part of each.
    fn find(mut rows: Vec<usize>, mut headline: Headline) -> Option<Self> {
        let mut hinge: Option<Self> = None;
        for _ in 0..Self::MOST {
            let sizes: Vec<f64> = headline.pulls().map(f64::abs).collect();
            let heaviest = (0..sizes.len()).max_by(|&a, &b| sizes[a].total_cmp(&sizes[b]));
            let Some(heaviest) = heaviest.filter(|_| rows.len() >= 3) else {
                break;
            };
            // A NaN is not at least anything.
            let is_heavy = |least: f64| sizes[heaviest] >= least;
            let usual = || summary::median(&summary::sorted(&sizes));
            if !is_heavy(Self::LEAST_PULL)
                || !usual().is_some_and(|usual| is_heavy(Self::TIMES_USUAL * usual))
            {
                break;
            }
            let hinge = hinge.get_or_insert(Self {
                rows: Vec::new(),
                without: 0.0,
            });
            hinge.rows.push(rows.remove(heaviest));
            headline = headline.leave_out(heaviest);
            hinge.without = headline.value();
        }
        hinge
    }
}

/// A mean that rows pull on, with their parts in it.
struct Headline {
    metric: Metric,
    parts: Vec<f64>,
    sum: f64,
}

impl Headline {
    /// pyperf's geometric mean, of the logarithms of the ratios; or bench_runner's arithmetic mean of the factors of
    /// memory.
    fn new(metric: Metric, parts: Vec<f64>) -> Self {
        let sum = exact::sum(parts.iter().copied());
        Self { metric, parts, sum }
    }

    /// The mean of the parts without one of them.
    fn rest(&self, part: f64) -> f64 {
        (self.sum - part) / (self.parts.len() as f64 - 1.0)
    }

    /// The headline without the part in `place`.
    fn leave_out(mut self, place: usize) -> Self {
        self.parts.remove(place);
        Self::new(self.metric, self.parts)
    }

    fn value(&self) -> f64 {
        let mean = self.sum / self.parts.len() as f64;
        match self.metric {
            Metric::Time => mean.exp(),
            Metric::Memory => mean,
        }
    }

    /// By how much it would fall if each of the rows were left out, as a share of what it would be then. None for a
    /// single row.
    fn pulls(&self) -> impl Iterator<Item = f64> {
        let parts = match self.parts.len() {
            0 | 1 => &[],
            _ => &self.parts[..],
        };
        let mean = self.sum / self.parts.len() as f64;
        parts.iter().map(move |&part| match self.metric {
            Metric::Time => (mean - self.rest(part)).exp_m1(),
            Metric::Memory => mean / self.rest(part) - 1.0,
        })
    }
}

/// What to do about the published exclusions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Published {
    /// bench_runner's numbers leave them out, as it publishes them.
    LeftOut,
    /// They count like any other.
    Counted,
}

/// How many rows became what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Faster, or smaller.
    pub better: usize,
    /// Slower, or larger.
    pub worse: usize,
    pub unchanged: usize,
    pub not_significant: usize,
    pub not_tested: usize,
    /// Lacking on a side; no row lacks its time.
    pub unknown: usize,
}

/// bench_runner's memory change, and what it rests on.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct MemoryChange {
    /// Arithmetic mean of the significant factors: above 1 is larger. `None` where bench_runner says `unknown`.
    pub change: Option<f64>,
    /// Benchmarks whose memory changed significantly, which the mean is over.
    pub significant: usize,
    pub larger: usize,
    pub smaller: usize,
    /// Benchmarks whose memory did not change significantly; they do not enter the mean.
    pub not_significant: usize,
    /// Benchmarks that lack a figure on a side, or all of them where the head ran on Windows.
    pub unknown: usize,
    /// Benchmarks with different numbers of figures on the two sides, which bench_runner does not compare.
    pub unequal: usize,
    /// All benchmarks that were looked at.
    pub total: usize,
}

impl MemoryChange {
    /// The counts in words, but for those that are zero: `21 larger`, `3 not significant`.
    pub fn counts(&self) -> Vec<String> {
        let counts = [
            (self.larger, "larger"),
            (self.smaller, "smaller"),
            (self.not_significant, "not significant"),
            (self.unequal, "with unequal runs"),
            (self.unknown, "unknown"),
        ];
        let parts = counts.iter().filter(|(count, _)| *count > 0);
        parts
            .map(|(count, what)| format!("{count} {what}"))
            .collect()
    }
}

impl Comparison {
    /// The numbers as bench_runner publishes them, for all that it pairs.
    pub fn published(&self) -> Verdict {
        let pairs = self
            .runner
            .pairs
            .as_ref()
            .map(|pairs| pairs.iter().collect());
        self.judge(&self.all(), pairs.map_err(Clone::clone), Published::LeftOut)
    }

    /// The numbers for `rows`, by index.
    pub fn verdict(&self, rows: &[usize], published: Published) -> Verdict {
        let pairs = match &self.runner.pairs {
            Ok(_) => Ok(rows
                .iter()
                .filter_map(|&row| self.runner.pair(row))
                .collect()),
            Err(reason) => Err(reason.clone()),
        };
        self.judge(rows, pairs, published)
    }

    /// What became of `rows` by a metric.
    pub fn counts(&self, rows: &[usize], metric: Metric) -> Counts {
        let mut counts = Counts::default();
        for &row in rows {
            let count = match self.measure(metric, row).map(Measure::change) {
                Some(Change::Better) => &mut counts.better,
                Some(Change::Worse) => &mut counts.worse,
                Some(Change::Unchanged) => &mut counts.unchanged,
                Some(Change::NotSignificant) => &mut counts.not_significant,
                Some(Change::NotTested) => &mut counts.not_tested,
                None => &mut counts.unknown,
            };
            *count += 1;
        }
        counts
    }

    /// By how much a headline would fall if a row were left out: 0.06 if it is 1.06 times what it would be without it.
    /// The headline is pyperf's geometric mean of `rows`, or bench_runner's memory change. One for each row of the
    /// comparison; `None` for those that are not in the headline, and for a single one.
    pub fn pulls(&self, rows: &[usize], metric: Metric, published: Published) -> Vec<Option<f64>> {
        let (rows, headline) = self.headline(rows, metric, published);
        let mut all = vec![None; self.rows.len()];
        for (row, pull) in rows.into_iter().zip(headline.pulls()) {
            all[row] = (!pull.is_nan()).then_some(pull);
        }
        all
    }

    /// The headline of `rows` by a metric, and those of them that are in it.
    fn headline(
        &self,
        rows: &[usize],
        metric: Metric,
        published: Published,
    ) -> (Vec<usize>, Headline) {
        let part = |row: usize| match metric {
            Metric::Time => Some(self.rows[row].time.log_ratio),
            Metric::Memory => self.memory_factor(row, published),
        };
        let parts = rows.iter().filter_map(|&row| Some((row, part(row)?)));
        let (rows, parts) = parts.unzip();
        (rows, Headline::new(metric, parts))
    }

    /// How a row enters bench_runner's memory change; `None` where it does not.
    fn memory_factor(&self, row: usize, published: Published) -> Option<f64> {
        let is_known = !self.sides.head_is_windows && self.runner.memory.is_ok();
        let pair = self.runner.pair(row).filter(|_| is_known)?;
        if pair.excluded && published == Published::LeftOut {
            return None;
        }
        pair.memory?.factor()
    }

    fn judge(
        &self,
        rows: &[usize],
        pairs: Result<Vec<&Pair>, Unavailable>,
        published: Published,
    ) -> Verdict {
        let is_left_out = |pair: &&Pair| pair.excluded && published == Published::LeftOut;
        let excluded = pairs.as_ref().map_or(0, |pairs| {
            pairs.iter().filter(|pair| is_left_out(pair)).count()
        });
        let pairs = pairs.map(|pairs| -> Vec<&Pair> {
            pairs
                .into_iter()
                .filter(|pair| !is_left_out(pair))
                .collect()
        });
        let of = |number: fn(&Self, &[&Pair]) -> Result<f64, Unavailable>| {
            pairs
                .as_ref()
                .map_err(Clone::clone)
                .and_then(|pairs| number(self, pairs))
        };
        let hinge = |metric: Metric| {
            let (rows, headline) = self.headline(rows, metric, published);
            Hinge::find(rows, headline)
        };
        Verdict {
            rows: rows.len(),
            counts: self.counts(rows, Metric::Time),
            pyperf_mean: geometric::of_logarithms(
                rows.iter().map(|&row| self.rows[row].time.log_ratio),
            ),
            runner_mean: of(Self::runner_mean),
            hpt: pairs
                .as_ref()
                .map_err(Clone::clone)
                .and_then(|pairs| hpt(pairs)),
            memory: self.memory_change(pairs.as_deref()),
            excluded,
            memory_mean: geometric::of_logarithms(
                rows.iter()
                    .filter_map(|&row| self.log_ratio(Metric::Memory, row)),
            ),
            hinge: hinge(Metric::Time),
            memory_hinge: hinge(Metric::Memory),
        }
    }

    fn runner_mean(&self, pairs: &[&Pair]) -> Result<f64, Unavailable> {
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
        let exact = pairs
            .iter()
            .filter_map(|pair| pair.exact_speedup(&self.reference, &self.head));
        Ok(speedup::overall_mean(exact).unwrap_or(mean))
    }

    fn memory_change(
        &self,
        pairs: Result<&[&Pair], &Unavailable>,
    ) -> Result<MemoryChange, Unavailable> {
        let pairs = pairs.map_err(Clone::clone)?;
        let mut change = MemoryChange {
            total: pairs.len(),
            ..MemoryChange::default()
        };
        // bench_runner does not even look where the head ran on Windows.
        if self.sides.head_is_windows {
            return Ok(MemoryChange {
                unknown: pairs.len(),
                ..change
            });
        }
        self.runner.memory.clone()?;
        let factors = pairs.iter().filter_map(|pair| pair.memory);
        for factor in factors.clone().filter_map(|factor| factor.factor()) {
            change.significant += 1;
            change.larger += usize::from(factor > 1.0);
            change.smaller += usize::from(factor < 1.0);
        }
        for pair in pairs.iter().filter(|pair| pair.memory.is_none()) {
            if pair.has_memory() {
                change.unequal += 1;
            } else {
                change.unknown += 1;
            }
        }
        change.not_significant =
            change.total - change.significant - change.unknown - change.unequal;
        change.change = speedup::memory_change(factors);
        if change
            .change
            .is_some_and(|change| speedup::is_on_the_edge(change, 2))
        {
            let exact = pairs.iter().filter_map(|pair| pair.exact_memory());
            change.change = speedup::memory_change(exact);
        }
        Ok(change)
    }
}

fn nothing_left() -> Unavailable {
    Unavailable::new("no benchmark is left to compare")
}

fn hpt(pairs: &[&Pair]) -> Result<Hpt, Unavailable> {
    let medians: Result<Vec<&Medians>, Unavailable> = pairs
        .iter()
        .map(|pair| pair.medians.as_ref().map_err(|&count| too_few(pair, count)))
        .collect();
    Hpt::new(&medians?).ok_or_else(nothing_left)
}
