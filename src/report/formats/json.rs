//! The whole comparison as JSON, for other programs.

use serde::Serialize;

use super::visible_json;
use crate::comparison::{Comparison, Metric, Unavailable, Verdict, wording};
use crate::report::extract::Extract;
use crate::results::Sides;
use crate::stats::{Direction, Hpt, Summary, hpt};
use crate::suite::Unit;

/// Raised when a field changes its meaning or goes; new fields do not raise it.
const SCHEMA_VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    schema_version: u32,
    reference: JsonFile<'a>,
    head: JsonFile<'a>,
    view: JsonView<'a>,
    /// What differs between the two runs besides the Python under test.
    differences: Vec<String>,
    verdict: JsonVerdict,
    benchmarks: Vec<JsonRow<'a>>,
}

#[derive(Serialize)]
struct JsonFile<'a> {
    file: &'a str,
    label: &'a str,
    /// Benchmarks that the other file lacks.
    only_here: Vec<&'a str>,
}

/// Which rows the verdict is for.
#[derive(Serialize)]
struct JsonView<'a> {
    /// `time` or `memory`: what the rows were chosen and sorted by.
    metric: &'static str,
    scope: &'a str,
    /// Benchmarks that count in none of the numbers.
    taken_out: Vec<&'a str>,
}

/// A number, or the reason why there is none.
#[derive(Serialize)]
#[serde(untagged)]
enum JsonNumber<T> {
    Known(T),
    Missing { not_available: String },
}

impl<T> JsonNumber<T> {
    fn new<S>(number: &Result<S, Unavailable>, known: impl FnOnce(&S) -> T) -> Self {
        match number {
            Ok(number) => Self::Known(known(number)),
            Err(reason) => Self::Missing {
                not_available: reason.to_string(),
            },
        }
    }
}

#[derive(Serialize)]
struct JsonVerdict {
    /// pyperf's geometric mean of the ratios: above 1 is slower.
    pyperf_geometric_mean: Option<f64>,
    /// The same of peak memory, of the rows that have it: above 1 is larger.
    memory_geometric_mean: Option<f64>,
    /// bench_runner's overall mean: above 1 is faster.
    bench_runner_mean: JsonNumber<f64>,
    hpt: JsonNumber<JsonHpt>,
    memory: JsonNumber<JsonMemory>,
    faster: usize,
    slower: usize,
    unchanged: usize,
    not_significant: usize,
    not_tested: usize,
    excluded: usize,
}

#[derive(Serialize)]
struct JsonHpt {
    direction: &'static str,
    reliability: f64,
    at_least: Vec<JsonLevel>,
}

#[derive(Serialize)]
struct JsonLevel {
    probability: f64,
    /// Null beyond 10.
    factor: Option<f64>,
}

#[derive(Serialize)]
struct JsonMemory {
    /// Above 1 is larger; null where it is unknown.
    change: Option<f64>,
    significant: usize,
    larger: usize,
    smaller: usize,
    not_significant: usize,
    /// Different numbers of figures on the two sides.
    unequal: usize,
    unknown: usize,
}

#[derive(Serialize)]
struct JsonRow<'a> {
    name: &'a str,
    tags: &'a [String],
    reference: JsonSide,
    head: JsonSide,
    ratio: f64,
    significant: bool,
    change: &'static str,
    t: Option<f64>,
    memory: Option<JsonRowMemory>,
    excluded: bool,
}

#[derive(Serialize)]
struct JsonSide {
    unit: &'static str,
    n: usize,
    mean: f64,
    stdev: Option<f64>,
    median: f64,
    min: f64,
    max: f64,
}

#[derive(Serialize)]
struct JsonRowMemory {
    reference_bytes: f64,
    head_bytes: f64,
    ratio: f64,
    change: &'static str,
}

pub(super) fn render(extract: &Extract<'_>) -> String {
    let comparison = extract.comparison;
    let name = |&row: &usize| comparison.rows[row].name.as_str();
    let Sides { reference, head } = files(comparison);
    let document = Document {
        schema_version: SCHEMA_VERSION,
        reference,
        head,
        view: JsonView {
            metric: match extract.metric {
                Metric::Time => "time",
                Metric::Memory => "memory",
            },
            scope: &extract.scope,
            taken_out: extract.excluded.iter().map(name).collect(),
        },
        differences: comparison
            .differences()
            .iter()
            .map(|difference| format!("{}: {}", difference.what, difference.change()))
            .collect(),
        verdict: verdict(&extract.verdict),
        benchmarks: extract
            .rows
            .iter()
            .map(|&row| json_row(comparison, row))
            .collect(),
    };
    // There is no map with keys that are no text, which is all that could fail here.
    let mut text = visible_json::to_string(&document).unwrap_or_default();
    text.push('\n');
    text
}

fn files(comparison: &Comparison) -> Sides<JsonFile<'_>> {
    let files = comparison.suites.as_ref().map(|suite| suite.file.as_str());
    let labels = comparison.labels.as_ref().map(String::as_str);
    let only_here = comparison.only_here().map(|benchmarks| {
        benchmarks
            .map(|benchmark| benchmark.name.as_str())
            .collect()
    });
    let sides = files.zip(labels).zip(only_here);
    sides.map(|((file, label), only_here)| JsonFile {
        file,
        label,
        only_here,
    })
}

fn verdict(verdict: &Verdict) -> JsonVerdict {
    let counts = verdict.counts;
    JsonVerdict {
        pyperf_geometric_mean: verdict.pyperf_mean,
        memory_geometric_mean: verdict.memory_mean,
        bench_runner_mean: JsonNumber::new(&verdict.runner_mean, |mean| *mean),
        hpt: JsonNumber::new(&verdict.hpt, json_hpt),
        memory: JsonNumber::new(&verdict.memory, |memory| JsonMemory {
            change: memory.change,
            significant: memory.significant,
            larger: memory.larger,
            smaller: memory.smaller,
            not_significant: memory.not_significant,
            unequal: memory.unequal,
            unknown: memory.unknown,
        }),
        faster: counts.better,
        slower: counts.worse,
        unchanged: counts.unchanged,
        not_significant: counts.not_significant,
        not_tested: counts.not_tested,
        excluded: verdict.excluded,
    }
}

fn json_hpt(hpt: &Hpt) -> JsonHpt {
    let levels = hpt::LEVELS.iter().zip(hpt.at_least);
    JsonHpt {
        direction: match hpt.direction {
            Direction::Faster => "faster",
            Direction::Slower => "slower",
        },
        reliability: hpt.reliability,
        at_least: levels
            .map(|(&probability, factor)| JsonLevel {
                probability,
                factor,
            })
            .collect(),
    }
}

fn json_row(comparison: &Comparison, index: usize) -> JsonRow<'_> {
    let row = &comparison.rows[index];
    let change = comparison.change(Metric::Memory, index);
    let memory = row
        .memory
        .zip(change)
        .map(|(memory, change)| JsonRowMemory {
            reference_bytes: memory.means.reference,
            head_bytes: memory.means.head,
            ratio: memory.ratio,
            change: wording::change(Metric::Memory, change),
        });
    let Sides { reference, head } = row.time.units.zip(row.time.sides).map(json_side);
    JsonRow {
        name: &row.name,
        tags: &row.tags,
        reference,
        head,
        ratio: row.time.ratio,
        significant: row.time.significance.counts_as_significant(),
        change: wording::change(Metric::Time, row.time.change()),
        t: row.time.t(),
        memory,
        excluded: comparison.is_excluded(index),
    }
}

fn json_side((unit, summary): (Unit, Summary)) -> JsonSide {
    JsonSide {
        unit: unit.name(),
        n: summary.count,
        mean: summary.mean,
        stdev: summary.standard_deviation,
        median: summary.median,
        min: summary.minimum,
        max: summary.maximum,
    }
}
