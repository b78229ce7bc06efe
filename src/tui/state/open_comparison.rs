//! The open comparison.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::column_choice::ColumnChoice;
use super::file_items::{FileItem, FileList, file_items};
use super::filter_history::FilterHistory;
use crate::comparison::{
    Column, Comparison, Exclusions, Incomparable, Metric, Order, Verdict, View,
};
use crate::results::Results;
use crate::settings::Settings;
use crate::text::{self, visible};
use crate::tree::Tree;

/// The panes of the comparison screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pane {
    /// The groups on the left.
    Groups,
    /// The table of benchmarks.
    Table,
    /// The verdict below.
    Verdict,
}

/// The y axes of two plots.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Axes {
    /// One for both sides, so that they can be compared.
    Shared,
    /// One for each side, so that the shape of each is seen.
    PerSide,
}

impl Axes {
    /// The other choice.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Shared => Self::PerSide,
            Self::PerSide => Self::Shared,
        }
    }
}

/// A comparison, and how it is shown.
pub struct OpenComparison {
    /// The results that are compared.
    pub results: Results,
    /// The comparison of the selected head.
    pub comparison: Arc<Comparison>,
    /// The comparisons of all heads, at least one. They have the same rows.
    pub heads: Vec<Arc<Comparison>>,
    /// A label for each head, which consists of what differs between them; safe for a terminal.
    pub head_labels: Vec<String>,
    /// How much room their short forms need to be told apart. Every frame uses it, and it takes long for many heads.
    pub head_label_room: usize,
    /// The settings that the screen was opened with.
    pub settings: Settings,
    /// Whether the last reload failed. If so, the files may have changed since they were read.
    pub is_stale: bool,
    /// Of what the reference takes the place in its tree, if it is a stand-in; raw.
    pub stand_ins: Vec<Option<String>>,
    /// The tree whose history says how much the results vary from night to night, if there is one.
    pub history: Option<Arc<Tree>>,
    /// The rows in view and the numbers computed from them.
    pub view: View,
    /// The filters that were typed before.
    pub filters: FilterHistory,
    /// The columns of the table.
    pub columns: ColumnChoice,
    /// How many of the shown columns are scrolled out of view on the left.
    pub first_column: usize,
    /// The pane that the keys act on.
    pub focus: Pane,
    /// Whether the selected benchmark is shown beside the table, if there is room for it.
    pub is_docked: bool,
    /// The place of the selected row among the shown rows.
    pub selected: usize,
    /// The row that was last selected, whether it is shown or not.
    anchor: Option<usize>,
    /// The place of the selected item on the files screen.
    pub item: usize,
    /// The long lists of the files screen that are expanded.
    pub expanded: BTreeSet<FileList>,
    /// The first visible line of the verdict.
    pub verdict_top: usize,
    /// Whether warm-ups are shown among the values in run order.
    pub show_warmups: bool,
    /// The y axes of the values in run order.
    pub axes: Axes,
    /// The width of the longest name when it is displayed, in columns.
    pub name_width: usize,
}

impl OpenComparison {
    /// Compares results, and shows all rows.
    ///
    /// # Errors
    /// If pyperf would not compare them.
    pub fn new(results: Results) -> Result<Self, Incomparable> {
        let heads = shared(Comparison::of_heads(&results)?);
        let comparison = &heads[results.selected()];
        let mut view = View::before_update(comparison);
        view.set_heads(&heads);
        view.update(comparison);
        Ok(Self::with_view(results, heads, view))
    }

    /// Opens the comparisons of all heads of `results`, with a view of that of the selected head.
    #[must_use]
    pub fn with_view(results: Results, heads: Vec<Arc<Comparison>>, view: View) -> Self {
        let comparison = Arc::clone(&heads[results.selected()]);
        // Every frame needs them, so they are computed before the first one.
        comparison.differences();
        let head_labels = head_labels(&results);
        Self {
            head_label_room: label_room(&head_labels),
            head_labels,
            results,
            view,
            settings: Settings::default(),
            filters: FilterHistory::default(),
            columns: ColumnChoice::default(),
            first_column: 0,
            focus: Pane::Table,
            is_docked: false,
            selected: 0,
            anchor: None,
            item: 0,
            expanded: BTreeSet::new(),
            is_stale: false,
            stand_ins: Vec::new(),
            history: None,
            verdict_top: 0,
            show_warmups: false,
            axes: Axes::Shared,
            name_width: name_width(&comparison),
            comparison,
            heads,
        }
    }

    /// Of what the reference of the selected head takes the place, if it is a stand-in; raw.
    #[must_use]
    pub fn stand_in(&self) -> Option<&str> {
        self.stand_ins.get(self.results.selected())?.as_deref()
    }

    /// `!` before a head that is not comparable with its reference, as on the list of results: its numbers say nothing about
    /// the Python under test.
    #[must_use]
    pub fn doubt(&self, head: usize) -> &'static str {
        if self.heads[head].is_comparable() {
            ""
        } else {
            "!"
        }
    }

    /// The selected row; `None` if the table is empty.
    #[must_use]
    pub fn selected_row(&self) -> Option<usize> {
        self.view.shown.get(self.selected).copied()
    }

    /// The place of a row among the shown rows.
    #[must_use]
    pub fn place_of(&self, row: usize) -> Option<usize> {
        self.view.shown.iter().position(|&shown| shown == row)
    }

    /// The verdict for all rows, for comparison with the current one.
    #[must_use]
    pub fn whole(&self) -> &Verdict {
        self.comparison.whole(Exclusions::Applied)
    }

    /// Whether the current verdict is not for all rows, or treats the published exclusions differently.
    #[must_use]
    pub fn is_narrowed(&self) -> bool {
        self.view.verdict != *self.whole()
    }

    /// Updates the view after the choice of rows has changed. The row that was last selected stays selected if it is
    /// shown; otherwise the first row is selected. When the last selected row is shown again, it is selected again.
    pub fn update_view(&mut self) {
        self.view.update(&self.comparison);
        let kept = self.anchor.and_then(|row| self.place_of(row));
        self.selected = kept.unwrap_or(0);
    }

    /// Selects a row by its place.
    pub fn select(&mut self, place: usize) {
        self.selected = place;
        self.anchor = self.view.shown.get(place).copied().or(self.anchor);
    }

    /// Selects a row if it is in the table.
    pub fn select_row(&mut self, row: usize) {
        if let Some(place) = self.place_of(row) {
            self.select(place);
        }
    }

    /// Shows the rows that pass a filter.
    pub fn set_filter(&mut self, text: String) {
        self.view.set_filter(text);
        self.update_view();
    }

    /// Shows the rows of a group, if there is such a group.
    pub fn choose_group(&mut self, group: usize) {
        if group != self.view.group && group < self.view.groups.len() {
            self.view.group = group;
            self.update_view();
        }
    }

    /// Makes the groups tags if they are families, and families if they are tags, and shows all rows.
    pub fn toggle_grouping(&mut self) {
        let grouping = self.view.grouping().other();
        self.view.set_grouping(grouping, &self.comparison);
        self.update_view();
    }

    /// Sorts the rows, and selects the first one.
    pub fn sort(&mut self, order: Order) {
        self.view.set_order(order);
        self.update_view();
        self.select(0);
    }

    /// Sorts by a column in its usual order, of several heads by the selected one.
    pub fn sort_in_usual_order(&mut self, column: Column) {
        self.view.set_order_head(self.results.selected());
        self.sort(Order::first_of(column));
    }

    /// Sorts by a column. If the rows are already sorted by it, reverses the order.
    pub fn sort_by(&mut self, column: Column) {
        let order = self.view.order();
        let head = self.results.selected();
        let is_same = order.column == column && self.view.order_head() == head;
        self.view.set_order_head(head);
        self.sort(if is_same {
            order.reversed()
        } else {
            Order::first_of(column)
        });
    }

    /// Selects a head and sorts by its ratios. If the rows are already sorted by them, reverses the order.
    pub fn sort_by_head(&mut self, head: usize) {
        self.select_head(head);
        self.sort_by(Column::Ratio);
    }

    /// Switches between time and memory.
    pub fn toggle_metric(&mut self) {
        self.view.metric = self.view.metric.other();
        self.update_view();
    }

    /// Excludes a row from every number, or includes it again.
    pub fn toggle_excluded(&mut self, row: usize) {
        if !self.view.excluded.remove(&row) {
            self.view.excluded.insert(row);
        }
        self.anchor = Some(row);
        self.update_view();
    }

    /// The items of the files screen, as far as their lists are expanded.
    #[must_use]
    pub fn file_items(&self) -> Vec<FileItem> {
        file_items(self.comparison.comparability(), &self.expanded)
    }

    /// The name of the metric in the title of the table.
    #[must_use]
    pub fn metric_title(&self) -> &'static str {
        match self.view.metric {
            Metric::Time => "Benchmarks",
            Metric::Memory => "Peak memory",
        }
    }

    /// Takes over how another comparison was shown: the metric, the filter, the orders, the columns, the group, as far as
    /// they exist in this one.
    pub fn take_choices(&mut self, other: Self) {
        let mut view = View::before_update(&self.comparison);
        view.set_heads(&self.heads);
        view.take_choices(&other.view, BTreeSet::new());
        view.set_grouping(other.view.grouping(), &self.comparison);
        let group = &other.view.groups[other.view.group].group.kind;
        view.choose_group(group);
        self.view = view;
        (self.filters, self.columns) = (other.filters, other.columns);
        (self.is_docked, self.focus) = (other.is_docked, other.focus);
        self.first_column = other.first_column;
        self.update_view();
    }

    /// Selects the head that everything but the ratios refers to. The selected row stays selected if it is still shown.
    pub fn select_head(&mut self, head: usize) {
        if head == self.results.selected() || head >= self.heads.len() {
            return;
        }
        self.results.select(head);
        self.comparison = Arc::clone(&self.heads[head]);
        self.comparison.differences();
        self.view.change_head();
        self.item = 0;
        self.update_view();
    }

    /// Replaces the comparisons of all heads. Keeps the thresholds, and the metric, group, filter, orders, columns, excluded benchmarks
    /// and selected benchmark as far as they exist in the new one. `row` is the selected or open row. Returns its row in the new
    /// comparison, and the names of what no longer exists; raw.
    pub fn replace(
        &mut self,
        results: Results,
        heads: Vec<Comparison>,
        row: Option<usize>,
    ) -> (Option<usize>, Vec<String>) {
        let rules = self.comparison.rules();
        let heads = heads.into_iter().map(|head| head.with_rules(rules));
        let heads = shared(heads.collect());
        let comparison = Arc::clone(&heads[results.selected()]);
        let name = |row: usize| self.comparison.rows[row].name.clone();
        let place = |name: &String| comparison.rows.iter().position(|row| row.name == *name);
        let selected_name = row.map(name);
        let selected = selected_name.as_ref().and_then(place);
        let excluded: Vec<String> = self.view.excluded.iter().map(|&row| name(row)).collect();
        let mut lost: Vec<String> = selected_name
            .filter(|_| selected.is_none())
            .into_iter()
            .collect();
        let is_lost = |name: &&String| place(name).is_none();
        lost.extend(excluded.iter().filter(is_lost).cloned());
        let mut view = View::before_update(&comparison);
        view.set_heads(&heads);
        view.take_choices(&self.view, excluded.iter().filter_map(place).collect());
        view.set_grouping(self.view.grouping(), &comparison);
        let group = self.view.groups[self.view.group].group.kind.clone();
        if !view.choose_group(&group) {
            lost.push(format!("the group {}", group.name()));
        }
        comparison.differences();
        self.name_width = name_width(&comparison);
        self.view = view;
        self.head_labels = head_labels(&results);
        self.head_label_room = label_room(&self.head_labels);
        self.results = results;
        self.comparison = comparison;
        self.heads = heads;
        self.anchor = selected;
        self.is_stale = false;
        self.update_view();
        (selected, lost)
    }
}

fn shared(heads: Vec<Comparison>) -> Vec<Arc<Comparison>> {
    heads.into_iter().map(Arc::new).collect()
}

/// Between the room beside the narrowest ratios, and that of the longest label.
fn label_room(labels: &[String]) -> usize {
    text::room_for_labels(labels, 8, 24)
}

fn head_labels(results: &Results) -> Vec<String> {
    let labels = results.head_labels().into_iter();
    labels.map(|label| visible(&label).into_owned()).collect()
}

fn name_width(comparison: &Comparison) -> usize {
    let names = comparison.rows.iter().map(|row| visible(&row.name));
    names.map(|name| text::width(&name)).max().unwrap_or(0)
}
