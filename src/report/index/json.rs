//! The index as JSON, for other programs.

use serde::{Serialize, Serializer};

use super::model::{IndexReport, is_of_other_machine};
use crate::comparison::ClearChanges;
use crate::index::{Index, Lines, Outcome};
use crate::report::json_numbers::{JsonHpt, JsonMemory, JsonNumber};
use crate::report::visible_json;
use crate::tree::{Candidate, Reference};

/// Raised when a field changes its meaning or goes; new fields do not raise it.
const SCHEMA_VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    schema_version: u32,
    results: Vec<JsonResult<'a>>,
}

#[derive(Serialize)]
struct JsonResult<'a> {
    file: &'a str,
    runner: Option<&'a str>,
    nickname: Option<&'a str>,
    fork: Option<&'a str>,
    #[serde(rename = "ref")]
    git_ref: Option<&'a str>,
    version: Option<&'a str>,
    hash: Option<&'a str>,
    flags: &'a [String],
    commit_date: Option<&'a str>,
    benchmark_hash: Option<&'a str>,
    error: Option<&'a str>,
    #[serde(serialize_with = "as_map")]
    comparisons: Vec<(&'a str, JsonComparison<'a>)>,
}

#[derive(Serialize)]
struct JsonComparison<'a> {
    reference: &'a str,
    reference_name: String,
    valid: bool,
    /// Null if a file does not say by which version of the benchmarks it was measured.
    same_suite: Option<bool>,
    stand_in: bool,
    /// Only of a pinned reference.
    other_machine: bool,
    /// Above 1 is faster.
    bench_runner_mean: JsonNumber<f64>,
    /// Above 1 is slower.
    pyperf_geometric_mean: JsonNumber<f64>,
    hpt: JsonNumber<JsonHpt>,
    memory: JsonNumber<JsonMemory>,
    /// Null if the comparison could not be made.
    missing: Option<&'a [String]>,
    new: Option<&'a [String]>,
    #[serde(flatten)]
    changes: Option<JsonChanges<'a>>,
    summary: Option<String>,
    long_summary: Option<String>,
    memory_summary: Option<String>,
}

/// Only where they were counted.
#[derive(Serialize)]
struct JsonChanges<'a> {
    clear_regressions: usize,
    clear_improvements: usize,
    /// Null if no benchmark is clearly slower.
    worst_regression: Option<JsonWorst<'a>>,
}

#[derive(Serialize)]
struct JsonWorst<'a> {
    benchmark: &'a str,
    /// Above 1.
    ratio: f64,
}

impl<'a> JsonChanges<'a> {
    fn new(changes: &'a ClearChanges) -> Self {
        let worst = changes.worst.as_ref();
        Self {
            clear_regressions: changes.slower,
            clear_improvements: changes.faster,
            worst_regression: worst.map(|(benchmark, ratio)| JsonWorst {
                benchmark,
                ratio: *ratio,
            }),
        }
    }
}

fn as_map<K: Serialize, V: Serialize, S: Serializer>(
    entries: &[(K, V)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(entries.iter().map(|(key, value)| (key, value)))
}

pub(super) fn render(report: &IndexReport<'_>) -> String {
    let results = report.results().into_iter();
    let document = Document {
        schema_version: SCHEMA_VERSION,
        results: results
            .map(|result| json_result(report.index, result))
            .collect(),
    };
    // All keys of maps are text, which is all that could fail here.
    let mut text = visible_json::to_string(&document).unwrap_or_default();
    text.push('\n');
    text
}

fn json_result(index: &Index, result: usize) -> JsonResult<'_> {
    let entry = &index.tree.results[result];
    let identity = &entry.identity;
    let comparisons = index.comparisons(result);
    let comparisons = comparisons.filter_map(|(reference, outcome)| {
        let comparison = json_comparison(index, result, reference, outcome?);
        Some((reference.base.as_str(), comparison))
    });
    JsonResult {
        file: &entry.file,
        runner: entry.runner.as_deref(),
        nickname: identity.nickname.as_deref(),
        fork: identity.fork.as_deref(),
        git_ref: identity.git_ref.as_deref(),
        version: identity.version.as_deref(),
        hash: identity.hash.as_deref(),
        flags: &identity.flags,
        commit_date: entry.metadata.commit_date.as_deref(),
        benchmark_hash: entry.metadata.benchmark_hash.as_deref(),
        error: index.error(result),
        comparisons: comparisons.collect(),
    }
}

fn json_comparison<'a>(
    index: &'a Index,
    head: usize,
    reference: &Reference,
    outcome: &'a Outcome,
) -> JsonComparison<'a> {
    let results = &index.tree.results;
    let other = &results[reference.result];
    let changes = index.changes(head, reference.result);
    let changes = changes.and_then(|changes| changes.as_ref().ok());
    let Lines {
        summary,
        long,
        memory,
    } = Lines::new(outcome);
    JsonComparison {
        reference: &other.file,
        reference_name: Candidate::of(other).name,
        valid: reference.is_valid,
        same_suite: results[head].is_same_suite(other),
        stand_in: reference.is_stand_in,
        other_machine: is_of_other_machine(index, head, reference),
        bench_runner_mean: JsonNumber::new(&outcome.runner_mean(), |mean| *mean),
        pyperf_geometric_mean: JsonNumber::new(&outcome.pyperf_mean(), |mean| *mean),
        hpt: JsonNumber::new(&outcome.hpt(), |hpt| JsonHpt::new(hpt)),
        memory: JsonNumber::new(&outcome.memory(), |memory| JsonMemory::new(memory)),
        missing: outcome.missing(),
        new: outcome.new_benchmarks(),
        changes: changes.map(JsonChanges::new),
        summary,
        long_summary: long,
        memory_summary: memory,
    }
}
