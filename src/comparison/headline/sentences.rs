//! All sentences of a headline, in the order of their importance.

use super::model::{Headline, Sentence, Topic};
use super::overall;
use crate::comparison::comparison::Comparison;
use crate::comparison::judgement::Judgement;
use crate::comparison::measure::Change;
use crate::comparison::metric::Metric;
use crate::comparison::nights::Disturbance;
use crate::comparison::wording;
use crate::text::fixed;

impl Comparison {
    /// The sentences of a headline, the most important first.
    #[must_use]
    pub fn headline(&self, headline: Headline<'_>) -> Vec<Sentence> {
        let disagreement = match headline.metric {
            Metric::Time => self.disagreement(headline),
            Metric::Memory => None,
        };
        let driver = match &disagreement {
            // The disagreement has named it.
            Some(disagreement) if disagreement.names_a_benchmark() => None,
            _ => self.driver(headline),
        };
        let disagreement =
            disagreement.map(|disagreement| self.disagreement_in_words(&disagreement));
        let nights = self.mean_with_noise(headline);
        let is_noise = nights.is_some_and(|interval| interval.holds_no_change());
        // The history says more than a number of tests.
        let false_positives = false_positives(headline).filter(|_| !self.knows_nights());
        let sentences = [
            (
                Topic::Overall,
                Some(overall::sentence(headline, self.doubt(), is_noise)),
            ),
            (Topic::Nights, self.nights_in_words(headline, nights)),
            (Topic::Extremes, self.extremes(headline)),
            (Topic::Disagreement, disagreement),
            (Topic::Driver, driver),
            (Topic::FalsePositives, false_positives),
        ];
        let known = sentences.into_iter();
        known
            .filter_map(|(topic, text)| text.map(|text| Sentence { topic, text }))
            .collect()
    }

    /// Why the numbers are no claim about the Python under test, as a label.
    fn doubt(&self) -> Option<&'static str> {
        if !self.is_comparable() {
            return Some("Not comparable");
        }
        match self.disturbance() {
            Disturbance::Certain => Some("Disturbed night"),
            Disturbance::Possible => Some("Perhaps a disturbed night"),
            Disturbance::None => None,
        }
    }

    /// A benchmark with its ratio: `gc_traversal 1.89x slower`.
    pub(super) fn in_words(&self, metric: Metric, row: usize) -> String {
        let ratio = self.ratio(metric, row).unwrap_or(f64::NAN);
        let words = wording::ratio_of(metric, ratio);
        format!("{} {words}", self.rows[row].name)
    }

    /// `Worst: gc_traversal 1.89x slower. Best: generators 1.93x faster.`, of the clear changes.
    fn extremes(&self, headline: Headline<'_>) -> Option<String> {
        let metric = headline.metric;
        let log_ratio = |row: usize| self.log_ratio(metric, row).unwrap_or(0.0);
        let clear = |change: Change| {
            let rows = headline.rows.iter().copied();
            rows.filter(move |&row| {
                self.change(metric, row) == Some(change)
                    && self.judgement(metric, row) == Some(Judgement::Clear)
            })
        };
        let largest = |change: Change| {
            clear(change).max_by(|&a, &b| log_ratio(a).abs().total_cmp(&log_ratio(b).abs()))
        };
        let (worst, best) = (largest(Change::Worse), largest(Change::Better));
        let named = [("Worst", worst), ("Best", best)];
        let parts: Vec<String> = named
            .iter()
            .filter_map(|(word, row)| Some(format!("{word}: {}.", self.in_words(metric, (*row)?))))
            .collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }

    /// What the mean would be without the benchmarks that drive it, if that would lead to another conclusion.
    fn driver(&self, headline: Headline<'_>) -> Option<String> {
        let driver = headline.verdict.driver(headline.metric)?;
        let names = driver.rows.iter().map(|&row| self.rows[row].name.as_str());
        let names = names.collect::<Vec<_>>().join(", ");
        let mean = match headline.metric {
            Metric::Time => "pyperf's mean",
            Metric::Memory => "memory",
        };
        let without = wording::ratio_of(headline.metric, driver.without);
        Some(format!("Excluding {names}, {mean} is {without}."))
    }
}

/// `At least 4.2 false positives expected in 84 tests (α = 0.05).` The values of a process depend on each other, so that
/// there are more.
fn false_positives(headline: Headline<'_>) -> Option<String> {
    let tested = headline.tested;
    let expected = tested as f64 * 0.05;
    // Where nothing changed there is nothing to be false.
    if expected < 1.0 || overall::is_unchanged(headline) {
        return None;
    }
    let tests = wording::count(tested, "test");
    let expected = fixed(expected, 1);
    Some(format!(
        "At least {expected} false positives expected in {tests} (α = 0.05)."
    ))
}
