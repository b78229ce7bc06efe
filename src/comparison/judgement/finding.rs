//! The rule that decides a judgement.

use super::judgement::Judgement;
use crate::comparison::comparison::Comparison;
use crate::comparison::evidence::Evidence;
use crate::comparison::measure::{Change, Measure};
use crate::comparison::metric::Metric;
use crate::comparison::stability::is_widely_spread;
use crate::results::Sides;
use crate::stats::interval::Interval;
use crate::stats::{density, summary};

/// A change is noisy if its q-value is not below this.
const MAX_Q: f64 = 0.05;
/// A change is noisy if its effect/noise is below this ...
const MIN_EFFECT: f64 = 1.0;
/// ... or below this if `pyperf check` warns of the spread of a side.
const MIN_EFFECT_IF_UNSTABLE: f64 = 3.0;
/// The size of a change is uncertain if its 95% CI spans more than this factor.
const MAX_SPAN: f64 = 1.2;
/// Two modes coincide if the distance between their logarithms is at most this share of the logarithm of the ratio.
const MODE_TOLERANCE: f64 = 0.25;

/// The rule that decided a judgement, and what it was decided by.
#[derive(Debug, Clone, PartialEq)]
pub enum Finding {
    /// The t-test could not be run.
    NotTested,
    /// The t-test found no difference.
    NotSignificant,
    /// There is no 95% CI.
    NoInterval,
    /// The 95% CI includes 1.
    IntervalIncludesOne(Interval),
    /// The q-value is too high.
    ManyTests {
        /// The p-value, adjusted for many tests.
        q: f64,
    },
    /// The change is smaller than the spread of the values.
    SmallerThanSpread {
        /// |ln ratio| divided by the noise.
        effect: f64,
    },
    /// `pyperf check` warns of the spread of a side, and the change is not much larger than the noise.
    Unstable {
        /// Which sides it warns of.
        sides: Sides<bool>,
        /// |ln ratio| divided by the noise.
        effect: f64,
    },
    /// The 95% CI is too wide to tell the size.
    UncertainSize(Interval),
    /// Both sides have the same modes.
    SameModes(Sides<Vec<f64>>),
    /// The change is below the threshold.
    BelowThreshold,
    /// The two files support the change, but the benchmark varies as much from night to night.
    WithinNoise {
        /// |ln ratio| divided by √2 times the noise from night to night.
        night: f64,
    },
    /// No rule speaks against the change.
    Clear,
}

impl Finding {
    /// The judgement that the rule leads to.
    #[must_use]
    pub fn judgement(&self) -> Judgement {
        match self {
            Self::NotTested => Judgement::Untested,
            Self::NotSignificant => Judgement::Same,
            Self::NoInterval
            | Self::IntervalIncludesOne(_)
            | Self::ManyTests { .. }
            | Self::SmallerThanSpread { .. }
            | Self::Unstable { .. }
            | Self::UncertainSize(_) => Judgement::Noisy,
            Self::SameModes(_) => Judgement::Bimodal,
            Self::BelowThreshold => Judgement::Small,
            Self::WithinNoise { .. } => Judgement::WithinNoise,
            Self::Clear => Judgement::Clear,
        }
    }
}

impl Comparison {
    /// How well the change of a row is supported; `None` if a side lacks the metric.
    pub fn judgement(&self, metric: Metric, row: usize) -> Option<Judgement> {
        let judgement = self.judgement_by_files(metric, row)?;
        let is_within = self.within_noise(metric, row, judgement).is_some();
        Some(if is_within {
            Judgement::WithinNoise
        } else {
            judgement
        })
    }

    /// The same by the two files alone, whatever the nights before say.
    pub(in crate::comparison) fn judgement_by_files(
        &self,
        metric: Metric,
        row: usize,
    ) -> Option<Judgement> {
        let judgement = || Some(self.finding_by_files(metric, row)?.judgement());
        *self.cache.judgement.get(metric).get(row, judgement)
    }

    /// The rule that decides the judgement of a row; `None` if a side lacks the metric.
    #[must_use]
    pub fn finding(&self, metric: Metric, row: usize) -> Option<Finding> {
        let finding = self.finding_by_files(metric, row)?;
        let within = self.within_noise(metric, row, finding.judgement());
        Some(within.map_or(finding, |night| Finding::WithinNoise { night }))
    }

    /// Likewise by the two files alone.
    fn finding_by_files(&self, metric: Metric, row: usize) -> Option<Finding> {
        let measure = self.measure(metric, row)?;
        match measure.change() {
            Change::NotTested => return Some(Finding::NotTested),
            Change::NotSignificant | Change::Unchanged => return Some(Finding::NotSignificant),
            Change::Worse | Change::Better => {}
        }
        let evidence = self.evidence(metric, row)?;
        let noisy = self.noisy(metric, row, measure, evidence);
        let finding = noisy.or_else(|| self.same_modes(metric, row, measure, evidence));
        Some(finding.unwrap_or_else(|| {
            let size = measure.ratio.max(measure.ratio.recip()) - 1.0;
            if size < self.rules().small {
                Finding::BelowThreshold
            } else {
                Finding::Clear
            }
        }))
    }

    /// The first rule by which a significant change is noisy.
    fn noisy(
        &self,
        metric: Metric,
        row: usize,
        measure: &Measure,
        evidence: &Evidence,
    ) -> Option<Finding> {
        let Some(interval) = evidence.interval else {
            return Some(Finding::NoInterval);
        };
        if interval.holds_no_change() {
            return Some(Finding::IntervalIncludesOne(interval));
        }
        if let Some(q) = self.q(metric, row).filter(|&q| q >= MAX_Q) {
            return Some(Finding::ManyTests { q });
        }
        // Without any noise, the change is infinitely larger.
        let effect = evidence.effect_to_noise.unwrap_or(f64::INFINITY);
        if effect < MIN_EFFECT {
            return Some(Finding::SmallerThanSpread { effect });
        }
        if effect < MIN_EFFECT_IF_UNSTABLE {
            let sides = measure.sides.map(|summary| is_widely_spread(&summary));
            if sides.reference || sides.head {
                return Some(Finding::Unstable { sides, effect });
            }
        }
        let span = interval.high / interval.low;
        (span > MAX_SPAN).then_some(Finding::UncertainSize(interval))
    }

    /// Whether both sides have the same modes, at least two, so that only their proportions differ.
    fn same_modes(
        &self,
        metric: Metric,
        row: usize,
        measure: &Measure,
        evidence: &Evidence,
    ) -> Option<Finding> {
        // Without this check, the modes of every benchmark would be counted. If no value of one side lies among those
        // of the other, no two modes coincide.
        let is_apart = |share: f64| share <= 0.0 || share >= 1.0;
        if evidence.probability_better.is_none_or(is_apart) {
            return None;
        }
        // Most references have a single mode. The modes of the head need not be found then.
        let samples = self.samples(metric, row)?;
        if density::modes(&summary::sorted(&samples.reference)).len() < 2 {
            return None;
        }
        let modes = self.modes(metric, row)?;
        let coincide =
            |(a, b): (&f64, &f64)| (b / a).ln().abs() <= MODE_TOLERANCE * measure.log_ratio.abs();
        let mut pairs = modes.reference.iter().zip(&modes.head);
        let are_same = modes.reference.len() == modes.head.len() && pairs.all(coincide);
        are_same.then(|| Finding::SameModes(modes.clone()))
    }
}
