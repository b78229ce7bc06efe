//! Where people noted something.

use super::history::OpenHistory;
use crate::history::{Annotation, Trend};

impl OpenHistory {
    /// The annotations that are about a series, each with the place of the first point on its day or later. Those of days
    /// before or after all points are left out.
    pub fn annotated<'a>(
        &'a self,
        trend: &'a Trend,
    ) -> impl Iterator<Item = (usize, &'a Annotation)> {
        let group = self.trends.group(trend);
        let about = self.trends.annotations_of(group);
        about.filter_map(move |annotation| {
            let night = annotation.first_night(group)?;
            let mut points = trend.series.points.iter();
            let place = points.position(|point| point.night >= night)?;
            let is_earlier =
                place == 0 && self.trends.night(trend, 0).day() != annotation.day.to_string();
            (!is_earlier).then_some((place, annotation))
        })
    }
}
