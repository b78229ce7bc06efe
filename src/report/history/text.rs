//! A history for people: the changes, newest first, then each series.

use super::model::HistoryReport;
use crate::bench_runner::shown_flag;
use crate::history::Trend;
use crate::series::{Change, Group};
use crate::text::{align_left, align_right, visible, width};

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
    let flags = group
        .flags
        .iter()
        .map(|flag| shown_flag(flag).unwrap_or(flag));
    let words: Vec<&str> = std::iter::once(nickname).chain(flags).collect();
    visible(&words.join(" ")).into_owned()
}

fn day(date: &str) -> &str {
    date.get(..10).unwrap_or(date)
}

fn nights(report: &HistoryReport<'_>, group: &Group) -> String {
    let (Some(first), Some(last)) = (group.nights.first(), group.nights.last()) else {
        return String::new();
    };
    let count = group.nights.len();
    let disturbed = group.nights.iter().filter(|night| night.is_disturbed);
    let disturbed: Vec<&str> = disturbed.map(|night| day(&night.date)).collect();
    let mut line = format!(
        "{}: {count} {}, {} to {}",
        name(report, group),
        if count == 1 { "result" } else { "results" },
        visible(day(&first.date)),
        visible(day(&last.date))
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
            visible(day(&night.date)).into_owned(),
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
    push_table(text, &rows, 4..6);
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
        let date = last.map(|change| day(&report.night(trend, change.point).date));
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
    push_table(text, &rows, 2..7);
}

/// Pushes rows as lines; the cells of `right` are aligned to the right.
fn push_table<const N: usize>(
    text: &mut String,
    rows: &[[String; N]],
    right: std::ops::Range<usize>,
) {
    let widths: Vec<usize> = (0..N)
        .map(|column| {
            rows.iter()
                .map(|row| width(&row[column]))
                .max()
                .unwrap_or(0)
        })
        .collect();
    for row in rows {
        let cells = row.iter().zip(&widths).enumerate();
        let cells: Vec<String> = cells
            .map(|(column, (cell, &width))| {
                if right.contains(&column) {
                    align_right(cell, width)
                } else {
                    align_left(cell, width)
                }
            })
            .collect();
        text.push_str(cells.join("  ").trim_end());
        text.push('\n');
    }
}
