//! A history as comma-separated values: a line for each point.

use super::model::HistoryReport;
use crate::history::{Subject, Trend};
use crate::report::safe_cell::safe_cell;

const COLUMNS: [&str; 16] = [
    "benchmark",
    "headline",
    "machine",
    "flags",
    "base",
    "unit",
    "noise",
    "file",
    "hash",
    "commit_date",
    "mean",
    "value",
    "ratio",
    "suite_changed",
    "disturbed",
    "change_ratio",
];

pub(super) fn render(report: &HistoryReport<'_>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing to memory cannot fail, and all records have the same length.
    let _ = writer.write_record(COLUMNS);
    for trend in report.listed() {
        for record in records(report, trend) {
            let _ = writer.write_record(record);
        }
    }
    // Every byte came from a String.
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// What is not known is empty.
fn known(text: Option<&str>) -> String {
    text.map_or_else(String::new, safe_cell)
}

fn number(number: Option<f64>) -> String {
    number.map_or_else(String::new, |number| number.to_string())
}

fn records(report: &HistoryReport<'_>, trend: &Trend) -> Vec<[String; 16]> {
    let group = report.trends.group(trend);
    let (benchmark, headline) = match &trend.subject {
        Subject::Benchmark(name) => (safe_cell(name), String::new()),
        Subject::Headline(headline) => (String::new(), headline.name().to_owned()),
    };
    let changes = report.changes(trend);
    let record = |place: usize| {
        let night = report.night(trend, place);
        let point = &trend.series.points[place];
        let change = changes.iter().find(|change| change.point == place);
        [
            benchmark.clone(),
            headline.clone(),
            known(report.trends.nickname(group)),
            safe_cell(&group.flags.join(" ")),
            known(report.base_of_point(trend, place)),
            trend.unit().to_owned(),
            number(trend.analysis.noise),
            safe_cell(&night.file),
            known(night.hash.as_deref()),
            safe_cell(&night.date),
            number(Some(point.mean)),
            number(Some(point.value)),
            number(trend.ratio(place)),
            night.suite_changed.to_string(),
            night.is_disturbed.to_string(),
            number(change.map(|change| change.ratio())),
        ]
    };
    let first = report.first_point(trend);
    (first..trend.series.points.len()).map(record).collect()
}
