//! A history as JSON, for other programs.

use serde::Serialize;

use super::model::HistoryReport;
use crate::history::{Annotation, Subject, Trend};
use crate::report::visible_json;

/// Raised when a field changes its meaning or goes; new fields do not raise it.
const SCHEMA_VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    schema_version: u32,
    plot: Option<&'a str>,
    series: Vec<JsonSeries<'a>>,
    annotations: Vec<JsonAnnotation<'a>>,
}

#[derive(Serialize)]
struct JsonAnnotation<'a> {
    date: String,
    text: &'a str,
    machine: Option<&'a str>,
    flags: Option<&'a [String]>,
}

#[derive(Serialize)]
struct JsonSeries<'a> {
    benchmark: Option<&'a str>,
    headline: Option<&'static str>,
    machine: Option<&'a str>,
    flags: &'a [String],
    base: Option<&'a str>,
    unit: &'static str,
    noise: Option<f64>,
    points: Vec<JsonPoint<'a>>,
    change_points: Vec<JsonChange<'a>>,
}

#[derive(Serialize)]
struct JsonPoint<'a> {
    file: &'a str,
    hash: Option<&'a str>,
    commit_date: &'a str,
    mean: f64,
    value: f64,
    ratio: Option<f64>,
    base: Option<&'a str>,
    suite_changed: bool,
    disturbed: bool,
}

#[derive(Serialize)]
struct JsonChange<'a> {
    index: usize,
    file: &'a str,
    hash: Option<&'a str>,
    commit_date: &'a str,
    before: f64,
    after: f64,
    ratio: f64,
    p: f64,
    reverted: bool,
}

pub(super) fn render(report: &HistoryReport<'_>) -> String {
    let document = Document {
        schema_version: SCHEMA_VERSION,
        plot: report.trends.plot.as_ref().map(|plot| plot.title.as_str()),
        series: report.listed().map(|trend| series(report, trend)).collect(),
        annotations: report.annotations().into_iter().map(annotation).collect(),
    };
    // All keys of maps are text, which is all that could fail here.
    let mut text = visible_json::to_string(&document).unwrap_or_default();
    text.push('\n');
    text
}

fn annotation(annotation: &Annotation) -> JsonAnnotation<'_> {
    JsonAnnotation {
        date: annotation.day.to_string(),
        text: &annotation.text,
        machine: annotation.machine.as_deref(),
        flags: annotation.flags.as_deref(),
    }
}

fn series<'a>(report: &'a HistoryReport<'_>, trend: &'a Trend) -> JsonSeries<'a> {
    let group = report.trends.group(trend);
    let first = report.first_point(trend);
    let point = |place: usize| {
        let night = report.night(trend, place);
        let point = &trend.series.points[place];
        JsonPoint {
            file: &night.file,
            hash: night.hash.as_deref(),
            commit_date: &night.date,
            mean: point.mean,
            value: point.value,
            ratio: trend.ratio(place),
            base: report.base_of_point(trend, place),
            suite_changed: night.suite_changed,
            disturbed: night.is_disturbed,
        }
    };
    let changes = report.changes(trend).into_iter().map(|change| {
        let night = report.night(trend, change.point);
        JsonChange {
            index: change.point - first,
            file: &night.file,
            hash: night.hash.as_deref(),
            commit_date: &night.date,
            before: change.before,
            after: change.after,
            ratio: change.ratio(),
            p: change.p,
            reverted: trend.is_reverted(change),
        }
    });
    let (benchmark, headline) = match &trend.subject {
        Subject::Benchmark(name) => (Some(name.as_str()), None),
        Subject::Headline(headline) => (None, Some(headline.name())),
    };
    JsonSeries {
        benchmark,
        headline,
        machine: report.trends.nickname(group),
        flags: &group.flags,
        base: report.base(trend),
        unit: trend.unit(),
        noise: trend.analysis.noise,
        points: (first..trend.series.points.len()).map(point).collect(),
        change_points: changes.collect(),
    }
}
