//! All series of a tree with what they say.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::headline::headlines;
use super::outcomes::Outcomes;
use super::trend::{Subject, Trend};
use crate::series::{Group, History, Night, Sample, Series};
use crate::tree::Tree;

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
}

impl Trends {
    /// The series of the benchmarks that `is_wanted` by their names.
    #[must_use]
    pub fn new(tree: Arc<Tree>, history: History, is_wanted: &dyn Fn(&str) -> bool) -> Self {
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
        }
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

    /// Adds the headlines of each group against its base.
    pub fn add_headlines(&mut self, bases: &[Option<usize>], outcomes: &Outcomes) {
        for (place, (group, base)) in self.groups.iter().zip(bases).enumerate() {
            let Some(base) = *base else { continue };
            for (headline, series) in headlines(group, base, outcomes) {
                let mut trend = Trend::new(Subject::Headline(headline), (place, group), series);
                trend.base = Some(base);
                self.trends.push(trend);
            }
        }
        self.trends
            .sort_by(|a, b| (a.group, &a.subject).cmp(&(b.group, &b.subject)));
    }
}
