//! The list of fields above a published report.
//!
//! Source: `write_table` in bench_runner's `result.py` (2.0.9): its values are taken from the lines of the body.

use super::reason::or_reason;
use crate::bench_runner::{ResultName, base_name, unquote};
use crate::comparison::{Comparison, Verdict, wording};
use crate::stats::Hpt;
use crate::suite::Value;

/// Whether bench_runner's header can be written: both names have its form.
#[must_use]
pub fn has_header(comparison: &Comparison) -> bool {
    comparison
        .names
        .as_ref()
        .map(Option::as_ref)
        .both()
        .is_some()
}

/// The title and the list, ending in one newline. The title names the base.
pub(super) fn render(comparison: &Comparison, verdict: &Verdict, base: &str) -> String {
    let mut text = format!("# Results vs. {base}\n\n");
    for (key, value) in fields(comparison, verdict) {
        text.push_str(&format!("- {key}: {value}\n"));
    }
    text
}

fn fields(comparison: &Comparison, verdict: &Verdict) -> [(&'static str, String); 9] {
    let name = comparison.names.head.as_ref();
    let of_head = |part: fn(&ResultName) -> String| name.map_or_else(|| "unknown".to_owned(), part);
    let machine = of_head(|name| name.machine.clone());
    let commit = if let Some(name) = name {
        name.hash.clone()
    } else {
        let commit = comparison.suites.head.text("commit_id");
        commit.unwrap_or("unknown").to_owned()
    };
    let hpt = verdict.hpt.as_ref().ok();
    let of_hpt = |number: fn(&Hpt) -> Option<String>| {
        hpt.and_then(number).unwrap_or_else(|| "None".to_owned())
    };
    [
        ("fork", of_head(|name| unquote(&name.fork))),
        ("ref", of_head(|name| name.git_ref.clone())),
        ("machine", format!("{}-{machine}", comparison.systems.head)),
        ("commit hash", commit),
        ("commit date", commit_date(comparison)),
        (
            "overall geometric mean",
            or_reason(&verdict.runner_mean, |&mean| wording::runner_mean(mean)),
        ),
        (
            "HPT reliability",
            of_hpt(|hpt| Some(format!("{}%", wording::percent(hpt.reliability)))),
        ),
        ("HPT 99th percentile", of_hpt(wording::hpt_at_99)),
        (
            "Memory change",
            or_reason(&verdict.memory, |memory| {
                wording::memory_change(memory.change)
            }),
        ),
    ]
}

fn commit_date(comparison: &Comparison) -> String {
    let head = &comparison.suites.head;
    match head.lookup(&head.metadata, "commit_date") {
        Some(Value::Text(date)) => date.chars().take(10).collect(),
        _ => "<unknown>".to_owned(),
    }
}

/// The name of the base, as far as the two results say it.
pub(super) fn base(comparison: &Comparison) -> String {
    let Some(names) = comparison.names.as_ref().map(Option::as_ref).both() else {
        return comparison.labels.reference.clone();
    };
    let merge_base = comparison.suites.head.text("commit_merge_base");
    let merge_base = merge_base.unwrap_or_default();
    base_name(names.reference, names.head, merge_base, &comparison.config)
}
