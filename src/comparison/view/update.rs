//! Computes what a view shows. What the last change does not affect is not computed again.

use super::computed::ComputedFor;
use super::heads::present;
use super::view::View;
use crate::comparison::column::Column;
use crate::comparison::comparison::Comparison;
use crate::comparison::context::ViewContext;
use crate::comparison::filter::Match;
use crate::comparison::measure::Change;

impl View {
    /// Computes the rows to show and the numbers for them. The comparison must be the same every time, since values
    /// that the last change does not affect are not computed again.
    pub fn update(&mut self, comparison: &Comparison) {
        let last = self.computed_for.take();
        let last = last.filter(|last| last.exclusions == self.exclusions);
        // The last input, if its metric was also the same.
        let same = last.as_ref().filter(|last| last.metric == self.metric);
        let counted = self.without_excluded(self.group_rows(), comparison);
        let same_counted = same.is_some_and(|last| last.counted == counted);
        if !same_counted {
            self.influences = comparison.influences(&counted, self.metric, self.exclusions);
        }
        let matching = self.filter_rows(comparison);
        let is_chosen = |row: &usize| !self.excluded.contains(row);
        let chosen: Vec<usize> = matching.iter().copied().filter(is_chosen).collect();
        if same.is_none_or(|last| last.chosen != chosen) {
            self.forget_summaries();
        }
        let judged = present(&chosen, comparison);
        if last.as_ref().is_none_or(|last| last.judged != judged) {
            self.judge(comparison, &judged);
        }
        self.count(comparison, &counted, &judged);
        let unsorted = self.hide_insignificant(comparison, matching);
        // Of all columns, only the influence depends on which rows are counted.
        let order = self.order();
        let is_sorted = same.is_some_and(|last| {
            let stays = order.column != Column::Influence || same_counted;
            last.order == order
                && last.order_head == self.order_head
                && last.unsorted == unsorted
                && stays
        });
        if !is_sorted {
            let mut shown = unsorted.clone();
            self.sorting_context(comparison).sort(&mut shown, order);
            self.spread = comparison.spread(&shown, self.metric);
            self.shown = shown;
        }
        if same.is_none_or(|last| last.excluded != self.excluded) {
            self.update_group_means(comparison);
        }
        let same_headline = same.is_some_and(|last| last.judged == judged) && same_counted;
        self.computed_for = Some(ComputedFor {
            metric: self.metric,
            exclusions: self.exclusions,
            counted,
            excluded: self.excluded.clone(),
            chosen,
            judged,
            unsorted,
            order,
            order_head: self.order_head,
        });
        if !same_headline {
            self.sentences = comparison.headline(self.headline());
        }
    }

    /// The rows that both sides have and that the user did not exclude.
    fn without_excluded(&self, rows: &[usize], comparison: &Comparison) -> Vec<usize> {
        let is_included = |row: &usize| !self.excluded.contains(row);
        let included: Vec<usize> = rows.iter().copied().filter(is_included).collect();
        present(&included, comparison)
    }

    /// The rows of the group that pass the filter.
    fn filter_rows(&mut self, comparison: &Comparison) -> Vec<usize> {
        let context = self.context(comparison);
        let mut unknown = 0;
        let passes = |row: &usize| {
            let judgement = self.filter.judge(*row, &context);
            unknown += usize::from(judgement == Match::Unknown);
            judgement == Match::Pass
        };
        let group = self.group_rows();
        let matching: Vec<usize> = group.iter().copied().filter(passes).collect();
        let filtered = group.len() - matching.len();
        (self.unknown, self.filtered) = (unknown, filtered);
        matching
    }

    /// The context by which the rows are sorted.
    fn sorting_context<'c>(&'c self, comparison: &'c Comparison) -> ViewContext<'c> {
        let context = self.context(comparison);
        match self.heads.get(self.order_head) {
            // The influences are those of the selected head.
            Some(head) if self.order().column != Column::Influence => ViewContext {
                comparison: head,
                ..context
            },
            _ => context,
        }
    }

    fn judge(&mut self, comparison: &Comparison, judged: &[usize]) {
        self.verdict = self.verdict_for(judged, comparison);
    }

    fn count(&mut self, comparison: &Comparison, counted: &[usize], judged: &[usize]) {
        self.counts = comparison.counts(judged, self.metric);
        // Choosing by what was measured does not make the tests fewer.
        let tests = if self.filter.is_by_name() {
            judged
        } else {
            counted
        };
        let counts = if tests.len() == judged.len() {
            self.counts
        } else {
            comparison.counts(tests, self.metric)
        };
        self.tested = tests.len() - counts.not_tested - counts.unknown;
    }

    /// Removes the rows that are not significant, if they are to be hidden.
    fn hide_insignificant(
        &mut self,
        comparison: &Comparison,
        mut matching: Vec<usize>,
    ) -> Vec<usize> {
        let count = matching.len();
        if !self.show_insignificant {
            let is_shown = |change| change != Some(Change::NotSignificant);
            matching.retain(|&row| is_shown(comparison.change(self.metric, row)));
        }
        self.hidden = count - matching.len();
        matching
    }

    fn update_group_means(&mut self, comparison: &Comparison) {
        for group in 0..self.groups.len() {
            self.groups[group].mean = self.group_mean(group, comparison);
        }
    }
}
