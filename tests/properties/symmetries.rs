//! What a comparison has in common with the same files swapped, shuffled or put against themselves.

use std::collections::HashMap;

use benchlens::comparison::{Change, Comparison, Exclusions, Incomparable, Metric, wording};
use benchlens::stats::Untestable;
use benchlens::stats::significance::Significance;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::json;

use crate::config;
use crate::outputs::outputs;
use crate::support::files::{Benchmark, benchmarks, compare, document, pairs, results};

fn mean_of(comparison: &Comparison) -> Option<f64> {
    comparison
        .verdict(&comparison.all(), Exclusions::Applied)
        .pyperf_mean
}

fn is_near(a: f64, b: f64, share: f64) -> bool {
    a == b || a.is_nan() && b.is_nan() || (a - b).abs() <= share * a.abs().max(b.abs())
}

/// What a row says by itself, in words that tell every bit and take a NaN for the same as a NaN.
fn own_numbers(comparison: &Comparison) -> HashMap<String, String> {
    let of = |index: usize| {
        let row = &comparison.rows[index];
        let by = |metric| {
            (
                comparison.measure(metric, index),
                comparison.evidence(metric, index),
                comparison.modes(metric, index),
            )
        };
        let text = format!(
            "{:?}",
            (
                row.time(),
                row.memory(),
                &row.tags,
                row.measured.as_ref().map(|measured| measured.speedup),
                by(Metric::Time),
                by(Metric::Memory),
                comparison.is_unstable(index)
            )
        );
        (row.name.clone(), text)
    };
    comparison.all().into_iter().map(of).collect()
}

proptest! {
    #![proptest_config(config(64))]

    #[test]
    fn a_file_against_itself_has_not_changed(benchmarks in benchmarks(false), infinite in any::<Option<Index>>()) {
        let mut benchmarks = benchmarks;
        if let Some(place) = infinite {
            place.get_mut(&mut benchmarks).runs[0]["values"][0] = json!("INFINITE");
        }
        let text = document(1, &benchmarks).replace("\"INFINITE\"", "Infinity");
        let comparison = compare(("ref.json", &text), ("head.json", &text)).expect("every benchmark has a value");
        for (index, row) in comparison.rows.iter().enumerate() {
            let time = row.time().expect("both sides have it");
            let is_same = if time.sides.reference.mean.is_finite() { time.ratio == 1.0 } else { time.ratio.is_nan() };
            prop_assert!(is_same, "{}", time.ratio);
            prop_assert!(!time.ratio.is_finite() || wording::ratio(time.ratio) == "no change");
            prop_assert!(!matches!(time.change(), Change::Better | Change::Worse));
            let memory = comparison.measure(Metric::Memory, index);
            prop_assert!(memory.is_none_or(|memory| memory.ratio == 1.0));
        }
        let all_finite = comparison.rows.iter().all(|row| row.time().expect("both sides have it").ratio == 1.0);
        prop_assert!(!all_finite || mean_of(&comparison) == Some(1.0));
        prop_assert_eq!(all_finite, infinite.is_none());
    }

    #[test]
    fn swapped_files_say_the_opposite((reference, head) in pairs()) {
        let (reference, head) = (document(1, &reference), document(1, &head));
        let results = results(("ref.json", &reference), ("head.json", &head));
        let there = Comparison::of(&results);
        let back = compare(("head.json", &head), ("ref.json", &reference));
        let (there, back) = match (there, back) {
            (Ok(there), Ok(back)) => (there, back),
            // Where a ratio is 0 in one direction, there is none to compare with.
            (there, back) => {
                let mut errors = [there.err(), back.err()].into_iter().flatten();
                let has_reason = errors.all(|error| matches!(error, Incomparable::NoRatio { .. }));
                prop_assert!(has_reason);
                return Ok(());
            }
        };
        for (a, b) in there.rows.iter().zip(&back.rows) {
            prop_assert_eq!(&a.name, &b.name);
            let (Some(a), Some(b)) = (a.time(), b.time()) else { panic!("both sides have it") };
            // A denormal number has fewer digits than the bound asks for.
            if a.ratio.is_normal() && b.ratio.is_normal() {
                prop_assert!(is_near(a.ratio, 1.0 / b.ratio, 1e-12), "{} {}", a.ratio, b.ratio);
            }
            let opposite = match a.change() {
                Change::Better => Change::Worse,
                Change::Worse => Change::Better,
                same => same,
            };
            prop_assert_eq!(b.change(), opposite);
            let mirrored = match a.significance {
                Significance::Significant { t } => Significance::Significant { t: -t },
                Significance::NotSignificant { t } => Significance::NotSignificant { t: -t },
                Significance::NotTested(Untestable::UnequalCounts { reference: head, head: reference }) => {
                    Significance::NotTested(Untestable::UnequalCounts { reference, head })
                }
                Significance::NotTested(reason) => Significance::NotTested(reason),
            };
            let are_nan = [a, b].iter().all(|measure| measure.t().is_some_and(f64::is_nan));
            prop_assert!(mirrored == b.significance || are_nan, "{:?} {:?}", mirrored, b.significance);
        }
        let swapped = Comparison::of(&results.swapped()).expect("it could be built");
        prop_assert_eq!(own_numbers(&swapped), own_numbers(&back));
        prop_assert_eq!(outputs(&swapped), outputs(&back));
    }

    #[test]
    fn the_order_of_benchmarks_does_not_matter((reference, head) in pairs(), keys in vec(any::<u16>(), 12)) {
        let shuffled = |benchmarks: &[Benchmark], keys: &[u16]| {
            let mut keyed: Vec<(u16, Benchmark)> = keys.iter().copied().zip(benchmarks.iter().cloned()).collect();
            keyed.sort_by_key(|(key, _)| *key);
            document(1, &keyed.into_iter().map(|(_, benchmark)| benchmark).collect::<Vec<_>>())
        };
        let compare = |reference: &str, head: &str| compare(("ref.json", reference), ("head.json", head)).ok();
        let first = compare(&document(1, &reference), &document(1, &head));
        let second = compare(&shuffled(&reference, &keys[..6]), &shuffled(&head, &keys[6..]));
        prop_assert_eq!(first.is_some(), second.is_some());
        let (Some(first), Some(second)) = (first, second) else { return Ok(()) };
        prop_assert_eq!(own_numbers(&first), own_numbers(&second));
        let counts = |of: &Comparison| Metric::ALL.iter().map(|&metric| of.counts(&of.all(), metric)).collect::<Vec<_>>();
        prop_assert_eq!(counts(&first), counts(&second));
        let (a, b) = (first.published(), second.published());
        prop_assert_eq!((a.rows, a.excluded), (b.rows, b.excluded));
        let near = |a: Option<f64>, b: Option<f64>| a.zip(b).map_or(a == b, |(a, b)| is_near(a, b, 1e-12));
        prop_assert!(near(a.pyperf_mean, b.pyperf_mean) && near(mean_of(&first), mean_of(&second)), "{:?} {:?}", a, b);
        prop_assert!(near(a.memory_mean, b.memory_mean) && near(a.runner_mean.ok(), b.runner_mean.ok()));
        prop_assert_eq!(a.hpt.map(|hpt| hpt.at_least), b.hpt.map(|hpt| hpt.at_least));
    }
}
