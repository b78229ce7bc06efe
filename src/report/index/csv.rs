//! The index as comma-separated values: a line for each comparison, and one for each result without any.

use super::model::{IndexReport, is_of_other_machine};
use crate::comparison::{Unavailable, wording};
use crate::index::{Index, Lines, Outcome};
use crate::report::safe_cell::safe_cell;
use crate::tree::{Candidate, Reference};

const COLUMNS: [&str; 28] = [
    "file",
    "runner",
    "nickname",
    "fork",
    "ref",
    "version",
    "hash",
    "flags",
    "commit_date",
    "benchmark_hash",
    "error",
    "base",
    "reference",
    "valid",
    "same_suite",
    "stand_in",
    "bench_runner_mean",
    "pyperf_geometric_mean",
    "hpt_direction",
    "hpt_reliability",
    "hpt_at_90",
    "hpt_at_95",
    "hpt_at_99",
    "memory_change",
    "summary",
    "not_available",
    "reference_name",
    "other_machine",
];

/// The columns behind them if clear changes were counted.
const OF_CHANGES: [&str; 4] = [
    "clear_regressions",
    "clear_improvements",
    "worst_regression",
    "worst_regression_ratio",
];

pub(super) fn render(report: &IndexReport<'_>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing to memory cannot fail, and all records have the same length.
    let index = report.index;
    let columns = of_changes(index, || OF_CHANGES.map(str::to_owned));
    let columns: Vec<String> = COLUMNS
        .map(str::to_owned)
        .into_iter()
        .chain(columns)
        .collect();
    let _ = writer.write_record(&columns);
    for result in report.results() {
        let own = of_result(index, result);
        let comparisons = index.comparisons(result);
        let mut records: Vec<Vec<String>> = comparisons
            .filter_map(|(reference, outcome)| {
                Some(of_comparison(index, result, reference, outcome?))
            })
            .collect();
        if records.is_empty() {
            records.push(vec![String::new(); columns.len() - own.len()]);
        }
        for record in records {
            let _ = writer.write_record(own.iter().chain(&record));
        }
    }
    // Every byte came from a String.
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// Cells that are there only if clear changes were counted.
fn of_changes(index: &Index, cells: impl FnOnce() -> [String; 4]) -> Vec<String> {
    if index.has_changes() {
        cells().into()
    } else {
        Vec::new()
    }
}

fn changes(index: &Index, head: usize, reference: usize) -> [String; 4] {
    let changes = index.changes(head, reference);
    let Some(Ok(changes)) = changes else {
        return Default::default();
    };
    let worst = changes.worst.as_ref();
    [
        changes.slower.to_string(),
        changes.faster.to_string(),
        known(worst.map(|(name, _)| name.as_str())),
        number(worst.map(|(_, ratio)| *ratio)),
    ]
}

/// What is not known is empty.
fn known(text: Option<&str>) -> String {
    text.map_or_else(String::new, safe_cell)
}

fn number(number: Option<f64>) -> String {
    number.map_or_else(String::new, |number| number.to_string())
}

fn of_result(index: &Index, result: usize) -> Vec<String> {
    let entry = &index.tree.results[result];
    let identity = &entry.identity;
    vec![
        safe_cell(&entry.file),
        known(entry.runner.as_deref()),
        known(identity.nickname.as_deref()),
        known(identity.fork.as_deref()),
        known(identity.git_ref.as_deref()),
        known(identity.version.as_deref()),
        known(identity.hash.as_deref()),
        safe_cell(&identity.flags.join(" ")),
        known(entry.metadata.commit_date.as_deref()),
        known(entry.metadata.benchmark_hash.as_deref()),
        known(index.error(result)),
    ]
}

fn of_comparison(
    index: &Index,
    head: usize,
    reference: &Reference,
    outcome: &Outcome,
) -> Vec<String> {
    let results = &index.tree.results;
    let other = &results[reference.result];
    let same_suite = results[head].is_same_suite(other);
    let hpt = outcome.hpt().ok();
    let direction = hpt.map(|hpt| wording::direction(hpt.direction));
    let at_least = |level: usize| number(hpt.and_then(|hpt| hpt.at_least[level]));
    let memory = outcome.memory().ok();
    let mut cells = vec![
        safe_cell(&reference.base),
        safe_cell(&other.file),
        reference.is_valid.to_string(),
        same_suite.map_or_else(String::new, |same| same.to_string()),
        reference.is_stand_in.to_string(),
        number(outcome.runner_mean().ok()),
        number(outcome.pyperf_mean().ok()),
        known(direction),
        number(hpt.map(|hpt| hpt.reliability)),
        at_least(0),
        at_least(1),
        at_least(2),
        number(memory.and_then(|memory| memory.change)),
        known(Lines::new(outcome).summary.as_deref()),
        reasons(outcome),
        safe_cell(&Candidate::of(other).name),
        is_of_other_machine(index, head, reference).to_string(),
    ];
    cells.extend(of_changes(index, || changes(index, head, reference.result)));
    cells
}

/// Why numbers are missing, each reason once.
fn reasons(outcome: &Outcome) -> String {
    let reason = |error: Option<Unavailable>| error.map(|Unavailable(reason)| reason);
    let mut reasons: Vec<String> = [
        reason(outcome.runner_mean().err()),
        reason(outcome.pyperf_mean().err()),
        reason(outcome.hpt().err()),
        reason(outcome.memory().err()),
    ]
    .into_iter()
    .flatten()
    .collect();
    reasons.dedup();
    safe_cell(&reasons.join("; "))
}
