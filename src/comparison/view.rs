//! Which rows are looked at, in what order, and what they come to.

use std::collections::BTreeSet;

use super::filter::{Filter, Judgement};
use super::{
    Change, Column, Comparison, Counts, Group, GroupKind, Metric, Order, Published, Verdict,
    wording,
};
use crate::stats::geometric;

/// What cells, orders and filters depend on besides the row.
#[derive(Clone, Copy)]
pub struct Lens<'c> {
    pub comparison: &'c Comparison,
    pub metric: Metric,
    /// Rows that were taken out of every number.
    pub excluded: &'c BTreeSet<usize>,
    /// The pull of each row on the metric's headline; `None` for rows that are not in it.
    pub pulls: &'c [Option<f64>],
}

/// A group and the geometric mean of its ratios, without the excluded rows.
#[derive(Debug, Clone)]
pub struct GroupRow {
    pub group: Group,
    pub mean: Option<f64>,
}

/// What the costly parts of a view hang on. A new filter leaves the groups as they are, a new order all numbers.
#[derive(PartialEq)]
struct MadeFor {
    metric: Metric,
    published: Published,
    /// The rows of the group, and all rows, that are counted.
    counted: Vec<usize>,
    excluded: BTreeSet<usize>,
    /// Those of them that the filter lets through.
    judged: Vec<usize>,
    /// All that the filter lets through and that are not hidden, before they are put in order.
    unsorted: Vec<usize>,
    order: Order,
}

/// A choice of rows, and what it comes to. The first part is what is chosen; after a change of it [`View::update`]
/// makes the second part anew.
pub struct View {
    pub metric: Metric,
    /// Index of the chosen group.
    pub group: usize,
    /// One for each metric.
    orders: [Order; 2],
    /// The filter as it was typed.
    pub filter_text: String,
    pub filter: Filter,
    /// Rows that were taken out of every number.
    pub excluded: BTreeSet<usize>,
    pub published: Published,
    pub show_insignificant: bool,
    /// What the parts below were last made for.
    made_for: Option<MadeFor>,

    pub groups: Vec<GroupRow>,
    /// The rows of the group that match the filter and are not hidden, in order.
    pub shown: Vec<usize>,
    /// How many rows of the group the filter keeps out, those included that it cannot judge.
    pub filtered: usize,
    /// How many rows of the group lack what the filter asks for.
    pub unknown: usize,
    /// How many rows are hidden for not being significant.
    pub hidden: usize,
    /// The pull of each row that is in the numbers of the group.
    pub pulls: Vec<Option<f64>>,
    /// For the rows of the group that match the filter, whether shown or hidden, but for the excluded ones.
    pub verdict: Verdict,
    /// What became of the same rows by the metric.
    pub counts: Counts,
    /// How many rows of the group were tested by the metric, whatever the filter: a filter for what a test found does
    /// not make the tests fewer.
    pub tested: usize,
}

impl View {
    /// All rows, the worst slowdown first.
    pub fn new(comparison: &Comparison) -> Self {
        let mut view = Self::unjudged(comparison);
        view.update(comparison);
        view
    }

    /// The same choice, before its first [`View::update`].
    pub fn unjudged(comparison: &Comparison) -> Self {
        let groups = comparison.groups().into_iter();
        Self {
            metric: Metric::Time,
            group: 0,
            orders: [Order::default(); 2],
            filter_text: String::new(),
            filter: Filter::default(),
            excluded: BTreeSet::new(),
            published: Published::LeftOut,
            show_insignificant: true,
            made_for: None,
            groups: groups.map(|group| GroupRow { mean: None, group }).collect(),
            shown: Vec::new(),
            filtered: 0,
            unknown: 0,
            hidden: 0,
            pulls: Vec::new(),
            // Of no rows; the update makes the one that counts.
            verdict: comparison.verdict(&[], Published::LeftOut),
            counts: Counts::default(),
            tested: 0,
        }
    }

    pub fn order(&self) -> Order {
        self.orders[self.metric as usize]
    }

    pub fn set_order(&mut self, order: Order) {
        self.orders[self.metric as usize] = order;
    }

    pub fn set_filter(&mut self, text: String) {
        self.filter = Filter::parse(&text);
        self.filter_text = text;
    }

    /// Chooses a group. Tells whether there is one of this kind.
    pub fn choose_group(&mut self, kind: &GroupKind) -> bool {
        let place = self.groups.iter().position(|row| row.group.kind == *kind);
        self.group = place.unwrap_or(self.group);
        place.is_some()
    }

    /// Chooses as in a view of another comparison, but for the group. `excluded` are rows of this one.
    pub fn take_choices(&mut self, other: &Self, excluded: BTreeSet<usize>) {
        self.metric = other.metric;
        self.orders = other.orders;
        self.set_filter(other.filter_text.clone());
        self.published = other.published;
        self.show_insignificant = other.show_insignificant;
        self.excluded = excluded;
    }

    /// The rows of the chosen group.
    pub fn group_rows(&self) -> &[usize] {
        &self.groups[self.group].group.rows
    }

    pub fn lens<'c>(&'c self, comparison: &'c Comparison) -> Lens<'c> {
        Lens {
            comparison,
            metric: self.metric,
            excluded: &self.excluded,
            pulls: &self.pulls,
        }
    }

    /// Finds the rows to show and judges them. The comparison is the same every time: what the last change does not
    /// touch is kept.
    pub fn update(&mut self, comparison: &Comparison) {
        let (metric, published) = (self.metric, self.published);
        let last = self.made_for.take();
        // Of the same numbers, and of the same numbers of the same metric.
        let last = last.filter(|last| last.published == published);
        let same = last.as_ref().filter(|last| last.metric == metric);
        let excluded = &self.excluded;
        let is_counted = |row: &usize| !excluded.contains(row);
        let group = &self.groups[self.group].group.rows;
        let counted: Vec<usize> = group.iter().copied().filter(is_counted).collect();
        if same.is_none_or(|last| last.counted != counted) {
            self.pulls = comparison.pulls(&counted, metric, published);
        }
        let lens = Lens {
            comparison,
            metric,
            excluded,
            pulls: &self.pulls,
        };
        let mut unknown = 0;
        let passes = |row: &usize| {
            let judgement = self.filter.judge(*row, &lens);
            unknown += usize::from(judgement == Judgement::Unknown);
            judgement == Judgement::Pass
        };
        let matching: Vec<usize> = group.iter().copied().filter(passes).collect();
        self.unknown = unknown;
        self.filtered = group.len() - matching.len();
        let judged: Vec<usize> = matching.iter().copied().filter(is_counted).collect();
        if last.as_ref().is_none_or(|last| last.judged != judged) {
            self.verdict = if judged.len() == comparison.rows.len() {
                comparison.whole(published).clone()
            } else {
                comparison.verdict(&judged, published)
            };
        }
        self.counts = match metric {
            Metric::Time => self.verdict.counts,
            Metric::Memory => comparison.counts(&judged, metric),
        };
        let tested = if counted.len() == judged.len() {
            self.counts
        } else {
            comparison.counts(&counted, metric)
        };
        self.tested = counted.len() - tested.not_tested - tested.unknown;
        let count = matching.len();
        let mut shown = matching;
        if !self.show_insignificant {
            shown.retain(|&row| {
                let measure = comparison.measure(metric, row);
                measure.is_none_or(|measure| measure.change() != Change::NotSignificant)
            });
        }
        self.hidden = count - shown.len();
        // Of all that columns show, only a pull hangs on what is counted.
        let order = self.order();
        let is_sorted = same.is_some_and(|last| {
            let stays = order.column != Column::Pull || last.counted == counted;
            last.order == order && last.unsorted == shown && stays
        });
        let unsorted = shown.clone();
        if !is_sorted {
            lens.sort(&mut shown, order);
            self.shown = shown;
        }
        if same.is_none_or(|last| last.excluded != *excluded) {
            for group in &mut self.groups {
                let rows = group.group.rows.iter().filter(|row| is_counted(row));
                group.mean = geometric::of_logarithms(
                    rows.filter_map(|&row| comparison.log_ratio(metric, row)),
                );
            }
        }
        self.made_for = Some(MadeFor {
            metric,
            published,
            counted,
            excluded: self.excluded.clone(),
            judged,
            unsorted,
            order,
        });
    }

    /// What the verdict was computed for: `asyncio, 8 rows`, `all but bench_mp_pool, 83 rows`. Raw: it may hold names
    /// from the files.
    pub fn scope(&self, comparison: &Comparison) -> String {
        let mut scope = match &self.groups[self.group].group.kind {
            GroupKind::All => "all".to_owned(),
            GroupKind::Tag(tag) => tag.clone(),
            GroupKind::Untagged => "without a tag".to_owned(),
        };
        if !self.filter.is_empty() {
            scope.push_str(&format!(", filter {}", self.filter_text.trim()));
        }
        let lens = self.lens(comparison);
        let passes = |row: &&usize| self.filter.judge(**row, &lens) == Judgement::Pass;
        let is_here = |row: &&usize| self.group_rows().contains(row);
        let excluded: Vec<&usize> = self
            .excluded
            .iter()
            .filter(is_here)
            .filter(passes)
            .collect();
        match excluded[..] {
            [] => {}
            [row] => scope.push_str(&format!(" but {}", comparison.rows[*row].name)),
            _ => scope.push_str(&format!(" but {} rows", excluded.len())),
        }
        format!("{scope}, {}", wording::count(self.verdict.rows, "row"))
    }
}
