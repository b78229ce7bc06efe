//! What the values of a history are divided by, and what they are drawn together with.

use super::history::OpenHistory;
use crate::history::{Subject, Trend};
use crate::series::Night;

/// The same benchmark or headline number on another machine or with other flags.
#[derive(Debug)]
pub struct Other {
    /// The machine and flags; raw.
    pub build: String,
    /// Its points: where each is among the places of the selected series, and its ratio to its own base.
    pub points: Vec<(f64, f64)>,
    /// How many points it has, also before the first and after the last of the selected series.
    pub count: usize,
}

impl OpenHistory {
    /// Shows ratios to the base, or absolute values again.
    ///
    /// # Errors
    /// If there is no base; the error says so.
    pub fn toggle_ratios(&mut self) -> Result<(), String> {
        if self.is_ratio {
            (self.is_ratio, self.is_overlaid) = (false, false);
            return Ok(());
        }
        self.current()
            .and_then(divisor)
            .ok_or("the base has no such benchmark, so there are no ratios to it")?;
        self.is_ratio = true;
        Ok(())
    }

    /// Draws the same benchmark of the other machines and flags, or no longer.
    ///
    /// # Errors
    /// If there are none; the error says so.
    pub fn toggle_others(&mut self) -> Result<(), String> {
        if self.is_overlaid {
            self.is_overlaid = false;
            return Ok(());
        }
        let trend = self.current().ok_or("there is no series to compare")?;
        if divisor(trend).is_none() {
            return Err("the base has no such benchmark, so there are no ratios to compare".into());
        }
        if self.found(trend).next().is_none() {
            return Err("no other machine or flags have this benchmark".into());
        }
        (self.is_overlaid, self.is_ratio) = (true, true);
        Ok(())
    }

    /// What the values of a series are divided by when they are drawn: the value of its base, if ratios are shown and the
    /// base has one. Headline numbers are ratios anyway.
    #[must_use]
    pub fn scale(&self, trend: &Trend) -> f64 {
        let divisor = divisor(trend).filter(|_| self.is_ratio);
        divisor.unwrap_or(1.0)
    }

    /// Whether a series is drawn as ratios.
    #[must_use]
    pub fn shows_ratios(&self, trend: &Trend) -> bool {
        let is_headline = matches!(trend.subject, Subject::Headline(_));
        is_headline || self.is_ratio && divisor(trend).is_some()
    }

    /// The night of the base of a series, if it is one of its machine and flags.
    #[must_use]
    pub fn base_night(&self, trend: &Trend) -> Option<&Night> {
        let mut nights = self.trends.group(trend).nights.iter();
        nights.find(|night| Some(night.result) == trend.base)
    }

    /// The same as a series of the other machines and flags, if they are drawn.
    #[must_use]
    pub fn others(&self, trend: &Trend) -> Vec<Other> {
        if !self.is_overlaid || !self.shows_ratios(trend) {
            return Vec::new();
        }
        let other = |other: &Trend| {
            let divisor = divisor(other)?;
            let points = other.series.points.iter();
            let nights = &self.trends.group(other).nights;
            let counted = points.filter(|point| !nights[point.night].is_disturbed);
            let placed = counted.filter_map(|point| {
                let place = self.place(trend, nights[point.night].instant)?;
                Some((place, point.value / divisor))
            });
            Some(Other {
                build: self.build(other),
                points: placed.collect(),
                count: other.series.points.len(),
            })
        };
        self.found(trend).filter_map(other).collect()
    }

    /// The series of the same subject in other groups that have a base.
    fn found<'t>(&'t self, trend: &'t Trend) -> impl Iterator<Item = &'t Trend> {
        let all = self.trends.trends.iter();
        let is_other =
            |other: &&Trend| other.group != trend.group && other.subject == trend.subject;
        all.filter(is_other)
            .filter(|other| divisor(other).is_some())
    }

    /// Where an instant is among the points of a series, between two of them in proportion to the time. `None` before the
    /// first and after the last.
    fn place(&self, trend: &Trend, instant: i64) -> Option<f64> {
        let nights = &self.trends.group(trend).nights;
        let points = &trend.series.points;
        let at = |place: usize| Some(nights[points.get(place)?.night].instant);
        let next = points.partition_point(|point| nights[point.night].instant < instant);
        let after = at(next)?;
        if after == instant {
            return Some(next as f64);
        }
        let last = next.checked_sub(1)?;
        let before = at(last)?;
        Some(last as f64 + (instant - before) as f64 / (after - before) as f64)
    }
}

/// The value of the base of a series; 1 for a headline number.
fn divisor(trend: &Trend) -> Option<f64> {
    match trend.subject {
        Subject::Headline(_) => Some(1.0),
        Subject::Benchmark(_) => trend.base_value.filter(|value| *value > 0.0),
    }
}
