//! A history for people: the changes, newest first, then each series.

use std::ops::Range;

use super::model::HistoryReport;
use crate::bench_runner::flag_to_show;
use crate::history::Trend;
use crate::report::text_table;
use crate::series::{Change, Group, Night};
use crate::text::visible;

pub(super) fn render(report: &HistoryReport<'_>) -> String {
    let mut text = String::new();
    for group in &report.trends.groups {
        text.push_str(&nights(report, group));
    }
    let left_out = report.trends.left_out.len();
    if left_out > 0 {
        text.push_str(&format!(
            "{left_out} left out: unreadable, or without a machine or a date\n"
        ));
    }
    text.push('\n');
    push_changes(&mut text, report);
    text.push('\n');
    push_series(&mut text, report);
    text
}

/// A machine with its flags.
fn name(report: &HistoryReport<'_>, group: &Group) -> String {
    let nickname = report.trends.nickname(group).unwrap_or(&group.machine);
    let flags = group.flags.iter().map(|flag| flag_to_show(flag));
    let words: Vec<&str> = std::iter::once(nickname).chain(flags).collect();
    visible(&words.join(" ")).into_owned()
}

fn nights(report: &HistoryReport<'_>, group: &Group) -> String {
    let (Some(first), Some(last)) = (group.nights.first(), group.nights.last()) else {
        return String::new();
    };
    let count = group.nights.len();
    let disturbed = group.nights.iter().filter(|night| night.is_disturbed);
    let disturbed: Vec<&str> = disturbed.map(Night::day).collect();
    let mut line = format!(
        "{}: {count} {}, {} to {}",
        name(report, group),
        if count == 1 { "result" } else { "results" },
        visible(first.day()),
        visible(last.day())
    );
    if !disturbed.is_empty() {
        line.push_str(&format!(
            "; disturbed, and not counted: {}",
            visible(&disturbed.join(", "))
        ));
    }
    line.push('\n');
    line
}

/// A change of a series as people read it.
#[must_use]
pub fn size(trend: &Trend, change: &Change) -> String {
    let ratio = change.ratio();
    let [up, down] = if trend.is_of_memory() {
        ["larger", "smaller"]
    } else {
        ["slower", "faster"]
    };
    let (share, word) = if ratio > 1.0 {
        (ratio - 1.0, up)
    } else {
        (ratio.recip() - 1.0, down)
    };
    format!("{:.1}% {word}", share * 100.0)
}

fn push_changes(text: &mut String, report: &HistoryReport<'_>) {
    let mut changes: Vec<(&Trend, &Change)> = report
        .listed()
        .flat_map(|trend| {
            let changes = report.changes(trend).into_iter();
            changes.map(move |change| (trend, change))
        })
        .collect();
    if changes.is_empty() {
        text.push_str("No changes.\n");
        return;
    }
    let instant = |(trend, change): &(&Trend, &Change)| report.night(trend, change.point).instant;
    changes.sort_by_key(|change| std::cmp::Reverse(instant(change)));
    let head = ["date", "hash", "machine", "benchmark", "change", "p", ""].map(str::to_owned);
    let row = |(trend, change): &(&Trend, &Change)| {
        let night = report.night(trend, change.point);
        let reverted = if trend.is_reverted(change) {
            "reverted"
        } else {
            ""
        };
        [
            visible(night.day()).into_owned(),
            visible(night.hash.as_deref().unwrap_or_default()).into_owned(),
            name(report, report.trends.group(trend)),
            visible(trend.subject.name()).into_owned(),
            size(trend, change),
            format!("{:.1e}", change.p),
            reverted.to_owned(),
        ]
    };
    text.push_str("Changes, newest first\n");
    let rows: Vec<[String; 7]> = std::iter::once(head)
        .chain(changes.iter().map(row))
        .collect();
    push_table(text, &rows, &(4..6));
}

fn push_series(text: &mut String, report: &HistoryReport<'_>) {
    let head = [
        "machine",
        "benchmark",
        "nights",
        "noise",
        "last change",
        "size",
        "newest/base",
    ];
    let row = |trend: &Trend| {
        let last = trend.last_change();
        let date = last.map(|change| report.night(trend, change.point).day());
        let noise = trend.analysis.noise;
        let newest = trend.series.points.len().checked_sub(1);
        let newest = newest.and_then(|newest| trend.ratio(newest));
        [
            name(report, report.trends.group(trend)),
            visible(trend.subject.name()).into_owned(),
            trend.series.points.len().to_string(),
            noise.map_or_else(
                || "unknown".to_owned(),
                |noise| format!("{:.2}%", noise * 100.0),
            ),
            visible(date.unwrap_or_default()).into_owned(),
            last.map(|change| size(trend, change)).unwrap_or_default(),
            newest.map_or_else(String::new, |ratio| format!("{ratio:.3}")),
        ]
    };
    let mut rows = vec![head.map(str::to_owned)];
    rows.extend(report.listed().map(row));
    if rows.len() == 1 {
        text.push_str("No series.\n");
        return;
    }
    text.push_str("Series, with their noise from night to night\n");
    if rows[1..].iter().all(|row| row[6].is_empty()) {
        rows[0][6].clear();
    }
    push_table(text, &rows, &(2..7));
}

fn push_table<const N: usize>(text: &mut String, rows: &[[String; N]], right: &Range<usize>) {
    for line in text_table::lines(rows, right) {
        text.push_str(&line);
        text.push('\n');
    }
}
