//! The series of a tree, which of them are listed, and which part of the selected one is in view.

use std::ops::Range;

use super::builds::{build, short_builds};
use crate::history::{Outcomes, Subject, Trend, TrendFilter, TrendOrder, Trends, oldest, record};
use crate::index::{Event, Step};
use crate::series::{Change, Night, Point};
use crate::text;
use crate::tree::Day;
use crate::tui::state::filter_history::FilterHistory;
use crate::tui::state::wish::{Wish, WishKind};

/// What of a history is shown at first, and what its numbers are compared with.
#[derive(Debug, Clone)]
pub struct HistoryChoice {
    /// The result that each group is compared with, if it has one.
    pub bases: Vec<Option<usize>>,
    /// Whether headline numbers are computed.
    pub has_headlines: bool,
    /// The filter; raw.
    pub filter: String,
    /// The order.
    pub order: TrendOrder,
    /// The first day of what is shown.
    pub since: Option<Day>,
    /// The limit on the size of a file in bytes.
    pub max_bytes: u64,
}

impl HistoryChoice {
    /// The order at first: what changed in the last weeks is why most people look.
    pub const ORDER: TrendOrder = TrendOrder::Recent;

    /// Everything, compared with the oldest result of each group that is not disturbed.
    #[must_use]
    pub fn usual(trends: &Trends, max_bytes: u64) -> Self {
        Self {
            bases: oldest(&trends.groups),
            has_headlines: true,
            filter: String::new(),
            order: Self::ORDER,
            since: None,
            max_bytes,
        }
    }
}

/// The history of a tree, and how it is shown.
#[derive(Debug)]
pub struct OpenHistory {
    /// All series.
    pub trends: Trends,
    /// The places of those that are listed, in order.
    pub shown: Vec<usize>,
    /// The place of the selected series among those that are listed.
    pub selected: usize,
    /// The place of the point under the cursor.
    pub cursor: usize,
    /// The points in view, if not all are: how many, and the first.
    pub zoom: Option<(usize, usize)>,
    /// The filters that were typed before.
    pub filters: FilterHistory,
    /// How many comparisons its headline numbers need.
    comparisons: usize,
    /// Whether benchmarks are drawn as ratios to the base.
    pub(super) is_ratio: bool,
    /// Whether the other machines and flags are drawn too.
    pub(super) is_overlaid: bool,
    /// The whole history, if a plot is shown that was chosen there.
    pub(super) whole: Option<Box<OpenHistory>>,
    choice: HistoryChoice,
    filter: TrendFilter,
    /// The machine and the flags of each group in few columns; empty if there is only one group. Visible.
    builds: Vec<String>,
    outcomes: Outcomes,
    wish: Option<Wish>,
    /// The series that the user selected, whether it is listed or not.
    anchor: Option<Anchor>,
}

/// A series, and what of it is in view.
#[derive(Debug)]
struct Anchor {
    group: usize,
    subject: Subject,
    cursor: usize,
    zoom: Option<(usize, usize)>,
}

impl Anchor {
    fn is(&self, trend: &Trend) -> bool {
        self.group == trend.group && self.subject == trend.subject
    }
}

impl OpenHistory {
    /// Lists the series of a tree.
    #[must_use]
    pub fn new(trends: Trends, choice: HistoryChoice) -> Self {
        let steps = if choice.has_headlines {
            trends.comparisons(&choice.bases)
        } else {
            Vec::new()
        };
        let kind = WishKind::Headlines(trends.plot.as_ref().map(|plot| plot.place));
        let mut open = Self {
            shown: Vec::new(),
            // None, so that the cursor goes to the newest point.
            selected: usize::MAX,
            cursor: 0,
            zoom: None,
            filters: FilterHistory::default(),
            is_ratio: false,
            is_overlaid: false,
            comparisons: steps.len(),
            filter: TrendFilter::parse(&choice.filter),
            choice,
            whole: None,
            builds: short_builds(&trends.groups),
            outcomes: Outcomes::new(),
            wish: (!steps.is_empty()).then_some(Wish { kind, steps }),
            anchor: None,
            trends,
        };
        open.list();
        open.select(0);
        open
    }

    /// A plot of this history. The order, the first day and the limit of files are the same.
    pub(super) fn of_plot(&self, trends: Trends) -> Self {
        let choice = HistoryChoice {
            since: self.choice.since,
            order: self.choice.order,
            ..HistoryChoice::usual(&trends, self.choice.max_bytes)
        };
        Self::new(trends, choice)
    }

    /// Selects a series by its place in the list. The cursor stays on its night if the series has it, otherwise it goes to
    /// the newest point.
    pub fn select(&mut self, place: usize) {
        self.go_to(place);
        self.remember();
    }

    fn go_to(&mut self, place: usize) {
        let before = self.current().map(|trend| trend.group);
        let night = self.under_cursor().map(|(point, _)| point.night);
        self.selected = place;
        self.zoom = None;
        let Some(trend) = self.current() else {
            self.cursor = 0;
            return;
        };
        let (all, mut points) = (self.points(), trend.series.points.iter());
        let kept = night.filter(|_| before == Some(trend.group));
        let kept = kept.and_then(|night| points.position(|point| point.night == night));
        let kept = kept.filter(|place| all.contains(place));
        self.cursor = kept.unwrap_or(all.end.saturating_sub(1));
    }

    /// Remembers what is in view of the series that the user selected, if it is listed.
    fn keep(&mut self) {
        let is_anchor = |trend: &Trend| self.anchor.as_ref().is_some_and(|it| it.is(trend));
        if self.current().is_some_and(is_anchor) {
            self.remember();
        }
    }

    pub(super) fn remember(&mut self) {
        let anchor = self.current().map(|trend| Anchor {
            group: trend.group,
            subject: trend.subject.clone(),
            cursor: self.cursor,
            zoom: self.zoom,
        });
        self.anchor = anchor.or(self.anchor.take());
    }

    /// The series that is selected; `None` if none is listed.
    #[must_use]
    pub fn current(&self) -> Option<&Trend> {
        let place = self.shown.get(self.selected)?;
        Some(&self.trends.trends[*place])
    }

    /// The points in view, as a range of places.
    #[must_use]
    pub fn window(&self) -> Range<usize> {
        let all = self.points();
        match self.zoom {
            None => all,
            Some((count, first)) => {
                let last = all.end.saturating_sub(count).max(all.start);
                let first = first.clamp(all.start, last);
                first..(first + count).min(all.end)
            }
        }
    }

    /// The points of the selected series that can be in view.
    #[must_use]
    pub fn points(&self) -> Range<usize> {
        self.current()
            .map_or(0..0, |trend| self.first(trend)..trend.series.points.len())
    }

    /// The place of the first point of a series that is not before the first day.
    pub(super) fn first(&self, trend: &Trend) -> usize {
        self.trends.first_point(trend, self.choice.since)
    }

    /// The point under the cursor, and its night.
    #[must_use]
    pub fn under_cursor(&self) -> Option<(&Point, &Night)> {
        let trend = self.current()?;
        let point = trend.series.points.get(self.cursor)?;
        Some((point, &self.trends.group(trend).nights[point.night]))
    }

    /// The last change of a series that can be in view, and its night.
    #[must_use]
    pub fn last_change<'t>(&'t self, trend: &'t Trend) -> Option<(&'t Change, &'t Night)> {
        let changes = self.trends.changes_since(trend, self.choice.since);
        let change = changes.last()?;
        Some((change, self.trends.night(trend, change.point)))
    }

    /// The values of a series on the nights that count.
    #[must_use]
    pub fn quiet_values(&self, trend: &Trend) -> Vec<f64> {
        let nights = &self.trends.group(trend).nights;
        let points = trend.series.points[self.first(trend)..].iter();
        let quiet = points.filter(|point| !nights[point.night].is_disturbed);
        quiet.map(|point| point.value).collect()
    }

    /// The machine and the flags of a series; raw.
    #[must_use]
    pub fn build(&self, trend: &Trend) -> String {
        build(self.trends.group(trend))
    }

    /// The same in few columns, if there is more than one group; visible.
    #[must_use]
    pub fn short_build(&self, trend: &Trend) -> &str {
        self.builds.get(trend.group).map_or("", String::as_str)
    }

    /// How many columns the longest of them has.
    #[must_use]
    pub fn build_width(&self) -> usize {
        let widths = self.builds.iter().map(|build| text::width(build));
        widths.max().unwrap_or(0)
    }

    /// The order of the list.
    #[must_use]
    pub fn order(&self) -> TrendOrder {
        self.choice.order
    }

    /// Orders the list, and selects its first series.
    pub fn sort(&mut self, order: TrendOrder) {
        self.choice.order = order;
        self.list();
        self.select(0);
    }

    /// The filter; raw.
    #[must_use]
    pub fn filter_text(&self) -> &str {
        &self.choice.filter
    }

    /// Whether a filter applies.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        !self.filter.is_empty()
    }

    /// Lists the series that pass a filter. The selected series stays selected if it does.
    pub fn set_filter(&mut self, text: &str) {
        text.clone_into(&mut self.choice.filter);
        self.filter = TrendFilter::parse(text);
        self.keep();
        self.list_again();
    }

    /// The limit on the size of a file in bytes.
    #[must_use]
    pub fn max_bytes(&self) -> u64 {
        self.choice.max_bytes
    }

    /// The comparisons that are still to be made for the headline numbers, if there are any.
    #[must_use]
    pub fn wish(&self) -> Option<&Wish> {
        self.wish.as_ref()
    }

    /// How many comparisons of the headline numbers are made, and how many there are; `None` once all are.
    #[must_use]
    pub fn progress(&self) -> Option<(usize, usize)> {
        let missing = self.wish.as_ref()?.steps.len();
        Some((self.comparisons - missing, self.comparisons))
    }

    /// Records what became known of the headline numbers.
    pub fn record(&mut self, events: Vec<Event>) {
        for event in events {
            record(&mut self.outcomes, event);
        }
        if let Some(wish) = &mut self.wish {
            let outcomes = &self.outcomes;
            let is_missing = |step: &Step| !outcomes.contains_key(&(step.head, step.reference));
            wish.steps.retain(is_missing);
        }
    }

    /// Lists the headline numbers, once all comparisons are made.
    pub fn complete(&mut self) {
        self.wish = None;
        let outcomes = std::mem::take(&mut self.outcomes);
        self.keep();
        self.trends.add_headlines(&self.choice.bases, &outcomes);
        self.list_again();
    }

    /// Lists the series. That which the user selected stays selected if it is listed.
    fn list_again(&mut self) {
        self.list();
        let trends = &self.trends.trends;
        let kept = self.anchor.as_ref().and_then(|anchor| {
            let mut shown = self.shown.iter();
            let place = shown.position(|&place| anchor.is(&trends[place]))?;
            Some((place, anchor.cursor, anchor.zoom))
        });
        if let Some((place, cursor, zoom)) = kept {
            (self.selected, self.cursor, self.zoom) = (place, cursor, zoom);
        } else {
            // None, so that the cursor goes to the newest point.
            self.selected = usize::MAX;
            self.go_to(0);
        }
    }

    fn list(&mut self) {
        let trends = &self.trends;
        let is_listed = |&place: &usize| {
            let trend = &trends.trends[place];
            self.first(trend) < trend.series.points.len() && self.filter.has(trends, trend)
        };
        let mut shown: Vec<usize> = (0..trends.trends.len()).filter(is_listed).collect();
        self.choice
            .order
            .sort(trends, &mut shown, self.choice.since);
        self.shown = shown;
    }
}
