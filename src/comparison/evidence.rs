//! The evidence for a change of a row: noise, probabilities, and the confidence interval of its ratio.

use super::measure::Measure;
use crate::results::Sides;
use crate::stats::interval::{Interval, Process, Side};
use crate::stats::summary::sorted;
use crate::stats::{Student, false_discovery_rate, student_t, superiority};

/// Statistics of the values or the peak memory of one row, besides the means.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Evidence {
    /// The larger of the two sides' coefficients of variation; `None` if a side has a single value.
    pub noise: Option<f64>,
    /// |ln ratio| divided by `noise`: the effect size relative to the noise.
    pub effect_to_noise: Option<f64>,
    /// P(head < reference) over all pairs of values, where ties count half.
    pub probability_better: Option<f64>,
    /// The two-tailed p-value of the t-test; `None` if the test could not be run.
    pub p: Option<f64>,
    /// The 95% confidence interval of the ratio, from the process means.
    pub interval: Option<Interval>,
}

impl Evidence {
    /// The evidence of a row, from its samples and its processes.
    pub(super) fn new(
        measure: &Measure,
        samples: Sides<&[f64]>,
        processes: Sides<&[Process]>,
    ) -> Self {
        let variations = measure
            .sides
            .map(|summary| summary.coefficient_of_variation());
        let noise = variations
            .both()
            .map(|sides| sides.reference.max(sides.head));
        let effect = measure.log_ratio.abs();
        let sorted = samples.map(sorted);
        let sides = measure.sides.zip(processes);
        let sides = sides.map(|(summary, processes)| Side {
            mean: summary.mean,
            processes,
        });
        Self {
            noise,
            effect_to_noise: noise
                .map(|noise| effect / noise)
                .filter(|ratio| !ratio.is_nan()),
            probability_better: superiority::probability_of_faster(&sorted.reference, &sorted.head),
            p: p(measure),
            interval: Interval::of_ratio(sides.reference, sides.head),
        }
    }
}

/// The p-values of all measures, adjusted for the number of those that were tested; NaN for the others.
pub(super) fn adjusted<'m>(measures: impl Iterator<Item = Option<&'m Measure>>) -> Vec<f64> {
    let p: Vec<f64> = measures
        .map(|measure| measure.and_then(p).unwrap_or(f64::NAN))
        .collect();
    false_discovery_rate::adjusted(&p)
}

/// The two-tailed p-value of a measure; `None` if the test could not be run.
fn p(measure: &Measure) -> Option<f64> {
    let test = Student::test(&measure.sides.reference, &measure.sides.head).ok();
    let tested = test.filter(|student| student.raised.is_none() && !student.t.is_nan())?;
    Some(student_t::two_tailed(
        tested.t,
        tested.degrees_of_freedom as f64,
    ))
}

#[cfg(test)]
mod tests {
    use crate::comparison::Metric;
    use crate::comparison::tests::{compare_processes, compare_runs};

    #[test]
    fn the_evidence_of_a_clear_slowdown() {
        let comparison = compare_processes(&[&[1.0, 1.01], &[1.02, 1.01], &[0.99, 1.0]], "", 1.2);
        let evidence = comparison
            .evidence(Metric::Time, 0)
            .expect("there are values");
        assert_eq!(evidence.probability_better, Some(0.0));
        assert!(evidence.p.is_some_and(|p| p < 1e-6));
        assert_eq!(comparison.q(Metric::Time, 0), evidence.p);
        assert!(
            evidence
                .interval
                .is_some_and(|interval| interval.low > 1.1 && interval.high < 1.3)
        );
        assert!(evidence.effect_to_noise.is_some_and(|ratio| ratio > 10.0));
        assert_eq!(
            comparison
                .process_means(Metric::Time, 0)
                .map(|sides| sides.head.len()),
            Some(3)
        );
    }

    #[test]
    fn the_interval_contains_the_ratio_if_processes_have_different_numbers_of_values() {
        // If each process counted once, the interval would go from 1.3 to 1.9, and the ratio is 1.1.
        let reference: [&[f64]; 6] = [&[1.0; 30], &[1.0], &[1.0], &[1.0], &[1.0], &[1.0]];
        let head: [&[f64]; 6] = [&[1.0; 30], &[1.7], &[1.71], &[1.69], &[1.7], &[1.72]];
        let comparison = compare_runs([&reference, &head], "");
        let ratio = comparison.rows[0].time().expect("both sides have it").ratio;
        let evidence = comparison.evidence(Metric::Time, 0);
        let interval = evidence.and_then(|evidence| evidence.interval);
        assert!(
            interval.is_some_and(|interval| interval.low <= ratio && ratio <= interval.high),
            "{ratio} {interval:?}"
        );
    }

    #[test]
    fn without_noise_the_interval_is_the_ratio() {
        // Summed and divided, three times 0.1 is not 0.1.
        let [reference, head]: [[&[f64]; 2]; 2] = [[&[0.1; 3], &[0.1; 2]], [&[0.7; 3], &[0.7; 2]]];
        let comparison = compare_runs([&reference, &head], "");
        let ratio = comparison.rows[0].time().expect("both sides have it").ratio;
        let evidence = comparison.evidence(Metric::Time, 0);
        let interval = evidence.and_then(|evidence| evidence.interval);
        assert_eq!(
            interval.map(|interval| (interval.low, interval.high)),
            Some((ratio, ratio))
        );
    }

    #[test]
    fn a_single_value_says_little() {
        let comparison = compare_processes(&[&[1.0]], "", 2.0);
        let evidence = comparison
            .evidence(Metric::Time, 0)
            .expect("there are values");
        assert_eq!(
            (evidence.noise, evidence.p, evidence.interval),
            (None, None, None)
        );
        assert_eq!(evidence.probability_better, Some(0.0));
    }
}
