//! The whole comparison as JSON, for other programs.

use serde::Serialize;

use crate::comparison::{Comparison, Judgement, Measure, Metric, SideSummary, wording};
use crate::report::extract::Extract;
use crate::report::json_numbers::{JsonHpt, JsonMemory, JsonNumber};
use crate::report::visible_json;
use crate::results::Sides;
use crate::stats::interval::Interval;

/// Raised when a field changes its meaning or goes; new fields do not raise it.
const SCHEMA_VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    schema_version: u32,
    #[serde(flatten)]
    pair: JsonPair<'a>,
}

/// A document about several heads.
#[derive(Serialize)]
struct Documents<'a> {
    schema_version: u32,
    heads: Vec<JsonPair<'a>>,
}

/// A head, and what it is compared with.
#[derive(Serialize)]
struct JsonPair<'a> {
    reference: JsonFile<'a>,
    head: JsonFile<'a>,
    view: JsonView<'a>,
    thresholds: JsonThresholds,
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
    /// Benchmarks that the user excluded from every number.
    taken_out: Vec<&'a str>,
}

/// The thresholds that the judgements used.
#[derive(Serialize)]
struct JsonThresholds {
    /// A change below this share is small: 0.01 for 1 %.
    small: f64,
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
    /// Those of them whose judgement is `clear`.
    clearly_faster: usize,
    slower: usize,
    clearly_slower: usize,
    /// Those that are beyond the noise from night to night; `None` if that is known of no benchmark.
    faster_beyond_night_noise: Option<usize>,
    slower_beyond_night_noise: Option<usize>,
    /// What pyperf's geometric mean could be on two other nights, in 90% of the cases.
    pyperf_geometric_mean_nights: Option<JsonInterval>,
    unchanged: usize,
    not_significant: usize,
    not_tested: usize,
    excluded: usize,
}

#[derive(Serialize)]
struct JsonInterval {
    low: f64,
    high: f64,
}

#[derive(Serialize)]
struct JsonRow<'a> {
    name: &'a str,
    tags: &'a [String],
    /// Every benchmark has its times.
    reference: Option<JsonSide>,
    head: Option<JsonSide>,
    ratio: f64,
    significant: bool,
    #[serde(flatten)]
    change: JsonChange,
    /// |ln ratio| / (√2 `night_noise`); `None` if the noise is not known.
    night: Option<f64>,
    /// The noise from night to night: the standard deviation of the natural logarithm.
    night_noise: Option<f64>,
    memory: Option<JsonRowMemory>,
    /// By the user: in none of the numbers.
    taken_out: bool,
    /// By bench_runner's configuration: in none of its numbers.
    excluded: bool,
}

/// How a row changed by a metric, and the evidence. `probability_better` is that of being faster, or smaller.
#[derive(Serialize)]
struct JsonChange {
    change: &'static str,
    judgement: Option<Judgement>,
    ci_low: Option<f64>,
    ci_high: Option<f64>,
    t: Option<f64>,
    p: Option<f64>,
    q: Option<f64>,
    noise: Option<f64>,
    effect_to_noise: Option<f64>,
    probability_better: Option<f64>,
    influence: Option<f64>,
}

#[derive(Serialize)]
struct JsonSide {
    unit: &'static str,
    n: usize,
    processes: usize,
    mean: f64,
    stdev: Option<f64>,
    cv: Option<f64>,
    median: f64,
    mad: Option<f64>,
    min: f64,
    p5: Option<f64>,
    p25: Option<f64>,
    p75: Option<f64>,
    p95: Option<f64>,
    max: f64,
    modes: usize,
}

#[derive(Serialize)]
struct JsonRowMemory {
    reference_bytes: f64,
    head_bytes: f64,
    reference: JsonSide,
    head: JsonSide,
    ratio: f64,
    #[serde(flatten)]
    change: JsonChange,
}

pub(super) fn render(extract: &Extract<'_>) -> String {
    written(&Document {
        schema_version: SCHEMA_VERSION,
        pair: pair(extract),
    })
}

/// A document about several heads, each with what the document about a pair holds.
pub(in crate::report) fn render_heads(extracts: &[Extract<'_>]) -> String {
    written(&Documents {
        schema_version: SCHEMA_VERSION,
        heads: extracts.iter().map(pair).collect(),
    })
}

fn written(document: &impl Serialize) -> String {
    // There is no map with keys that are no text, which is all that could fail here.
    let mut text = visible_json::to_string(document).unwrap_or_default();
    text.push('\n');
    text
}

fn pair<'e>(extract: &'e Extract<'_>) -> JsonPair<'e> {
    let comparison = extract.comparison;
    let name = |&row: &usize| comparison.rows[row].name.as_str();
    let Sides { reference, head } = files(comparison);
    JsonPair {
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
        thresholds: JsonThresholds {
            small: comparison.rules().small,
        },
        differences: comparison
            .differences()
            .iter()
            .map(|difference| format!("{}: {}", difference.what, difference.change()))
            .collect(),
        verdict: verdict(extract),
        benchmarks: rows(extract),
    }
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

fn verdict(extract: &Extract<'_>) -> JsonVerdict {
    let verdict = &extract.verdict;
    let counts = extract.counts_by(Metric::Time);
    let known = extract.comparison.knows_nights();
    let interval = extract.comparison.night_interval(&extract.judged, verdict);
    JsonVerdict {
        pyperf_geometric_mean: verdict.pyperf_mean,
        memory_geometric_mean: verdict.memory_mean,
        bench_runner_mean: JsonNumber::new(&verdict.runner_mean, |mean| *mean),
        hpt: JsonNumber::new(&verdict.hpt, JsonHpt::new),
        memory: JsonNumber::new(&verdict.memory, JsonMemory::new),
        faster: counts.better,
        clearly_faster: counts.clearly_better,
        slower: counts.worse,
        clearly_slower: counts.clearly_worse,
        faster_beyond_night_noise: known.then_some(counts.better_beyond_noise),
        slower_beyond_night_noise: known.then_some(counts.worse_beyond_noise),
        pyperf_geometric_mean_nights: interval
            .map(|Interval { low, high }| JsonInterval { low, high }),
        unchanged: counts.unchanged,
        not_significant: counts.not_significant,
        not_tested: counts.not_tested,
        excluded: verdict.excluded,
    }
}

fn rows<'c>(extract: &Extract<'c>) -> Vec<JsonRow<'c>> {
    let influences = [Metric::Time, Metric::Memory].map(|metric| extract.influences(metric));
    let [of_time, of_memory] = &influences;
    let row = |&row: &usize| json_row(extract, row, [of_time[row], of_memory[row]]);
    extract.rows.iter().map(row).collect()
}

/// A row with its influence on the headline of time and of memory.
fn json_row<'c>(
    extract: &Extract<'c>,
    index: usize,
    [of_time, of_memory]: [Option<f64>; 2],
) -> JsonRow<'c> {
    let comparison = extract.comparison;
    let row = &comparison.rows[index];
    let time = comparison.measure(Metric::Time, index);
    let sides = comparison.side_summaries(Metric::Time, index);
    JsonRow {
        name: &row.name,
        tags: &row.tags,
        reference: sides.map(|sides| json_side(&sides.reference)),
        head: sides.map(|sides| json_side(&sides.head)),
        ratio: time.map_or(f64::NAN, |time| time.ratio),
        significant: time.is_some_and(|time| time.significance.counts_as_significant()),
        change: json_change(comparison, Metric::Time, index, of_time),
        night: comparison.night(index),
        night_noise: comparison.night_noise(index),
        memory: comparison
            .side_summaries(Metric::Memory, index)
            .zip(comparison.measure(Metric::Memory, index))
            .map(|(sides, measure)| JsonRowMemory {
                reference_bytes: sides.reference.samples.mean,
                head_bytes: sides.head.samples.mean,
                reference: json_side(&sides.reference),
                head: json_side(&sides.head),
                ratio: measure.ratio,
                change: json_change(comparison, Metric::Memory, index, of_memory),
            }),
        taken_out: extract.excluded.contains(&index),
        excluded: comparison.is_excluded(index),
    }
}

fn json_change(
    comparison: &Comparison,
    metric: Metric,
    row: usize,
    influence: Option<f64>,
) -> JsonChange {
    let measure = comparison.measure(metric, row);
    let evidence = comparison.evidence(metric, row);
    let interval = evidence.and_then(|evidence| evidence.interval);
    JsonChange {
        change: measure.map_or("", |measure| wording::change(metric, measure.change())),
        judgement: comparison.judgement(metric, row),
        ci_low: interval.map(|interval| interval.low),
        ci_high: interval.map(|interval| interval.high),
        t: measure.and_then(Measure::t),
        p: evidence.and_then(|evidence| evidence.p),
        q: comparison.q(metric, row),
        noise: evidence.and_then(|evidence| evidence.noise),
        effect_to_noise: evidence.and_then(|evidence| evidence.effect_to_noise),
        probability_better: evidence.and_then(|evidence| evidence.probability_better),
        influence,
    }
}

fn json_side(side: &SideSummary) -> JsonSide {
    JsonSide {
        unit: side.unit.name(),
        n: side.samples.count,
        processes: side.processes,
        mean: side.samples.mean,
        stdev: side.samples.standard_deviation,
        cv: side.cv(),
        median: side.samples.median,
        mad: side.mad,
        min: side.samples.minimum,
        p5: side.p5,
        p25: side.p25,
        p75: side.p75,
        p95: side.p95,
        max: side.samples.maximum,
        modes: side.modes,
    }
}
