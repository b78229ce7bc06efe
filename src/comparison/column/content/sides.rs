//! The mean and the spread of each side.

use crate::comparison::column::export_field::{Field, FieldValue, Section};
use crate::comparison::context::ViewContext;
use crate::comparison::measure::Measure;
use crate::comparison::metric::Metric;
use crate::stats::Summary;
use crate::suite::Unit;
use crate::text::fixed;

pub(in crate::comparison::column) fn reference_mean(
    context: &ViewContext<'_>,
    row: usize,
) -> Option<String> {
    let measure = context.measure(row)?;
    Some(match context.metric {
        Metric::Time => measure.means().reference,
        // pyperf uses KiB up to 10 MiB, which takes more space than it is worth.
        Metric::Memory => {
            let mean = measure.sides.reference.mean;
            Unit::Byte.format_like(mean, mean)
        }
    })
}

pub(in crate::comparison::column) fn head_mean(
    context: &ViewContext<'_>,
    row: usize,
) -> Option<String> {
    context.measure(row).map(Measure::head_mean_like_reference)
}

pub(in crate::comparison::column) fn reference_cv(
    context: &ViewContext<'_>,
    row: usize,
) -> Option<String> {
    cv(&context.measure(row)?.sides.reference)
}

pub(in crate::comparison::column) fn head_cv(
    context: &ViewContext<'_>,
    row: usize,
) -> Option<String> {
    cv(&context.measure(row)?.sides.head)
}

fn cv(summary: &Summary) -> Option<String> {
    let share = summary.coefficient_of_variation()?;
    Some(format!("{}%", fixed(share * 100.0, 2)))
}

/// The time of a row, which is what the fields below are about whatever the metric.
fn time<'c>(context: &ViewContext<'c>, row: usize) -> Option<&'c Measure> {
    context.comparison.measure(Metric::Time, row)
}

/// A field about the time of one side.
macro_rules! field {
    ($name:literal, $meaning:literal, $section:ident, |$measure:ident| $value:expr) => {
        Field {
            name: $name,
            meaning: $meaning,
            section: Section::$section,
            value: |context, row| {
                let value = time(context, row).map(|$measure| $value);
                value.map_or(FieldValue::Unknown, Into::into)
            },
        }
    };
}
pub(in crate::comparison::column) static REFERENCE: [Field; 4] = [
    field!(
        "unit",
        "unit of the reference's values: second, byte or integer",
        Reference,
        |time| time.units.reference.name()
    ),
    field!(
        "reference_mean",
        "mean of the reference, in its unit",
        Reference,
        |time| time.sides.reference.mean
    ),
    field!(
        "reference_stdev",
        "sample standard deviation of the reference",
        Reference,
        |time| time.sides.reference.standard_deviation
    ),
    field!(
        "reference_n",
        "number of the reference's values",
        Reference,
        |time| FieldValue::Count(time.sides.reference.count)
    ),
];

pub(in crate::comparison::column) static HEAD: [Field; 4] = [
    field!("head_unit", "unit of the head's values", Head, |time| time
        .units
        .head
        .name()),
    field!("head_mean", "mean of the head, in its unit", Head, |time| {
        time.sides.head.mean
    }),
    field!(
        "head_stdev",
        "sample standard deviation of the head",
        Head,
        |time| time.sides.head.standard_deviation
    ),
    field!("head_n", "number of the head's values", Head, |time| {
        FieldValue::Count(time.sides.head.count)
    }),
];
