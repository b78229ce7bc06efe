//! Which changes are within what a benchmark varies from night to night.

use std::sync::Arc;

use super::side::{Disturbance, Nights, SideNights};
use crate::comparison::comparability::{Difference, Level};
use crate::comparison::comparison::Comparison;
use crate::comparison::judgement::Judgement;
use crate::comparison::metric::Metric;
use crate::comparison::verdict::Verdict;
use crate::results::{Results, Sides};
use crate::series::{LevelChange, NightNoise};
use crate::stats::interval::Interval;
use crate::stats::noise::{BEYOND_NOISE, in_nights, usual_difference};

/// The noise of one night of each side: that of a night if both have the same, so that the difference of the two varies by √2
/// times it.
fn of_both(sides: Sides<Option<f64>>) -> Option<f64> {
    let Sides { reference, head } = sides.both()?;
    Some(f64::midpoint(reference.powi(2), head.powi(2)).sqrt())
}

impl Comparison {
    /// Takes into account what the nights before say, once and for all: the judgements then need support from them.
    pub fn set_nights(&self, sides: Sides<SideNights>) {
        let noise = |name: &str| {
            let of_side = |side: &SideNights| side.noise.as_ref()?.of_benchmark(name);
            of_both(sides.as_ref().map(of_side))
        };
        let rows = self.rows.iter().map(|row| noise(&row.name)).collect();
        // What is known already stays.
        let _ = self.nights.set(Nights { sides, rows });
    }

    /// Whether the noise from night to night is known of any benchmark.
    #[must_use]
    pub fn knows_nights(&self) -> bool {
        let nights = self.nights.get();
        nights.is_some_and(|nights| nights.rows.iter().any(Option::is_some))
    }

    /// The noise of the times of a row from night to night: the standard deviation of the natural logarithm of one night. If
    /// the sides have different machines or flags, the root mean square of both. `None` if it is not known.
    #[must_use]
    pub fn night_noise(&self, row: usize) -> Option<f64> {
        self.nights.get()?.rows[row]
    }

    /// The change of the time of a row in units of what the noise makes of no change: |ln ratio| ÷ (√2 σ). `None` if the
    /// noise is not known, or the change is no number.
    #[must_use]
    pub fn night(&self, row: usize) -> Option<f64> {
        let noise = self.night_noise(row)?;
        let log_ratio = self.measure(Metric::Time, row)?.log_ratio;
        Some(in_nights(log_ratio, noise)).filter(|night| !night.is_nan())
    }

    /// The [`Comparison::night`] of a row whose change of this judgement is within the noise, although the two files alone
    /// support it.
    pub(in crate::comparison) fn within_noise(
        &self,
        metric: Metric,
        row: usize,
        judgement: Judgement,
    ) -> Option<f64> {
        let is_supported = matches!(
            judgement,
            Judgement::Small | Judgement::Bimodal | Judgement::Clear
        );
        let is_of_time = metric == Metric::Time;
        self.night(row)
            .filter(|&night| is_supported && is_of_time && night < BEYOND_NOISE)
    }

    /// What pyperf's geometric mean of the times of `rows`, which `verdict` is for, could be on two other nights without
    /// another change: GM · exp(±d), where 90% of the differences between two nights are at most d. `None` if it is not
    /// known, or if a side is of a disturbed night, which is not like those of the history.
    #[must_use]
    pub fn night_interval(&self, rows: &[usize], verdict: &Verdict) -> Option<Interval> {
        let mean = verdict
            .pyperf_mean
            .filter(|_| !self.is_of_disturbed_night())?;
        let sides = &self.nights.get()?.sides;
        let Sides { reference, head } = sides.as_ref().map(|side| side.noise.as_ref()).both()?;
        let distances = |noise: &NightNoise| {
            let names = rows.iter().map(|&row| self.rows[row].name.as_str());
            noise.distances_of_mean(names)
        };
        let others = (!Arc::ptr_eq(reference, head)).then(|| distances(head));
        let difference = usual_difference(&distances(reference), others.as_deref())?;
        let is_known = difference.is_finite() && mean.is_finite();
        is_known.then(|| Interval {
            low: mean * (-difference).exp(),
            high: mean * difference.exp(),
        })
    }

    /// The changes of the level of a row in the history between both sides, the newest first. There are none if the sides have
    /// different machines or flags, if one is not in the history, or if the reference is the later one.
    #[must_use]
    pub fn level_changes(&self, row: usize) -> Vec<&LevelChange> {
        let Some(sides) = self.nights.get().map(|nights| nights.sides.as_ref()) else {
            return Vec::new();
        };
        let instants = sides.map(|side| side.instant).both();
        let noise = sides.map(|side| side.noise.as_ref()).both();
        let noise = noise.filter(|noise| Arc::ptr_eq(noise.reference, noise.head));
        let Some((noise, instants)) = noise.zip(instants) else {
            return Vec::new();
        };
        let name = &self.rows[row].name;
        let changes = noise
            .head
            .changes_between(name, instants.reference, instants.head);
        let mut changes: Vec<&LevelChange> = changes.collect();
        changes.reverse();
        changes
    }

    /// How many nights of the history there are for each side, and how many of them are disturbed; `None` without a history
    /// of its machine and flags.
    #[must_use]
    pub fn night_counts(&self) -> Option<Sides<Option<(usize, usize)>>> {
        let sides = self.nights.get()?.sides.as_ref();
        Some(sides.map(|side| side.noise.as_ref().map(|noise| noise.nights())))
    }

    /// Whether it is known what the nights before say, even if that is nothing.
    #[must_use]
    pub fn has_nights(&self) -> bool {
        self.nights.get().is_some()
    }

    /// Adds the warning about sides that are of a disturbed night, if one is, before all other doubts.
    pub(in crate::comparison) fn add_disturbed_nights(&self, differences: &mut Vec<Difference>) {
        if let Some(difference) = self.disturbed_nights() {
            let is_doubt = |other: &Difference| other.level >= Level::Doubtful;
            let place = differences.iter().position(is_doubt);
            differences.insert(place.unwrap_or(differences.len()), difference);
        }
    }

    /// Whether a side is of a night on which most benchmarks moved, and certainly or perhaps back.
    #[must_use]
    pub fn is_of_disturbed_night(&self) -> bool {
        self.disturbance() != Disturbance::None
    }

    /// The same, and whether it is certain.
    pub(in crate::comparison) fn disturbance(&self) -> Disturbance {
        let sides = self.nights.get().map(|nights| &nights.sides);
        sides.map_or(Disturbance::None, |sides| {
            sides.reference.disturbance.max(sides.head.disturbance)
        })
    }

    /// The warning about sides that are of a disturbed night, or perhaps of one.
    #[must_use]
    pub fn disturbed_nights(&self) -> Option<Difference> {
        let sides = self.nights.get()?.sides.as_ref();
        let words = sides.map(|side| match side.disturbance {
            Disturbance::None => "usual",
            Disturbance::Possible => "perhaps disturbed",
            Disturbance::Certain => "disturbed",
        });
        let consequence = match self.disturbance() {
            Disturbance::Certain => {
                "Most benchmarks moved together on that night, and back: the machine was not as usual."
            }
            Disturbance::Possible => {
                "Most benchmarks moved together on the newest night of the history. Whether they move back is not known yet."
            }
            Disturbance::None => return None,
        };
        Some(Difference {
            level: Level::Doubtful,
            what: "nights differ",
            values: words.map(str::to_owned),
            consequence,
        })
    }
}

impl SideNights {
    /// Makes the comparisons of the heads of `results` know what is known of each result, in the order of the results.
    pub fn set(nights: &[Self], heads: &[Arc<Comparison>], results: &Results) {
        for (comparison, pair) in heads.iter().zip(results.pairs()) {
            let of_side = |place: usize| nights.get(place).cloned().unwrap_or_default();
            comparison.set_nights(pair.map(|(place, _)| of_side(place)));
        }
    }
}
