//! One series with what it says.

use super::headline::Headline;
use crate::series::{Analysis, Change, Group, Series};
use crate::suite::Unit;

/// What a series is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A headline number.
    Headline(Headline),
    /// A benchmark, by its name; raw.
    Benchmark(String),
}

impl Subject {
    /// How it is called; raw.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Benchmark(name) => name,
            Self::Headline(headline) => headline.title(),
        }
    }
}

/// A series with its changes and its noise.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend {
    /// What it is about.
    pub subject: Subject,
    /// The place of its machine and flags in the history.
    pub group: usize,
    /// Its values. Those of a headline are factors.
    pub series: Series,
    /// Its changes and its noise. The noise of HPT's bound is not known where it is 0, since most nights have 1.00.
    pub analysis: Analysis,
    /// The result that the values are compared with, if there is one: its index in the tree.
    pub base: Option<usize>,
    /// The published mean of the base.
    pub base_mean: Option<f64>,
    /// The robust value of the base.
    pub base_value: Option<f64>,
}

impl Trend {
    /// A series of a group.
    #[must_use]
    pub fn new(subject: Subject, (place, group): (usize, &Group), series: Series) -> Self {
        let mut analysis = series.analyse(group);
        if subject == Subject::Headline(Headline::Hpt99) {
            // Most nights have the bound 1.00, which says nothing of how much it would vary.
            analysis.noise = analysis.noise.filter(|noise| *noise > 0.0);
        }
        Self {
            subject,
            group: place,
            analysis,
            series,
            base: None,
            base_mean: None,
            base_value: None,
        }
    }

    /// The name of the unit; that of a headline is a factor of the base.
    #[must_use]
    pub fn unit(&self) -> &'static str {
        match self.subject {
            Subject::Benchmark(_) => self.series.unit.name(),
            Subject::Headline(_) => "ratio",
        }
    }

    /// Whether its values are of memory, so that more is larger and not slower.
    #[must_use]
    pub fn is_of_memory(&self) -> bool {
        self.subject == Subject::Headline(Headline::Memory) || self.series.unit == Unit::Byte
    }

    /// The published mean of a point over that of the base: above 1 is slower. `None` without a base.
    #[must_use]
    pub fn ratio(&self, point: usize) -> Option<f64> {
        let mean = self.series.points.get(point)?.mean;
        match self.subject {
            Subject::Headline(_) => Some(mean),
            Subject::Benchmark(_) => self.base_mean.map(|base| mean / base),
        }
    }

    /// Whether a later change took the level back by more than half of a change.
    #[must_use]
    pub fn is_reverted(&self, change: &Change) -> bool {
        self.reverted_by(change).is_some()
    }

    /// The first later change that took the level back by more than half of a change.
    #[must_use]
    pub fn reverted_by(&self, change: &Change) -> Option<&Change> {
        let step = change.ratio().ln();
        let mut later = self.analysis.changes.iter();
        later.find(|later| {
            let left = (later.after / change.before).ln();
            later.point > change.point && left / step < 0.5
        })
    }

    /// The first earlier change that a change reverts: it is the one that took that change back, and it brings the level to
    /// about where it was before, within half of the earlier change in logarithms. A large regression after a small
    /// improvement reverts nothing.
    #[must_use]
    pub fn reverts(&self, change: &Change) -> Option<&Change> {
        let mut earlier = self.analysis.changes.iter();
        let is_it = |by: &Change| by.point == change.point;
        earlier.find(|earlier| {
            let step = earlier.ratio().ln();
            let left = (change.after / earlier.before).ln();
            left.abs() <= step.abs() / 2.0 && self.reverted_by(earlier).is_some_and(is_it)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::series::{Night, Point};

    /// A series with a level for each ten nights.
    fn trend(levels: &[f64]) -> Trend {
        let (group, series) = series(levels);
        Trend::new(Subject::Benchmark("a".to_owned()), (0, &group), series)
    }

    fn series(levels: &[f64]) -> (Group, Series) {
        let night = |place: usize| Night {
            result: place,
            file: format!("{place}.json"),
            hash: None,
            date: String::new(),
            instant: 0,
            suite_changed: false,
            is_disturbed: false,
        };
        let noise = |place: usize| 1.0 + [0.001, -0.002, 0.0, 0.002, -0.001][place % 5];
        let value = |place: usize| levels[place / 10] * noise(place);
        let all = 0..levels.len() * 10;
        let group = Group {
            machine: String::new(),
            flags: Vec::new(),
            nights: all.clone().map(night).collect(),
            series: Vec::new(),
        };
        let point = |place: usize| Point {
            night: place,
            mean: value(place),
            half_width: None,
            value: value(place),
        };
        let series = Series {
            benchmark: "a".to_owned(),
            unit: Unit::Second,
            points: all.map(point).collect(),
        };
        (group, series)
    }

    fn reverted(levels: &[f64]) -> Vec<bool> {
        let trend = trend(levels);
        let changes = trend.analysis.changes.iter();
        changes.map(|change| trend.is_reverted(change)).collect()
    }

    #[test]
    fn a_change_is_reverted_if_the_level_comes_back() {
        assert_eq!(reverted(&[1.0, 1.1, 1.0]), [true, false]);
        assert_eq!(reverted(&[1.0, 1.1, 1.02]), [true, false]);
        assert_eq!(reverted(&[1.0, 1.1, 1.2]), [false, false]);
        assert_eq!(reverted(&[1.0, 1.1, 1.07]), [false, false], "by a third");
        assert_eq!(
            reverted(&[1.0, 0.9, 1.1]),
            [true, false],
            "beyond where it was"
        );
        assert_eq!(reverted(&[1.0, 1.0]), [false; 0]);
    }

    #[test]
    fn a_change_reverts_another_only_if_the_level_is_about_where_it_was() {
        for (levels, expected) in [
            ([1.0, 1.1, 1.0], true),
            ([1.0, 1.1, 1.04], true),
            ([1.0, 0.9, 1.04], true),
            ([1.0, 0.984, 1.18], false),
            ([1.0, 1.1, 1.2], false),
        ] {
            let trend = trend(&levels);
            let [first, second] = &trend.analysis.changes[..] else {
                panic!("{levels:?}: {:?}", trend.analysis.changes);
            };
            let reverts = trend.reverts(second).map(|it| it.point);
            assert_eq!(reverts, expected.then_some(first.point), "{levels:?}");
        }
    }

    #[test]
    fn a_bound_that_is_the_same_on_most_nights_has_no_noise() {
        let (group, mut series) = series(&[1.0]);
        for point in series.points.iter_mut().skip(1) {
            point.value = 1.0;
        }
        let noise = |subject| {
            let trend = Trend::new(subject, (0, &group), series.clone());
            trend.analysis.noise
        };
        assert_eq!(noise(Subject::Headline(Headline::Hpt99)), None);
        assert_eq!(noise(Subject::Benchmark("a".to_owned())), Some(0.0));
    }

    #[test]
    fn a_ratio_needs_a_base() {
        let mut trend = trend(&[2.0]);
        assert_eq!(trend.ratio(2), None);
        trend.base_mean = Some(4.0);
        assert_eq!(trend.ratio(2), Some(0.5));
        assert_eq!(trend.ratio(99), None);
    }
}
