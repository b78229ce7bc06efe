//! Where a series changed, and how much it varies without a change.

use std::iter;
use std::ops::Range;

use super::history::{Group, Point, Series};
use crate::stats::change_points::change_points;
use crate::stats::noise::noise;
use crate::stats::summary;

/// What the values of a series say.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Analysis {
    /// The changes, in order.
    pub changes: Vec<Change>,
    /// The noise from night to night: the robust standard deviation of the natural logarithm of the values about the
    /// medians of their segments, without disturbed nights. A segment ends at a change, and where the version of the
    /// benchmarks changes. `None` if too few nights are known.
    pub noise: Option<f64>,
    /// The segments, as ranges of points; those of disturbed nights are in them, but do not count.
    pub segments: Vec<Range<usize>>,
    /// The median of the values of each segment, in the unit of the series. It is no number if none of them counts.
    pub levels: Vec<f64>,
}

/// A change of the level of a series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// The first point after the change, which is of no disturbed night.
    pub point: usize,
    /// The median of the values of the segment before, in the unit of the series.
    pub before: f64,
    /// The median of the values of the segment after.
    pub after: f64,
    /// The p-value of the rank-sum test between both, which is too small, since the change was searched for.
    pub p: f64,
}

impl Change {
    /// The level after the change over that before: above 1 is slower.
    #[must_use]
    pub fn ratio(&self) -> f64 {
        self.after / self.before
    }
}

impl Series {
    /// Analyses a series of `group`.
    #[must_use]
    pub fn analyse(&self, group: &Group) -> Analysis {
        let counts = |point: &Point| !group.nights[point.night].is_disturbed;
        let places: Vec<usize> = (0..self.points.len())
            .filter(|&place| counts(&self.points[place]))
            .collect();
        let logarithm = |&place: &usize| self.points[place].value.ln();
        // The median of an even number of values is not that of their logarithms.
        let level = |segment: &Range<usize>| {
            let values = places[segment.clone()].iter();
            let values: Vec<f64> = values.map(|&place| self.points[place].value).collect();
            summary::median(&summary::sorted(&values)).unwrap_or(f64::NAN)
        };
        let logarithms: Vec<f64> = places.iter().map(logarithm).collect();
        let mut changes = Vec::new();
        let mut segments = Vec::new();
        let mut levels = Vec::new();
        for part in self.parts(group, &places) {
            let found = change_points(&logarithms[part.clone()]);
            let starts = found.iter().map(|point| part.start + point.index);
            let bounds: Vec<usize> = iter::once(part.start)
                .chain(starts)
                .chain([part.end])
                .collect();
            let own: Vec<Range<usize>> = bounds.windows(2).map(|it| it[0]..it[1]).collect();
            let own_levels: Vec<f64> = own.iter().map(level).collect();
            let sides = found.iter().zip(&own[1..]).zip(own_levels.windows(2));
            changes.extend(sides.map(|((point, after), levels)| Change {
                point: places[after.start],
                before: levels[0],
                after: levels[1],
                p: point.p,
            }));
            levels.extend(own_levels);
            segments.extend(own);
        }
        let noise = noise(segments.iter().map(|segment| &logarithms[segment.clone()]));
        Analysis {
            changes,
            noise,
            segments: on_points(&segments, &places, self.points.len()),
            levels,
        }
    }

    /// Parts with the same version of the benchmarks, as ranges of `places`.
    fn parts(&self, group: &Group, places: &[usize]) -> Vec<Range<usize>> {
        let night = |place: usize| self.points[places[place]].night;
        let is_new = |place: usize| group.has_new_suite(night(place - 1), night(place));
        let mut starts = vec![0];
        starts.extend((1..places.len()).filter(|&place| is_new(place)));
        starts.push(places.len());
        starts.windows(2).map(|two| two[0]..two[1]).collect()
    }
}

/// Ranges of `places` as ranges of points, which cover all points.
fn on_points(segments: &[Range<usize>], places: &[usize], points: usize) -> Vec<Range<usize>> {
    let start = |index: usize| match index {
        0 => 0,
        index => places.get(index).copied().unwrap_or(points),
    };
    let on_points = |segment: &Range<usize>| start(segment.start)..start(segment.end.max(1));
    segments.iter().map(on_points).collect()
}
