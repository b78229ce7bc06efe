//! Which rows are shown, in what order, and the numbers for them.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use super::computed::ComputedFor;
use super::summary::HeadSummary;
use crate::comparison::column::Order;
use crate::comparison::comparison::Comparison;
use crate::comparison::context::ViewContext;
use crate::comparison::counts::Counts;
use crate::comparison::filter::{Filter, Match, NamedFilters};
use crate::comparison::groups::{Group, GroupKind, Grouping};
use crate::comparison::headline::{Headline, Sentence};
use crate::comparison::metric::Metric;
use crate::comparison::verdict::{Exclusions, Verdict};

/// A group and the geometric mean of its ratios, without the excluded rows.
#[derive(Debug, Clone)]
pub struct GroupRow {
    /// The group.
    pub group: Group,
    /// The mean; `None` if no row counts.
    pub mean: Option<f64>,
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
    /// The comparisons of all heads, which have the same rows; empty if there is only one.
    pub(super) heads: Vec<Arc<Comparison>>,
    /// What the rows come to for each of them, once it was asked for.
    pub(super) head_summaries: Vec<OnceLock<HeadSummary>>,
    /// The head by whose numbers the rows are sorted, if there are several.
    pub(super) order_head: usize,

    /// The input from which the fields below were last computed.
    pub(super) computed_for: Option<ComputedFor>,
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
            heads: Vec::new(),
            head_summaries: Vec::new(),
            order_head: 0,
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

    /// Sets the comparisons of several heads, which must have the same rows as the one that the view is of.
    pub fn set_heads(&mut self, heads: &[Arc<Comparison>]) {
        self.heads = if heads.len() > 1 {
            heads.to_vec()
        } else {
            Vec::new()
        };
        self.computed_for = None;
    }

    /// Makes the next [`View::update`] compute everything, for the comparison of another head, or if more is known of it.
    pub fn change_head(&mut self) {
        self.computed_for = None;
    }

    /// The head by whose numbers the rows are sorted, if there are several.
    #[must_use]
    pub fn order_head(&self) -> usize {
        self.order_head
    }

    /// Sorts the rows by the numbers of a head.
    pub fn set_order_head(&mut self, head: usize) {
        self.order_head = head;
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
        self.order_head = other.order_head;
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
            heads: &self.heads,
            metric: self.metric,
            excluded: &self.excluded,
            influences: &self.influences,
        }
    }
}

fn groups(comparison: &Comparison, grouping: Grouping) -> Vec<GroupRow> {
    let groups = comparison.groups(grouping).into_iter();
    groups.map(|group| GroupRow { mean: None, group }).collect()
}
