//! Series of trees: which results are in which, their order, and what is said of them.

use std::num::NonZero;

use benchlens::series::{Analysis, Group, History, ReadOptions, Series, read};
use benchlens::suite::LoadOptions;
use benchlens::tree::{Entry, Place, Tree, TreeOptions};
use serde_json::json;

use crate::made::{Made, Made1};

fn history(tree: &Tree) -> History {
    let options = ReadOptions {
        load: LoadOptions::default(),
        jobs: NonZero::new(2).expect("two"),
    };
    let is_nightly = |entry: &Entry| entry.identity.is_of_python();
    History::new(tree, read(tree, &options, &is_nightly, &|| false))
}

/// A night of a made machine.
struct Night<'n> {
    number: usize,
    value: f64,
    suite: &'n str,
    zone: &'n str,
}

impl Night<'_> {
    fn of(number: usize, value: f64) -> Self {
        Night {
            number,
            value,
            suite: "one",
            zone: "+00:00",
        }
    }

    fn add(&self, made: &Made) -> String {
        let (month, day) = (1 + self.number / 28, 1 + self.number % 28);
        let date = format!("2026-{month:02}-{day:02}T12:00:00{}", self.zone);
        // The largest of the names comes first in the order of the tree.
        let hash = format!("{:07x}", 0xf00_0000 - self.number);
        made.add(&Made1 {
            hash: &hash,
            metadata: json!({"commit_date": date, "benchmark_hash": self.suite}),
            value: self.value,
            processes: 3,
            ..Made1::default()
        })
    }
}

/// The first series of the first group, and what is said of it.
fn first(history: &History) -> (&Group, &Series, Analysis) {
    let group = &history.groups[0];
    let series = &group.series[0];
    (group, series, series.analyse(group))
}

/// Values near 1 that vary by about 1%.
fn usual(night: usize) -> f64 {
    1.0 + [0.004, -0.009, 0.001, 0.01, -0.006, 0.007, -0.002][night % 7]
}

#[test]
fn nights_are_in_the_order_of_their_instants() {
    let made = Made::new("");
    let zones = ["+08:00", "-07:00", "+00:00", "Z"];
    // On the same day at the same time of the clock, the more eastern one is earlier.
    let mut files = Vec::new();
    for (number, zone) in zones.into_iter().enumerate() {
        let night = Night {
            zone,
            ..Night::of(5, 1.0 + number as f64)
        };
        let hash = format!("{number}111111");
        let date = format!("2026-01-06T12:00:00{}", night.zone);
        files.push(made.add(&Made1 {
            hash: &hash,
            metadata: json!({"commit_date": date}),
            value: night.value,
            ..Made1::default()
        }));
    }
    let history = history(&made.read());
    let (group, series, _) = first(&history);
    let order: Vec<&String> = group.nights.iter().map(|night| &night.file).collect();
    assert_eq!(order, [&files[0], &files[2], &files[3], &files[1]]);
    assert_eq!(group.nights[0].hash.as_deref(), Some("0111111"));
    assert_eq!(group.nights[0].date, "2026-01-06T12:00:00+08:00");
    assert_eq!(group.nights[1].instant - group.nights[0].instant, 8 * 3600);
    let values: Vec<f64> = series
        .points
        .iter()
        .map(|point| point.mean.floor())
        .collect();
    assert_eq!(values, [1.0, 3.0, 4.0, 2.0]);
}

#[test]
fn machines_and_flags_have_series_of_their_own_and_the_rest_is_counted() {
    let made = Made::new("");
    let dated = json!({"commit_date": "2026-01-06T12:00:00Z"});
    let usual = Made1 {
        metadata: dated.clone(),
        ..Made1::default()
    };
    made.add(&usual);
    made.add(&Made1 {
        flags: "JIT",
        metadata: dated.clone(),
        ..Made1::default()
    });
    made.add(&Made1 {
        runner: "mac",
        metadata: dated.clone(),
        ..Made1::default()
    });
    made.add(&Made1 {
        fork: "someone",
        hash: "2222222",
        metadata: dated,
        ..Made1::default()
    });
    made.add(&Made1 {
        hash: "3333333",
        ..Made1::default()
    });
    let tree = made.read();
    let history = history(&tree);
    let groups: Vec<(&str, &[String], usize)> = history
        .groups
        .iter()
        .map(|group| {
            (
                group.machine.as_str(),
                group.flags.as_slice(),
                group.nights.len(),
            )
        })
        .collect();
    let jit = ["JIT".to_owned()];
    let expected: [(&str, &[String], usize); 3] = [
        ("unknown x86_64 (linux)", &[], 1),
        ("unknown x86_64 (linux)", &jit, 1),
        ("unknown x86_64 (mac)", &[], 1),
    ];
    assert_eq!(groups, expected);
    let [a, b] = history.groups[0].series.as_slice() else {
        panic!("two benchmarks are expected");
    };
    assert_eq!((a.benchmark.as_str(), b.benchmark.as_str()), ("a", "b"));
    // The one without a date; the other fork was not wanted.
    let [left_out] = history.left_out[..] else {
        panic!("one is left out");
    };
    assert!(tree.results[left_out].file.contains("3333333"));
}

#[test]
fn a_change_is_found_with_its_levels_and_noise_is_known() {
    let made = Made::new("");
    for number in 0..30 {
        let factor = if number < 18 { 1.0 } else { 1.08 };
        Night::of(number, usual(number) * factor).add(&made);
    }
    let history = history(&made.read());
    let (group, series, analysis) = first(&history);
    assert_eq!(series.points.len(), 30);
    let [change] = analysis.changes.as_slice() else {
        panic!("one change is expected: {analysis:?}");
    };
    assert_eq!(change.point, 18);
    assert_eq!(
        group.nights[series.points[18].night].hash.as_deref(),
        Some("effffee")
    );
    assert!((change.ratio() - 1.08).abs() < 0.01, "{change:?}");
    assert!((1.0..1.02).contains(&change.before), "{change:?}");
    assert_eq!(analysis.segments, [0..18, 18..30]);
    let noise = analysis.noise.expect("thirty nights");
    assert!((0.005..0.015).contains(&noise), "{noise}");
}

#[test]
fn another_version_of_the_benchmarks_is_no_change_and_starts_a_segment() {
    let made = Made::new("");
    for number in 0..24 {
        let (factor, suite) = if number < 12 {
            (1.0, "one")
        } else {
            (1.5, "two")
        };
        Night {
            suite,
            ..Night::of(number, usual(number) * factor)
        }
        .add(&made);
    }
    let history = history(&made.read());
    let (group, _, analysis) = first(&history);
    let changed: Vec<bool> = group
        .nights
        .iter()
        .map(|night| night.suite_changed)
        .collect();
    assert_eq!(changed.iter().position(|&changed| changed), Some(12));
    assert_eq!(changed.iter().filter(|&&changed| changed).count(), 1);
    assert_eq!(analysis.changes, []);
    assert_eq!(analysis.segments, [0..12, 12..24]);
    assert!(analysis.noise.expect("enough nights") < 0.015);
}

#[test]
fn a_disturbed_night_is_marked_and_does_not_count() {
    let names: Vec<String> = (0..12).map(|number| format!("b{number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let analysed = |factor: f64| {
        let made = Made::new("");
        for number in 0..20 {
            let hash = format!("{number:07}");
            let date = format!("2026-01-{:02}T12:00:00Z", number + 1);
            let factor = if (9..12).contains(&number) {
                factor
            } else {
                1.0
            };
            made.add(&Made1 {
                hash: &hash,
                metadata: json!({"commit_date": date}),
                value: usual(number) * factor,
                benchmarks: &names,
                ..Made1::default()
            });
        }
        let history = history(&made.read());
        let (group, _, analysis) = first(&history);
        let disturbed = (0..20).filter(|&night| group.nights[night].is_disturbed);
        (disturbed.collect::<Vec<_>>(), analysis)
    };
    let (disturbed, with) = analysed(1.6);
    assert_eq!(disturbed, [9, 10, 11]);
    let (disturbed, without) = analysed(1.0);
    assert!(disturbed.is_empty());
    assert_eq!(with.changes, []);
    let [with, without] = [with, without].map(|analysis| analysis.noise.expect("enough nights"));
    assert!((with / without - 1.0).abs() < 0.3, "{with} {without}");
}

#[test]
fn few_nights_have_no_noise_and_an_unreadable_result_is_left_out() {
    let made = Made::new("");
    for number in 0..7 {
        Night::of(number, usual(number)).add(&made);
    }
    let broken = Night::of(7, 1.0).add(&made);
    let text = std::fs::read_to_string(made.root().join(&broken)).expect("it was written");
    made.write(&broken, text.replace("\"values\"", "\"value\""));
    let tree = made.read();
    let history = history(&tree);
    let (group, _, analysis) = first(&history);
    assert_eq!((group.nights.len(), analysis.noise), (7, None));
    assert_eq!(analysis.segments.first(), Some(&(0..7)));
    let left_out: Vec<&String> = history
        .left_out
        .iter()
        .map(|&index| &tree.results[index].file)
        .collect();
    assert_eq!(left_out, [&broken]);
}

#[test]
#[ignore = "it needs a folder of real results: BENCHLENS_HISTORY"]
fn the_history_of_a_machine_has_series_with_noise_and_changes() {
    let root = std::env::var_os("BENCHLENS_HISTORY")
        .expect("BENCHLENS_HISTORY names the folder of real results");
    let place = Place::of(root.as_ref()).expect("it is a folder");
    let tree = Tree::read(
        place,
        std::sync::Arc::default(),
        &TreeOptions::default(),
        &|| false,
    );
    let history = history(&tree);
    assert!(history.left_out.is_empty());
    let groups: Vec<(usize, &[String])> = history
        .groups
        .iter()
        .map(|group| (group.nights.len(), group.flags.as_slice()))
        .collect();
    let jit = ["JIT".to_owned()];
    assert_eq!(groups, [(75, &[][..]), (40, &jit[..])]);
    let group = &history.groups[0];
    assert!(group.nights.is_sorted_by_key(|night| night.instant));
    let disturbed: Vec<usize> = (0..75)
        .filter(|&night| group.nights[night].is_disturbed)
        .collect();
    assert_eq!(disturbed, [0, 14, 15]);
    let full: Vec<&Series> = group
        .series
        .iter()
        .filter(|series| series.points.len() == 75)
        .collect();
    assert_eq!(full.len(), 121);
    let analyses: Vec<Analysis> = full.iter().map(|series| series.analyse(group)).collect();
    let mut noise: Vec<f64> = analyses
        .iter()
        .map(|analysis| analysis.noise.expect("75 nights"))
        .collect();
    noise.sort_by(f64::total_cmp);
    assert!((0.005..0.015).contains(&noise[60]), "{}", noise[60]);
    let large = |analysis: &&Analysis| {
        analysis
            .changes
            .iter()
            .any(|change| change.ratio().ln().abs() > 0.02)
    };
    assert!(analyses.iter().filter(large).count() > 20);
}
