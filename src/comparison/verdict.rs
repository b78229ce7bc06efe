//! What a set of rows comes to: both geometric means, HPT, memory, counts.

use super::runner::{Pair, Unavailable, too_few};
use super::{Change, Comparison};
use crate::stats::{Hpt, Medians, exact, geometric, speedup};

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
    pub faster: usize,
    pub slower: usize,
    pub unchanged: usize,
    pub not_significant: usize,
    pub not_tested: usize,
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
            (self.unequal, "unequal runs"),
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

    /// By how much pyperf's geometric mean of `rows` would fall if a row were left out: 0.06 if the mean with it is
    /// 1.06 times the mean without it. One for each row of the comparison; `None` for those that are not among
    /// `rows`, and for a single one.
    pub fn pulls(&self, rows: &[usize]) -> Vec<Option<f64>> {
        let mut pulls = vec![None; self.rows.len()];
        if rows.len() < 2 {
            return pulls;
        }
        let count = rows.len() as f64;
        let sum = exact::sum(rows.iter().map(|&row| self.rows[row].ratio.ln()));
        for &row in rows {
            let without = (sum - self.rows[row].ratio.ln()) / (count - 1.0);
            let pull = (sum / count - without).exp_m1();
            pulls[row] = (!pull.is_nan()).then_some(pull);
        }
        pulls
    }

    fn judge(
        &self,
        rows: &[usize],
        pairs: Result<Vec<&Pair>, Unavailable>,
        published: Published,
    ) -> Verdict {
        let is_left_out = |pair: &&Pair| pair.excluded && published == Published::LeftOut;
        let mut counts = Counts::default();
        for &row in rows {
            match self.rows[row].change() {
                Change::Faster => counts.faster += 1,
                Change::Slower => counts.slower += 1,
                Change::Unchanged => counts.unchanged += 1,
                Change::NotSignificant => counts.not_significant += 1,
                Change::NotTested => counts.not_tested += 1,
            }
        }
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
        Verdict {
            rows: rows.len(),
            counts,
            pyperf_mean: geometric::mean(rows.iter().map(|&row| self.rows[row].ratio)),
            runner_mean: of(Self::runner_mean),
            hpt: pairs
                .as_ref()
                .map_err(Clone::clone)
                .and_then(|pairs| hpt(pairs)),
            memory: self.memory_change(pairs.as_deref()),
            excluded,
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
        if self.runner.head_is_windows {
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
