//! The list of fields above a published report.
//!
//! Source: `write_table` in bench_runner's `result.py` (2.0.9): its values are taken from the lines of the body.

use super::or_reason;
use crate::comparison::{Comparison, Verdict, wording};
use crate::stats::Direction;
use crate::suite::{Identity, Value, fixed, unquote};

/// The title and the list, ending in one newline.
pub fn render(comparison: &Comparison, verdict: &Verdict) -> String {
    let unknown = || "unknown".to_owned();
    let head = comparison.identities.1.as_ref();
    let of_head = |part: fn(&Identity) -> String| head.map_or_else(unknown, part);
    let machine = of_head(|identity| identity.machine.clone());
    let hpt = verdict.hpt.as_ref().ok();
    let none = || "None".to_owned();
    let fields = [
        ("fork", of_head(|identity| unquote(&identity.fork))),
        ("ref", of_head(|identity| identity.reference.clone())),
        ("machine", format!("{}-{machine}", comparison.head_system())),
        (
            "commit hash",
            head.map_or_else(|| commit_id(comparison), |identity| identity.hash.clone()),
        ),
        ("commit date", commit_date(comparison)),
        (
            "overall geometric mean",
            or_reason(&verdict.runner_mean, |&mean| wording::runner_mean(mean)),
        ),
        (
            "HPT reliability",
            hpt.map_or_else(none, |hpt| {
                format!("{}%", wording::percent(hpt.reliability))
            }),
        ),
        (
            "HPT 99th percentile",
            hpt.and_then(|hpt| percentile(hpt.direction, hpt.at_least[2]))
                .unwrap_or_else(none),
        ),
        (
            "Memory change",
            or_reason(&verdict.memory, |memory| {
                wording::memory_change(memory.change)
            }),
        ),
    ];
    let mut text = format!("# Results vs. {}\n\n", base(comparison));
    for (key, value) in fields {
        text.push_str(&format!("- {key}: {value}\n"));
    }
    text
}

fn percentile(direction: Direction, factor: Option<f64>) -> Option<String> {
    let word = match direction {
        Direction::Faster => "faster",
        Direction::Slower => "slower",
    };
    Some(format!("{}x {word}", fixed(factor?, 2)))
}

fn commit_id(comparison: &Comparison) -> String {
    comparison
        .head
        .text("commit_id")
        .unwrap_or("unknown")
        .to_owned()
}

fn commit_date(comparison: &Comparison) -> String {
    let head = &comparison.head;
    match head.lookup(&head.metadata, "commit_date") {
        Some(Value::Text(date)) => date.chars().take(10).collect(),
        _ => "<unknown>".to_owned(),
    }
}

/// What the head is compared with: a version, or `base` for the commit that it grew from, or for the same commit
/// built with other flags. bench_runner publishes a pair that is both under both names; the version comes first.
fn base(comparison: &Comparison) -> String {
    let (Some(reference), Some(head)) = (&comparison.identities.0, &comparison.identities.1) else {
        return comparison.labels.0.clone();
    };
    let is_configured = comparison.config.bases.contains(&reference.version);
    let same_flags = reference.flags == head.flags;
    let merge_base = comparison
        .head
        .text("commit_merge_base")
        .unwrap_or_default();
    let grew_from_it = same_flags && merge_base.starts_with(&reference.hash);
    let other_flags = !same_flags && reference.hash == head.hash;
    if !is_configured && (grew_from_it || other_flags) {
        "base".to_owned()
    } else {
        reference.version.clone()
    }
}
