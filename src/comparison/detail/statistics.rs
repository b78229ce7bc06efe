//! The statistics of one benchmark, with their labels.

use crate::comparison::column::MISSING;
use crate::comparison::comparison::Comparison;
use crate::comparison::evidence::Evidence;
use crate::comparison::measure::Measure;
use crate::comparison::metric::Metric;
use crate::comparison::side_summary::SideSummary;
use crate::comparison::wording;
use crate::results::Sides;
use crate::sorting;
use crate::stats::Student;
use crate::stats::summary::sorted;
use crate::suite::{Benchmark, Level, Suite, Unit, Value};
use crate::text::fixed;

/// A label and its text for each side.
type SideTexts = (&'static str, Sides<String>);

fn missing() -> String {
    MISSING.to_owned()
}

/// The statistics of each side.
pub(super) fn of_each_side(
    comparison: &Comparison,
    metric: Metric,
    index: usize,
) -> Vec<SideTexts> {
    let mut rows = Vec::new();
    if let Some(sides) = comparison.side_summaries(metric, index) {
        let count = |of: fn(&SideSummary) -> usize| sides.map(|side| of(&side).to_string());
        rows.push(("values", count(|side| side.samples.count)));
        rows.push(("processes", count(|side| side.processes)));
        rows.extend(statistics(sides));
    }
    if metric == Metric::Time {
        let memory = comparison.rows[index].memory();
        let means = memory.map(|memory| memory.means);
        let shown = |bytes| Unit::Byte.format(bytes, false);
        let memory = means.map_or_else(
            || Sides::new(missing(), missing()),
            |means| means.map(shown),
        );
        rows.push(("max RSS", memory));
    }
    rows
}

/// The conditions under which each side was measured.
pub(super) fn conditions(comparison: &Comparison, index: usize) -> Vec<SideTexts> {
    let Some(benchmarks) = comparison.benchmarks(index) else {
        return Vec::new();
    };
    let sides = comparison.suites.as_ref().zip(benchmarks);
    let condition = |(label, of): (&'static str, Condition)| {
        (label, sides.map(|(suite, benchmark)| of(suite, benchmark)))
    };
    CONDITIONS.map(condition).to_vec()
}

/// A number in the unit of the samples.
type Statistic = fn(&SideSummary) -> Option<f64>;

const STATISTICS: [(&str, Statistic); 10] = [
    ("mean", |side| Some(side.samples.mean)),
    ("median", |side| Some(side.samples.median)),
    ("σ", |side| side.samples.standard_deviation),
    ("MAD", |side| side.mad),
    ("minimum", |side| Some(side.samples.minimum)),
    ("5th percentile", |side| side.p5),
    ("25th percentile", |side| side.p25),
    ("75th percentile", |side| side.p75),
    ("95th percentile", |side| side.p95),
    ("maximum", |side| Some(side.samples.maximum)),
];

fn statistics(sides: &Sides<SideSummary>) -> Vec<SideTexts> {
    // Both sides are shown in the scale of the reference if they have the same unit.
    let Sides { reference, head } = sides;
    let scale = if reference.unit == head.unit {
        reference.samples.mean
    } else {
        head.samples.mean
    };
    let scales = Sides::new(reference.samples.mean, scale);
    let mut rows: Vec<SideTexts> = STATISTICS
        .iter()
        .map(|(label, of)| {
            let shown = |(side, scale): (SideSummary, f64)| {
                let number = of(&side);
                number.map_or_else(missing, |number| side.unit.format_like(number, scale))
            };
            (*label, sides.zip(scales).map(shown))
        })
        .collect();
    let variation = |side: SideSummary| {
        let share = side.cv();
        share.map_or_else(missing, |share| format!("{}%", fixed(share * 100.0, 2)))
    };
    rows.push(("CV (σ / mean)", sides.map(variation)));
    rows
}

/// A condition under which a side was measured.
type Condition = fn(&Suite, &Benchmark) -> String;

const CONDITIONS: [(&str, Condition); 5] = [
    ("loops", |suite, benchmark| {
        of_all_runs(suite, benchmark, "loops")
    }),
    ("inner loops", |suite, benchmark| {
        of_all_runs(suite, benchmark, "inner_loops")
    }),
    ("dates", dates),
    ("duration", duration),
    ("load average", load),
];

/// A number that pyperf stores with the benchmark, or with each run if the runs differ; 1 if it is missing. If it
/// differs, the smallest and the largest of the runs with values.
fn of_all_runs(suite: &Suite, benchmark: &Benchmark, key: &str) -> String {
    let common = [&benchmark.metadata, &suite.metadata]
        .into_iter()
        .find_map(|level| suite.lookup(level, key))
        .unwrap_or(Value::Integer(1));
    let with_values = benchmark.runs.iter().filter(|run| !run.values().is_empty());
    let mut known: Vec<Value<'_>> = with_values
        .map(|run| suite.lookup(&run.metadata, key).unwrap_or(common))
        .collect();
    // As texts, 16 would come before 8.
    let number = |value: &Value<'_>| value.number().unwrap_or(f64::NAN);
    sorting::sort_by(&mut known, |a, b| number(a).total_cmp(&number(b)));
    let (first, last) = match &known[..] {
        [] => (common, common),
        [first, .., last] => (*first, *last),
        [one] => (*one, *one),
    };
    let (first, last) = (suite.in_words(first), suite.in_words(last));
    if first == last {
        first
    } else {
        format!("{first} … {last}")
    }
}

/// The values of all runs that have one, else the value of the benchmark or the suite.
fn of_runs<'s, T>(
    benchmark: &'s Benchmark,
    suite: &'s Suite,
    value: impl Fn(&'s Level) -> Option<T>,
) -> Vec<T> {
    let runs = benchmark.runs.iter();
    let of_runs: Vec<T> = runs.filter_map(|run| value(&run.metadata)).collect();
    if of_runs.is_empty() {
        let above = [&benchmark.metadata, &suite.metadata].into_iter();
        return above.filter_map(value).take(1).collect();
    }
    of_runs
}

/// When the first and the last run ended, to the second.
fn dates(suite: &Suite, benchmark: &Benchmark) -> String {
    let dates = of_runs(benchmark, suite, |level| {
        match suite.lookup(level, "date") {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    });
    let to_the_second = |date: &&str| date.split('.').next().unwrap_or_default().to_owned();
    let (Some(first), Some(last)) = (dates.iter().min(), dates.iter().max()) else {
        return missing();
    };
    let (first, last) = (to_the_second(first), to_the_second(last));
    match last.split_once(' ') {
        Some((day, time)) if first != last && first.starts_with(day) => format!("{first} … {time}"),
        _ if first == last => first,
        _ => format!("{first} … {last}"),
    }
}

fn numbers(suite: &Suite, benchmark: &Benchmark, key: &str) -> Vec<f64> {
    of_runs(benchmark, suite, |level| suite.lookup(level, key)?.number())
}

/// The total duration of all runs.
fn duration(suite: &Suite, benchmark: &Benchmark) -> String {
    let durations = numbers(suite, benchmark, "duration");
    if durations.is_empty() {
        return missing();
    }
    let total: f64 = durations.iter().sum();
    format!(
        "{} in {}",
        Unit::Second.format(total, false),
        wording::count(durations.len(), "run")
    )
}

/// The machine's load average over one minute, from the run with the lowest to the run with the highest.
fn load(suite: &Suite, benchmark: &Benchmark) -> String {
    let loads = sorted(&numbers(suite, benchmark, "load_avg_1min"));
    match &loads[..] {
        [] => missing(),
        [first, .., last] if fixed(*first, 2) != fixed(*last, 2) => {
            format!("{} … {}", fixed(*first, 2), fixed(*last, 2))
        }
        [first, ..] => fixed(*first, 2),
    }
}

/// Labels and texts about both sides together.
pub(super) fn of_both_together(
    comparison: &Comparison,
    metric: Metric,
    index: usize,
    influence: Option<f64>,
) -> Vec<(&'static str, String)> {
    let mut rows = Vec::new();
    if let Some(measure) = comparison.measure(metric, index) {
        let q = comparison.q(metric, index);
        let evidence = comparison.evidence(metric, index);
        rows.extend(tests(metric, measure, evidence, q));
    }
    let headline = match metric {
        Metric::Time => "pyperf's mean",
        Metric::Memory => "bench_runner's memory change",
    };
    let share = influence.map_or_else(
        || "none".to_owned(),
        |share| wording::signed_percent(share) + " (leave-one-out)",
    );
    rows.push((
        "influence",
        format!("{share} on {headline} of the benchmarks in view"),
    ));
    let other = metric.other();
    let (label, unknown) = match other {
        Metric::Time => ("time", missing()),
        Metric::Memory => ("max RSS", "unknown".to_owned()),
    };
    let ratio = comparison.ratio(other, index);
    rows.push((
        label,
        ratio.map_or(unknown, |ratio| wording::ratio_of(other, ratio)),
    ));
    rows
}

fn tests(
    metric: Metric,
    measure: &Measure,
    evidence: Option<&Evidence>,
    q: Option<f64>,
) -> [(&'static str, String); 7] {
    let label = match metric {
        Metric::Time => "P(faster)",
        Metric::Memory => "P(smaller)",
    };
    let ratio = format!(
        "{} ({})",
        fixed(measure.ratio, 4),
        wording::ratio_of(metric, measure.ratio)
    );
    let or_missing = |text: Option<String>| text.unwrap_or_else(missing);
    let probability = evidence.and_then(|evidence| evidence.probability_better);
    let p = evidence.and_then(|evidence| evidence.p);
    [
        ("ratio", ratio),
        ("95% CI", or_missing(evidence.and_then(interval))),
        ("effect/noise", or_missing(evidence.and_then(effect))),
        (
            label,
            or_missing(probability.map(|share| {
                let share = fixed(share * 100.0, 1);
                format!("{share}% of the pairs of values")
            })),
        ),
        ("t-test", t_test(measure)),
        ("p-value", or_missing(p.map(|p| format!("{p:.2e}")))),
        (
            "q-value",
            or_missing(q.map(|q| format!("{q:.2e} (adjusted for all tests)"))),
        ),
    ]
}

fn interval(evidence: &Evidence) -> Option<String> {
    let interval = evidence.interval?;
    let includes = if interval.holds_no_change() {
        ", includes 1"
    } else {
        ""
    };
    Some(format!(
        "{}–{}x (per-process means){includes}",
        fixed(interval.low, 4),
        fixed(interval.high, 4)
    ))
}

fn t_test(measure: &Measure) -> String {
    let test = Student::test(&measure.sides.reference, &measure.sides.head).ok();
    match test.filter(|student| student.raised.is_none()) {
        Some(student) => format!(
            "t = {} (df {}, critical {})",
            fixed(student.t, 2),
            student.degrees_of_freedom,
            student.critical
        ),
        None => "could not be run".to_owned(),
    }
}

fn effect(evidence: &Evidence) -> Option<String> {
    Some(format!(
        "{} (noise: CV {}%)",
        fixed(evidence.effect_to_noise?, 1),
        fixed(evidence.noise? * 100.0, 2)
    ))
}
