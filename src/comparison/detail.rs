//! Everything about one benchmark, ready to be shown.

use super::{Comparison, Row, evidence, wording};
use crate::stats::significance::{Significance, critical_value};
use crate::stats::summary::{median_absolute_deviation, percentile, sorted};
use crate::stats::{Student, Summary, Untestable, density};
use crate::suite::{Benchmark, Level, Suite, fixed};

/// One benchmark. Texts are raw: they may hold what stands in the files.
#[derive(Debug, Clone, PartialEq)]
pub struct Detail {
    /// Why the row has its colour, or is grey, with the numbers put into the formulas.
    pub explanation: Vec<String>,
    pub reference: Side,
    pub head: Side,
    /// A label and what it says of reference and head.
    pub numbers: Vec<(&'static str, String, String)>,
    /// A label and what it says of both together.
    pub together: Vec<(&'static str, String)>,
    /// Metadata of the benchmark that differs: key, reference, head.
    pub differences: Vec<(String, String, String)>,
}

/// One side's values and what pyperf thinks of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    /// In run order.
    pub values: Vec<f64>,
    pub process_means: Vec<f64>,
    pub mean: f64,
    pub median: f64,
    /// Peaks of the density; more than one hides behind a mean.
    pub modes: usize,
    /// In the words of `pyperf check`.
    pub warnings: Vec<String>,
}

impl Comparison {
    /// Everything about a row. `pull` is its pull on the mean of the rows in view.
    pub fn detail(&self, index: usize, pull: Option<f64>) -> Detail {
        let row = &self.rows[index];
        let (reference, head) = self.benchmarks(row);
        Detail {
            explanation: explanation(row),
            reference: side(&self.reference, reference, &row.reference),
            head: side(&self.head, head, &row.head),
            numbers: numbers(self, row),
            together: together(self, index, pull),
            differences: differences(self, reference, head),
        }
    }
}

fn side(suite: &Suite, benchmark: &Benchmark, summary: &Summary) -> Side {
    Side {
        values: benchmark.values.clone(),
        process_means: evidence::process_means(benchmark),
        mean: summary.mean,
        median: summary.median,
        modes: density::modes(&sorted(&benchmark.values)),
        warnings: evidence::warnings(suite, benchmark, summary),
    }
}

fn explanation(row: &Row) -> Vec<String> {
    let (a, b) = (row.reference_mean(), row.head_mean());
    let ratio = format!(
        "The ratio is mean(head) / mean(reference) = {b} / {a} = {}: {}.",
        fixed(row.ratio, 4),
        wording::ratio(row.ratio)
    );
    let because = match row.significance {
        Significance::NotTested(reason) => format!(
            "It could not be tested: {}. pyperf counts such a row as significant; it is shown without colour.",
            untestable(reason)
        ),
        Significance::Significant { t } | Significance::NotSignificant { t } => {
            let degrees = 2 * row.reference.count - 2;
            let critical = critical_value(degrees);
            let (relation, outcome) = match row.significance {
                Significance::Significant { .. } if row.ratio > 1.0 => {
                    ("≥", "so it is coloured as slower")
                }
                Significance::Significant { .. } if row.ratio < 1.0 => {
                    ("≥", "so it is coloured as faster")
                }
                Significance::Significant { .. } => ("≥", "but the means are the same"),
                _ => ("<", "so it is grey: the difference may be noise"),
            };
            let size = t.abs();
            format!(
                "t = (mean(reference) - mean(head)) / sqrt(2 s² / n) = {}; |t| = {} {relation} {critical} for {degrees} degrees of freedom, {outcome}.",
                fixed(t, 2),
                fixed(size, 2)
            )
        }
    };
    vec![ratio, because]
}

fn untestable(reason: Untestable) -> String {
    match reason {
        Untestable::SingleValues => "there is one value on each side".to_owned(),
        Untestable::UnequalCounts { reference, head } => {
            format!("the reference has {reference} values and the head {head}")
        }
        Untestable::NoVariance => "all values of each side are the same".to_owned(),
        Untestable::Overflow => "the squares of the values are too large for a number".to_owned(),
    }
}

fn numbers(comparison: &Comparison, row: &Row) -> Vec<(&'static str, String, String)> {
    let (reference, head) = comparison.benchmarks(row);
    let ordered = (sorted(&reference.values), sorted(&head.values));
    let a = |value: f64| row.units.0.format_like(value, row.reference.mean);
    let b = |value: f64| match row.units {
        (first, second) if first == second => second.format_like(value, row.reference.mean),
        (_, second) => second.format_like(value, row.head.mean),
    };
    let missing = || super::MISSING.to_owned();
    let both = |of: &dyn Fn(&Summary, &[f64]) -> Option<f64>| {
        let (first, second) = (of(&row.reference, &ordered.0), of(&row.head, &ordered.1));
        (
            first.map_or_else(missing, a),
            second.map_or_else(missing, b),
        )
    };
    let mut numbers: Vec<(&'static str, String, String)> = vec![
        (
            "values",
            row.reference.count.to_string(),
            row.head.count.to_string(),
        ),
        (
            "processes",
            evidence::process_means(reference).len().to_string(),
            evidence::process_means(head).len().to_string(),
        ),
    ];
    let mut push = |label: &'static str, of: &dyn Fn(&Summary, &[f64]) -> Option<f64>| {
        let (first, second) = both(of);
        numbers.push((label, first, second));
    };
    push("mean", &|summary, _| Some(summary.mean));
    push("median", &|summary, _| Some(summary.median));
    push("σ", &|summary, _| summary.standard_deviation);
    push("MAD", &|_, ordered| median_absolute_deviation(ordered));
    push("minimum", &|summary, _| Some(summary.minimum));
    push("5 %", &|_, ordered| percentile(ordered, 0.05));
    push("25 %", &|_, ordered| percentile(ordered, 0.25));
    push("75 %", &|_, ordered| percentile(ordered, 0.75));
    push("95 %", &|_, ordered| percentile(ordered, 0.95));
    push("maximum", &|summary, _| Some(summary.maximum));
    let variation = |summary: &Summary| {
        summary
            .coefficient_of_variation()
            .map_or_else(missing, |share| format!("{}%", fixed(share * 100.0, 2)))
    };
    numbers.push((
        "CV (σ / mean)",
        variation(&row.reference),
        variation(&row.head),
    ));
    let memory = |bytes: Option<f64>| {
        bytes.map_or_else(missing, |bytes| {
            crate::suite::Unit::Byte.format(bytes, false)
        })
    };
    let (first, second) = (
        row.memory.map(|memory| memory.reference),
        row.memory.map(|memory| memory.head),
    );
    numbers.push(("peak memory", memory(first), memory(second)));
    for (label, key) in [("loops", "loops"), ("inner loops", "inner_loops")] {
        let of = |suite: &Suite, benchmark: &Benchmark| {
            let levels = [&benchmark.metadata, &suite.metadata];
            let value = levels
                .into_iter()
                .find_map(|level| suite.lookup(level, key));
            value.map_or_else(|| "1".to_owned(), |value| suite.in_words(value))
        };
        numbers.push((
            label,
            of(&comparison.reference, reference),
            of(&comparison.head, head),
        ));
    }
    for (label, key) in [("first run", "date"), ("load", "load_avg_1min")] {
        let of = |suite: &Suite, benchmark: &Benchmark| {
            let runs = benchmark.runs.iter().map(|run| &run.metadata);
            let levels = runs.chain([&benchmark.metadata, &suite.metadata]);
            levels
                .into_iter()
                .find_map(|level: &Level| suite.lookup(level, key))
                .map_or_else(missing, |value| suite.in_words(value))
        };
        // A date to the second is enough.
        let short = |text: String| match key {
            "date" => text.split('.').next().unwrap_or_default().to_owned(),
            _ => text,
        };
        let (first, second) = (
            of(&comparison.reference, reference),
            of(&comparison.head, head),
        );
        numbers.push((label, short(first), short(second)));
    }
    numbers
}

fn together(
    comparison: &Comparison,
    index: usize,
    pull: Option<f64>,
) -> Vec<(&'static str, String)> {
    let row = &comparison.rows[index];
    let evidence = comparison.evidence(index);
    let missing = || super::MISSING.to_owned();
    let interval = evidence.interval.map(|interval| {
        let holds = if interval.holds_no_change() {
            "; 1 lies in it"
        } else {
            ""
        };
        format!(
            "{} – {}x with 95 %, from the means of the processes{holds}",
            fixed(interval.low, 4),
            fixed(interval.high, 4)
        )
    });
    let test = Student::test(&row.reference, &row.head)
        .ok()
        .filter(|student| student.raised.is_none());
    let test = test.map(|student| {
        format!(
            "t {}, {} degrees of freedom, critical {}",
            fixed(student.t, 2),
            student.degrees_of_freedom,
            student.critical
        )
    });
    let chance = evidence
        .p
        .zip(evidence.q)
        .map(|(p, q)| format!("p {p:.2e}, q {q:.2e} among all rows"));
    let faster = evidence.faster.map(|share| {
        format!(
            "{}% of the pairs of values have the faster one in the head",
            fixed(share * 100.0, 1)
        )
    });
    let noise = evidence
        .change_to_noise
        .zip(evidence.noise)
        .map(|(ratio, noise)| {
            format!(
                "{} times the noise of {}%",
                fixed(ratio, 1),
                fixed(noise * 100.0, 2)
            )
        });
    let pull =
        pull.map(|pull| format!("{:+.2}% on pyperf's mean of the rows in view", pull * 100.0));
    vec![
        (
            "ratio",
            format!("{} ({})", fixed(row.ratio, 4), wording::ratio(row.ratio)),
        ),
        ("interval", interval.unwrap_or_else(missing)),
        (
            "t-test",
            test.unwrap_or_else(|| "could not be run".to_owned()),
        ),
        ("by chance", chance.unwrap_or_else(missing)),
        ("P(faster)", faster.unwrap_or_else(missing)),
        ("change", noise.unwrap_or_else(missing)),
        (
            "pull",
            pull.unwrap_or_else(|| "none: it is in no number".to_owned()),
        ),
        (
            "memory",
            row.memory.map_or_else(
                || "unknown".to_owned(),
                |memory| wording::memory_ratio(memory.ratio),
            ),
        ),
    ]
}

fn differences(
    comparison: &Comparison,
    reference: &Benchmark,
    head: &Benchmark,
) -> Vec<(String, String, String)> {
    let entries = |suite: &Suite, level: &Level| -> Vec<(String, String)> {
        suite
            .entries(level)
            .map(|(key, value)| (key.to_owned(), suite.in_words(value)))
            .collect()
    };
    let first = entries(&comparison.reference, &reference.metadata);
    let second = entries(&comparison.head, &head.metadata);
    let find = |entries: &[(String, String)], key: &str| {
        entries
            .iter()
            .find(|(other, _)| other == key)
            .map_or_else(|| super::MISSING.to_owned(), |(_, value)| value.clone())
    };
    let mut keys: Vec<&String> = first.iter().chain(&second).map(|(key, _)| key).collect();
    keys.sort();
    keys.dedup();
    let both = keys
        .into_iter()
        .map(|key| (key.clone(), find(&first, key), find(&second, key)));
    both.filter(|(_, first, second)| first != second).collect()
}
