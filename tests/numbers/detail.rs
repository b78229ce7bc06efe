//! The details of one benchmark: its samples, all statistics, the formulas, and the warnings.

use benchlens::comparison::{Detail, Metric, Point, SideSamples};
use benchlens::results::Sides;
use benchlens::suite::Unit;
use serde_json::Value;

use crate::case::Case;
use crate::oracle::{Record, assert_number, count, number, text};
use crate::reader::Reader;

/// Every detail of every case by both metrics, with the place for messages.
pub fn for_each_detail(mut check: impl FnMut(&str, &Case, usize, &Detail)) {
    for case in Case::all() {
        for &metric in Metric::ALL {
            let view = case.view(metric, None);
            let context = view.context(&case.comparison);
            for row in case.rows() {
                let place = format!("{}, {metric:?}, {}", case.title, case.name(row));
                let influence = context.influence(row);
                let detail = case.comparison.detail(metric, row, influence);
                // A new part does not compile until it stands here, and in a test below.
                let Detail {
                    metric: _,
                    conclusion: _,
                    samples: _,
                    together: _,
                    numbers: _,
                    conditions: _,
                    warnings: _,
                    // Texts of the files.
                    differences: _,
                    formulas: _,
                } = &detail;
                check(&place, &case, row, &detail);
            }
        }
    }
}

#[test]
fn every_statistic_of_each_side_is_right() {
    for_each_detail(|place, case, row, detail| {
        let expected = each_side(detail.metric, case.together(detail.metric, row).is_some());
        let numbers = || detail.numbers.iter().chain(&detail.conditions);
        let labels: Vec<&str> = numbers().map(|(label, _)| *label).collect();
        assert_eq!(
            labels, expected,
            "{place}: a label that is new needs its number in tests/numbers"
        );
        for (label, texts) in numbers() {
            let texts = texts.as_ref().into_array();
            for (index, text) in texts.into_iter().enumerate() {
                let place = format!("{place}, {label} of side {index}");
                let mut line = Reader::new(&place, text);
                let metric = detail.metric;
                let side = Side {
                    case,
                    metric,
                    row,
                    index,
                };
                side.check(label, &mut line);
                line.end();
            }
        }
    });
}

/// The labels of the numbers of each side.
fn each_side(metric: Metric, is_known: bool) -> Vec<&'static str> {
    let mut labels = Vec::new();
    if is_known {
        labels.extend(["values", "processes", "mean", "median", "σ", "MAD"]);
        labels.extend(["minimum", "5th percentile", "25th percentile"]);
        labels.extend(["75th percentile", "95th percentile", "maximum"]);
        labels.push("CV (σ / mean)");
    }
    if metric == Metric::Time {
        labels.push("max RSS");
    }
    labels.extend(["loops", "inner loops", "dates", "duration", "load average"]);
    labels
}

/// The oracle's name of a statistic that is shown in the unit of the samples.
fn statistic(label: &str) -> Option<&'static str> {
    Some(match label {
        "mean" => "mean",
        "median" => "median",
        "σ" => "stdev",
        "MAD" => "mad",
        "minimum" => "min",
        "5th percentile" => "p5",
        "25th percentile" => "p25",
        "75th percentile" => "p75",
        "95th percentile" => "p95",
        "maximum" => "max",
        _ => return None,
    })
}

/// One side of one benchmark.
struct Side<'c> {
    case: &'c Case,
    metric: Metric,
    row: usize,
    /// 0 for the reference, 1 for the head.
    index: usize,
}

impl Side<'_> {
    fn record(&self, metric: Metric) -> Record {
        self.case.known(metric, self.row).into_array()[self.index]
    }

    fn check(&self, label: &str, line: &mut Reader<'_>) {
        let unit = self.case.units(self.metric, self.row).into_array()[self.index];
        let conditions = self.case.conditions(self.row).into_array()[self.index];
        match label {
            "values" => _ = line.count(count(self.record(self.metric).value("n"))),
            "processes" => _ = line.count(count(self.record(self.metric).value("processes"))),
            "CV (σ / mean)" => match self.record(self.metric).number("cv") {
                Some(cv) => _ = line.number(cv * 100.0, 2).text("%"),
                None => line.missing(),
            },
            // It is shown only if both sides have it.
            "max RSS" => match self.case.together(Metric::Memory, self.row) {
                Some(_) => {
                    let memory = self.record(Metric::Memory);
                    line.amount(memory.known("mean"), Unit::Byte);
                }
                None => line.missing(),
            },
            "loops" => check_span(line, conditions.value("loops")),
            "inner loops" => check_span(line, conditions.value("inner_loops")),
            "dates" => check_dates(line, conditions.value("dates")),
            "load average" => check_span(line, conditions.value("load")),
            "duration" => check_duration(line, conditions.value("duration")),
            label => {
                let field = statistic(label).unwrap_or_else(|| panic!("{label} is new"));
                match self.record(self.metric).number(field) {
                    Some(number) => _ = line.amount(number, unit),
                    None => line.missing(),
                }
            }
        }
    }
}

/// `8 … 16`, or one number if both are shown the same.
fn check_span(line: &mut Reader<'_>, span: &Value) {
    let Some(span) = span.as_array() else {
        return line.missing();
    };
    let decimals = if span[0].is_u64() { 0 } else { 2 };
    let [low, high] = [0, 1].map(|index| number(&span[index]).expect("a number"));
    line.number(low, decimals);
    if format!("{low:.decimals$}") != format!("{high:.decimals$}") {
        line.text(" … ").number(high, decimals);
    }
}

/// `2024-05-01 10:00:00 … 10:05:30`: the day is given once if it is the same.
fn check_dates(line: &mut Reader<'_>, dates: &Value) {
    let Some(dates) = dates.as_array() else {
        return line.missing();
    };
    let (first, last) = (text(&dates[0]), text(&dates[1]));
    line.text(first);
    if first != last {
        let (day, time) = last.split_once(' ').expect("a day and a time");
        let last = if first.starts_with(day) { time } else { last };
        line.text(" … ").text(last);
    }
}

fn check_duration(line: &mut Reader<'_>, duration: &Value) {
    let Some(duration) = duration.as_array() else {
        return line.missing();
    };
    let total = number(&duration[0]).expect("a number");
    let runs = count(&duration[1]);
    line.amount(total, Unit::Second).text(" in ").count(runs);
    line.text(if runs == 1 { " run" } else { " runs" });
}

#[test]
fn every_number_of_both_sides_together_is_right() {
    for_each_detail(|place, case, row, detail| {
        let metric = detail.metric;
        let record = case.together(metric, row);
        let labels: Vec<&str> = detail.together.iter().map(|(label, _)| *label).collect();
        let (better, other) = match metric {
            Metric::Time => ("P(faster)", "max RSS"),
            Metric::Memory => ("P(smaller)", "time"),
        };
        let mut expected = Vec::new();
        if record.is_some() {
            expected.extend(["ratio", "95% CI", "effect/noise", better]);
            expected.extend(["t-test", "p-value", "q-value"]);
        }
        expected.extend(["influence", other]);
        assert_eq!(
            labels, expected,
            "{place}: a label that is new needs its number in tests/numbers"
        );
        for (label, text) in &detail.together {
            let place = format!("{place}, {label}");
            let mut line = Reader::new(&place, text);
            match *label {
                "influence" => {
                    check_influence(&mut line, metric, case.number(metric, row, "influence"));
                }
                "max RSS" | "time" => check_other(&mut line, case, metric, row),
                label => check_together(&mut line, metric, label, record.expect("it is known")),
            }
            line.end();
        }
    });
}

fn check_together(line: &mut Reader<'_>, metric: Metric, label: &str, record: Record) {
    let of = |field: &str| record.number(field);
    match label {
        "ratio" => {
            let ratio = record.known("ratio");
            line.number(ratio, 4)
                .text(" (")
                .ratio(metric, ratio)
                .text(")");
        }
        "95% CI" => match of("low").zip(of("high")) {
            Some((low, high)) => {
                line.number(low, 4).text("–").number(high, 4);
                line.text("x (per-process means)");
                if low <= 1.0 && high >= 1.0 {
                    line.text(", includes 1");
                }
            }
            None => line.missing(),
        },
        "effect/noise" => match of("effect").zip(of("noise")) {
            Some((effect, noise)) => {
                line.number(effect, 1).text(" (noise: CV ");
                line.number(noise * 100.0, 2).text("%)");
            }
            None => line.missing(),
        },
        "P(faster)" | "P(smaller)" => {
            line.number(record.known("probability") * 100.0, 1);
            line.text("% of the pairs of values");
        }
        "t-test" => match of("t") {
            Some(t) => {
                line.text("t = ").number(t, 2).text(" (df ");
                line.count(count(record.value("df"))).text(", critical ");
                line.exactly(record.known("critical")).text(")");
            }
            None => {
                line.text("could not be run");
            }
        },
        "p-value" => match of("p") {
            Some(p) => _ = line.scientific(p),
            None => line.missing(),
        },
        "q-value" => match of("q") {
            Some(q) => _ = line.scientific(q).text(" (adjusted for all tests)"),
            None => line.missing(),
        },
        other => panic!("the label {other} is new: add its number to tests/numbers"),
    }
}

fn check_influence(line: &mut Reader<'_>, metric: Metric, influence: Option<f64>) {
    match influence {
        Some(influence) => line.signed_percent(influence).text(" (leave-one-out)"),
        None => line.text("none"),
    };
    line.text(match metric {
        Metric::Time => " on pyperf's mean of the benchmarks in view",
        Metric::Memory => " on bench_runner's memory change of the benchmarks in view",
    });
}

fn check_other(line: &mut Reader<'_>, case: &Case, metric: Metric, row: usize) {
    let other = metric.other();
    match case.number(other, row, "ratio") {
        Some(ratio) => {
            line.ratio(other, ratio);
        }
        None => {
            line.text("unknown");
        }
    }
}

#[test]
fn the_formulas_have_the_right_numbers() {
    for_each_detail(|place, case, row, detail| {
        let Some(record) = case.together(detail.metric, row) else {
            return assert!(detail.formulas.is_empty(), "{place}");
        };
        let [ratio, test] = &detail.formulas[..] else {
            panic!("{place}: two formulas were expected");
        };
        let metric = detail.metric;
        let sides = case.known(metric, row).zip(case.units(metric, row));
        let mut line = Reader::new(place, ratio);
        line.text("ratio = mean(head) / mean(reference) = ");
        line.amount(sides.head.0.known("mean"), sides.head.1)
            .text(" / ");
        line.amount(sides.reference.0.known("mean"), sides.reference.1);
        let ratio = record.known("ratio");
        line.text(" = ").number(ratio, 4).text(" (");
        line.ratio(metric, ratio).text(")").end();
        check_test(&mut Reader::new(place, test), case, metric, row);
    });
}

/// Reads why the t-test could not be run.
pub fn check_untested(line: &mut Reader<'_>, case: &Case, metric: Metric, row: usize) {
    let counts = case.known(metric, row).map(|side| count(side.value("n")));
    if counts.reference != counts.head {
        line.text("the reference has ").count(counts.reference);
        line.text(if counts.reference == 1 {
            " value"
        } else {
            " values"
        });
        line.text(" and the head ").count(counts.head);
    } else if counts.reference == 1 {
        line.text("each side has a single value");
    } else {
        line.text("all values of each side are the same");
    }
}

fn check_test(line: &mut Reader<'_>, case: &Case, metric: Metric, row: usize) {
    let record = case.together(metric, row).expect("it is known");
    let Some(t) = record.number("t") else {
        line.text("no t-test: ");
        check_untested(line, case, metric, row);
        if metric == Metric::Time {
            line.text("; pyperf counts the benchmark as significant");
        }
        return line.end();
    };
    line.text("t = (mean(reference) - mean(head)) / sqrt(2 s² / n) = ");
    line.number(t, 2).text("; |t| = ").number(t.abs(), 2);
    let is_significant = case.change(metric, row) != "not significant";
    line.text(if is_significant { " ≥ " } else { " < " });
    line.exactly(record.known("critical")).text(" for ");
    line.count(count(record.value("df")));
    line.text(" degrees of freedom: ");
    line.text(match (case.change(metric, row), metric) {
        ("not significant", _) => "not significant",
        ("better", Metric::Time) => "significantly faster",
        ("better", Metric::Memory) => "significantly smaller",
        ("worse", Metric::Time) => "significantly slower",
        ("worse", Metric::Memory) => "significantly larger",
        (other, _) => panic!("no words are known for {other}"),
    });
    line.end();
}

#[test]
fn the_samples_are_those_of_each_side() {
    for_each_detail(|place, case, row, detail| {
        let Some(samples) = detail.samples.as_ref() else {
            return assert!(case.together(detail.metric, row).is_none(), "{place}");
        };
        let sides = samples.as_ref().zip(case.known(detail.metric, row));
        let memory = case.each(Metric::Memory, row).both();
        let memory = Sides::new(
            memory.map(|sides| sides.reference),
            memory.map(|sides| sides.head),
        );
        for ((samples, record), memory) in sides.zip(memory).into_array() {
            check_samples(place, samples, record, memory);
        }
    });
}

fn check_samples(place: &str, samples: &SideSamples, record: Record, of_memory: Option<Record>) {
    let SideSamples {
        points,
        sorted,
        memory,
        mean,
        median,
        modes,
    } = samples;
    let is_sorted = sorted.is_sorted() && sorted.len() == count(record.value("n"));
    assert!(is_sorted, "{place}: {sorted:?}");
    let without_warmups = points.iter().filter(|point| !point.is_warmup);
    assert_eq!(without_warmups.count(), sorted.len(), "{place}");
    assert_eq!(points.len(), count(record.value("points")), "{place}");
    let values: Vec<f64> = points.iter().map(|Point { value, .. }| *value).collect();
    let last = points.last().map_or(0, |point| point.process);
    assert!(
        last + 1 >= count(record.value("processes")),
        "{place}: {last}"
    );
    assert_eq!(*modes, count(record.value("modes")), "{place}: modes");
    for (field, actual) in [
        ("mean", *mean),
        ("median", *median),
        ("min", sorted[0]),
        ("max", sorted[sorted.len() - 1]),
        ("points_weighted", weighted(&values)),
    ] {
        assert_number(
            &format!("{place}, {field}"),
            Some(actual),
            record.number(field),
        );
    }
    let of_memory = of_memory.map(|record| record.known("points_weighted"));
    let memory = (!memory.is_empty()).then(|| weighted(memory));
    assert_number(&format!("{place}, memory"), memory, of_memory);
}

/// A mean that depends on the order: the first value counts once, the second twice, and so on.
fn weighted(values: &[f64]) -> f64 {
    let weights = || (1..=values.len()).map(|weight| weight as f64);
    let sum: f64 = values
        .iter()
        .zip(weights())
        .map(|(value, weight)| value * weight)
        .sum();
    sum / weights().sum::<f64>()
}

#[test]
fn the_warnings_are_those_of_pyperf() {
    for_each_detail(|place, case, row, detail| {
        for (actual, expected) in detail
            .warnings
            .as_ref()
            .zip(case.warnings(row))
            .into_array()
        {
            assert_eq!(
                actual.len(),
                expected.len(),
                "{place}: {actual:?} {expected:?}"
            );
            for (actual, expected) in actual.iter().zip(expected) {
                check_warning(place, actual, expected);
            }
        }
    });
}

/// Compares the words of a warning. The last digit of a number that is shown with all its digits may be another one:
/// Python rounds a standard deviation only once.
fn check_warning(place: &str, actual: &str, expected: &str) {
    let words =
        |text: &str| -> Vec<String> { text.split_whitespace().map(str::to_owned).collect() };
    let (actual, expected) = (words(actual), words(expected));
    assert_eq!(
        actual.len(),
        expected.len(),
        "{place}: {actual:?} {expected:?}"
    );
    for (a, b) in actual.iter().zip(&expected) {
        let number = |word: &str| word.trim_matches(['(', ')']).parse::<f64>().ok();
        let is_same = match (number(a), number(b)) {
            (Some(a), Some(b)) => (a - b).abs() <= 1e-14 * b,
            _ => a == b,
        };
        assert!(is_same, "{place}: {actual:?} {expected:?}");
    }
}
