//! Why pyperf's mean and bench_runner's mean disagree.
//!
//! Both are means of logarithms, so their difference is a sum. pyperf's mean becomes bench_runner's in three steps, each
//! of which has its share of the difference: the excluded benchmarks go, those that are not significant count as no
//! change, and outliers go (with them, the mean of the quotients takes the place of the quotient of the means).

use super::model::{Headline, NOTABLE};
use crate::comparison::comparison::Comparison;
use crate::comparison::metric::Metric;
use crate::comparison::verdict::Exclusions;
use crate::comparison::wording;
use crate::sorting;
use crate::stats::Speedup;
use crate::text::fixed;

/// A step from bench_runner's mean to pyperf's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// Benchmarks that a published exclusion keeps out of bench_runner's mean.
    Excluded,
    /// Benchmarks that are not significant, which bench_runner counts as no change.
    NotSignificant,
    /// Values that bench_runner drops as outliers.
    Outliers,
}

/// The difference of the two means, and its causes.
#[derive(Debug, Clone, PartialEq)]
pub struct Disagreement {
    /// pyperf's mean: above 1 is slower.
    pub pyperf_mean: f64,
    /// The causes with the logarithm of the factor that each adds to pyperf's mean, the largest first.
    pub causes: Vec<(Cause, f64)>,
    /// The benchmark that accounts for more than half of the largest cause, if there is one.
    pub benchmark: Option<usize>,
    /// How many benchmarks the largest cause is about.
    pub count: usize,
}

impl Disagreement {
    /// Whether a single benchmark accounts for most of the difference.
    #[must_use]
    pub fn names_a_benchmark(&self) -> bool {
        self.benchmark.is_some()
    }
}

/// What a row adds to each step.
struct Part {
    row: usize,
    log_ratio: f64,
    excluded: bool,
    speedup: Option<Speedup>,
}

impl Comparison {
    /// The disagreement of the two means; `None` if they agree: they have the same direction, and differ by less than a
    /// percent.
    #[must_use]
    pub fn disagreement(&self, headline: Headline<'_>) -> Option<Disagreement> {
        let pyperf_mean = headline.verdict.pyperf_mean?;
        let runner_mean = *headline.verdict.runner_mean.as_ref().ok()?;
        // One is a ratio and the other a speedup, so the logarithms add up to 0 if they agree.
        let (pyperf, runner) = (pyperf_mean.ln(), -runner_mean.ln());
        let total = pyperf - runner;
        let is_shown = |mean: f64| fixed(mean.abs().exp(), 2) != "1.00";
        let differ_in_direction = pyperf * runner < 0.0 && is_shown(pyperf) && is_shown(runner);
        if !total.is_finite() || total.abs() < (1.0 + NOTABLE).ln() && !differ_in_direction {
            return None;
        }
        let parts = self.parts(headline);
        let included: Vec<&Part> = parts.iter().filter(|part| !part.excluded).collect();
        let count = included.len().max(1) as f64;
        let without_excluded = included.iter().map(|part| part.log_ratio).sum::<f64>() / count;
        let is_significant = |part: &&&Part| part.speedup != Some(Speedup::NotSignificant);
        let significant = included.iter().filter(is_significant);
        let significant = significant.map(|part| part.log_ratio).sum::<f64>() / count;
        let mut causes = vec![
            (Cause::Excluded, pyperf - without_excluded),
            (Cause::NotSignificant, without_excluded - significant),
            (Cause::Outliers, significant - runner),
        ];
        sorting::sort_by(&mut causes, |a, b| b.1.abs().total_cmp(&a.1.abs()));
        let largest = causes[0];
        let shares = shares(&parts, largest.0, without_excluded);
        let benchmark = shares.iter().max_by(|a, b| a.1.abs().total_cmp(&b.1.abs()));
        let all: f64 = shares.iter().map(|(_, share)| share.abs()).sum();
        let benchmark = benchmark.filter(|(_, share)| share.abs() > all / 2.0);
        // Causes of less than a tenth of the difference are not worth a word.
        causes.retain(|(_, share)| share.abs() >= total.abs() / 10.0);
        Some(Disagreement {
            pyperf_mean,
            causes,
            benchmark: benchmark.map(|(row, _)| *row),
            count: shares.len(),
        })
    }

    fn parts(&self, headline: Headline<'_>) -> Vec<Part> {
        let part = |&row: &usize| {
            let pair = self.runner.pair(row);
            Some(Part {
                row,
                log_ratio: self.log_ratio(Metric::Time, row)?,
                excluded: headline.exclusions == Exclusions::Applied && self.is_excluded(row),
                speedup: pair.and_then(|pair| pair.speedup),
            })
        };
        headline.rows.iter().filter_map(part).collect()
    }

    /// `pyperf's mean says 1.03x slower: +6.5% from bench_mp_pool 195.05x slower, which bench_runner excludes.`
    pub(super) fn disagreement_in_words(&self, disagreement: &Disagreement) -> String {
        let benchmark = disagreement
            .benchmark
            .map(|row| self.in_words(Metric::Time, row));
        let count = wording::count(disagreement.count, "benchmark");
        let mut is_first = true;
        let cause = |(cause, share): &(Cause, f64)| {
            let named = benchmark.as_ref().filter(|_| std::mem::take(&mut is_first));
            let what = match (cause, named) {
                (Cause::Excluded, Some(name)) => format!("{name}, which bench_runner excludes"),
                (Cause::Excluded, None) => format!("{count} that bench_runner excludes"),
                (Cause::NotSignificant, Some(name)) => format!("{name}, which is not significant"),
                (Cause::NotSignificant, None) => "benchmarks that are not significant".to_owned(),
                (Cause::Outliers, Some(name)) => format!("outliers of {name}"),
                (Cause::Outliers, None) => "outliers".to_owned(),
            };
            format!("{:+.1}% from {what}", share.exp_m1() * 100.0)
        };
        let causes: Vec<String> = disagreement.causes.iter().map(cause).collect();
        let mean = wording::ratio(disagreement.pyperf_mean);
        format!("pyperf's mean says {mean}: {}.", causes.join("; "))
    }
}

/// The rows that a cause is about, with their shares of it.
fn shares(parts: &[Part], cause: Cause, mean: f64) -> Vec<(usize, f64)> {
    let share = |part: &Part| match (cause, part.excluded, part.speedup) {
        (Cause::Excluded, true, _) => Some(part.log_ratio - mean),
        (Cause::NotSignificant, false, Some(Speedup::NotSignificant)) => Some(part.log_ratio),
        (Cause::Outliers, false, Some(Speedup::Factor(factor))) => {
            Some(part.log_ratio + factor.ln())
        }
        _ => None,
    };
    parts
        .iter()
        .filter_map(|part| Some((part.row, share(part)?)))
        .collect()
}
