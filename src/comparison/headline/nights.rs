//! What the noise from night to night makes of the changes and of the mean.

use super::model::Headline;
use crate::comparison::comparison::Comparison;
use crate::comparison::metric::Metric;
use crate::stats::interval::Interval;
use crate::text::fixed;

impl Comparison {
    /// The mean with the noise of two nights. There is none of rows that were chosen by what was measured: they would not be
    /// the same on other nights.
    pub(super) fn mean_with_noise(&self, headline: Headline<'_>) -> Option<Interval> {
        if headline.metric != Metric::Time {
            return None;
        }
        let interval = self.night_interval(headline.rows, headline.verdict)?;
        let counts = self.counts(headline.rows, Metric::Time);
        let tested = headline.rows.len() - counts.not_tested - counts.unknown;
        let is_chosen_by_outcome = tested < headline.tested;
        (!is_chosen_by_outcome).then_some(interval)
    }

    /// `32 slower, 6 beyond night-to-night noise; 49 faster, 47 beyond it. With the noise of two nights, pyperf's mean is
    /// 1.021x to 1.038x faster (90%).`
    pub(super) fn nights_in_words(
        &self,
        headline: Headline<'_>,
        interval: Option<Interval>,
    ) -> Option<String> {
        if headline.metric != Metric::Time || !self.knows_nights() {
            return None;
        }
        let counts = self.counts(headline.rows, Metric::Time);
        let mut text = format!(
            "{} slower, {} beyond night-to-night noise{}; {} faster, {} beyond it{}",
            counts.worse,
            counts.worse_beyond_noise,
            of_which_clear(counts.worse_beyond_noise, counts.clearly_worse),
            counts.better,
            counts.better_beyond_noise,
            of_which_clear(counts.better_beyond_noise, counts.clearly_better)
        );
        if counts.noise_unknown > 0 {
            text.push_str(&format!("; unknown for {}", counts.noise_unknown));
        }
        text.push('.');
        if let Some(interval) = interval {
            text.push(' ');
            text.push_str(&of_mean(interval));
        }
        Some(text)
    }
}

/// ` (3 clear)`, if others are noisy inside a run.
fn of_which_clear(beyond: usize, clear: usize) -> String {
    if clear < beyond {
        format!(" ({clear} clear)")
    } else {
        String::new()
    }
}

/// `1.021x to 1.038x faster`, or `1.009x faster to 1.021x slower, which includes no change`.
fn of_mean(Interval { low, high }: Interval) -> String {
    let factor = |ratio: f64| format!("{}x", fixed(ratio.max(ratio.recip()), 3));
    let range = if high < 1.0 {
        format!("{} to {} faster", factor(high), factor(low))
    } else if low > 1.0 {
        format!("{} to {} slower", factor(low), factor(high))
    } else {
        format!(
            "{} faster to {} slower, which includes no change",
            factor(low),
            factor(high)
        )
    };
    format!("With the noise of two nights, pyperf's mean is {range} (90%).")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ends_of_the_interval_have_a_direction() {
        for (low, high, expected) in [
            (0.95, 0.98, "1.020x to 1.053x faster"),
            (1.02, 1.05, "1.020x to 1.050x slower"),
            (
                0.98,
                1.05,
                "1.020x faster to 1.050x slower, which includes no change",
            ),
        ] {
            let sentence = of_mean(Interval { low, high });
            assert!(
                sentence.contains(&format!("mean is {expected} (90%)")),
                "{sentence}"
            );
        }
    }
}
