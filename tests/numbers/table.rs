//! The table: every cell, the order by every column, and the numbers of the filter.

use std::collections::BTreeSet;

use benchlens::comparison::{Column, Judgement, Metric, Order, Quantity, View};
use benchlens::suite::Unit;

use crate::case::Case;
use crate::oracle::is_near;
use crate::reader::Reader;

/// Every case by every metric, with its view.
fn for_each_view(mut check: impl FnMut(&Case, Metric, &mut View)) {
    for case in Case::all() {
        for &metric in Metric::ALL {
            check(&case, metric, &mut case.view(metric, None));
        }
    }
}

#[test]
fn every_cell_is_right() {
    for_each_view(|case, metric, view| {
        let context = view.context(&case.comparison);
        for row in case.rows() {
            for &column in Column::ALL {
                let text = context.cell(column, row);
                let place = format!(
                    "{}, {metric:?}, {}, {}",
                    case.title,
                    case.name(row),
                    column.key()
                );
                let mut cell = Reader::new(&place, &text);
                if has_cell(case, metric, row, column) {
                    check_cell(&mut cell, case, metric, row, column);
                    cell.end();
                } else {
                    cell.missing();
                }
            }
        }
    });
}

/// Whether a cell has a text.
fn has_cell(case: &Case, metric: Metric, row: usize, column: Column) -> bool {
    match column {
        Column::Benchmark => true,
        Column::Tags => !case.tags(row).is_empty(),
        // It is drawn.
        Column::Shape => false,
        Column::Reference | Column::Head | Column::Significance => {
            case.together(metric, row).is_some()
        }
        _ => value(case, metric, row, quantity(column)).is_some(),
    }
}

/// The number that a column shows and sorts by.
fn quantity(column: Column) -> Quantity {
    match column {
        Column::Benchmark | Column::Tags => panic!("{column:?} holds text"),
        Column::Reference => Quantity::ReferenceMean,
        Column::Head => Quantity::HeadMean,
        Column::Ratio => Quantity::Ratio,
        Column::Evidence => Quantity::Judgement,
        Column::Night => Quantity::Night,
        Column::Other => Quantity::OtherRatio,
        Column::Interval => Quantity::IntervalLow,
        Column::Shape => Quantity::Modes,
        Column::Influence => Quantity::Influence,
        Column::EffectToNoise => Quantity::EffectToNoise,
        Column::Q => Quantity::Q,
        Column::Probability => Quantity::ProbabilityBetter,
        Column::ReferenceCv => Quantity::ReferenceCv,
        Column::HeadCv => Quantity::HeadCv,
        Column::Significance => Quantity::AbsT,
        Column::P => Quantity::P,
        Column::AbsRatio => Quantity::AbsLogRatio,
    }
}

/// The number of a row in the oracle.
fn value(case: &Case, metric: Metric, row: usize, quantity: Quantity) -> Option<f64> {
    let of = |field: &str| case.number(metric, row, field);
    let ratio = |metric: Metric| case.number(metric, row, "ratio");
    let known = || case.together(metric, row).map(|_| case.known(metric, row));
    match quantity {
        Quantity::Ratio => of("ratio"),
        Quantity::Slower => Some(ratio(Metric::Time)? - 1.0),
        Quantity::Faster => Some(1.0 / ratio(Metric::Time)? - 1.0),
        Quantity::Larger => Some(ratio(Metric::Memory)? - 1.0),
        Quantity::Smaller => Some(1.0 / ratio(Metric::Memory)? - 1.0),
        Quantity::Memory => ratio(Metric::Memory),
        Quantity::Noise => of("noise"),
        // The pairs have no history.
        Quantity::Night => None,
        Quantity::P => of("p"),
        Quantity::Q => of("q"),
        Quantity::ProbabilityBetter => of("probability"),
        Quantity::Influence => of("influence").map(f64::abs),
        Quantity::ReferenceMean => known()?.reference.number("mean"),
        Quantity::HeadMean => known()?.head.number("mean"),
        Quantity::Judgement => {
            let judgement = case.judgement(metric, row)?;
            let place = Judgement::ALL.iter().position(|it| it.word() == judgement);
            Some(place.expect("a judgement") as f64)
        }
        Quantity::OtherRatio => ratio(metric.other()),
        Quantity::IntervalLow => of("low"),
        Quantity::EffectToNoise => of("effect"),
        Quantity::ReferenceCv => known()?.reference.number("cv"),
        Quantity::HeadCv => known()?.head.number("cv"),
        Quantity::AbsT => of("t").map(f64::abs),
        Quantity::AbsLogRatio => Some(of("ratio")?.ln().abs()),
        Quantity::Modes => {
            let modes = known()?.map(|side| side.known("modes"));
            Some(modes.reference.max(modes.head))
        }
    }
}

fn check_cell(cell: &mut Reader<'_>, case: &Case, metric: Metric, row: usize, column: Column) {
    let known = |field: &str| case.number(metric, row, field).expect("it is known");
    let side = || case.known(metric, row);
    let units = case.units(metric, row);
    match column {
        Column::Benchmark => cell.text(case.name(row)),
        Column::Night => panic!("the pairs have no history"),
        Column::Tags => cell.text(&case.tags(row).join(" ")),
        Column::Shape => cell,
        Column::Reference => cell.amount(side().reference.known("mean"), units.reference),
        Column::Head => cell.amount(side().head.known("mean"), units.head),
        Column::Ratio => cell.ratio(metric, known("ratio")),
        Column::Other => {
            let other = metric.other();
            let ratio = case.number(other, row, "ratio").expect("it is known");
            cell.ratio(other, ratio)
                .text(match case.judgement(other, row).expect("it is known") {
                    "same" => "~",
                    "untested" => "?",
                    "noisy" => "±",
                    "bimodal" => ":",
                    "small" => "○",
                    _ => " ",
                })
        }
        Column::Evidence => cell.text(case.judgement(metric, row).expect("it is known")),
        Column::Interval => {
            let (low, high) = (known("low"), known("high"));
            let decimals = match high {
                high if high < 10.0 => 3,
                high if high < 1000.0 => 1,
                _ => 0,
            };
            let cell = cell.number(low, decimals).text(" – ");
            cell.number(high, decimals).text("x")
        }
        Column::Influence => cell.signed_percent(known("influence")),
        Column::EffectToNoise => cell.number(known("effect"), 1),
        Column::Q => p_value(cell, known("q")),
        Column::P => p_value(cell, known("p")),
        Column::Probability => cell.number(known("probability") * 100.0, 0).text("%"),
        Column::ReferenceCv => cell
            .number(side().reference.known("cv") * 100.0, 2)
            .text("%"),
        Column::HeadCv => cell.number(side().head.known("cv") * 100.0, 2).text("%"),
        Column::Significance => {
            let answer = match case.change(metric, row) {
                "not tested" => return cell.text("not tested").end(),
                "not significant" => "no (t ",
                _ => "yes (t ",
            };
            cell.text(answer).number(known("t").abs(), 1).text(")")
        }
        Column::AbsRatio => {
            let ratio = known("ratio");
            cell.number(ratio.max(1.0 / ratio), 2).text("x")
        }
    };
}

fn p_value<'r, 't>(cell: &'r mut Reader<'t>, p: f64) -> &'r mut Reader<'t> {
    if p < 0.0001 {
        cell.text("<0.0001")
    } else {
        cell.number(p, 4)
    }
}

#[test]
fn every_column_sorts_by_its_own_number() {
    for_each_view(|case, metric, view| {
        let context = view.context(&case.comparison);
        for &column in Column::ALL {
            let first = Order::first_of(column);
            for order in [first, first.reversed()] {
                let mut rows = case.comparison.all();
                context.sort(&mut rows, order);
                let place = format!("{}, {metric:?}, {}", case.title, order.key());
                check_order(&place, case, metric, &rows, order);
            }
        }
    });
}

fn check_order(place: &str, case: &Case, metric: Metric, rows: &[usize], order: Order) {
    let all: BTreeSet<usize> = rows.iter().copied().collect();
    assert!(all.into_iter().eq(case.rows()), "{place}: {rows:?}");
    let names: Vec<&str> = rows.iter().map(|&row| case.name(row)).collect();
    let is_ordered = |a: &usize, b: &usize| match order.column {
        Column::Benchmark => (case.name(*a) < case.name(*b)) != order.descending,
        Column::Tags => {
            let [a, b] = [*a, *b].map(|row| case.tags(row));
            let by_tags = if order.descending { a >= b } else { a <= b };
            b.is_empty() || !a.is_empty() && by_tags
        }
        column => {
            let [of_a, of_b] = [*a, *b].map(|row| value(case, metric, row, quantity(column)));
            match (of_a, of_b) {
                (Some(of_a), Some(of_b)) if is_near(of_a, of_b) => true,
                (Some(of_a), Some(of_b)) => (of_a > of_b) == order.descending,
                (Some(_), None) => true,
                (None, Some(_)) => false,
                (None, None) => case.name(*a) < case.name(*b),
            }
        }
    };
    assert!(rows.is_sorted_by(is_ordered), "{place}: {names:?}");
}

#[test]
fn the_filter_compares_the_right_numbers() {
    let mut used = BTreeSet::new();
    for_each_view(|case, metric, view| {
        for &quantity in Quantity::ALL {
            let Some(name) = quantity.filter_name() else {
                continue;
            };
            let numbers: Vec<Option<f64>> = case
                .rows()
                .map(|row| value(case, metric, row, quantity))
                .collect();
            for limit in limits(&numbers) {
                let is_above = |row: &usize| numbers[*row].is_some_and(|number| number > limit);
                let expected: BTreeSet<usize> = case.rows().filter(is_above).collect();
                // Changes are given in percent.
                let is_change = matches!(name, "slower" | "faster" | "larger" | "smaller");
                view.set_filter(if is_change {
                    format!("{name}>{}%", limit * 100.0)
                } else {
                    format!("{name}>{limit}")
                });
                assert!(view.filter.errors().is_empty());
                view.update(&case.comparison);
                let shown: BTreeSet<usize> = view.shown.iter().copied().collect();
                assert_eq!(
                    shown, expected,
                    "{}, {metric:?}, {}",
                    case.title, view.filter_text
                );
                used.insert(name);
            }
        }
    });
    let all = Quantity::ALL.iter();
    assert!(used.into_iter().eq({
        let names: BTreeSet<&str> = all.filter_map(|quantity| quantity.filter_name()).collect();
        // The pairs have no history.
        names.into_iter().filter(|name| *name != "night")
    }));
}

/// Limits between two numbers that are far enough from each other.
fn limits(numbers: &[Option<f64>]) -> Vec<f64> {
    let mut known: Vec<f64> = numbers.iter().flatten().copied().collect();
    known.sort_by(f64::total_cmp);
    let gaps = known.windows(2).filter(|pair| {
        let is_wide = pair[1] - pair[0] > 1e-6 * pair[1].abs();
        is_wide && pair.iter().all(|number| number.is_finite())
    });
    gaps.map(|pair| f64::midpoint(pair[0], pair[1])).collect()
}

#[test]
fn means_of_both_sides_are_shown_in_one_scale() {
    let mut compared = 0;
    for_each_view(|case, metric, view| {
        let context = view.context(&case.comparison);
        for row in case.rows() {
            let units = case.units(metric, row);
            let Some(ratio) = case.number(metric, row, "ratio") else {
                continue;
            };
            let is_near = (0.01..1000.0).contains(&ratio);
            if units.are_equal() && units.reference == Unit::Second && is_near {
                let [reference, head] =
                    [Column::Reference, Column::Head].map(|column| context.cell(column, row));
                let unit = |text: &str| text.split_once(' ').map(|(_, unit)| unit.to_owned());
                assert_eq!(unit(&reference), unit(&head), "{reference} {head}");
                compared += 1;
            }
        }
    });
    assert!(compared > 100);
}
