//! A sentence for each rule of the judgement.

use crate::bench_runner::Config;
use crate::comparison::tests::{compare_processes, compare_runs};
use crate::comparison::{Comparison, Finding, Metric, Rules};
use crate::suite::parse;

fn sentences(comparison: &Comparison) -> Vec<String> {
    comparison.conclusion(Metric::Time, 0)
}

/// Six processes of two values each around 1 with this spread, and a head that is `factor` times as slow.
fn spread(spread: f64, factor: f64) -> Comparison {
    let steps = [-1.0, 0.4, -0.2, 1.0, -0.6, 0.4];
    let values = steps.map(|step| [1.0 + spread * step, 1.0 - spread * step * 0.5]);
    let processes: Vec<&[f64]> = values.iter().map(<[f64; 2]>::as_slice).collect();
    compare_processes(&processes, "", factor)
}

/// Processes of three values each around 1, and around `slow` in `of_slow` of 8 processes.
fn side(of_slow: usize, slow: f64) -> Vec<Vec<f64>> {
    let process = |index: usize| {
        let centre = if index % 8 < of_slow { slow } else { 1.0 };
        let step = (index % 5) as f64 / 1000.0;
        vec![centre + step, centre - step, centre + step / 2.0]
    };
    (0..40).map(process).collect()
}

fn compare(reference: &[Vec<f64>], head: &[Vec<f64>]) -> Comparison {
    let sides = [reference, head].map(|side| side.iter().map(Vec::as_slice).collect());
    let [reference, head]: [Vec<&[f64]>; 2] = sides;
    compare_runs([&reference, &head], "")
}

#[test]
fn a_clear_change_has_its_direction_its_size_and_the_interval() {
    let above = "Every head value is above every reference value.";
    assert_eq!(
        sentences(&spread(0.01, 1.25)),
        ["Slower, clear: 1.250x, 95% CI 1.247–1.253x.", above]
    );
    let below = "Every head value is below every reference value.";
    assert_eq!(
        sentences(&spread(0.01, 0.8)),
        ["Faster, clear: 1.250x, 95% CI 1.247–1.253x.", below]
    );
}

#[test]
fn a_small_change_names_the_threshold() {
    let comparison = spread(0.0005, 1.004);
    let first = &sentences(&comparison)[0];
    assert!(first.starts_with("Small: 1.004"), "{first}");
    assert!(first.ends_with("x; significant, but below 1%."), "{first}");
    let comparison = comparison.with_rules(Rules { small: 0.025 });
    let first = &sentences(&comparison)[0];
    assert!(first.ends_with("but below 2.5%."), "{first}");
}

#[test]
fn no_difference_has_the_t_of_the_test() {
    let sentences = sentences(&spread(0.1, 1.001));
    assert_eq!(
        sentences,
        ["Same: no significant difference (|t| = 0.04, below 2.074), 95% CI 0.978–1.025x."]
    );
}

#[test]
fn a_test_that_could_not_be_run_says_why() {
    let single = compare_processes(&[&[1.0]], "", 2.0);
    assert_eq!(
        sentences(&single),
        ["Untested: each side has a single value. The mean of the head is 2.00x slower."]
    );
    let unequal = compare_runs([&[&[1.0, 1.1]], &[&[0.5]]], "");
    assert_eq!(
        sentences(&unequal),
        [
            "Untested: the reference has 2 values and the head 1. The mean of the head is 2.10x faster.",
            "Every head value is below every reference value.",
        ]
    );
    let same = compare_runs([&[&[1.0, 1.0]], &[&[1.0, 1.0]]], "");
    assert_eq!(
        sentences(&same),
        ["Untested: all values of each side are the same. The means are the same."]
    );
}

#[test]
fn without_an_interval_it_says_which_side_has_too_few_processes() {
    let one: &[f64] = &[1.0, 1.01, 0.99, 1.0];
    let of = |comparison: Comparison| sentences(&comparison).swap_remove(0);
    assert_eq!(
        of(compare_processes(&[one], "", 2.0)),
        "Noisy: 2.00x slower, but there is no 95% CI, because both sides have a single process."
    );
    let two: [&[f64]; 2] = [&[2.0, 2.02], &[1.98, 2.0]];
    assert_eq!(
        of(compare_runs([&[one], &two], "")),
        "Noisy: 2.00x slower, but there is no 95% CI, because the reference has a single process."
    );
}

#[test]
fn an_interval_that_includes_1_is_shown_with_it() {
    // Within a process the values hardly differ, so that the t-test sees more evidence than there is.
    let reference: [&[f64]; 3] = [&[1.0; 20], &[1.04; 20], &[1.02; 20]];
    let head: [&[f64]; 3] = [&[1.04; 20], &[1.06; 20], &[1.01; 20]];
    let first = sentences(&compare_runs([&reference, &head], "")).swap_remove(0);
    assert_eq!(
        first,
        "Noisy: 1.016x slower, but the 95% CI (0.966–1.069x) includes 1."
    );
    let first = sentences(&compare_runs([&head, &reference], "")).swap_remove(0);
    assert_eq!(
        first,
        "Noisy: 1.016x faster, but the 95% CI (0.966–1.069x) includes 1."
    );
}

#[test]
fn a_high_q_value_has_the_number_of_tests() {
    let text = |shift: f64| {
        let benchmark = |(index, shift): (usize, f64)| {
            let run =
                |step: usize| format!(r#"{{"values": [{}]}}"#, 1.0 + step as f64 / 100.0 + shift);
            let runs: Vec<String> = (0..6).map(run).collect();
            format!(
                r#"{{"metadata": {{"name": "b{index}"}}, "runs": [{}]}}"#,
                runs.join(",")
            )
        };
        let shifts = [shift, 0.0, 0.0, 0.0].into_iter().enumerate();
        let benchmarks: Vec<String> = shifts.map(benchmark).collect();
        format!(
            r#"{{"version": "1.0", "benchmarks": [{}]}}"#,
            benchmarks.join(",")
        )
    };
    let suite = |shift: f64| parse("file.json".to_owned(), text(shift)).expect("it is valid");
    let comparison = Comparison::new(suite(0.0), suite(0.027), Config::default());
    let first = sentences(&comparison.expect("they share all")).swap_remove(0);
    assert_eq!(
        first,
        "Noisy: 1.026x slower, but q = 0.126 after adjusting for 4 tests."
    );
}

/// Forty processes that differ by up to a fifth, and a head that is `factor` times as slow.
fn wide(factor: f64) -> Comparison {
    let process = |index: u8| {
        let step = f64::from(index % 8) / 8.0;
        vec![0.8 + step * 0.4, 1.2 - step * 0.4]
    };
    let values: Vec<Vec<f64>> = (0..40).map(process).collect();
    let processes: Vec<&[f64]> = values.iter().map(Vec::as_slice).collect();
    compare_processes(&processes, "", factor)
}

#[test]
fn a_change_within_the_noise_is_compared_with_it() {
    assert_eq!(
        sentences(&wide(1.08)),
        ["Noisy: 1.080x slower, but the change is 0.65 times the noise (CV 11.80%)."]
    );
    assert_eq!(
        sentences(&wide(1.2)),
        [
            "Noisy: 1.20x slower, but pyperf check warns of the spread of both sides, and the change is only 1.55 times the noise (CV 11.80%)."
        ]
    );
}

#[test]
fn an_uncertain_size_has_its_interval() {
    let reference: [&[f64]; 4] = [&[1.0, 1.01], &[1.01, 1.0], &[1.0, 1.0], &[1.01, 1.01]];
    let head: [&[f64]; 4] = [&[7.0, 7.01], &[11.5, 11.51], &[13.0, 13.01], &[8.5, 8.51]];
    let comparison = compare_runs([&reference, &head], "");
    let first = sentences(&comparison).swap_remove(0);
    assert_eq!(
        first,
        "Noisy: 9.96x slower, but the size is uncertain (95% CI 6.44–15.39x)."
    );
}

#[test]
fn the_same_modes_are_listed_with_their_unit_once() {
    let comparison = compare(&side(2, 1.1), &side(6, 1.1));
    assert!(matches!(
        comparison.finding(Metric::Time, 0),
        Some(Finding::SameModes(_))
    ));
    assert_eq!(
        sentences(&comparison),
        [
            "Bimodal: 1.049x slower, but both sides have the same modes (1.00 and 1.10 sec); only their proportions differ."
        ]
    );
}

#[test]
fn several_modes_are_told_of_each_side_that_has_them() {
    let about = "the mean may not be representative.";
    let of = |reference: &[Vec<f64>], head: &[Vec<f64>]| {
        sentences(&compare(reference, head))
            .pop()
            .unwrap_or_default()
    };
    let (one, two) = (side(0, 1.0), side(4, 1.1));
    assert_eq!(
        of(&two, &side(8, 1.3)),
        format!("The reference is bimodal: {about}")
    );
    assert_eq!(
        of(&one, &side(4, 1.3)),
        format!("The head is bimodal: {about}")
    );
    let three: Vec<Vec<f64>> = [side(4, 1.3), side(8, 1.6)].concat();
    assert_eq!(of(&one, &three), format!("The head has 3 modes: {about}"));
    assert_eq!(
        of(&two, &side(4, 1.3)),
        "Both sides are bimodal: the means may not be representative."
    );
    assert_eq!(
        of(&two, &three),
        "Both sides have several modes (2 and 3): the means may not be representative."
    );
}

#[test]
fn a_few_values_have_no_modes() {
    let comparison = compare_runs([&[&[1.0, 1.1]], &[&[0.5, 0.6]]], "");
    let modes = comparison
        .modes(Metric::Time, 0)
        .map(|sides| sides.head.len());
    assert_eq!(modes, Some(2));
    let sentences = sentences(&comparison);
    assert!(!sentences.concat().contains("bimodal"), "{sentences:?}");
}

#[test]
fn a_benchmark_without_peak_memory_is_not_compared() {
    let comparison = spread(0.01, 1.25);
    assert_eq!(
        comparison.conclusion(Metric::Memory, 0),
        ["Not compared: a side has no peak memory, or a peak memory of 0 bytes."]
    );
}
