//! The numbers that a row can be filtered and sorted by.

use strum::VariantArray;

use crate::comparison::context::ViewContext;
use crate::comparison::metric::Metric;

/// A number of a row. Unless its name says otherwise, it is about the metric of the view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, VariantArray)]
pub enum Quantity {
    /// Head over reference.
    Ratio,
    /// The time of the head over that of the reference. The limit is a change: 5% for a ratio of 1.05.
    Slower,
    /// The time of the reference over that of the head.
    Faster,
    /// The memory of the head over that of the reference.
    Larger,
    /// The memory of the reference over that of the head.
    Smaller,
    /// The ratio of memory.
    Memory,
    /// The larger side's coefficient of variation.
    Noise,
    /// The p-value of the t-test.
    P,
    /// The p-value, adjusted for many tests.
    Q,
    /// The probability that a value of the head is better than one of the reference.
    ProbabilityBetter,
    /// The size of the influence on the headline, regardless of its direction.
    Influence,
    /// The mean of the reference.
    ReferenceMean,
    /// The mean of the head.
    HeadMean,
    /// How well the change is supported: the number of weaker judgements.
    Judgement,
    /// The ratio by the other metric.
    OtherRatio,
    /// The lower end of the 95% CI of the ratio.
    IntervalLow,
    /// |ln ratio| divided by the noise.
    EffectToNoise,
    /// The change of the time in units of what the noise from night to night makes of no change. There is none of peak memory.
    Night,
    /// The coefficient of variation of the reference.
    ReferenceCv,
    /// The coefficient of variation of the head.
    HeadCv,
    /// The size of Student's t.
    AbsT,
    /// The size of the logarithm of the ratio.
    AbsLogRatio,
    /// The number of modes of the side that has more.
    Modes,
}

/// Which numbers make sense as the limit of a quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// A factor such as 1.05. Percentages are not allowed, since 5 % of a time is not a slowdown of 5 %.
    Factor,
    /// A factor such as 1.05, or its change such as 5%.
    FactorOrChange,
    /// A change, such as 5%, of a factor of 1.
    Change,
    /// A probability between 0 and 1.
    Probability,
    /// Any number.
    Any,
}

impl Quantity {
    /// All quantities.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// Its name in the filter language; `None` if it has none.
    #[must_use]
    pub fn filter_name(self) -> Option<&'static str> {
        Some(match self {
            Self::Ratio => "ratio",
            Self::Slower => "slower",
            Self::Faster => "faster",
            Self::Larger => "larger",
            Self::Smaller => "smaller",
            Self::Memory => "mem",
            Self::Noise => "noise",
            Self::P => "p",
            Self::Q => "q",
            Self::ProbabilityBetter => "prob",
            Self::Influence => "influence",
            Self::Night => "night",
            Self::ReferenceMean
            | Self::HeadMean
            | Self::Judgement
            | Self::OtherRatio
            | Self::IntervalLow
            | Self::EffectToNoise
            | Self::ReferenceCv
            | Self::HeadCv
            | Self::AbsT
            | Self::AbsLogRatio
            | Self::Modes => return None,
        })
    }

    /// Which numbers make sense as its limit.
    pub(in crate::comparison) fn scale(self) -> Scale {
        match self {
            Self::Ratio => Scale::Factor,
            Self::Memory => Scale::FactorOrChange,
            Self::Slower | Self::Faster | Self::Larger | Self::Smaller => Scale::Change,
            Self::P | Self::Q | Self::ProbabilityBetter => Scale::Probability,
            _ => Scale::Any,
        }
    }

    /// Its value; `None` if it is not known, or is NaN.
    pub(in crate::comparison) fn value(self, row: usize, context: &ViewContext<'_>) -> Option<f64> {
        let comparison = context.comparison;
        let ratio = |metric: Metric| comparison.ratio(metric, row);
        let inverse = |metric: Metric| comparison.inverse_ratio(metric, row);
        let measure = || context.measure(row);
        let evidence = || context.evidence(row);
        let value = match self {
            Self::Ratio => ratio(context.metric),
            Self::Slower => ratio(Metric::Time),
            Self::Faster => inverse(Metric::Time),
            Self::Larger | Self::Memory => ratio(Metric::Memory),
            Self::Smaller => inverse(Metric::Memory),
            Self::Noise => evidence()?.noise,
            Self::P => evidence()?.p,
            Self::Q => comparison.q(context.metric, row),
            Self::ProbabilityBetter => evidence()?.probability_better,
            Self::Influence => context.influence(row).map(f64::abs),
            Self::ReferenceMean => Some(measure()?.sides.reference.mean),
            Self::HeadMean => Some(measure()?.sides.head.mean),
            Self::Judgement => Some(f64::from(comparison.judgement(context.metric, row)? as u8)),
            Self::OtherRatio => ratio(context.metric.other()),
            Self::IntervalLow => evidence()?.interval.map(|interval| interval.low),
            Self::EffectToNoise => evidence()?.effect_to_noise,
            Self::Night => comparison
                .night(row)
                .filter(|_| context.metric == Metric::Time),
            Self::ReferenceCv => measure()?.sides.reference.coefficient_of_variation(),
            Self::HeadCv => measure()?.sides.head.coefficient_of_variation(),
            Self::AbsT => Some(measure()?.t()?.abs()),
            Self::AbsLogRatio => Some(measure()?.log_ratio.abs()),
            Self::Modes => {
                let modes = comparison.modes(context.metric, row)?;
                let counts = modes.as_ref().map(Vec::len);
                Some(counts.reference.max(counts.head) as f64)
            }
        };
        value.filter(|value| !value.is_nan())
    }
}
