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

pub(in crate::comparison::column) static REFERENCE: [Field; 4] = [
    Field {
        name: "unit",
        meaning: "unit of the reference's values: second, byte or integer",
        section: Section::Reference,
        value: |context, row| {
            context.comparison.rows[row]
                .time
                .units
                .reference
                .name()
                .into()
        },
    },
    Field {
        name: "reference_mean",
        meaning: "mean of the reference, in its unit",
        section: Section::Reference,
        value: |context, row| {
            context.comparison.rows[row]
                .time
                .sides
                .reference
                .mean
                .into()
        },
    },
    Field {
        name: "reference_stdev",
        meaning: "sample standard deviation of the reference",
        section: Section::Reference,
        value: |context, row| {
            let time = &context.comparison.rows[row].time;
            time.sides.reference.standard_deviation.into()
        },
    },
    Field {
        name: "reference_n",
        meaning: "number of the reference's values",
        section: Section::Reference,
        value: |context, row| {
            FieldValue::Count(context.comparison.rows[row].time.sides.reference.count)
        },
    },
];

pub(in crate::comparison::column) static HEAD: [Field; 4] = [
    Field {
        name: "head_unit",
        meaning: "unit of the head's values",
        section: Section::Head,
        value: |context, row| context.comparison.rows[row].time.units.head.name().into(),
    },
    Field {
        name: "head_mean",
        meaning: "mean of the head, in its unit",
        section: Section::Head,
        value: |context, row| context.comparison.rows[row].time.sides.head.mean.into(),
    },
    Field {
        name: "head_stdev",
        meaning: "sample standard deviation of the head",
        section: Section::Head,
        value: |context, row| {
            let time = &context.comparison.rows[row].time;
            time.sides.head.standard_deviation.into()
        },
    },
    Field {
        name: "head_n",
        meaning: "number of the head's values",
        section: Section::Head,
        value: |context, row| FieldValue::Count(context.comparison.rows[row].time.sides.head.count),
    },
];
