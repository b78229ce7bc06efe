//! How much a benchmark varies from night to night, in a sentence.

use std::f64::consts::SQRT_2;

use super::Case;
use crate::comparison::judgement::{Finding, Judgement};
use crate::comparison::metric::Metric;
use crate::comparison::wording::signed_percent;
use crate::series::LevelChange;
use crate::stats::noise::BEYOND_NOISE;
use crate::text::fixed;

/// The digits of a hash.
const HASH: usize = 7;
/// How many changes are named.
const MOST_NAMED: usize = 2;

impl Case<'_> {
    /// By how much two nights differ without a change, and how large this change is beside that.
    pub(super) fn nights(&self, finding: &Finding) -> Option<String> {
        if self.metric != Metric::Time {
            return None;
        }
        let noise = self.comparison.night_noise(self.row)?;
        let night = self.comparison.night(self.row)?;
        let (two_nights, one_night) = (percent(SQRT_2 * noise), percent(noise));
        let times = if night.is_finite() {
            format!("this change is {} times that", fixed(night, 1))
        } else {
            "this change is beyond that".to_owned()
        };
        // What varies inside a run is another question.
        let is_noisy = finding.judgement() == Judgement::Noisy && night >= BEYOND_NOISE;
        let support = if is_noisy {
            ", so the history supports the change, although the values inside a run vary"
        } else {
            ""
        };
        Some(format!(
            "Two nights without a change typically differ by {two_nights}% (σ = {one_night}%); {times}{support}."
        ))
    }

    /// Since when the level of the benchmark is another one.
    pub(super) fn level_changes(&self) -> Option<String> {
        if self.metric != Metric::Time {
            return None;
        }
        let changes = self.comparison.level_changes(self.row);
        let word = |change: &&LevelChange| {
            let hash = change.hash.as_deref().unwrap_or("unknown commit");
            let hash = hash.get(..HASH).unwrap_or(hash);
            let percent = signed_percent(change.ratio - 1.0);
            format!("{} ({hash}, {percent})", change.day)
        };
        let named: Vec<String> = changes.iter().take(MOST_NAMED).map(word).collect();
        if named.is_empty() {
            return None;
        }
        let earlier = match changes.len() - named.len() {
            0 => String::new(),
            count => format!(", and {count} more before"),
        };
        Some(format!(
            "Between the two, its level changed on {}{earlier}; t shows it over time.",
            named.join(" and ")
        ))
    }

    /// What the judgement would be without a history.
    pub(super) fn by_files(&self) -> &'static str {
        let judgement = self.comparison.judgement_by_files(self.metric, self.row);
        judgement.map_or("", |judgement| judgement.words())
    }
}

/// A difference of logarithms as a change in percent.
fn percent(logarithm: f64) -> String {
    fixed(logarithm.exp_m1() * 100.0, 2)
}
