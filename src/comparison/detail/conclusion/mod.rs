//! The judgement of a benchmark in sentences, with the numbers that decided it.

use super::explanation::untestable;
use super::factor::Factors;
use crate::comparison::comparison::Comparison;
use crate::comparison::judgement::Finding;
use crate::comparison::measure::{Change, Measure};
use crate::comparison::metric::Metric;
use crate::comparison::wording;
use crate::results::Sides;
use crate::stats::interval::Interval;
use crate::stats::pairwise;
use crate::stats::significance::{Significance, critical_value};
use crate::suite::Unit;
use crate::text::fixed;

mod nights;

/// Fewer values are too few to speak of modes: each of two values has a peak of its own.
const MIN_VALUES: usize = 8;

impl Comparison {
    /// What became of a row by a metric, in sentences. The first one explains the judgement with the numbers that
    /// decided it, the others say how far the values and their mean can be trusted.
    #[must_use]
    pub fn conclusion(&self, metric: Metric, row: usize) -> Vec<String> {
        if self.rows[row].is_absent() {
            let mut sentences = vec![format!("Not compared: {}.", self.what_lacks(row))];
            sentences.extend(self.what_has(row));
            return sentences;
        }
        let measure = self.measure(metric, row);
        let Some((measure, finding)) = measure.zip(self.finding(metric, row)) else {
            return vec![
                "Not compared: a side has no peak memory, or a peak memory of 0 bytes.".to_owned(),
            ];
        };
        let case = Case {
            comparison: self,
            metric,
            row,
            measure,
        };
        let mut sentences = vec![case.judgement(&finding)];
        sentences.extend(case.nights(&finding));
        sentences.extend(case.level_changes());
        sentences.extend(case.overlap());
        // If both sides have the same modes, the first sentence says so.
        if !matches!(finding, Finding::SameModes(_)) {
            sentences.extend(case.modes());
        }
        sentences
    }
}

impl Comparison {
    /// What the side that has the benchmark of a row measured.
    fn what_has(&self, row: usize) -> Option<String> {
        let name = &self.rows[row].name;
        let sides = Sides::NAMES.zip(self.suites.as_ref()).into_array();
        sides.into_iter().find_map(|(side, suite)| {
            let mut benchmarks = suite.benchmarks.iter();
            let benchmark = benchmarks.find(|benchmark| benchmark.name == *name)?;
            let mean = pairwise::mean(&benchmark.values);
            let values = wording::count(benchmark.values.len(), "value");
            let mean = benchmark.unit.format(mean, false);
            (!benchmark.values.is_empty())
                .then(|| format!("The {side} has it: {mean}, the mean of {values}."))
        })
    }

    /// Which side lacks the benchmark of a row.
    fn what_lacks(&self, row: usize) -> &'static str {
        let name = &self.rows[row].name;
        let has = self.suites.as_ref().map(|suite| {
            let mut benchmarks = suite.benchmarks.iter();
            benchmarks.any(|benchmark| benchmark.name == *name)
        });
        match (has.reference, has.head) {
            (true, _) => "the head lacks this benchmark",
            (false, true) => "the reference lacks this benchmark",
            (false, false) => "neither side has this benchmark",
        }
    }
}

/// A row by a metric that both sides have.
struct Case<'c> {
    comparison: &'c Comparison,
    metric: Metric,
    row: usize,
    measure: &'c Measure,
}

impl Case<'_> {
    /// The sentence about the judgement.
    fn judgement(&self, finding: &Finding) -> String {
        let size = self.size();
        match finding {
            Finding::Clear => {
                let (direction, interval) = (capitalized(self.direction()), size.interval());
                format!("{direction}, clear: {}x{interval}.", size.ratio())
            }
            Finding::BelowThreshold => format!(
                "Small: {}{}; significant, but below {}%.",
                self.change(&size),
                size.interval(),
                percent(self.comparison.rules().small)
            ),
            Finding::WithinNoise { .. } => format!(
                "Within noise: {}{}; by the two files alone it would be {}.",
                self.change(&size),
                size.interval(),
                self.by_files()
            ),
            Finding::NotTested => self.not_tested(&size),
            Finding::NotSignificant => self.not_significant(),
            Finding::SameModes(modes) => format!(
                "Bimodal: {}, but both sides have the same modes ({}); only their proportions differ.",
                self.change(&size),
                self.same_modes(modes)
            ),
            _ => format!(
                "Noisy: {}, but {}.",
                self.change(&size),
                self.noise(finding)
            ),
        }
    }

    /// The ratio and its 95% CI in the direction of the change.
    fn size(&self) -> Factors {
        Factors::of_change(self.measure.ratio, self.interval())
    }

    fn interval(&self) -> Option<Interval> {
        self.comparison.evidence(self.metric, self.row)?.interval
    }

    /// `slower`, `faster`, `larger` or `smaller`.
    fn direction(&self) -> &'static str {
        let change = if self.measure.ratio < 1.0 {
            Change::Better
        } else {
            Change::Worse
        };
        wording::change(self.metric, change)
    }

    /// `1.26x slower`.
    fn change(&self, size: &Factors) -> String {
        format!("{}x {}", size.ratio(), self.direction())
    }

    /// Why a significant change is noisy.
    fn noise(&self, finding: &Finding) -> String {
        let evidence = self.comparison.evidence(self.metric, self.row);
        let noise = evidence.and_then(|evidence| evidence.noise);
        let times = |effect: f64| {
            let noise = noise.map_or_else(String::new, |noise| {
                format!(" (CV {}%)", fixed(noise * 100.0, 2))
            });
            format!("{} times the noise{noise}", fixed(effect, 2))
        };
        match finding {
            Finding::IntervalIncludesOne(_) => {
                format!("the 95% CI ({}) includes 1", self.size().ends())
            }
            Finding::ManyTests { q } => {
                let tests = wording::count(self.tests(), "test");
                format!("q = {} after adjusting for {tests}", fixed(*q, 3))
            }
            Finding::SmallerThanSpread { effect } => format!("the change is {}", times(*effect)),
            Finding::Unstable { sides, effect } => format!(
                "pyperf check warns of the spread of {}, and the change is only {}",
                which(*sides),
                times(*effect)
            ),
            Finding::UncertainSize(_) => {
                format!("the size is uncertain (95% CI {})", self.size().ends())
            }
            _ => self.no_interval(),
        }
    }

    /// How many benchmarks were tested by the metric.
    fn tests(&self) -> usize {
        let mut rows = self.comparison.present();
        rows.retain(|&row| self.comparison.q(self.metric, row).is_some());
        rows.len()
    }

    fn no_interval(&self) -> String {
        let processes = self.comparison.process_means(self.metric, self.row);
        let is_single = processes.map(|sides| sides.map(|means| means.len() < 2));
        match is_single {
            Some(sides) if sides.reference || sides.head => {
                let verb = if sides.reference && sides.head {
                    "have"
                } else {
                    "has"
                };
                format!(
                    "there is no 95% CI, because {} {verb} a single process",
                    which(sides)
                )
            }
            _ => "there is no 95% CI, because a value is too large or not a number".to_owned(),
        }
    }

    fn not_tested(&self, size: &Factors) -> String {
        let reason = match self.measure.significance {
            Significance::NotTested(reason) => untestable(reason),
            _ => "there is no result".to_owned(),
        };
        let means = if self.measure.ratio == 1.0 {
            "The means are the same".to_owned()
        } else {
            format!("The mean of the head is {}", self.change(size))
        };
        format!("Untested: {reason}. {means}{}.", size.interval())
    }

    fn not_significant(&self) -> String {
        let interval = Factors::new(self.measure.ratio, self.interval()).interval();
        let critical = critical_value(2 * self.measure.sides.reference.count - 2);
        match self.measure.significance {
            Significance::NotSignificant { t } if t.is_nan() => {
                "Same: no significant difference (the t-test gives no number).".to_owned()
            }
            Significance::NotSignificant { t } => format!(
                "Same: no significant difference (|t| = {}, below {critical}){interval}.",
                fixed(t.abs(), 2)
            ),
            _ => format!("Same: the means are the same{interval}."),
        }
    }

    /// The modes, or those of each side if they are not shown alike.
    fn same_modes(&self, modes: &Sides<Vec<f64>>) -> String {
        let units = self
            .measure
            .units
            .zip(self.measure.sides.map(|summary| summary.mean));
        let shown = modes.as_ref().zip(units);
        let shown = shown.map(|(modes, (unit, mean))| places(modes, unit, mean));
        if shown.are_equal() {
            return shown.reference;
        }
        let Sides { reference, head } = shown;
        format!("reference {reference}, head {head}")
    }

    /// Whether no value of one side lies among those of the other.
    fn overlap(&self) -> Option<String> {
        let counts = self.measure.sides.map(|summary| summary.count);
        // Two single values never overlap.
        if counts.reference == 1 && counts.head == 1 {
            return None;
        }
        let evidence = self.comparison.evidence(self.metric, self.row)?;
        let place = match evidence.probability_better? {
            share if share <= 0.0 => "above",
            share if share >= 1.0 => "below",
            _ => return None,
        };
        Some(format!(
            "Every head value is {place} every reference value."
        ))
    }

    /// Which sides have several modes.
    fn modes(&self) -> Option<String> {
        let modes = self.comparison.modes(self.metric, self.row)?;
        let counts = modes
            .as_ref()
            .zip(self.measure.sides)
            .map(|(modes, summary)| {
                if summary.count < MIN_VALUES {
                    1
                } else {
                    modes.len()
                }
            });
        let several = |count: usize| match count {
            2 => "bimodal".to_owned(),
            count => format!("has {count} modes"),
        };
        let one = |side: &str, count: usize| {
            let verb = if count == 2 { "is " } else { "" };
            let what = several(count);
            format!("The {side} {verb}{what}: the mean may not be representative.")
        };
        match (counts.reference, counts.head) {
            (0 | 1, 0 | 1) => None,
            (reference, 0 | 1) => Some(one("reference", reference)),
            (0 | 1, head) => Some(one("head", head)),
            (2, 2) => {
                Some("Both sides are bimodal: the means may not be representative.".to_owned())
            }
            (reference, head) => Some(format!(
                "Both sides have several modes ({reference} and {head}): the means may not be representative."
            )),
        }
    }
}

/// A word in ASCII, with a capital letter.
fn capitalized(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_ascii_uppercase() + rest
}

/// `the reference`, `the head` or `both sides`.
fn which(sides: Sides<bool>) -> &'static str {
    match (sides.reference, sides.head) {
        (true, false) => "the reference",
        (false, true) => "the head",
        _ => "both sides",
    }
}

/// `1.00 and 1.21 sec`: the places of modes, with the unit once if it is the same.
fn places(modes: &[f64], unit: Unit, scale: f64) -> String {
    let shown: Vec<String> = modes
        .iter()
        .map(|&mode| unit.format_like(mode, scale))
        .collect();
    let Some((last, others)) = shown.split_last() else {
        return String::new();
    };
    let name = last.split_once(' ').map_or("", |(_, name)| name);
    let number = |text: &String| {
        text.strip_suffix(name)
            .unwrap_or(text)
            .trim_end()
            .to_owned()
    };
    let others: Vec<String> = others.iter().map(number).collect();
    match others.as_slice() {
        [] => last.clone(),
        others => format!("{} and {last}", others.join(", ")),
    }
}

/// A share in percent with as many digits as it has: `1`, `0.5`.
fn percent(share: f64) -> f64 {
    (share * 1e8).round() / 1e6
}

#[cfg(test)]
mod tests;
