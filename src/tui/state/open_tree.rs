//! The open tree of results.

use std::ops::Range;
use std::path::Path;

use super::column_choice::Choice;
use super::filter_history::FilterHistory;
use super::wish::{Asked, Wish, wish};
use crate::index::{Event, Index};
use crate::listing::{Facet, ListColumn, ListContext, ListOrder, Listing};
use crate::text::{self, visible};

/// The panes of the results screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TreePane {
    /// The facets on the left.
    Facets,
    /// The table of results.
    Table,
    /// What is known of the selected result.
    Details,
}

/// A tree, what is known of its comparisons, and how its results are listed.
#[derive(Debug)]
pub struct OpenTree {
    /// The tree and its comparisons.
    pub index: Index,
    /// What is shown, and in which order.
    pub listing: Listing,
    /// The pane that the keys act on.
    pub focus: TreePane,
    /// The place of the selected result among those that are shown.
    pub selected: usize,
    /// The place of the selected facet.
    pub facet: usize,
    /// The result that all others are compared with, if the user chose one.
    pub pinned: Option<usize>,
    /// The marked results, in the order in which they were marked.
    pub marked: Vec<usize>,
    /// The filters that were typed before.
    pub filters: FilterHistory,
    /// The columns of the table, without the date, which comes first.
    pub columns: Choice<ListColumn>,
    /// How many comparisons are done, and how many there are.
    pub progress: (usize, usize),
    /// Whether there is more to be computed.
    pub is_computing: bool,
    /// The widths of the columns of text, by their longest cells as they are displayed.
    pub text_widths: Vec<(ListColumn, usize)>,
    wish: Option<Wish>,
    /// How many comparisons of it are done.
    wished: usize,
    /// Whether the user had it read again.
    pub is_read_again: bool,
    /// The result that was last selected, whether it is shown or not.
    anchor: Option<usize>,
}

impl OpenTree {
    /// Lists the results of a tree. `comparisons` is how many are not known yet.
    #[must_use]
    pub fn new(index: Index, comparisons: usize) -> Self {
        let listing = Listing::new(&index);
        Self {
            text_widths: text_widths(&listing, &index),
            focus: TreePane::Table,
            selected: 0,
            facet: 0,
            pinned: None,
            marked: Vec::new(),
            filters: FilterHistory::default(),
            columns: usual_columns(&listing),
            wish: None,
            wished: 0,
            progress: (0, comparisons),
            is_computing: true,
            is_read_again: false,
            anchor: None,
            listing,
            index,
        }
    }

    /// Takes over what the user chose in an earlier reading of the same tree.
    pub fn take_choices(&mut self, other: Self) {
        let find = |result: usize| {
            let file = &other.index.tree.results[result].file;
            let mut results = self.index.tree.results.iter();
            results.position(|entry| entry.file == *file)
        };
        let anchor = other.selected_result().and_then(find);
        let pinned = other.pinned.and_then(find);
        self.marked = other.marked.iter().filter_map(|&it| find(it)).collect();
        if pinned.is_some() {
            self.pin(pinned);
        }
        self.listing.take_choices(&other.listing);
        if self.listing.bases == other.listing.bases {
            self.columns = other.columns;
        }
        (self.focus, self.facet, self.filters) = (other.focus, other.facet, other.filters);
        self.anchor = anchor;
        self.update();
    }

    /// The context of the cells.
    #[must_use]
    pub fn context(&self) -> ListContext<'_> {
        self.listing.context(&self.index)
    }

    /// The selected result; `None` if none is shown.
    #[must_use]
    pub fn selected_result(&self) -> Option<usize> {
        self.listing.shown.get(self.selected).copied()
    }

    /// The selected facet; `None` if there are no results.
    #[must_use]
    pub fn selected_facet(&self) -> Option<&Facet> {
        self.listing.facets.get(self.facet)
    }

    /// The columns as they are at first.
    #[must_use]
    pub fn usual_columns(&self) -> Choice<ListColumn> {
        usual_columns(&self.listing)
    }

    /// The columns that the user chose, and those of the numbers that the filter asks for.
    #[must_use]
    pub fn columns_in_view(&self) -> Vec<ListColumn> {
        let asked = self.listing.filter_columns();
        let all = self.columns.all().iter();
        let in_view = all.filter(|(column, is_shown)| *is_shown || asked.contains(column));
        in_view.map(|(column, _)| *column).collect()
    }

    /// What of the choices is in no command line that prints the list.
    #[must_use]
    pub fn beyond_command(&self) -> Vec<&'static str> {
        let usual_order = ListOrder::first_of(ListColumn::Date);
        [
            (self.pinned.is_some(), "the pinned reference"),
            (self.columns != self.usual_columns(), "the columns"),
            (self.listing.order != usual_order, "the order"),
        ]
        .into_iter()
        .filter_map(|(is_lost, name)| is_lost.then_some(name))
        .collect()
    }

    /// What is to be computed because the user asked for it, if anything.
    #[must_use]
    pub fn wish(&self) -> Option<&Wish> {
        self.wish.as_ref()
    }

    /// How much is done of what the user asked for, how much there is of it, and what it is.
    #[must_use]
    pub fn wish_progress(&self) -> Option<(usize, usize, &'static str)> {
        let wish = self.wish.as_ref()?;
        let all = self.wished + wish.steps.len();
        Some((self.wished, all, wish.kind.words()))
    }

    /// Selects a result by its place.
    pub fn select(&mut self, place: usize) {
        self.selected = place;
        self.anchor = self.selected_result().or(self.anchor);
    }

    /// Selects the result in a file if it is shown.
    pub fn select_file(&mut self, path: &Path) {
        let results = &self.index.tree.results;
        let mut shown = self.listing.shown.iter();
        let place = shown.position(|&result| results[result].path == path);
        if let Some(place) = place {
            self.select(place);
        }
    }

    /// The results in the order in which their numbers are wanted: those in view, whose places are `seen`, then the others
    /// that are listed. A result may come twice.
    pub fn by_urgency(&self, seen: Range<usize>) -> impl Iterator<Item = usize> {
        let shown = &self.listing.shown;
        let seen = shown.iter().skip(seen.start).take(seen.len());
        seen.chain(shown).copied()
    }

    /// Computes what is shown after a choice. The result that was last selected stays selected if it is shown.
    pub fn update(&mut self) {
        self.listing.update(&self.index);
        let mut shown = self.listing.shown.iter();
        let kept = shown.position(|&result| Some(result) == self.anchor);
        self.selected = kept.unwrap_or(0);
        self.facet = self.facet.min(self.listing.facets.len().saturating_sub(1));
        let before = self.wish.take().map(|wish| wish.kind);
        self.wish = wish(Asked {
            index: &self.index,
            listing: &self.listing,
            columns: &self.columns,
            selected: self.selected,
            pinned: self.pinned,
        });
        if self.wish.as_ref().map(|wish| wish.kind) != before {
            self.wished = 0;
        }
    }

    /// Records what became known of comparisons.
    pub fn record(&mut self, events: Vec<Event>) {
        for event in events {
            self.progress.0 += usize::from(matches!(event, Event::Compared { .. }));
            self.index.record(event);
        }
        self.anchor = self.selected_result().or(self.anchor);
        self.update();
    }

    /// Records what became known because the user asked for it.
    pub fn record_wished(&mut self, events: Vec<Event>) {
        for event in events {
            self.wished += usize::from(!matches!(event, Event::Unreadable { .. }));
            self.index.record(event);
        }
        self.anchor = self.selected_result().or(self.anchor);
        self.update();
    }

    /// Sorts by a column; in the opposite order if it is already sorted by it.
    pub fn sort_by(&mut self, column: ListColumn) {
        let order = self.listing.order;
        self.listing.order = if order.column == column {
            order.reversed()
        } else {
            ListOrder::first_of(column)
        };
        self.update();
        self.select(0);
    }

    /// Marks the selected result, or takes its mark away.
    pub fn toggle_mark(&mut self) {
        let Some(result) = self.selected_result() else {
            return;
        };
        if let Some(place) = self.marked.iter().position(|&marked| marked == result) {
            self.marked.remove(place);
        } else {
            self.marked.push(result);
        }
    }
}

/// The columns at first.
fn usual_columns(listing: &Listing) -> Choice<ListColumn> {
    let all = ListColumn::all(listing.bases.len()).into_iter();
    let all = all.filter(|&column| column != ListColumn::Date);
    Choice::new(all.map(|column| (column, column.is_usual())).collect())
}

/// Columns whose cells differ in width. They do not change, and measuring them takes longer than a frame may.
const TEXTS: [ListColumn; 5] = [
    ListColumn::Hash,
    ListColumn::Version,
    ListColumn::Ref,
    ListColumn::Flags,
    ListColumn::Machine,
];

fn text_widths(listing: &Listing, index: &Index) -> Vec<(ListColumn, usize)> {
    let context = listing.context(index);
    let widest = |column: ListColumn| {
        let results = 0..index.tree.results.len();
        let width = |result| text::width(&visible(&column.cell(context, result).text));
        (column, results.map(width).max().unwrap_or(0))
    };
    TEXTS.map(widest).into()
}
