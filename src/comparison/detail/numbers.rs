//! The numbers of one benchmark, with their labels.

use crate::comparison::{Comparison, MISSING, Measure, Metric, wording};
use crate::stats::summary::{median_absolute_deviation, percentile, sorted};
use crate::stats::{Student, Summary};
use crate::suite::{Benchmark, Level, Suite, Unit, Value, fixed};

type Row = (&'static str, String, String);

fn missing() -> String {
    MISSING.to_owned()
}

/// What each side comes to: a label, reference, head.
pub fn each(comparison: &Comparison, metric: Metric, index: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    if let Some(measure) = comparison.measure(metric, index) {
        push_statistics(&mut rows, comparison, metric, index, measure);
    }
    if metric == Metric::Time {
        let memory = comparison.rows[index].memory;
        let shown = |bytes: Option<f64>| {
            bytes.map_or_else(missing, |bytes| Unit::Byte.format(bytes, false))
        };
        rows.push((
            "peak memory",
            shown(memory.map(|memory| memory.reference)),
            shown(memory.map(|memory| memory.head)),
        ));
    }
    let (reference, head) = comparison.benchmarks(&comparison.rows[index]);
    for (label, of) in CONDITIONS {
        rows.push((
            label,
            of(&comparison.reference, reference),
            of(&comparison.head, head),
        ));
    }
    rows
}

fn push_statistics(
    rows: &mut Vec<Row>,
    comparison: &Comparison,
    metric: Metric,
    index: usize,
    measure: &Measure,
) {
    let ordered = comparison
        .samples(metric, index)
        .map_or_else(Default::default, |sides| sides.map(|side| sorted(&side)));
    let processes = comparison
        .process_means(metric, index)
        .map_or([0, 0], |sides| sides.map(|means| means.len()));
    let a = |value: f64| measure.units.0.format_like(value, measure.reference.mean);
    let b = |value: f64| match measure.units {
        (first, second) if first == second => second.format_like(value, measure.reference.mean),
        (_, second) => second.format_like(value, measure.head.mean),
    };
    rows.push((
        "values",
        measure.reference.count.to_string(),
        measure.head.count.to_string(),
    ));
    rows.push((
        "processes",
        processes[0].to_string(),
        processes[1].to_string(),
    ));
    let mut push = |label: &'static str, of: &dyn Fn(&Summary, &[f64]) -> Option<f64>| {
        let first = of(&measure.reference, &ordered[0]);
        let second = of(&measure.head, &ordered[1]);
        rows.push((
            label,
            first.map_or_else(missing, a),
            second.map_or_else(missing, b),
        ));
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
    rows.push((
        "CV (σ / mean)",
        variation(&measure.reference),
        variation(&measure.head),
    ));
}

/// Under which conditions a side was measured.
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
    ("load", load),
];

/// A number that pyperf keeps with the benchmark, or with the run where runs differ; 1 where it is not said.
fn of_all_runs(suite: &Suite, benchmark: &Benchmark, key: &str) -> String {
    let common = [&benchmark.metadata, &suite.metadata]
        .into_iter()
        .find_map(|level| suite.lookup(level, key));
    let common = common.map_or_else(|| "1".to_owned(), |value| suite.in_words(value));
    let with_values = benchmark.runs.iter().filter(|run| !run.values.is_empty());
    let mut known: Vec<String> = with_values
        .map(|run| {
            let own = suite.lookup(&run.metadata, key);
            own.map_or_else(|| common.clone(), |value| suite.in_words(value))
        })
        .collect();
    known.sort();
    known.dedup();
    match &known[..] {
        [] => common,
        [one] => one.clone(),
        [first, .., last] => format!("{first} … {last}"),
    }
}

/// Texts of a key over the runs, or of the levels above where no run has it.
fn texts<'s>(suite: &'s Suite, benchmark: &'s Benchmark, key: &str) -> Vec<&'s str> {
    let text = |level: &Level| match suite.lookup(level, key) {
        Some(Value::Text(text)) => Some(text),
        _ => None,
    };
    let runs: Vec<&str> = benchmark
        .runs
        .iter()
        .filter_map(|run| text(&run.metadata))
        .collect();
    if runs.is_empty() {
        let above = [&benchmark.metadata, &suite.metadata].into_iter();
        return above.filter_map(text).take(1).collect();
    }
    runs
}

/// When the first and the last run ended, to the second.
fn dates(suite: &Suite, benchmark: &Benchmark) -> String {
    let dates = texts(suite, benchmark, "date");
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

/// Numbers of a key over the runs.
fn numbers(suite: &Suite, benchmark: &Benchmark, key: &str) -> Vec<f64> {
    let number = |level: &Level| suite.lookup(level, key).and_then(|value| value.number());
    let mut numbers: Vec<f64> = benchmark
        .runs
        .iter()
        .filter_map(|run| number(&run.metadata))
        .collect();
    if numbers.is_empty() {
        let above = [&benchmark.metadata, &suite.metadata].into_iter();
        numbers.extend(above.filter_map(number).take(1));
    }
    numbers
}

/// How long all runs took together.
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

/// The machine's load, one minute's average, from the quietest run to the busiest.
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

/// What holds for both sides together: a label and a text.
pub fn together(
    comparison: &Comparison,
    metric: Metric,
    index: usize,
    pull: Option<f64>,
) -> Vec<(&'static str, String)> {
    let mut rows = Vec::new();
    if let Some(measure) = comparison.measure(metric, index) {
        push_tests(&mut rows, comparison, metric, index, measure);
    }
    let headline = match metric {
        Metric::Time => "pyperf's mean of the rows in view",
        Metric::Memory => "bench_runner's memory change of the rows in view",
    };
    let pull = pull.map(|pull| format!("{} on {headline}", wording::signed_percent(pull)));
    rows.push((
        "pull",
        pull.unwrap_or_else(|| format!("none on {headline}")),
    ));
    let other = metric.other();
    let (label, unknown) = match other {
        Metric::Time => ("time", missing()),
        Metric::Memory => ("memory", "unknown".to_owned()),
    };
    let ratio = comparison.ratio(other, index);
    rows.push((
        label,
        ratio.map_or(unknown, |ratio| wording::ratio_of(other, ratio)),
    ));
    rows
}

fn push_tests(
    rows: &mut Vec<(&'static str, String)>,
    comparison: &Comparison,
    metric: Metric,
    index: usize,
    measure: &Measure,
) {
    let evidence = comparison.evidence(metric, index);
    let interval = evidence.and_then(|evidence| evidence.interval);
    let interval = interval.map(|interval| {
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
    let test = Student::test(&measure.reference, &measure.head).ok();
    let test = test.filter(|student| student.raised.is_none());
    let test = test.map(|student| {
        format!(
            "t {}, {} degrees of freedom, critical {}",
            fixed(student.t, 2),
            student.degrees_of_freedom,
            student.critical
        )
    });
    let chance = evidence.and_then(|evidence| evidence.p.zip(comparison.q(metric, index)));
    let chance = chance.map(|(p, q)| format!("p {p:.2e}, q {q:.2e} among all rows"));
    let better = evidence.and_then(|evidence| evidence.better);
    let (label, what) = match metric {
        Metric::Time => ("P(faster)", "faster"),
        Metric::Memory => ("P(smaller)", "smaller"),
    };
    let better = better.map(|share| {
        format!(
            "{}% of the pairs of values have the {what} one in the head",
            fixed(share * 100.0, 1)
        )
    });
    let noise = evidence.and_then(|evidence| evidence.change_to_noise.zip(evidence.noise));
    let noise = noise.map(|(ratio, noise)| {
        format!(
            "{} times the noise of {}%",
            fixed(ratio, 1),
            fixed(noise * 100.0, 2)
        )
    });
    rows.extend([
        (
            "ratio",
            format!(
                "{} ({})",
                fixed(measure.ratio, 4),
                wording::ratio_of(metric, measure.ratio)
            ),
        ),
        ("interval", interval.unwrap_or_else(missing)),
        (
            "t-test",
            test.unwrap_or_else(|| "could not be run".to_owned()),
        ),
        ("by chance", chance.unwrap_or_else(missing)),
        (label, better.unwrap_or_else(missing)),
        ("change", noise.unwrap_or_else(missing)),
    ]);
}
