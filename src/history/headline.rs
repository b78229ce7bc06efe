//! The headline numbers of a machine, night after night.

use strum::{IntoStaticStr, VariantArray};

use super::outcomes::Outcomes;
use crate::comparison::Overall;
use crate::series::{Group, Point, Series};
use crate::suite::Unit;

/// A headline number of a comparison with a base.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, IntoStaticStr, VariantArray)]
pub enum Headline {
    /// bench_runner's mean, turned round: above 1 is slower.
    #[strum(serialize = "bench_runner_mean")]
    BenchRunnerMean,
    /// pyperf's geometric mean.
    #[strum(serialize = "pyperf_geometric_mean")]
    PyperfGeometricMean,
    /// What HPT finds with 99%, as a factor of time.
    #[strum(serialize = "hpt_99")]
    Hpt99,
    /// bench_runner's memory change: above 1 is larger.
    #[strum(serialize = "memory")]
    Memory,
}

impl Headline {
    /// Its name in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// Its name for people.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::BenchRunnerMean => "bench_runner's mean",
            Self::PyperfGeometricMean => "pyperf's geometric mean",
            Self::Hpt99 => "HPT at 99%",
            Self::Memory => "memory",
        }
    }

    /// The factor; above 1 is slower or larger. `None` if it is not known.
    fn of(self, overall: &Overall) -> Option<f64> {
        let factor = match self {
            Self::BenchRunnerMean => 1.0 / overall.runner_mean.as_ref().ok()?,
            Self::PyperfGeometricMean => overall.pyperf_mean?,
            Self::Hpt99 => overall.hpt.as_ref().ok()?.change_at_99()?,
            Self::Memory => overall.memory.as_ref().ok()?.change?,
        };
        Some(factor).filter(|factor| factor.is_finite() && *factor > 0.0)
    }
}

/// The series of the headlines of a group. `reference` is what the night at a place is compared with. Nights without a
/// number have no point, nor has the base itself.
#[must_use]
pub fn headlines(
    group: &Group,
    reference: &dyn Fn(usize) -> Option<usize>,
    outcomes: &Outcomes,
) -> Vec<(Headline, Series)> {
    let series = |&headline: &Headline| {
        let nights = group.nights.iter().enumerate();
        let points = nights.filter_map(|(night, it)| {
            let overall = outcomes
                .get(&(it.result, reference(night)?))?
                .numbers()
                .ok()?;
            let value = headline.of(overall)?;
            Some(Point {
                night,
                mean: value,
                half_width: None,
                value,
            })
        });
        let series = Series {
            benchmark: headline.title().to_owned(),
            unit: Unit::Integer,
            points: points.collect(),
        };
        (headline, series)
    };
    let all = Headline::VARIANTS.iter().map(series);
    all.filter(|(_, series)| !series.points.is_empty())
        .collect()
}
