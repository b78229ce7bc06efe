//! What of a comparison is reported.

use std::collections::BTreeSet;

use crate::comparison::filter::Match;
use crate::comparison::{
    Change, Comparison, Counts, Exclusions, Headline, Judgement, Metric, Sentence, Verdict, View,
    ViewContext, wording,
};
use crate::sorting;

/// Some of the rows in an order, and what they come to.
#[derive(Debug)]
pub struct Extract<'c> {
    /// What is reported.
    pub comparison: &'c Comparison,
    /// By what it is looked at.
    pub metric: Metric,
    /// The rows that are listed, in their order.
    pub rows: Vec<usize>,
    /// What the judged rows come to.
    pub verdict: Verdict,
    /// What became of the judged rows by the metric.
    pub counts: Counts,
    /// The judged rows.
    pub judged: Vec<usize>,
    /// How many t-tests were run for the benchmarks in view.
    pub tested: usize,
    /// The rows of the headline that influences are about: those of the group, whatever the filter.
    pub counted: Vec<usize>,
    /// What the verdict was computed for, and how many of these rows are not listed; raw.
    pub scope: String,
    /// Whether this is all there is.
    pub is_whole: bool,
    /// What is done about the published exclusions.
    pub exclusions: Exclusions,
    /// Rows that are excluded from every number, though they may be among `rows`.
    pub excluded: BTreeSet<usize>,
}

impl<'c> Extract<'c> {
    /// All rows in the reference's order, with the published verdict.
    #[must_use]
    pub fn whole(comparison: &'c Comparison) -> Self {
        let rows = comparison.present();
        let counts = comparison.counts(&rows, Metric::Time);
        Self {
            metric: Metric::Time,
            verdict: comparison.published(),
            counts,
            tested: rows.len() - counts.not_tested,
            judged: rows.clone(),
            counted: rows.clone(),
            scope: format!("all, {}", wording::count(rows.len(), "benchmark")),
            rows,
            is_whole: true,
            exclusions: Exclusions::Applied,
            excluded: BTreeSet::new(),
            comparison,
        }
    }

    /// The rows that a view shows, in its order, with its verdict.
    #[must_use]
    pub fn of(comparison: &'c Comparison, view: &View) -> Self {
        // Where nothing is left out, what bench_runner pairs beyond the rows counts too.
        let is_whole = view.verdict.rows == comparison.count_present()
            && view.exclusions == Exclusions::Applied;
        Self {
            metric: view.metric,
            rows: view.shown_present(comparison),
            verdict: if is_whole {
                comparison.published()
            } else {
                view.verdict.clone()
            },
            counts: view.counts,
            judged: view.judged().to_vec(),
            tested: view.tested,
            counted: view.counted().to_vec(),
            scope: match view.hidden {
                0 => view.scope(comparison),
                hidden => format!(
                    "{}, {hidden} of them not significant and not listed",
                    view.scope(comparison)
                ),
            },
            is_whole: is_whole && view.hidden == 0,
            exclusions: view.exclusions,
            excluded: view.excluded.clone(),
            comparison,
        }
    }

    /// What a view of the comparison of the selected head shows of another head, whose comparison has the same rows: the
    /// same benchmarks, as far as this head has them.
    #[must_use]
    pub fn of_head(head: &'c Comparison, selected: &Comparison, view: &View) -> Self {
        let context = view.context(selected);
        let passes = |row: &usize| view.filter.judge(*row, &context) == Match::Pass;
        let is_counted = |row: &usize| !view.excluded.contains(row);
        let is_present = |row: &usize| !head.rows[*row].is_absent();
        let present = view.group_rows().iter().copied().filter(is_present);
        let (passing, failing): (Vec<usize>, Vec<usize>) = present.partition(passes);
        let judged: Vec<usize> = passing.iter().copied().filter(is_counted).collect();
        let mut counted: Vec<usize> = failing.into_iter().filter(is_counted).collect();
        counted.extend(&judged);
        sorting::sort(&mut counted);
        let counts = head.counts(&judged, view.metric);
        // As in a view, choosing by what was measured does not make the tests fewer.
        let tests = if view.filter.is_by_name() {
            &judged
        } else {
            &counted
        };
        let of_tests = head.counts(tests, view.metric);
        let rows: Vec<usize> = view.shown.iter().copied().filter(is_present).collect();
        let scope = format!(
            "{}, {}",
            view.choice(selected),
            wording::count(judged.len(), "benchmark")
        );
        let is_whole =
            judged.len() == head.count_present() && view.exclusions == Exclusions::Applied;
        Self {
            metric: view.metric,
            verdict: if is_whole {
                head.published()
            } else {
                head.verdict(&judged, view.exclusions)
            },
            counts,
            tested: tests.len() - of_tests.not_tested - of_tests.unknown,
            scope: match passing.len() - rows.len() {
                0 => scope,
                hidden => scope + &hidden_rows(hidden, selected),
            },
            is_whole: is_whole && passing.len() == rows.len(),
            judged,
            counted,
            rows,
            exclusions: view.exclusions,
            excluded: view.excluded.clone(),
            comparison: head,
        }
    }

    /// What cells depend on besides the row.
    #[must_use]
    pub fn context(&self) -> ViewContext<'_> {
        ViewContext {
            comparison: self.comparison,
            heads: &[],
            metric: self.metric,
            excluded: &self.excluded,
            influences: &[],
        }
    }

    /// The sentences of the headline, the most important first.
    #[must_use]
    pub fn headline(&self) -> Vec<Sentence> {
        self.comparison.headline(Headline {
            metric: self.metric,
            rows: &self.judged,
            verdict: &self.verdict,
            exclusions: self.exclusions,
            tested: self.tested,
        })
    }

    /// How the judged rows changed by a metric.
    #[must_use]
    pub fn counts_by(&self, metric: Metric) -> Counts {
        if metric == self.metric {
            self.counts
        } else {
            self.comparison.counts(&self.judged, metric)
        }
    }

    /// The influence of each row of the comparison on the headline of a metric.
    #[must_use]
    pub fn influences(&self, metric: Metric) -> Vec<Option<f64>> {
        self.comparison
            .influences(&self.counted, metric, self.exclusions)
    }

    /// Notes on a row besides its numbers: `noisy`, `excluded by you`. None for most.
    #[must_use]
    pub fn notes(&self, row: usize) -> Vec<&'static str> {
        let judgement = self.comparison.judgement(self.metric, row);
        let note = match judgement {
            None | Some(Judgement::Clear) => None,
            Some(Judgement::Same) => Some("not significant"),
            Some(judgement) => Some(judgement.words()),
        };
        note.into_iter().chain(self.exclusions_of(row)).collect()
    }

    /// By whom a row is excluded.
    #[must_use]
    pub fn exclusions_of(&self, row: usize) -> Vec<&'static str> {
        let mut notes = Vec::new();
        if self.excluded.contains(&row) {
            notes.push("excluded by you");
        }
        if self.exclusions == Exclusions::Applied && self.comparison.is_excluded(row) {
            notes.push("excluded by configuration");
        }
        notes
    }

    /// What became of the rows, in words: `49 faster, 32 slower, 3 not significant`.
    #[must_use]
    pub fn tally(&self) -> String {
        let counts = self.counts;
        let word = |change: Change| wording::change(self.metric, change);
        let mut parts = vec![
            wording::with_clear(counts.better, word(Change::Better), counts.clearly_better),
            wording::with_clear(counts.worse, word(Change::Worse), counts.clearly_worse),
        ];
        let others = [
            (counts.unchanged, "unchanged"),
            (counts.not_significant, "not significant"),
            (counts.not_tested, "not tested"),
            (counts.unknown, "unknown"),
        ];
        let others = others.iter().filter(|(count, _)| *count > 0);
        parts.extend(others.map(|(count, what)| format!("{count} {what}")));
        parts.join(", ")
    }
}

/// That some rows of several heads are not listed; raw.
pub(super) fn hidden_rows(count: usize, selected: &Comparison) -> String {
    let head = &selected.labels.head;
    format!(", {count} of them not significant in {head} and not listed")
}
