//! A history for people: the changes, newest first, then each series.

use std::ops::Range;

use super::model::HistoryReport;
use crate::bench_runner::flag_to_show;
use crate::history::{Annotation, Trend, Trends};
use crate::report::text_table;
use crate::series::{Change, Group, Night};
use crate::sorting;
use crate::text::visible;

/// How many results that are left out are named at most.
const MOST_NAMED: usize = 10;

pub(super) fn render(report: &HistoryReport<'_>) -> String {
    let mut text = String::new();
    if let Some(plot) = &report.trends.plot {
        text.push_str(&format!("{}\n", visible(&plot.title)));
    }
    for group in &report.trends.groups {
        text.push_str(&nights(report, group));
    }
    for line in left_out(report.trends) {
        text.push_str(&format!("{line}\n"));
    }
    text.push('\n');
    push_changes(&mut text, report);
    text.push('\n');
    push_series(&mut text, report);
    text
}

/// How many results are in no series, and which, a line each; safe for a terminal. Nothing if there are none.
#[must_use]
pub fn left_out(trends: &Trends) -> Vec<String> {
    let all = &trends.left_out;
    if all.is_empty() {
        return Vec::new();
    }
    let count = all.len();
    let mut lines = vec![format!(
        "{count} left out: unreadable, or without a machine or a date"
    )];
    let named = all.iter().take(MOST_NAMED);
    lines.extend(named.map(|&place| format!("  {}", visible(&trends.tree.results[place].file))));
    if count > MOST_NAMED {
        lines.push(format!("  and {} more", count - MOST_NAMED));
    }
    lines
}

/// A machine with its flags; safe for a terminal.
#[must_use]
pub fn build(trends: &Trends, group: &Group) -> String {
    let nickname = trends.nickname(group).unwrap_or(&group.machine);
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
        build(report.trends, group),
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

/// A line of the table of changes: when it was, and its cells.
type Line = (i64, [String; 7]);

/// The changes, and what people noted.
fn push_changes(text: &mut String, report: &HistoryReport<'_>) {
    let changes = report.listed().flat_map(|trend| {
        let changes = report.changes(trend).into_iter();
        changes.map(move |it| change(report, trend, it))
    });
    let changes: Vec<Line> = changes.collect();
    let annotations = report.annotations();
    let title = match (changes.is_empty(), annotations.is_empty()) {
        (true, true) => {
            text.push_str("No changes.\n");
            return;
        }
        (false, true) => "Changes, newest first\n",
        (true, false) => "No changes. Annotations, newest first\n",
        (false, false) => "Changes and annotations, newest first\n",
    };
    text.push_str(title);
    let notes = annotations.into_iter().map(annotation);
    let mut lines: Vec<Line> = changes.into_iter().chain(notes).collect();
    sorting::sort_by_key(&mut lines, |(instant, _)| std::cmp::Reverse(*instant));
    let head = ["date", "hash", "machine", "benchmark", "change", "p", ""].map(str::to_owned);
    let lines = lines.into_iter().map(|(_, cells)| cells);
    let rows: Vec<[String; 7]> = std::iter::once(head).chain(lines).collect();
    push_table(text, &rows, &(4..6));
}

fn change(report: &HistoryReport<'_>, trend: &Trend, change: &Change) -> Line {
    let night = report.night(trend, change.point);
    let reverted = if trend.is_reverted(change) {
        "reverted"
    } else {
        ""
    };
    let cells = [
        visible(night.day()).into_owned(),
        visible(night.hash.as_deref().unwrap_or_default()).into_owned(),
        build(report.trends, report.trends.group(trend)),
        visible(trend.subject.name()).into_owned(),
        size(trend, change),
        format!("{:.1e}", change.p),
        reverted.to_owned(),
    ];
    (night.instant, cells)
}

/// An annotation of a day is listed as before all results of that day.
fn annotation(annotation: &Annotation) -> Line {
    let flags = annotation.flags.iter().flatten();
    let flags = flags.map(|flag| flag_to_show(flag));
    let words: Vec<&str> = annotation
        .machine
        .as_deref()
        .into_iter()
        .chain(flags)
        .collect();
    let cells = [
        annotation.day.to_string(),
        String::new(),
        visible(&words.join(" ")).into_owned(),
        String::new(),
        "annotation".to_owned(),
        String::new(),
        visible(&annotation.text).into_owned(),
    ];
    (annotation.day.start(), cells)
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
        let last = report.trends.changes_since(trend, report.since).last();
        let date = last.map(|change| report.night(trend, change.point).day());
        let noise = trend.analysis.noise;
        let newest = trend.series.points.len().checked_sub(1);
        let newest = newest.and_then(|newest| trend.ratio(newest));
        [
            build(report.trends, report.trends.group(trend)),
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
