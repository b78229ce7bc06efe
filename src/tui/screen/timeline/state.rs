//! Which series is selected, and which part of it is in view.

use std::path::PathBuf;
use std::sync::Arc;

use crate::bench_runner::flag_to_show;
use crate::series::{Analysis, Group, History, Night, Point, Series};
use crate::suite::Unit;
use crate::text::{self, room_for_labels, short_labels, visible};
use crate::tree::Tree;
use crate::tui::state::Chosen;

/// One series of the list.
#[derive(Debug)]
pub(super) struct Row {
    group: usize,
    series: usize,
    pub analysis: Analysis,
}

/// Orders of the list.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// By name.
    #[default]
    Name,
    /// Those that changed last come first.
    Newest,
    /// Those that vary most from night to night come first.
    Noisiest,
    /// The largest last change to a slower level comes first.
    Slowest,
}

impl Order {
    pub fn next(self) -> Self {
        match self {
            Self::Name => Self::Newest,
            Self::Newest => Self::Noisiest,
            Self::Noisiest => Self::Slowest,
            Self::Slowest => Self::Name,
        }
    }

    pub fn words(self) -> &'static str {
        match self {
            Self::Name => "by name",
            Self::Newest => "changed most recently first",
            Self::Noisiest => "noisiest first",
            Self::Slowest => "largest last slowdown first",
        }
    }
}

/// The fewest and the most columns for a machine and flags that do not fit.
const MIN_BUILD: usize = 12;
const MAX_BUILD: usize = 24;

/// The machine and the flags of each group in few columns, without what all have in common. Nothing if there is only one
/// group.
fn short_builds(history: &History) -> Vec<String> {
    if history.groups.len() < 2 {
        return Vec::new();
    }
    let groups = &history.groups;
    let has_one_machine = groups.iter().all(|it| it.machine == groups[0].machine);
    let label = |group: &Group| match (has_one_machine, group.flags.as_slice()) {
        (true, []) => "no flags".to_owned(),
        (true, flags) => visible(&shown(flags)).into_owned(),
        (false, _) => visible(&build(group)).into_owned(),
    };
    let builds: Vec<String> = groups.iter().map(label).collect();
    short_labels(&builds, room_for_labels(&builds, MIN_BUILD, MAX_BUILD))
}

/// A machine and flags; raw.
fn build(group: &Group) -> String {
    match group.flags.as_slice() {
        [] => group.machine.clone(),
        flags => format!("{} {}", group.machine, shown(flags)),
    }
}

/// Flags as they are shown; raw.
fn shown(flags: &[String]) -> String {
    let flags: Vec<&str> = flags.iter().map(|flag| flag_to_show(flag)).collect();
    flags.join(",")
}

/// The history of a tree.
#[derive(Debug)]
pub struct TimelineState {
    tree: Arc<Tree>,
    history: History,
    /// The machine and the flags of each group in few columns; empty if there is only one group. Visible.
    builds: Vec<String>,
    pub(super) rows: Vec<Row>,
    pub(super) order: Order,
    pub(super) selected: usize,
    /// The place of the point under the cursor.
    pub(super) cursor: usize,
    /// The points in view: how many, and the first.
    pub(super) zoom: Option<(usize, usize)>,
}

impl TimelineState {
    /// The history of a tree. Analyses all series, which takes a moment.
    #[must_use]
    pub fn new(tree: Arc<Tree>, history: History) -> Self {
        let row = |(group, series): (usize, usize)| Row {
            group,
            series,
            analysis: history.groups[group].series[series].analyse(&history.groups[group]),
        };
        let groups = history.groups.iter().enumerate();
        let places = groups.flat_map(|(group, of)| (0..of.series.len()).map(move |it| (group, it)));
        let rows = places.map(row).collect();
        let builds = short_builds(&history);
        let mut state = Self {
            tree,
            history,
            builds,
            rows,
            order: Order::default(),
            selected: 0,
            cursor: 0,
            zoom: None,
        };
        state.sort();
        state
    }

    /// How many series there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.rows.len()
    }

    /// Selects the first series of a benchmark, if there is one.
    pub fn select_benchmark(&mut self, name: &str) {
        let is_it = |row: &Row| self.series(row).benchmark == name;
        if let Some(place) = self.rows.iter().position(is_it) {
            self.select(place);
        }
    }

    /// Selects a series. The cursor goes to its newest point.
    pub(super) fn select(&mut self, place: usize) {
        self.selected = place;
        self.cursor = self.points().saturating_sub(1);
        self.zoom = None;
    }

    pub(super) fn sort(&mut self) {
        let mut rows = std::mem::take(&mut self.rows);
        let name = |row: &Row| (&self.series(row).benchmark, row.group);
        let descending = |value: Option<f64>| -value.unwrap_or(f64::NEG_INFINITY);
        let key = |row: &Row| match self.order {
            Order::Name => 0.0,
            Order::Newest => {
                descending(self.last_change(row).map(|(night, _)| night.instant as f64))
            }
            Order::Noisiest => descending(row.analysis.noise),
            Order::Slowest => descending(self.last_change(row).map(|(_, ratio)| ratio)),
        };
        rows.sort_by(|a, b| {
            key(a)
                .total_cmp(&key(b))
                .then_with(|| name(a).cmp(&name(b)))
        });
        self.rows = rows;
        self.select(0);
    }

    pub(super) fn current(&self) -> Option<&Row> {
        self.rows.get(self.selected)
    }

    /// How many points the selected series has.
    pub(super) fn points(&self) -> usize {
        self.current()
            .map_or(0, |row| self.series(row).points.len())
    }

    pub(super) fn group(&self, row: &Row) -> &Group {
        &self.history.groups[row.group]
    }

    pub(super) fn series(&self, row: &Row) -> &Series {
        &self.group(row).series[row.series]
    }

    /// The points in view, as a range of places.
    pub(super) fn window(&self) -> std::ops::Range<usize> {
        let all = self.points();
        match self.zoom {
            None => 0..all,
            Some((count, first)) => {
                let first = first.min(all.saturating_sub(count));
                first..(first + count).min(all)
            }
        }
    }

    /// The machine and the flags of a series; raw.
    pub(super) fn build(&self, row: &Row) -> String {
        build(self.group(row))
    }

    /// The same in few columns, if there is more than one group; visible.
    pub(super) fn short_build(&self, row: &Row) -> &str {
        self.builds.get(row.group).map_or("", String::as_str)
    }

    /// How many columns the longest of them has.
    pub(super) fn build_width(&self) -> usize {
        let widths = self.builds.iter().map(|build| text::width(build));
        widths.max().unwrap_or(0)
    }

    /// The values of a series on the nights that count.
    pub(super) fn quiet_values(&self, row: &Row) -> Vec<f64> {
        let nights = &self.group(row).nights;
        let points = self.series(row).points.iter();
        let quiet = points.filter(|point| !nights[point.night].is_disturbed);
        quiet.map(|point| point.value).collect()
    }

    /// How many results are in no series.
    pub(super) fn left_out(&self) -> usize {
        self.history.left_out.len()
    }

    /// The night of the last change of a series, and the ratio of the levels.
    pub(super) fn last_change(&self, row: &Row) -> Option<(&Night, f64)> {
        let change = row.analysis.changes.last()?;
        let point = self.series(row).points.get(change.point)?;
        Some((&self.group(row).nights[point.night], change.ratio()))
    }

    /// The point under the cursor, its night, and the unit of its value.
    pub(super) fn under_cursor(&self) -> Option<(&Point, &Night, Unit)> {
        let row = self.current()?;
        let series = self.series(row);
        let point = series.points.get(self.cursor)?;
        Some((point, &self.group(row).nights[point.night], series.unit))
    }

    /// The git ref of the result of a night; raw.
    pub(super) fn git_ref(&self, night: &Night) -> Option<&str> {
        self.tree.results[night.result].identity.git_ref.as_deref()
    }

    /// The result under the cursor against the one before. On the first result after a change, the one before is the last
    /// that is not disturbed.
    ///
    /// # Errors
    /// If there is none; the error says so.
    pub(super) fn pair(&self) -> Result<Chosen, String> {
        let row = self.current().ok_or("there is no series to compare")?;
        let (points, nights) = (&self.series(row).points, &self.group(row).nights);
        let is_change = row
            .analysis
            .changes
            .iter()
            .any(|it| it.point == self.cursor);
        let counts = |place: &usize| !is_change || !nights[points[*place].night].is_disturbed;
        let before = (0..self.cursor.min(points.len())).rev().find(counts);
        let before =
            before.ok_or("this is the first result of the series: there is none before")?;
        let path = |place: usize| -> PathBuf {
            let night = &nights[points[place].night];
            self.tree.results[night.result].path.clone()
        };
        let note = is_change
            .then(|| "the last result before the change with the first result after it".to_owned());
        let chosen = Chosen::new(vec![path(before)], vec![path(self.cursor)], Vec::new());
        Ok(chosen.with_note(note))
    }
}
