//! What a report of a history is about.

use crate::history::{Annotation, Trend, TrendFilter, Trends};
use crate::series::{Change, Night};
use crate::tree::Day;

/// A report of a history.
#[derive(Debug)]
pub struct HistoryReport<'a> {
    /// All series.
    pub trends: &'a Trends,
    /// The places of those that are listed, in order.
    pub listed: Vec<usize>,
    /// Which of their changes are listed.
    pub filter: &'a TrendFilter,
    /// The first day of what is listed. Noise and changes are those of all nights.
    pub since: Option<Day>,
}

impl HistoryReport<'_> {
    /// The series that are listed, in order.
    pub(super) fn listed(&self) -> impl Iterator<Item = &Trend> {
        let all = &self.trends.trends;
        self.listed.iter().map(|&place| &all[place])
    }

    /// The night of a point of a series.
    pub(super) fn night(&self, trend: &Trend, point: usize) -> &Night {
        self.trends.night(trend, point)
    }

    /// The first point of a series that is listed.
    pub(super) fn first_point(&self, trend: &Trend) -> usize {
        self.trends.first_point(trend, self.since)
    }

    /// The changes of a series that are listed, in order.
    pub(super) fn changes<'t>(&'t self, trend: &'t Trend) -> Vec<&'t Change> {
        let first = self.first_point(trend);
        let passing = if self.filter.is_about_changes() {
            self.filter.changes(self.trends, trend)
        } else {
            trend.analysis.changes.iter().collect()
        };
        passing
            .into_iter()
            .filter(|change| change.point >= first)
            .collect()
    }

    /// The annotations that are listed, by day: those that are about a machine and flags of the report.
    pub(super) fn annotations(&self) -> Vec<&Annotation> {
        let is_about = |annotation: &Annotation| {
            let mut groups = self.trends.groups.iter();
            groups.any(|group| annotation.is_about(self.trends.nickname(group), &group.flags))
        };
        let all = self.trends.annotations.all.iter();
        all.filter(|it| self.since.is_none_or(|since| it.day >= since) && is_about(it))
            .collect()
    }

    /// The path of the base of all points of a series in the tree; raw.
    pub(super) fn base(&self, trend: &Trend) -> Option<&str> {
        Some(&self.trends.tree.results[trend.base?].file)
    }

    /// The path of the base of a point in the tree; raw.
    pub(super) fn base_of_point(&self, trend: &Trend, point: usize) -> Option<&str> {
        let base = self.trends.base(trend, point)?;
        Some(&self.trends.tree.results[base].file)
    }
}
