//! Which rows are shown, in what order, and the numbers for them.

use std::collections::BTreeSet;

use super::column::{Column, Order};
use super::comparison::Comparison;
use super::context::ViewContext;
use super::counts::Counts;
use super::filter::{Filter, Match, NamedFilters};
use super::groups::{Group, GroupKind, Grouping};
use super::headline::{Headline, Sentence};
use super::measure::Change;
use super::metric::Metric;
use super::verdict::{Exclusions, Verdict};
use super::wording;
use crate::stats::geometric;

/// A group and the geometric mean of its ratios, without the excluded rows.
#[derive(Debug, Clone)]
pub struct GroupRow {
    /// The group.
    pub group: Group,
    /// The mean; `None` if no row counts.
    pub mean: Option<f64>,
}

/// The input from which the expensive parts of a view were computed. A new filter does not affect the groups, and a new
/// order does not affect any number.
struct ComputedFor {
    metric: Metric,
    exclusions: Exclusions,
    /// The rows of the group, without the excluded ones.
    counted: Vec<usize>,
    excluded: BTreeSet<usize>,
    /// The counted rows that pass the filter.
    judged: Vec<usize>,
    /// All rows that pass the filter and are not hidden, before they are sorted.
    unsorted: Vec<usize>,
    order: Order,
}

/// A selection of rows, and the numbers for it. The first fields are what the user chooses; after they change,
/// [`View::update`] computes the other fields.
pub struct View {
    /// The metric that is compared.
    pub metric: Metric,
    /// What the groups are.
    grouping: Grouping,
    /// Index of the chosen group.
    pub group: usize,
    /// The order for each metric.
    orders: [Order; Metric::ALL.len()],
    /// The text of the filter. It is always valid.
    pub filter_text: String,
    /// The parsed filter.
    pub filter: Filter,
    /// The filters that have names.
    pub named_filters: NamedFilters,
    /// Rows that are excluded from every number.
    pub excluded: BTreeSet<usize>,
    /// Whether the published exclusions apply.
    pub exclusions: Exclusions,
    /// Whether rows that are not significant are shown.
    pub show_insignificant: bool,

    /// The input from which the fields below were last computed.
    computed_for: Option<ComputedFor>,
    /// All groups; the group of all rows comes first.
    pub groups: Vec<GroupRow>,
    /// The rows of the group that match the filter and are not hidden, in order.
    pub shown: Vec<usize>,
    /// How many rows of the group the filter removes, including those that it cannot judge.
    pub filtered: usize,
    /// How many rows of the group lack a value that the filter needs.
    pub unknown: usize,
    /// How many rows are hidden because they are not significant.
    pub hidden: usize,
    /// The influence of each row that is part of the group's headline.
    pub influences: Vec<Option<f64>>,
    /// The verdict for the rows of the group that match the filter, whether shown or hidden, except the excluded ones.
    pub verdict: Verdict,
    /// How the same rows changed by the metric.
    pub counts: Counts,
    /// The size of the change, |ln ratio|, that nearly all shown rows stay within.
    pub spread: f64,
    /// How many rows in view were tested by the metric. A filter by what was measured is ignored: it does not reduce the
    /// number of tests.
    pub tested: usize,
    /// The sentences of the headline.
    pub sentences: Vec<Sentence>,
}

impl View {
    /// All rows, the worst slowdown first.
    #[must_use]
    pub fn new(comparison: &Comparison) -> Self {
        let mut view = Self::before_update(comparison);
        view.update(comparison);
        view
    }

    /// The same view, before its first [`View::update`].
    #[must_use]
    pub fn before_update(comparison: &Comparison) -> Self {
        Self {
            metric: Metric::Time,
            grouping: Grouping::default(),
            group: 0,
            orders: [Order::default(); Metric::ALL.len()],
            filter_text: String::new(),
            filter: Filter::default(),
            named_filters: NamedFilters::default(),
            excluded: BTreeSet::new(),
            exclusions: Exclusions::Applied,
            show_insignificant: true,
            computed_for: None,
            groups: groups(comparison, Grouping::default()),
            shown: Vec::new(),
            filtered: 0,
            unknown: 0,
            hidden: 0,
            influences: Vec::new(),
            // For no rows; the update computes the real verdict.
            verdict: comparison.verdict(&[], Exclusions::Applied),
            counts: Counts::default(),
            spread: 0.0,
            tested: 0,
            sentences: Vec::new(),
        }
    }

    /// The order for the current metric.
    #[must_use]
    pub fn order(&self) -> Order {
        self.orders[self.metric as usize]
    }

    /// Sets the order for the current metric.
    pub fn set_order(&mut self, order: Order) {
        self.orders[self.metric as usize] = order;
    }

    /// Parses and sets a filter. If it is not valid, the last valid one stays: a title must not say that something
    /// applies which does not.
    pub fn set_filter(&mut self, text: String) {
        let filter = self.parse_filter(&text);
        if filter.errors().is_empty() {
            self.filter = filter;
            self.filter_text = text;
        }
    }

    /// Parses a filter, which may contain named ones.
    #[must_use]
    pub fn parse_filter(&self, text: &str) -> Filter {
        Filter::parse(text, &self.named_filters)
    }

    /// How many rows of the group pass a filter.
    #[must_use]
    pub fn count_passing(&self, filter: &Filter, comparison: &Comparison) -> usize {
        let context = self.context(comparison);
        let passes = |row: &&usize| filter.judge(**row, &context) == Match::Pass;
        self.group_rows().iter().filter(passes).count()
    }

    /// What the groups are.
    #[must_use]
    pub fn grouping(&self) -> Grouping {
        self.grouping
    }

    /// Makes the groups tags or families, and chooses all rows. [`View::update`] computes their means.
    pub fn set_grouping(&mut self, grouping: Grouping, comparison: &Comparison) {
        if grouping != self.grouping {
            self.grouping = grouping;
            self.group = 0;
            self.groups = groups(comparison, grouping);
            self.computed_for = None;
        }
    }

    /// Chooses the group of this kind, and returns whether there is one.
    pub fn choose_group(&mut self, kind: &GroupKind) -> bool {
        let place = self.groups.iter().position(|row| row.group.kind == *kind);
        self.group = place.unwrap_or(self.group);
        place.is_some()
    }

    /// Takes over the choices from a view of another comparison, except the groups. `excluded` are rows of this
    /// comparison.
    pub fn take_choices(&mut self, other: &Self, excluded: BTreeSet<usize>) {
        self.metric = other.metric;
        self.orders = other.orders;
        self.named_filters = other.named_filters.clone();
        self.set_filter(other.filter_text.clone());
        self.exclusions = other.exclusions;
        self.show_insignificant = other.show_insignificant;
        self.excluded = excluded;
    }

    /// The rows of the chosen group.
    #[must_use]
    pub fn group_rows(&self) -> &[usize] {
        &self.groups[self.group].group.rows
    }

    /// The headline of the view.
    #[must_use]
    pub fn headline(&self) -> Headline<'_> {
        Headline {
            metric: self.metric,
            rows: self.judged(),
            verdict: &self.verdict,
            exclusions: self.exclusions,
            tested: self.tested,
        }
    }

    /// The rows that the verdict is for.
    #[must_use]
    pub fn judged(&self) -> &[usize] {
        self.computed_for.as_ref().map_or(&[], |last| &last.judged)
    }

    /// The rows of the group, without the excluded ones.
    #[must_use]
    pub fn counted(&self) -> &[usize] {
        self.computed_for.as_ref().map_or(&[], |last| &last.counted)
    }

    /// The context of cells, orders and filters.
    #[must_use]
    pub fn context<'c>(&'c self, comparison: &'c Comparison) -> ViewContext<'c> {
        ViewContext {
            comparison,
            metric: self.metric,
            excluded: &self.excluded,
            influences: &self.influences,
        }
    }

    /// Computes the rows to show and the numbers for them. The comparison must be the same every time, since values
    /// that the last change does not affect are not computed again.
    pub fn update(&mut self, comparison: &Comparison) {
        let last = self.computed_for.take();
        let last = last.filter(|last| last.exclusions == self.exclusions);
        // The last input, if its metric was also the same.
        let same = last.as_ref().filter(|last| last.metric == self.metric);
        let counted = self.without_excluded(self.group_rows());
        let same_counted = same.is_some_and(|last| last.counted == counted);
        if !same_counted {
            self.influences = comparison.influences(&counted, self.metric, self.exclusions);
        }
        let matching = self.filter_rows(comparison);
        let judged = self.without_excluded(&matching);
        if last.as_ref().is_none_or(|last| last.judged != judged) {
            self.judge(comparison, &judged);
        }
        self.count(comparison, &counted, &judged);
        let unsorted = self.hide_insignificant(comparison, matching);
        // Of all columns, only the influence depends on which rows are counted.
        let order = self.order();
        let is_sorted = same.is_some_and(|last| {
            let stays = order.column != Column::Influence || same_counted;
            last.order == order && last.unsorted == unsorted && stays
        });
        if !is_sorted {
            let mut shown = unsorted.clone();
            self.context(comparison).sort(&mut shown, order);
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
            judged,
            unsorted,
            order,
        });
        if !same_headline {
            self.sentences = comparison.headline(self.headline());
        }
    }

    fn without_excluded(&self, rows: &[usize]) -> Vec<usize> {
        let is_counted = |row: &usize| !self.excluded.contains(row);
        rows.iter().copied().filter(is_counted).collect()
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

    fn judge(&mut self, comparison: &Comparison, judged: &[usize]) {
        self.verdict = if judged.len() == comparison.rows.len() {
            comparison.whole(self.exclusions).clone()
        } else {
            comparison.verdict(judged, self.exclusions)
        };
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
        for group in &mut self.groups {
            let rows = group.group.rows.iter();
            let counted = rows.filter(|row| !self.excluded.contains(row));
            let log_ratios = counted.filter_map(|&row| comparison.log_ratio(self.metric, row));
            group.mean = geometric::of_logarithms(log_ratios);
        }
    }

    /// The scope of the verdict: `asyncio, 8 benchmarks`, `all but bench_mp_pool, 83 benchmarks`. Raw: it may contain names from
    /// the files.
    #[must_use]
    pub fn scope(&self, comparison: &Comparison) -> String {
        let mut scope = match &self.groups[self.group].group.kind {
            GroupKind::All => "all".to_owned(),
            GroupKind::Tag(tag) => tag.clone(),
            GroupKind::Untagged => "without a tag".to_owned(),
            GroupKind::Family(family) => format!("family {family}"),
            GroupKind::NoFamily => "without a family".to_owned(),
        };
        if !self.filter.is_empty() {
            scope.push_str(", filter ");
            scope.push_str(self.filter_text.trim());
        }
        let context = self.context(comparison);
        let passes = |row: &&usize| self.filter.judge(**row, &context) == Match::Pass;
        let is_here = |row: &&usize| self.group_rows().contains(row);
        let excluded = self.excluded.iter().filter(is_here).filter(passes);
        match excluded.collect::<Vec<_>>()[..] {
            [] => {}
            [row] => {
                scope.push_str(" but ");
                scope.push_str(&comparison.rows[*row].name);
            }
            ref several => scope.push_str(&format!(" but {} benchmarks", several.len())),
        }
        format!(
            "{scope}, {}",
            wording::count(self.verdict.rows, "benchmark")
        )
    }
}

fn groups(comparison: &Comparison, grouping: Grouping) -> Vec<GroupRow> {
    let groups = comparison.groups(grouping).into_iter();
    groups.map(|group| GroupRow { mean: None, group }).collect()
}
