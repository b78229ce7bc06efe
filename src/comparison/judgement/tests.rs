//! Each rule of the judgement, just inside and just outside its limit.

use super::{Finding, Judgement, Rules};
use crate::comparison::tests::{compare_processes, compare_runs};
use crate::comparison::{Comparison, Metric};

fn finding(comparison: &Comparison) -> Finding {
    let finding = comparison.finding(Metric::Time, 0);
    finding.expect("every benchmark has a time")
}

/// Six processes of two values each around 1 with this spread, and a head that is `factor` times as slow.
fn spread(spread: f64, factor: f64) -> Comparison {
    let steps = [-1.0, 0.4, -0.2, 1.0, -0.6, 0.4];
    let values: Vec<[f64; 2]> = steps
        .iter()
        .map(|step| [1.0 + spread * step, 1.0 - spread * step * 0.5])
        .collect();
    let processes: Vec<&[f64]> = values.iter().map(<[f64; 2]>::as_slice).collect();
    compare_processes(&processes, "", factor)
}

#[test]
fn a_change_that_everything_supports_is_clear_whatever_its_direction() {
    for factor in [0.5, 0.9, 1.1, 2.0] {
        assert_eq!(finding(&spread(0.01, factor)), Finding::Clear, "{factor}");
    }
}

#[test]
fn without_a_significant_difference_there_is_no_change() {
    assert_eq!(finding(&spread(0.1, 1.001)), Finding::NotSignificant);
    let single = compare_processes(&[&[1.0]], "", 2.0);
    assert_eq!(finding(&single), Finding::NotTested);
    let same = compare_processes(&[&[1.0, 1.1], &[1.0, 1.1]], "", 1.0);
    assert_eq!(finding(&same), Finding::NotSignificant);
}

#[test]
fn a_change_below_the_threshold_is_small_in_both_directions() {
    for (factor, small) in [
        (1.0099, true),
        (1.0101, false),
        (1.0 / 1.0099, true),
        (1.0 / 1.0101, false),
    ] {
        let comparison = spread(0.0005, factor);
        let expected = if small {
            Finding::BelowThreshold
        } else {
            Finding::Clear
        };
        assert_eq!(finding(&comparison), expected, "{factor}");
    }
    let strict = spread(0.0005, 1.03).with_rules(Rules { small: 0.05 });
    assert_eq!(strict.judgement(Metric::Time, 0), Some(Judgement::Small));
    let lenient = strict.with_rules(Rules { small: 0.02 });
    assert_eq!(lenient.judgement(Metric::Time, 0), Some(Judgement::Clear));
}

#[test]
fn a_change_without_an_interval_is_noisy() {
    let values: &[f64] = &[1.0, 1.01, 0.99, 1.0];
    assert_eq!(
        finding(&compare_processes(&[values], "", 2.0)),
        Finding::NoInterval
    );
}

#[test]
fn an_interval_that_includes_1_speaks_against_a_significant_change() {
    // Within a process the values hardly differ, so that the t-test sees more evidence than there is.
    let reference: [&[f64]; 3] = [&[1.0; 20], &[1.04; 20], &[1.02; 20]];
    let head: [&[f64]; 3] = [&[1.04; 20], &[1.06; 20], &[1.01; 20]];
    let comparison = compare_runs([&reference, &head], "");
    assert!(matches!(
        finding(&comparison),
        Finding::IntervalIncludesOne(interval) if interval.low < 1.0
    ));
}

#[test]
fn a_change_that_is_smaller_than_the_noise_is_noisy() {
    let values: Vec<Vec<f64>> = (0..40)
        .map(|process| {
            let process = f64::from(process % 8) / 8.0;
            vec![0.8 + process * 0.4, 1.2 - process * 0.4]
        })
        .collect();
    let processes: Vec<&[f64]> = values.iter().map(Vec::as_slice).collect();
    for (factor, is_noisy) in [(1.08, true), (1.2, false)] {
        let comparison = compare_processes(&processes, "", factor);
        let finding = finding(&comparison);
        let within = matches!(finding, Finding::SmallerThanSpread { effect } if effect < 1.0);
        assert_eq!(within, is_noisy, "{finding:?}");
        // The spread is more than a tenth of the mean.
        let unstable = matches!(finding, Finding::Unstable { effect, .. } if effect >= 1.0);
        assert_eq!(unstable, !is_noisy, "{finding:?}");
    }
}

#[test]
fn an_interval_that_spans_more_than_a_fifth_leaves_the_size_open() {
    let reference: [&[f64]; 4] = [&[1.0, 1.01], &[1.01, 1.0], &[1.0, 1.0], &[1.01, 1.01]];
    let head = |spread: f64| -> Vec<Vec<f64>> {
        let steps = [-1.0, 0.5, 1.0, -0.5];
        let process = |step: f64| vec![10.0 + spread * step, 10.0 + spread * step + 0.01];
        steps.map(process).to_vec()
    };
    for (spread, is_uncertain) in [(0.2, false), (3.0, true)] {
        let head = head(spread);
        let head: Vec<&[f64]> = head.iter().map(Vec::as_slice).collect();
        let finding = finding(&compare_runs([&reference, &head], ""));
        let uncertain = matches!(finding, Finding::UncertainSize(_));
        assert_eq!(uncertain, is_uncertain, "{finding:?}");
    }
}

#[test]
fn if_only_the_proportions_of_the_modes_differ_the_change_is_bimodal() {
    let side = |of_slow: usize, slow: f64| -> Vec<Vec<f64>> {
        let process = |index: usize| {
            let centre = if index % 8 < of_slow { slow } else { 1.0 };
            let step = (index % 5) as f64 / 1000.0;
            vec![centre + step, centre - step, centre + step / 2.0]
        };
        (0..40).map(process).collect()
    };
    let compare = |reference: &[Vec<f64>], head: &[Vec<f64>]| {
        let sides = [reference, head].map(|side| side.iter().map(Vec::as_slice).collect());
        let [reference, head]: [Vec<&[f64]>; 2] = sides;
        finding(&compare_runs([&reference, &head], ""))
    };
    let finding = compare(&side(2, 1.1), &side(6, 1.1));
    let Finding::SameModes(modes) = &finding else {
        panic!("{finding:?}")
    };
    assert_eq!(modes.as_ref().map(Vec::len).into_array(), [2, 2]);
    // If a mode moves, or if there is only one, the change is not only one of proportions.
    assert_eq!(compare(&side(2, 1.1), &side(6, 1.2)), Finding::Clear);
    assert_eq!(compare(&side(0, 1.1), &side(8, 1.1)), Finding::Clear);
}

#[test]
fn symbols_are_told_apart_and_take_one_column() {
    for (index, judgement) in Judgement::ALL.iter().enumerate() {
        assert_eq!(crate::text::width(judgement.symbol()), 1);
        assert_eq!(judgement.word().parse(), Ok(*judgement));
        let others = &Judgement::ALL[..index];
        assert!(
            others
                .iter()
                .all(|other| other.symbol() != judgement.symbol())
        );
    }
}
