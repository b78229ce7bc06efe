//! CSV and JSON: every field of every row, and the verdict.

use std::collections::BTreeMap;

use benchlens::comparison::{Column, Metric, OutputFormat};
use benchlens::report::{Extract, TextStyle};
use benchlens::results::Sides;
use serde_json::Value;

use crate::case::Case;
use crate::oracle::{Record, assert_number, count, number, text};

/// What a field should hold.
#[derive(Debug, Clone, PartialEq)]
enum Expected {
    /// A number, or nothing where it is not known.
    Number(Option<f64>),
    /// A probability of bench_runner, whose normal distribution is a polynomial with an error of up to 7.5e-8.
    Reliability(f64),
    Text(String),
    Truth(bool),
    /// A text about which the oracle says nothing.
    AnyText,
    /// A number, or nothing, about which the oracle says nothing.
    AnyNumber,
    Nothing,
}

impl From<&str> for Expected {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

fn counted(count: usize) -> Expected {
    Expected::Number(Some(count as f64))
}

/// The word for what became of a row.
fn change(case: &Case, metric: Metric, row: usize) -> Expected {
    Expected::from(match (case.change(metric, row), metric) {
        ("better", Metric::Time) => "faster",
        ("better", Metric::Memory) => "smaller",
        ("worse", Metric::Time) => "slower",
        ("worse", Metric::Memory) => "larger",
        (word, _) => word,
    })
}

fn is_significant(case: &Case, row: usize) -> bool {
    case.change(Metric::Time, row) != "not significant"
}

#[test]
fn every_field_of_the_csv_is_right() {
    for case in Case::all() {
        for taken_out in [None, case.taken_out] {
            let view = case.view(Metric::Time, taken_out);
            let mut extract = Extract::of(&case.comparison, &view);
            extract.rows.sort_unstable();
            check_csv(&case, &extract, taken_out);
        }
    }
}

fn check_csv(case: &Case, extract: &Extract<'_>, taken_out: Option<&str>) {
    let text = extract.render(OutputFormat::Csv, TextStyle::PLAIN);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let names: Vec<String> = reader
        .headers()
        .expect("it has a first line")
        .iter()
        .map(str::to_owned)
        .collect();
    let of_columns = Column::fields().into_iter().map(|field| field.name);
    assert!(of_columns.eq(names.iter().map(String::as_str)), "{names:?}");
    let records: Vec<csv::StringRecord> = reader
        .records()
        .collect::<Result<_, _>>()
        .expect("it is CSV");
    assert_eq!(records.len(), case.comparison.rows.len());
    for (row, record) in records.iter().enumerate() {
        for (name, cell) in names.iter().zip(record) {
            let place = format!("{}, {}, {name}", case.title, case.name(row));
            check_csv_cell(&place, cell, &csv_field(case, row, name, taken_out));
        }
    }
}

#[track_caller]
fn check_csv_cell(place: &str, cell: &str, expected: &Expected) {
    match expected {
        Expected::Number(expected) => {
            let actual = (!cell.is_empty()).then(|| cell.parse::<f64>().expect("a number"));
            assert_number(place, actual, *expected);
        }
        Expected::Text(expected) => assert_eq!(cell, expected, "{place}"),
        Expected::Truth(expected) => assert_eq!(cell, expected.to_string(), "{place}"),
        Expected::AnyNumber => assert!(cell.is_empty() || cell.parse::<f64>().is_ok(), "{place}"),
        Expected::Reliability(_) | Expected::AnyText => panic!("{place}: no field holds one"),
        Expected::Nothing => assert_eq!(cell, "", "{place}"),
    }
}

fn csv_field(case: &Case, row: usize, name: &str, taken_out: Option<&str>) -> Expected {
    let Sides { reference, head } = case.known(Metric::Time, row);
    let units = case.units(Metric::Time, row);
    let memory = |side: fn(Sides<Record>) -> Record| {
        let known = case.together(Metric::Memory, row);
        Expected::Number(known.map(|_| side(case.known(Metric::Memory, row)).known("mean")))
    };
    let of = |metric: Metric, field: &str| Expected::Number(case.number(metric, row, field));
    match name {
        "benchmark" => case.name(row).into(),
        "tags" => Expected::Text(case.tags(row).join(" ")),
        "unit" => units.reference.name().into(),
        "reference_mean" => Expected::Number(reference.number("mean")),
        "reference_stdev" => Expected::Number(reference.number("stdev")),
        "reference_n" => Expected::Number(reference.number("n")),
        "head_unit" => units.head.name().into(),
        "head_mean" => Expected::Number(head.number("mean")),
        "head_stdev" => Expected::Number(head.number("stdev")),
        "head_n" => Expected::Number(head.number("n")),
        "ratio" => of(Metric::Time, "ratio"),
        "t" => of(Metric::Time, "t"),
        "significant" => Expected::Truth(is_significant(case, row)),
        "change" => change(case, Metric::Time, row),
        "reference_memory" => memory(|sides| sides.reference),
        "head_memory" => memory(|sides| sides.head),
        "memory_ratio" => of(Metric::Memory, "ratio"),
        "memory_change" => match case.together(Metric::Memory, row) {
            Some(_) => change(case, Metric::Memory, row),
            None => Expected::Nothing,
        },
        // The pairs have no history.
        "night" | "night_noise" => Expected::Nothing,
        "taken_out" => Expected::Truth(taken_out == Some(case.name(row))),
        "excluded" => Expected::Truth(case.excluded.contains(&case.name(row))),
        // It is about the other rows, if one is excluded.
        "influence" if taken_out.is_some() => Expected::AnyNumber,
        "judgement" => judgement(case, Metric::Time, row),
        "memory_judgement" => judgement(case, Metric::Memory, row),
        _ => Expected::Number(other_number(case, row, name)),
    }
}

/// The judgement of a row, or nothing if a side lacks the metric.
fn judgement(case: &Case, metric: Metric, row: usize) -> Expected {
    case.judgement(metric, row)
        .map_or(Expected::Nothing, Expected::from)
}

/// A number whose field has the name of the oracle's, with the metric and the side before it.
fn other_number(case: &Case, row: usize, name: &str) -> Option<f64> {
    let sides = [
        ("reference_memory_", Metric::Memory, false),
        ("head_memory_", Metric::Memory, true),
        ("reference_", Metric::Time, false),
        ("head_", Metric::Time, true),
    ];
    for (prefix, metric, is_head) in sides {
        if let Some(field) = name.strip_prefix(prefix) {
            case.together(metric, row)?;
            let known = case.known(metric, row);
            let side = if is_head { known.head } else { known.reference };
            return side.number(field);
        }
    }
    let (metric, name) = match name.strip_prefix("memory_") {
        Some(name) => (Metric::Memory, name),
        None => (Metric::Time, name),
    };
    case.number(metric, row, of_oracle(name))
}

/// The name of a number in the oracle.
fn of_oracle(field: &str) -> &str {
    match field {
        "ci_low" => "low",
        "ci_high" => "high",
        "effect_to_noise" => "effect",
        "probability_faster" | "probability_smaller" | "probability_better" => "probability",
        other => other,
    }
}

#[test]
fn every_number_of_the_json_is_right() {
    for case in Case::all() {
        for &metric in Metric::ALL {
            for taken_out in [None, case.taken_out] {
                let view = case.view(metric, taken_out);
                let mut extract = Extract::of(&case.comparison, &view);
                extract.rows.sort_unstable();
                check_json(&case, &extract, taken_out);
            }
        }
        check_json(&case, &Extract::whole(&case.comparison), None);
    }
}

fn check_json(case: &Case, extract: &Extract<'_>, taken_out: Option<&str>) {
    let text = extract.render(OutputFormat::Json, TextStyle::PLAIN);
    let document: Value = serde_json::from_str(&text).expect("it is JSON");
    let mut actual = BTreeMap::new();
    leaves(String::new(), &document, &mut actual);
    let is_free = |path: &str| {
        let lists = ["differences.", "view.taken_out.", "only_here."];
        lists.iter().any(|list| path.contains(list))
    };
    actual.retain(|path, _| !is_free(path));
    let expected = json(case, taken_out);
    let paths = |leaves: Vec<&String>| leaves.into_iter().cloned().collect::<Vec<String>>();
    let (actual_paths, expected_paths) = (
        paths(actual.keys().collect()),
        paths(expected.keys().collect()),
    );
    let odd: Vec<&String> = actual_paths
        .iter()
        .filter(|path| !expected.contains_key(*path))
        .chain(
            expected_paths
                .iter()
                .filter(|path| !actual.contains_key(*path)),
        )
        .collect();
    assert!(
        odd.is_empty(),
        "{}: only the JSON or only tests/numbers has {odd:?}",
        case.title
    );
    for (path, value) in actual {
        check_leaf(&format!("{}, {path}", case.title), value, &expected[&path]);
    }
}

/// All values that are neither lists nor objects, by their paths; an empty list or object counts as a value.
fn leaves<'v>(path: String, value: &'v Value, found: &mut BTreeMap<String, &'v Value>) {
    let join = |key: &str| match path.as_str() {
        "" => key.to_owned(),
        path => format!("{path}.{key}"),
    };
    match value {
        Value::Object(entries) => entries
            .iter()
            .for_each(|(key, value)| leaves(join(key), value, found)),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .for_each(|(index, value)| leaves(join(&index.to_string()), value, found)),
        value => drop(found.insert(path, value)),
    }
}

#[track_caller]
fn check_leaf(place: &str, value: &Value, expected: &Expected) {
    match expected {
        Expected::Number(expected) => {
            // JSON has no infinity and no NaN.
            let expected = expected.filter(|expected| expected.is_finite());
            assert!(value.is_null() || value.is_number(), "{place}: {value}");
            assert_number(place, value.as_f64(), expected);
        }
        Expected::Reliability(expected) => {
            let is_near = value
                .as_f64()
                .is_some_and(|value| (value - expected).abs() < 1e-7);
            assert!(is_near, "{place}: {value}, but the oracle says {expected}");
        }
        Expected::Text(expected) => assert_eq!(value, expected, "{place}"),
        Expected::Truth(expected) => assert_eq!(value, expected, "{place}"),
        Expected::AnyText => assert!(value.is_string(), "{place}: {value}"),
        Expected::AnyNumber => assert!(value.is_null() || value.is_number(), "{place}: {value}"),
        Expected::Nothing => assert!(value.is_null(), "{place}: {value}"),
    }
}

/// Everything that the JSON should hold, by path, except lists of texts.
fn json(case: &Case, taken_out: Option<&str>) -> BTreeMap<String, Expected> {
    let mut all = BTreeMap::new();
    let mut put = |path: String, expected: Expected| drop(all.insert(path, expected));
    put("schema_version".to_owned(), counted(1));
    put("thresholds.small".to_owned(), Expected::Number(Some(0.01)));
    for path in [
        "reference.file",
        "reference.label",
        "head.file",
        "head.label",
        "view.metric",
        "view.scope",
    ] {
        put(path.to_owned(), Expected::AnyText);
    }
    let scope = if taken_out.is_some() {
        "without"
    } else {
        "verdict"
    };
    json_verdict(&case.expected[scope], &mut put);
    for row in case.rows() {
        json_row(case, row, taken_out, &mut |path, expected| {
            put(format!("benchmarks.{row}.{path}"), expected);
        });
    }
    all
}

type Put<'p> = &'p mut dyn FnMut(String, Expected);

fn json_verdict(verdict: &Value, put: Put<'_>) {
    let mut put = |path: &str, expected: Expected| put(format!("verdict.{path}"), expected);
    let of = |field: &str| Expected::Number(number(&verdict[field]));
    put("pyperf_geometric_mean", of("pyperf_mean"));
    put("memory_geometric_mean", of("memory_mean"));
    match number(&verdict["runner_mean"]) {
        Some(mean) => put("bench_runner_mean", Expected::Number(Some(mean))),
        None => put("bench_runner_mean.not_available", Expected::AnyText),
    }
    let hpt = &verdict["hpt"];
    if hpt.is_null() {
        put("hpt.not_available", Expected::AnyText);
    } else {
        put("hpt.direction", text(&hpt["direction"]).into());
        let reliability = number(&hpt["reliability"]).expect("HPT has one");
        put("hpt.reliability", Expected::Reliability(reliability));
        for (index, probability) in [0.9, 0.95, 0.99].into_iter().enumerate() {
            let path = format!("hpt.at_least.{index}");
            put(
                &format!("{path}.probability"),
                Expected::Number(Some(probability)),
            );
            put(
                &format!("{path}.factor"),
                Expected::Number(number(&hpt["levels"][index])),
            );
        }
    }
    let memory = &verdict["memory"];
    put("memory.change", Expected::Number(number(&memory["change"])));
    for field in [
        "significant",
        "larger",
        "smaller",
        "not_significant",
        "unequal",
        "unknown",
    ] {
        put(&format!("memory.{field}"), counted(count(&memory[field])));
    }
    let counts = &verdict["counts"]["time"];
    for (field, word) in [
        ("faster", "better"),
        ("slower", "worse"),
        ("clearly_faster", "clearly better"),
        ("clearly_slower", "clearly worse"),
        ("unchanged", "unchanged"),
        ("not_significant", "not significant"),
        ("not_tested", "not tested"),
    ] {
        put(field, counted(count(&counts[word])));
    }
    put("excluded", counted(count(&verdict["excluded"])));
    // The pairs have no history.
    for field in [
        "faster_beyond_night_noise",
        "slower_beyond_night_noise",
        "pyperf_geometric_mean_nights",
    ] {
        put(field, Expected::Nothing);
    }
}

fn json_row(case: &Case, row: usize, taken_out: Option<&str>, put: Put<'_>) {
    put("name".to_owned(), case.name(row).into());
    for (index, tag) in case.tags(row).into_iter().enumerate() {
        put(format!("tags.{index}"), tag.into());
    }
    let is_excluded = case.excluded.contains(&case.name(row));
    put("excluded".to_owned(), Expected::Truth(is_excluded));
    let is_out = taken_out == Some(case.name(row));
    put("taken_out".to_owned(), Expected::Truth(is_out));
    let is_significant = Expected::Truth(is_significant(case, row));
    put("significant".to_owned(), is_significant);
    for field in ["night", "night_noise"] {
        put(field.to_owned(), Expected::Nothing);
    }
    json_metric(case, Metric::Time, row, taken_out, put);
    if case.together(Metric::Memory, row).is_none() {
        return put("memory".to_owned(), Expected::Nothing);
    }
    let mut put = |path: String, expected: Expected| put(format!("memory.{path}"), expected);
    let sides = case.known(Metric::Memory, row);
    for (side, record) in Sides::NAMES.zip(sides).into_array() {
        let mean = Expected::Number(record.number("mean"));
        put(format!("{side}_bytes"), mean);
    }
    json_metric(case, Metric::Memory, row, taken_out, &mut put);
}

/// All that the JSON has of both metrics.
fn json_metric(case: &Case, metric: Metric, row: usize, taken_out: Option<&str>, put: Put<'_>) {
    let sides = case.known(metric, row).zip(case.units(metric, row));
    for (side, (record, unit)) in Sides::NAMES.zip(sides).into_array() {
        put(format!("{side}.unit"), unit.name().into());
        for field in [
            "n",
            "processes",
            "mean",
            "stdev",
            "cv",
            "median",
            "mad",
            "min",
            "p5",
            "p25",
            "p75",
            "p95",
            "max",
            "modes",
        ] {
            let number = Expected::Number(record.number(field));
            put(format!("{side}.{field}"), number);
        }
    }
    for field in [
        "ratio",
        "t",
        "ci_low",
        "ci_high",
        "p",
        "q",
        "noise",
        "effect_to_noise",
        "probability_better",
    ] {
        let number = case.number(metric, row, of_oracle(field));
        put(field.to_owned(), Expected::Number(number));
    }
    let influence = match taken_out {
        Some(_) => Expected::AnyNumber,
        None => Expected::Number(case.number(metric, row, "influence")),
    };
    put("influence".to_owned(), influence);
    put("judgement".to_owned(), judgement(case, metric, row));
    put("change".to_owned(), change(case, metric, row));
}
