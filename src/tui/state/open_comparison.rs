//! The comparison that is open.

use std::sync::Arc;

use super::column_choice::ColumnChoice;
use super::filter_history::FilterHistory;
use crate::comparison::{
    Column, Comparison, Exclusions, Incomparable, Metric, Order, Verdict, View,
};
use crate::results::Results;
use crate::text::{self, visible};

/// The panes of the comparison's screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pane {
    /// The groups at the left.
    Groups,
    /// The table of benchmarks.
    Table,
    /// The verdict below.
    Verdict,
}

/// A comparison, and how it is looked at.
pub struct OpenComparison {
    /// The results that it compares.
    pub results: Results,
    /// The comparison.
    pub comparison: Arc<Comparison>,
    /// Whether the files could not be read when they were last reloaded, so that they may hold something else by now.
    pub is_stale: bool,
    /// How many differences between the runs speak against the comparison.
    pub differences: usize,
    /// The rows in view and what they come to.
    pub view: View,
    /// The filters that were typed before.
    pub filters: FilterHistory,
    /// The columns of the table.
    pub columns: ColumnChoice,
    /// How many of the shown columns are scrolled out at the left.
    pub first_column: usize,
    /// The pane that the keys act on.
    pub focus: Pane,
    /// Place of the selected row among the rows that are shown.
    pub selected: usize,
    /// The row that was last chosen, shown or not.
    anchor: Option<usize>,
    /// The selected item of what differs between the two runs.
    pub item: usize,
    /// The line that the verdict begins at.
    pub verdict_top: usize,
    /// Whether warm-ups stand among the values in run order.
    pub show_warmups: bool,
    /// Columns of the longest name as it is shown.
    pub name_width: usize,
}

impl OpenComparison {
    /// Compares results, and looks at all rows.
    ///
    /// # Errors
    /// Where pyperf would not compare them.
    pub fn new(results: Results) -> Result<Self, Incomparable> {
        let comparison = Comparison::of(&results)?;
        let view = View::new(&comparison);
        Ok(Self::with_view(results, comparison, view))
    }

    /// Opens a comparison of `results` with a view of it.
    #[must_use]
    pub fn with_view(results: Results, comparison: Comparison, view: View) -> Self {
        Self {
            results,
            differences: comparison.reasons().len(),
            view,
            filters: FilterHistory::default(),
            columns: ColumnChoice::default(),
            first_column: 0,
            focus: Pane::Table,
            selected: 0,
            anchor: None,
            item: 0,
            is_stale: false,
            verdict_top: 0,
            show_warmups: false,
            name_width: name_width(&comparison),
            comparison: Arc::new(comparison),
        }
    }

    /// The selected row; `None` if the table is empty.
    #[must_use]
    pub fn selected_row(&self) -> Option<usize> {
        self.view.shown.get(self.selected).copied()
    }

    /// The row of this name, if it is in the table.
    #[must_use]
    pub fn shown_row(&self, name: &str) -> Option<usize> {
        let mut shown = self.view.shown.iter().copied();
        shown.find(|&row| self.comparison.rows[row].name == name)
    }

    /// The place of a row among those that are shown.
    #[must_use]
    pub fn place_of(&self, row: usize) -> Option<usize> {
        self.view.shown.iter().position(|&shown| shown == row)
    }

    /// The verdict for all rows, to be compared with.
    #[must_use]
    pub fn whole(&self) -> &Verdict {
        self.comparison.whole(Exclusions::Applied)
    }

    /// Whether the verdict is for other rows than all of them, or treats the published exclusions in another way.
    #[must_use]
    pub fn is_narrowed(&self) -> bool {
        self.view.verdict != *self.whole()
    }

    /// Updates the view after another choice of rows. The row that was last chosen is selected if it is shown, or else
    /// the first; it is selected again when it comes back.
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

    /// Sorts the rows, and goes to their top.
    pub fn sort(&mut self, order: Order) {
        self.view.set_order(order);
        self.update_view();
        self.select(0);
    }

    /// Sorts by a column; by the one that the rows are sorted by already, the other way round.
    pub fn sort_by(&mut self, column: Column) {
        let order = self.view.order();
        self.sort(if order.column == column {
            order.reversed()
        } else {
            Order::first_of(column)
        });
    }

    /// Compares memory instead of time, or the other way round.
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

    /// What the metric is called at the head of the table.
    #[must_use]
    pub fn metric_title(&self) -> &'static str {
        match self.view.metric {
            Metric::Time => "Benchmarks",
            Metric::Memory => "Peak memory",
        }
    }

    /// Shows another comparison in the same way: the same metric, group, filter, orders and columns, the same benchmarks
    /// excluded, and the same one selected, as far as they are there. `row` is the row that is selected or open. Returns
    /// where it is now, and the names of what is not there any more; raw.
    pub fn replace(
        &mut self,
        results: Results,
        comparison: Comparison,
        row: Option<usize>,
    ) -> (Option<usize>, Vec<String>) {
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
        view.take_choices(&self.view, excluded.iter().filter_map(place).collect());
        let group = self.view.groups[self.view.group].group.kind.clone();
        if !view.choose_group(&group) {
            lost.push(format!("the group {}", group.name()));
        }
        self.differences = comparison.reasons().len();
        self.name_width = name_width(&comparison);
        self.view = view;
        self.results = results;
        self.comparison = Arc::new(comparison);
        self.anchor = selected;
        self.is_stale = false;
        self.update_view();
        (selected, lost)
    }
}

fn name_width(comparison: &Comparison) -> usize {
    let names = comparison.rows.iter().map(|row| visible(&row.name));
    names.map(|name| text::width(&name)).max().unwrap_or(0)
}
