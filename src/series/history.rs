//! The series of a tree.

use std::collections::BTreeMap;

use super::read::Measured;
use super::sample::Sample;
use crate::sorting;
use crate::stats::disturbed::{disturbed, has_newest_moved};
use crate::suite::Unit;
use crate::tree::{Entry, Tree};

/// All series of a tree.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct History {
    /// Those of each machine with each set of flags, in order.
    pub groups: Vec<Group>,
    /// The indices of the results that are in none: they cannot be read, or their machine or date is not known.
    pub left_out: Vec<usize>,
}

/// The series of one machine with one set of flags.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The machine as bench_runner shows the runner; raw.
    pub machine: String,
    /// The flags of the builds by their internal names, sorted; raw.
    pub flags: Vec<String>,
    /// Its results, ordered by the instant of the commit date, then by path.
    pub nights: Vec<Night>,
    /// A series for each benchmark, by name.
    pub series: Vec<Series>,
}

/// One result of a machine. All texts are raw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Night {
    /// The index of the result in its tree.
    pub result: usize,
    /// The path relative to the tree.
    pub file: String,
    /// The commit's hash, or its first digits.
    pub hash: Option<String>,
    /// The date of the commit with time and zone, as the file has it.
    pub date: String,
    /// The same in seconds since 1970 (UTC).
    pub instant: i64,
    /// Whether the benchmarks are of another version than on the night before. It is not so if that is not known.
    pub suite_changed: bool,
    /// Whether most benchmarks moved together on this night, and back: see [`disturbed`].
    pub is_disturbed: bool,
}

/// One benchmark, night after night.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// The name of the benchmark; raw.
    pub benchmark: String,
    /// The unit of its values.
    pub unit: Unit,
    /// Its values, in the order of the nights. Nights that lack it have no point, nor have those with another unit than the
    /// newest.
    pub points: Vec<Point>,
}

/// The values of a benchmark on one night, in its unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// The place of the night in its group.
    pub night: usize,
    /// The published mean.
    pub mean: f64,
    /// Half the width of the 95% confidence interval of the mean, if it is known.
    pub half_width: Option<f64>,
    /// The median of the means of the processes.
    pub value: f64,
}

/// The results of one machine with one set of flags: the instant of each, its index, and what was measured.
type Measurements = Vec<(i64, usize, Vec<Sample>)>;

impl Group {
    /// The newest night, if most benchmarks moved on it. It may be disturbed, or the first night of a new level.
    #[must_use]
    pub fn moved_newest(&self) -> Option<&Night> {
        let newest = self.nights.last()?;
        let logarithms = logarithms(&self.series, self.nights.len());
        has_newest_moved(&logarithms).then_some(newest)
    }

    /// Whether the benchmarks are of another version on a night than on an earlier one. Both are places in the group.
    #[must_use]
    pub fn has_new_suite(&self, earlier: usize, night: usize) -> bool {
        // Also a version that began on a night between them, which a series may lack.
        let mut since = self.nights[earlier + 1..=night].iter();
        since.any(|night| night.suite_changed)
    }
}

impl Night {
    /// The day of the commit, without time and zone; raw.
    #[must_use]
    pub fn day(&self) -> &str {
        self.date.get(..10).unwrap_or(&self.date)
    }
}

impl History {
    /// The series of what was read of a tree.
    #[must_use]
    pub fn new(tree: &Tree, read: Vec<Measured>) -> Self {
        let mut groups: BTreeMap<(&str, &[String]), Measurements> = BTreeMap::new();
        let mut left_out = Vec::new();
        for Measured { result, samples } in read {
            let entry = &tree.results[result];
            let known = entry
                .runner
                .as_deref()
                .zip(entry.instant())
                .zip(samples.ok());
            let Some(((machine, instant), samples)) = known else {
                left_out.push(result);
                continue;
            };
            let group = groups.entry((machine, &entry.identity.flags)).or_default();
            group.push((instant, result, samples));
        }
        let group = |((machine, flags), measurements): ((&str, &[String]), Measurements)| {
            let (nights, series) = of_group(&tree.results, measurements);
            Group {
                machine: machine.to_owned(),
                flags: flags.to_vec(),
                nights,
                series,
            }
        };
        Self {
            groups: groups.into_iter().map(group).collect(),
            left_out,
        }
    }
}

fn of_group(results: &[Entry], mut measurements: Measurements) -> (Vec<Night>, Vec<Series>) {
    let file = |index: usize| &results[index].file;
    sorting::sort_by(&mut measurements, |a, b| {
        a.0.cmp(&b.0).then_with(|| file(a.1).cmp(file(b.1)))
    });
    let indices = measurements
        .iter()
        .map(|(instant, result, _)| (*instant, *result));
    let mut nights = nights(results, indices);
    let series = series(measurements.into_iter().map(|(.., samples)| samples));
    let logarithms = logarithms(&series, nights.len());
    for (night, is_disturbed) in nights.iter_mut().zip(disturbed(&logarithms)) {
        night.is_disturbed = is_disturbed;
    }
    (nights, series)
}

fn nights(results: &[Entry], indices: impl Iterator<Item = (i64, usize)>) -> Vec<Night> {
    let mut last_suite = None;
    let night = |(instant, result): (i64, usize)| {
        let entry = &results[result];
        let suite = entry.metadata.benchmark_hash.as_ref();
        let suite_changed = suite.is_some_and(|suite| last_suite.is_some_and(|last| last != suite));
        last_suite = suite.or(last_suite);
        Night {
            result,
            file: entry.file.clone(),
            hash: entry.identity.hash.clone(),
            date: entry.commit_date().to_owned(),
            instant,
            suite_changed,
            is_disturbed: false,
        }
    };
    indices.map(night).collect()
}

fn series(nights: impl Iterator<Item = Vec<Sample>>) -> Vec<Series> {
    let mut series: BTreeMap<String, (Unit, Vec<(Unit, Point)>)> = BTreeMap::new();
    for (night, samples) in nights.enumerate() {
        for Sample {
            benchmark,
            unit,
            mean,
            half_width,
            value,
        } in samples
        {
            let (newest, points) = series.entry(benchmark).or_default();
            *newest = unit;
            let point = Point {
                night,
                mean,
                half_width,
                value,
            };
            points.push((unit, point));
        }
    }
    let one = |(benchmark, (unit, points)): (String, (Unit, Vec<(Unit, Point)>))| {
        let points = points.into_iter().filter(|(own, _)| *own == unit);
        Series {
            benchmark,
            unit,
            points: points.map(|(_, point)| point).collect(),
        }
    };
    series.into_iter().map(one).collect()
}

/// The logarithms of the published means, which are what a comparison shows: a row a night, a column a benchmark.
fn logarithms(series: &[Series], nights: usize) -> Vec<Vec<Option<f64>>> {
    let mut rows = vec![vec![None; series.len()]; nights];
    for (column, series) in series.iter().enumerate() {
        for point in &series.points {
            rows[point.night][column] = Some(point.mean.ln()).filter(|mean| mean.is_finite());
        }
    }
    rows
}
