//! A pair with everything that is derived from it, each value computed once.

use std::borrow::Cow;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use super::cache::Cache;
use super::comparability::{Comparability, Difference, Level};
use super::counts::{Counts, Judged};
use super::digest::Prepared;
use super::evidence::{self, Evidence};
use super::incomparable::Incomparable;
use super::judgement::Rules;
use super::measure::{Change, Measure};
use super::metric::Metric;
use super::nights::Nights;
use super::pair::Pair;
use super::row_names::RowNames;
use super::side_summary::{Known, SideSummary};
use super::verdict::{Exclusions, Verdict};
use crate::bench_runner::Config;
use crate::results::{LoadedResult, Results, Sides};
use crate::sorting;
use crate::stats::{density, summary};
use crate::suite::Suite;

/// A comparison of two results. It dereferences to the [`Pair`], which holds the data.
#[derive(Debug)]
pub struct Comparison {
    pair: Pair,
    pub(super) cache: Cache,
    rules: Rules,
    /// Known later than the rest, if at all: they come from all results of a machine.
    pub(super) nights: OnceLock<Nights>,
}

impl Deref for Comparison {
    type Target = Pair;

    fn deref(&self) -> &Pair {
        &self.pair
    }
}

impl Comparison {
    /// Compares the head of `results` with the reference.
    ///
    /// # Errors
    /// If pyperf would not compare them.
    pub fn of(results: &Results) -> Result<Self, Incomparable> {
        let sides = Sides::new(results.reference(), results.head());
        Ok(Self::of_pair(Pair::new(sides, results.config())?))
    }

    /// Compares two prepared results. `config` must be the one with which they were prepared.
    ///
    /// # Errors
    /// If pyperf would not compare them.
    pub fn of_prepared(
        results: Sides<&Prepared>,
        config: &Arc<Config>,
    ) -> Result<Self, Incomparable> {
        let digests = results.map(|prepared| prepared.digests.as_slice());
        let results = results.map(|prepared| &prepared.result);
        let pair = Pair::with_digests(results, digests, config, None)?;
        Ok(Self::of_pair(pair))
    }

    /// Compares each head of `results` with its reference. All comparisons have the same rows, so that a row is the same
    /// benchmark in each.
    ///
    /// # Errors
    /// If pyperf would not compare one of the pairs.
    pub fn of_heads(results: &Results) -> Result<Vec<Self>, Incomparable> {
        if results.heads() == 1 {
            return Ok(vec![Self::of(results)?]);
        }
        let config = results.config();
        let all = results.all().iter();
        let prepared: Vec<Prepared> = all
            .map(|result| Prepared::new(result.clone(), config))
            .collect();
        let names = RowNames::of(
            results
                .pairs()
                .map(|pair| pair.map(|(_, result)| &*result.suite)),
        );
        let compare = |pair: Sides<(usize, &LoadedResult)>| {
            let digests = pair.map(|(index, _)| prepared[index].digests.as_slice());
            let results = pair.map(|(_, result)| result);
            let pair = Pair::with_digests(results, digests, config, Some(&names))?;
            Ok(Self::of_pair(pair))
        };
        results.pairs().map(compare).collect()
    }

    fn of_pair(pair: Pair) -> Self {
        Self {
            cache: Cache::new(pair.rows.len()),
            rules: Rules::default(),
            nights: OnceLock::new(),
            pair,
        }
    }

    /// Compares two suites. `config` provides the published exclusions and the runners' systems.
    ///
    /// # Errors
    /// If pyperf would not compare them.
    pub fn new(reference: Suite, head: Suite, config: Config) -> Result<Self, Incomparable> {
        Self::of(&Results::of_suites(reference, head, config))
    }

    /// The same comparison, with other thresholds for the judgements.
    #[must_use]
    pub fn with_rules(mut self, rules: Rules) -> Self {
        self.rules = rules;
        self.cache.forget_judgements();
        self
    }

    /// The measurements of a row by a metric; `None` if a side lacks the metric.
    pub fn measure(&self, metric: Metric, row: usize) -> Option<&Measure> {
        match metric {
            Metric::Time => Some(&self.measured(row)?.time),
            Metric::Memory => {
                let measure = || self.pair.memory_measure(row);
                self.cache.memory.get(row, measure).as_ref()
            }
        }
    }

    /// How a row changed by a metric, according to the t-test; `None` if a side lacks the metric.
    #[must_use]
    pub fn change(&self, metric: Metric, row: usize) -> Option<Change> {
        self.measure(metric, row).map(Measure::change)
    }

    /// Counts how `rows` changed by a metric.
    #[must_use]
    pub fn counts(&self, rows: &[usize], metric: Metric) -> Counts {
        let judged = |&row: &usize| {
            Some(Judged {
                change: self.change(metric, row)?,
                judgement: self.judgement(metric, row)?,
                night: self.night(row).filter(|_| metric == Metric::Time),
            })
        };
        rows.iter().map(judged).collect()
    }

    /// The evidence for a change of a row; `None` if a side lacks the metric.
    pub fn evidence(&self, metric: Metric, row: usize) -> Option<&Evidence> {
        let evidence = || {
            let measure = self.measure(metric, row)?;
            let samples = self.samples(metric, row)?;
            let processes = self.processes(metric, row)?;
            Some(Evidence::new(
                measure,
                samples.as_ref().map(AsRef::as_ref),
                processes.as_ref().map(AsRef::as_ref),
            ))
        };
        self.cache.evidence.get(metric).get(row, evidence).as_ref()
    }

    /// The p-value of a row, adjusted for the number of all tested rows by the method of Benjamini and Hochberg; `None`
    /// if the row was not tested.
    pub fn q(&self, metric: Metric, row: usize) -> Option<f64> {
        let all = self.cache.q.get(metric).get_or_init(|| {
            let rows = 0..self.rows.len();
            evidence::adjusted(rows.map(|row| self.measure(metric, row)))
        });
        Some(all[row]).filter(|q| !q.is_nan())
    }

    /// Whether pyperf would warn that a side of a row is unstable.
    pub fn is_unstable(&self, row: usize) -> Sides<bool> {
        *self.cache.unstable.get(row, || {
            let warnings = self.stability_warnings(row);
            warnings.map(|warnings| !warnings.is_empty())
        })
    }

    /// The modes of the samples of each side; `None` if a side lacks the metric.
    pub fn modes(&self, metric: Metric, row: usize) -> Option<&Sides<Vec<f64>>> {
        let modes = || {
            let samples = self.samples(metric, row)?;
            Some(samples.map(|samples| density::modes(&summary::sorted(&samples))))
        };
        self.cache.modes.get(metric).get(row, modes).as_ref()
    }

    /// All statistics of each side of a row; `None` if a side lacks the metric.
    pub fn side_summaries(&self, metric: Metric, row: usize) -> Option<&Sides<SideSummary>> {
        let summaries = || {
            let measure = self.measure(metric, row)?;
            let samples = self.samples(metric, row)?;
            let processes = self.process_means(metric, row)?;
            let modes = self.modes(metric, row)?;
            let counts = processes.zip(modes.as_ref());
            let sides = measure.units.zip(measure.sides).zip(counts);
            let known = sides.map(|((unit, summary), (processes, modes))| Known {
                unit,
                summary,
                processes: processes.len(),
                modes: modes.len(),
            });
            let summary =
                |(samples, known): (Cow<'_, [f64]>, Known)| SideSummary::new(&samples, known);
            Some(Box::new(samples.zip(known).map(summary)))
        };
        self.cache.sides.get(metric).get(row, summaries).as_deref()
    }

    /// The thresholds of the judgements.
    #[must_use]
    pub fn rules(&self) -> Rules {
        self.rules
    }

    /// The differences between the two runs that make the comparison impossible or doubtful, the most serious first. What
    /// is under test is none of them.
    pub fn differences(&self) -> &[Difference] {
        let differences = || {
            let mut differences = self.pair.serious_differences();
            self.add_disturbed_nights(&mut differences);
            differences
        };
        self.cache
            .differences(self.has_nights())
            .get_or_init(differences)
    }

    /// The most serious difference between the two runs; `None` if nothing makes the comparison impossible or doubtful.
    #[must_use]
    pub fn most_serious(&self) -> Option<&Difference> {
        self.differences().first()
    }

    /// Whether the numbers can say something about the Python under test.
    #[must_use]
    pub fn is_comparable(&self) -> bool {
        let most_serious = self.most_serious();
        most_serious.is_none_or(|difference| difference.level != Level::NotComparable)
    }

    /// Everything that differs between the two runs.
    pub fn comparability(&self) -> &Comparability {
        let comparability = || {
            let mut comparability = self.pair.comparability();
            self.add_disturbed_nights(&mut comparability.differences);
            comparability
        };
        self.cache
            .comparability(self.has_nights())
            .get_or_init(comparability)
    }

    /// The position of each row in the order of the names.
    pub(super) fn places_by_name(&self) -> &[u32] {
        self.cache.places_by_name.get_or_init(|| {
            let mut order = self.all();
            sorting::sort_by(&mut order, |&a, &b| {
                self.rows[a].name.cmp(&self.rows[b].name)
            });
            let mut places = vec![0; order.len()];
            for (place, row) in (0..).zip(order) {
                places[row] = place;
            }
            places
        })
    }

    /// The verdict for all rows.
    pub fn whole(&self, exclusions: Exclusions) -> &Verdict {
        let verdict = || self.verdict(&self.present(), exclusions);
        self.cache.whole(exclusions).get_or_init(verdict)
    }

    /// Computes in advance all values that are otherwise computed on first use, so that no user has to wait for them
    /// after pressing a key. Values that are computed faster and needed earlier come first.
    pub fn compute_all(&self) {
        let rows = || 0..self.rows.len();
        self.places_by_name();
        self.whole(Exclusions::Ignored);
        for row in rows() {
            self.measure(Metric::Memory, row);
        }
        for &metric in Metric::ALL {
            self.q(metric, 0);
            for row in rows() {
                self.evidence(metric, row);
            }
        }
        for row in rows() {
            self.is_unstable(row);
        }
        self.comparability();
        for &metric in Metric::ALL {
            for row in rows() {
                self.judgement(metric, row);
            }
        }
        for &metric in Metric::ALL {
            for row in rows() {
                self.modes(metric, row);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::tests::compare_processes;

    #[test]
    fn the_statistics_of_both_sides_are_computed_once_for_all_that_show_them() {
        let comparison = compare_processes(&[&[1.0, 1.1], &[1.0, 1.2]], "", 2.0);
        let sides = || {
            comparison
                .side_summaries(Metric::Time, 0)
                .expect("it has times")
        };
        assert_eq!(sides().reference.processes, 2);
        assert_eq!(sides().head.samples.count, 4);
        assert!(std::ptr::eq(sides(), sides()));
        let memory = comparison.side_summaries(Metric::Memory, 0);
        assert_eq!(memory, None, "there is no memory");
    }

    #[test]
    fn what_is_computed_in_advance_is_kept() {
        let comparison = compare_processes(&[&[1.0, 1.1], &[1.0, 1.2]], "", 2.0);
        comparison.compute_all();
        let cache = &comparison.cache;
        assert!(cache.places_by_name.get().is_some());
        assert!(cache.comparability(false).get().is_some());
        let whole = comparison.whole(Exclusions::Ignored);
        let again = || panic!("it was computed before");
        assert!(std::ptr::eq(
            cache.whole(Exclusions::Ignored).get_or_init(again),
            whole
        ));
        cache.memory.get(0, || panic!("memory was compared before"));
        cache
            .unstable
            .get(0, || panic!("stability was judged before"));
        for &metric in Metric::ALL {
            assert!(cache.q.get(metric).get().is_some(), "{metric:?}");
            let evidence = cache.evidence.get(metric);
            evidence.get(0, || panic!("the evidence was computed before"));
            let modes = cache.modes.get(metric);
            modes.get(0, || panic!("the modes were counted before"));
            let judgement = cache.judgement.get(metric);
            judgement.get(0, || panic!("it was judged before"));
        }
    }
}
