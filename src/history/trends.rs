//! All series of a tree with what they say.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::annotations::{Annotation, Annotations};
use super::headline::headlines;
use super::outcomes::Outcomes;
use super::plotted::{Plotted, plotted};
use super::trend::{Subject, Trend};
use crate::index::Step;
use crate::series::{Change, Group, History, Night, Sample, Series};
use crate::sorting;
use crate::tree::{Day, Tree};

/// All series of a tree with what they say.
#[derive(Debug)]
pub struct Trends {
    /// The tree.
    pub tree: Arc<Tree>,
    /// The machines and flags. Their series are in `trends`.
    pub groups: Vec<Group>,
    /// Those of each group, its headlines first, then the benchmarks by name.
    pub trends: Vec<Trend>,
    /// The indices of the results that are in none.
    pub left_out: Vec<usize>,
    /// What people noted.
    pub annotations: Annotations,
    /// The plot whose lines they are; `None` if they are the whole history.
    pub plot: Option<Plotted>,
}

impl Trends {
    /// The series of the benchmarks that `is_wanted` by their names. Reads the annotations of the tree.
    #[must_use]
    pub fn new(tree: Arc<Tree>, history: History, is_wanted: &dyn Fn(&str) -> bool) -> Self {
        let annotations = Annotations::read(&tree.place);
        let mut groups = history.groups;
        let mut trends = Vec::new();
        for (place, group) in groups.iter_mut().enumerate() {
            let series = std::mem::take(&mut group.series).into_iter();
            let wanted = series.filter(|series| is_wanted(&series.benchmark));
            trends.extend(wanted.map(|series| {
                let subject = Subject::Benchmark(series.benchmark.clone());
                Trend::new(subject, (place, group), series)
            }));
        }
        Self {
            tree,
            groups,
            trends,
            left_out: history.left_out,
            annotations,
            plot: None,
        }
    }

    /// The lines of one of bench_runner's plots, by its place in the configuration. They get their series with
    /// [`Self::add_headlines`]. `None` if nothing of it can be compared.
    #[must_use]
    pub fn of_plot(&self, place: usize) -> Option<Self> {
        let (groups, plotted) = plotted(&self.tree, &self.groups, place)?;
        (!groups.is_empty()).then(|| Self {
            tree: Arc::clone(&self.tree),
            groups,
            trends: Vec::new(),
            left_out: self.left_out.clone(),
            annotations: self.annotations.clone(),
            plot: Some(plotted),
        })
    }

    /// What the headline numbers of a night are compared with, both by their places: what the plot says, otherwise the base
    /// of the group.
    fn reference(&self, group: usize, night: usize, bases: &[Option<usize>]) -> Option<usize> {
        match &self.plot {
            Some(plot) => plot.references.get(group)?.get(night).copied(),
            None => bases.get(group).copied().flatten(),
        }
    }

    /// The comparisons that headline numbers need. `bases` are those of each group.
    #[must_use]
    pub fn comparisons(&self, bases: &[Option<usize>]) -> Vec<Step> {
        let nights = self.groups.iter().enumerate().flat_map(|(group, it)| {
            let nights = it.nights.iter().enumerate();
            nights.map(move |(place, night)| (group, place, night.result))
        });
        nights
            .filter_map(|(group, place, head)| {
                let reference = self.reference(group, place, bases)?;
                (head != reference).then_some(Step { head, reference })
            })
            .collect()
    }

    /// The result that a point of a series is compared with, if there is one: its index in the tree.
    #[must_use]
    pub fn base(&self, trend: &Trend, point: usize) -> Option<usize> {
        match &self.plot {
            Some(_) => self.reference(trend.group, trend.series.points[point].night, &[]),
            None => trend.base,
        }
    }

    /// The annotations that are about a group, by day.
    pub fn annotations_of<'a>(&'a self, group: &'a Group) -> impl Iterator<Item = &'a Annotation> {
        let nickname = self.nickname(group);
        let all = self.annotations.all.iter();
        all.filter(move |annotation| annotation.is_about(nickname, &group.flags))
    }

    /// The group of a series.
    #[must_use]
    pub fn group(&self, trend: &Trend) -> &Group {
        &self.groups[trend.group]
    }

    /// The night of a point of a series.
    #[must_use]
    pub fn night(&self, trend: &Trend, point: usize) -> &Night {
        &self.group(trend).nights[trend.series.points[point].night]
    }

    /// The place of the first point of a series that is not before a day; the number of its points if all are.
    #[must_use]
    pub fn first_point(&self, trend: &Trend, since: Option<Day>) -> usize {
        let is_listed = |place: usize| {
            let day = Day::parse(self.night(trend, place).day());
            since.is_none_or(|since| day.is_none_or(|day| day >= since))
        };
        let points = trend.series.points.len();
        (0..points)
            .find(|&place| is_listed(place))
            .unwrap_or(points)
    }

    /// The changes of a series from a day on, in order.
    #[must_use]
    pub fn changes_since<'t>(&self, trend: &'t Trend, since: Option<Day>) -> &'t [Change] {
        let first = self.first_point(trend, since);
        let changes = &trend.analysis.changes;
        &changes[changes.partition_point(|change| change.point < first)..]
    }

    /// The nickname of the machine of a group; raw.
    #[must_use]
    pub fn nickname(&self, group: &Group) -> Option<&str> {
        let newest = group.nights.last()?;
        self.tree.results[newest.result]
            .identity
            .nickname
            .as_deref()
    }

    /// The instant of the newest result of all groups.
    #[must_use]
    pub fn newest(&self) -> Option<i64> {
        let nights = self.groups.iter().filter_map(|group| group.nights.last());
        nights.map(|night| night.instant).max()
    }

    /// Compares the benchmarks of each group with its base. `means` are those of each base.
    pub fn compare_with(&mut self, bases: &[Option<usize>], means: &BTreeMap<usize, Vec<Sample>>) {
        for trend in &mut self.trends {
            let Some(base) = bases.get(trend.group).copied().flatten() else {
                continue;
            };
            trend.base = Some(base);
            let samples = means.get(&base).map_or(&[][..], Vec::as_slice);
            let mut samples = samples.iter();
            let Series {
                benchmark, unit, ..
            } = &trend.series;
            let sample = samples.find(|it| it.benchmark == *benchmark && it.unit == *unit);
            trend.base_mean = sample.map(|sample| sample.mean);
            trend.base_value = sample.map(|sample| sample.value);
        }
    }

    /// Adds the headlines of each group against its base, or against what the plot says.
    pub fn add_headlines(&mut self, bases: &[Option<usize>], outcomes: &Outcomes) {
        let mut added = Vec::new();
        for (place, group) in self.groups.iter().enumerate() {
            let reference = |night: usize| self.reference(place, night, bases);
            let base = only((0..group.nights.len()).filter_map(reference));
            for (headline, series) in headlines(group, &reference, outcomes) {
                let mut trend = Trend::new(Subject::Headline(headline), (place, group), series);
                trend.base = base;
                added.push(trend);
            }
        }
        self.trends.append(&mut added);
        sorting::sort_by(&mut self.trends, |a, b| {
            (a.group, &a.subject).cmp(&(b.group, &b.subject))
        });
    }
}

/// What all are; `None` if they differ.
fn only(mut all: impl Iterator<Item = usize>) -> Option<usize> {
    let first = all.next()?;
    all.all(|it| it == first).then_some(first)
}
