//! How much the results of a machine vary from night to night without a change.

use std::collections::BTreeMap;

use super::analysis::{Analysis, Change};
use super::history::{Group, Series};
use crate::stats::noise::SHORTEST_SEGMENT;
use crate::stats::summary;

/// How much each benchmark varies from night to night, and how much their mean does, on one machine with one set of flags.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NightNoise {
    benchmarks: BTreeMap<String, Variation>,
    /// How many nights there are, disturbed or not.
    nights: usize,
    disturbed: usize,
}

/// A change of the level of a benchmark.
#[derive(Debug, Clone, PartialEq)]
pub struct LevelChange {
    /// The instant of the first night after it, in seconds since 1970 (UTC).
    pub instant: i64,
    /// The day of its commit; raw.
    pub day: String,
    /// The commit's hash, or its first digits; raw.
    pub hash: Option<String>,
    /// The level after the change over that before: above 1 is slower.
    pub ratio: f64,
}

#[derive(Debug, Clone, PartialEq)]
struct Variation {
    noise: Option<f64>,
    /// In order.
    changes: Vec<LevelChange>,
    /// The nights that count, each with the logarithm of the published mean above its median in the segment.
    distances: Vec<(usize, f64)>,
}

impl NightNoise {
    /// The noise of the series of a group.
    #[must_use]
    pub fn of(group: &Group) -> Self {
        let variation = |series: &Series| {
            let analysis = series.analyse(group);
            let variation = Variation {
                noise: analysis.noise,
                changes: changes(series, &analysis, group),
                distances: distances(series, &analysis, group),
            };
            (series.benchmark.clone(), variation)
        };
        Self {
            benchmarks: group.series.iter().map(variation).collect(),
            nights: group.nights.len(),
            disturbed: group
                .nights
                .iter()
                .filter(|night| night.is_disturbed)
                .count(),
        }
    }

    /// How many nights there are, disturbed or not, and how many are disturbed.
    #[must_use]
    pub fn nights(&self) -> (usize, usize) {
        (self.nights, self.disturbed)
    }

    /// The noise of a benchmark: the standard deviation of the natural logarithm, as [`Analysis::noise`] has it.
    #[must_use]
    pub fn of_benchmark(&self, name: &str) -> Option<f64> {
        self.benchmarks.get(name)?.noise
    }

    /// The changes of the level of a benchmark after an instant, up to another one.
    pub fn changes_between(
        &self,
        name: &str,
        after: i64,
        until: i64,
    ) -> impl Iterator<Item = &LevelChange> {
        let variation = self.benchmarks.get(name).into_iter();
        let changes = variation.flat_map(|variation| &variation.changes);
        changes.filter(move |change| after < change.instant && change.instant <= until)
    }

    /// How far the geometric mean of these benchmarks is from the usual on each night, as a logarithm. Benchmarks move
    /// together, so that it varies more than a mean of independent values: the distances of the benchmarks from the medians of
    /// their segments are averaged. Disturbed nights, and those that lack half of the benchmarks, are left out. The median of
    /// the distances is 0.
    #[must_use]
    pub fn distances_of_mean<'n>(&self, names: impl IntoIterator<Item = &'n str>) -> Vec<f64> {
        let mut sums = vec![(0.0, 0); self.nights];
        let mut known = 0;
        let wanted = names.into_iter();
        for variation in wanted.filter_map(|name| self.benchmarks.get(name)) {
            known += 1;
            for &(night, distance) in &variation.distances {
                let (sum, count) = &mut sums[night];
                *sum += distance;
                *count += 1;
            }
        }
        let is_enough = |count: usize| count > 0 && 2 * count > known;
        let means: Vec<f64> = sums
            .into_iter()
            .filter(|&(_, count)| is_enough(count))
            .map(|(sum, count)| sum / count as f64)
            .collect();
        let median = summary::median(&summary::sorted(&means)).unwrap_or(0.0);
        means.into_iter().map(|mean| mean - median).collect()
    }
}

fn changes(series: &Series, analysis: &Analysis, group: &Group) -> Vec<LevelChange> {
    let change = |change: &Change| {
        let night = &group.nights[series.points[change.point].night];
        LevelChange {
            instant: night.instant,
            day: night.day().to_owned(),
            hash: night.hash.clone(),
            ratio: change.ratio(),
        }
    };
    analysis.changes.iter().map(change).collect()
}

/// How far the published mean of each night is from the median of its segment, in logarithms.
fn distances(series: &Series, analysis: &Analysis, group: &Group) -> Vec<(usize, f64)> {
    let mut distances = Vec::new();
    for segment in &analysis.segments {
        let points = series.points[segment.clone()].iter();
        let counted = points.filter(|point| !group.nights[point.night].is_disturbed);
        let means: Vec<(usize, f64)> = counted
            .map(|point| (point.night, point.mean.ln()))
            .collect();
        if means.len() < SHORTEST_SEGMENT {
            continue;
        }
        let logarithms: Vec<f64> = means.iter().map(|&(_, mean)| mean).collect();
        if let Some(median) = summary::median(&summary::sorted(&logarithms)) {
            distances.extend(
                means
                    .into_iter()
                    .map(|(night, mean)| (night, mean - median)),
            );
        }
    }
    distances
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::series::{Night, Point};
    use crate::suite::Unit;

    fn group(benchmarks: &[(&str, &[f64])]) -> Group {
        let nights = benchmarks.iter().map(|(_, values)| values.len()).max();
        let night = |result: usize| Night {
            result,
            file: String::new(),
            hash: None,
            date: String::new(),
            instant: 0,
            suite_changed: false,
            is_disturbed: false,
        };
        let series = |(name, values): &(&str, &[f64])| Series {
            benchmark: (*name).to_owned(),
            unit: Unit::Second,
            points: values
                .iter()
                .enumerate()
                .map(|(night, &value)| Point {
                    night,
                    mean: value,
                    value,
                    half_width: None,
                })
                .collect(),
        };
        Group {
            machine: "m".to_owned(),
            flags: Vec::new(),
            nights: (0..nights.unwrap_or(0)).map(night).collect(),
            series: benchmarks.iter().map(series).collect(),
        }
    }

    const STEPS: [f64; 9] = [0.01, -0.02, 0.0, 0.02, -0.01, 0.01, -0.01, 0.02, -0.02];

    fn values(factor: f64) -> Vec<f64> {
        STEPS.iter().map(|step| (step * factor).exp()).collect()
    }

    #[test]
    fn benchmarks_that_move_together_make_the_mean_vary_as_they_do() {
        let (up, double) = (values(1.0), values(2.0));
        let noise = NightNoise::of(&group(&[("a", &up), ("b", &double)]));
        // The median distance of the steps from their median, 0.0, is 0.01.
        let near = |noise: Option<f64>, expected: f64| {
            let noise = noise.expect("nine nights");
            assert!((noise - expected).abs() < 1e-12, "{noise} {expected}");
        };
        near(noise.of_benchmark("a"), 0.014826);
        near(noise.of_benchmark("b"), 0.029652);
        let means = noise.distances_of_mean(["a", "b", "unknown"]);
        let expected = STEPS.map(|step| 1.5 * step);
        let is_near = |(mean, expected): (&f64, &f64)| (mean - expected).abs() < 1e-12;
        assert!(means.iter().zip(&expected).all(is_near), "{means:?}");
    }

    #[test]
    fn benchmarks_that_move_against_each_other_cancel_out() {
        let (up, down) = (values(1.0), values(-1.0));
        let noise = NightNoise::of(&group(&[("a", &up), ("b", &down)]));
        let means = noise.distances_of_mean(["a", "b"]);
        assert!(means.iter().all(|mean| mean.abs() < 1e-12), "{means:?}");
    }

    #[test]
    fn few_nights_and_unknown_benchmarks_say_nothing() {
        let few = values(1.0);
        let noise = NightNoise::of(&group(&[("a", &few[..7])]));
        assert_eq!(noise.of_benchmark("a"), None);
        assert_eq!(noise.distances_of_mean(["b"]), [0.0; 0]);
        assert_eq!(noise.distances_of_mean([]), [0.0; 0]);
    }

    #[test]
    fn nights_that_lack_most_benchmarks_do_not_count_in_the_mean() {
        let (all, half) = (values(1.0), values(1.0));
        let group = group(&[("a", &all), ("b", &half[..8]), ("c", &half[..8])]);
        let noise = NightNoise::of(&group);
        let eight = NightNoise::of(&self::group(&[("a", &all[..8])]));
        let (all, one) = (
            noise.distances_of_mean(["a", "b", "c"]),
            eight.distances_of_mean(["a"]),
        );
        assert_eq!((all.len(), one.len()), (8, 8));
        let spread = |means: &[f64]| means[3] - means[1];
        assert!((spread(&all) - spread(&one)).abs() < 1e-12);
    }
}
