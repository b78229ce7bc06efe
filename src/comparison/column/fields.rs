//! The export fields of each column.

use super::field::{Field, FieldValue, Section};
use crate::comparison::metric::Metric;
use crate::comparison::wording;

pub(super) static NAME: [Field; 1] = [Field {
    name: "benchmark",
    meaning: "name",
    section: Section::Benchmark,
    value: |context, row| FieldValue::Raw(&context.comparison.rows[row].name),
}];

pub(super) static TAGS: [Field; 1] = [Field {
    name: "tags",
    meaning: "the reference's tags, separated by blanks",
    section: Section::Benchmark,
    value: |context, row| FieldValue::RawList(&context.comparison.rows[row].tags),
}];

pub(super) static REFERENCE: [Field; 4] = [
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

pub(super) static HEAD: [Field; 4] = [
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

pub(super) static RATIO: [Field; 1] = [Field {
    name: "ratio",
    meaning: "head mean over reference mean: above 1 is slower",
    section: Section::Change,
    value: |context, row| context.comparison.rows[row].time.ratio.into(),
}];

pub(super) static TEST: [Field; 3] = [
    Field {
        name: "t",
        meaning: "Student's t score; empty where the test could not be run",
        section: Section::Test,
        value: |context, row| context.comparison.rows[row].time.t().into(),
    },
    Field {
        name: "significant",
        meaning: "whether pyperf prints the row: true or false",
        section: Section::Test,
        value: |context, row| {
            let significance = context.comparison.rows[row].time.significance;
            significance.counts_as_significant().into()
        },
    },
    Field {
        name: "change",
        meaning: "faster, slower, unchanged, not significant or not tested",
        section: Section::Test,
        value: |context, row| {
            let change = context.comparison.rows[row].time.change();
            wording::change(Metric::Time, change).into()
        },
    },
];

pub(super) static MEMORY: [Field; 4] = [
    Field {
        name: "reference_memory",
        meaning: "peak memory of the reference in bytes, mean over its processes",
        section: Section::Memory,
        value: |context, row| {
            let memory = context.comparison.rows[row].memory;
            memory.map(|memory| memory.means.reference).into()
        },
    },
    Field {
        name: "head_memory",
        meaning: "peak memory of the head in bytes",
        section: Section::Memory,
        value: |context, row| {
            let memory = context.comparison.rows[row].memory;
            memory.map(|memory| memory.means.head).into()
        },
    },
    Field {
        name: "memory_ratio",
        meaning: "head memory over reference memory: above 1 is larger",
        section: Section::Memory,
        value: |context, row| context.comparison.ratio(Metric::Memory, row).into(),
    },
    Field {
        name: "memory_change",
        meaning: "larger, smaller, unchanged, not significant or not tested; empty where it is unknown",
        section: Section::Memory,
        value: |context, row| match context.comparison.change(Metric::Memory, row) {
            Some(change) => wording::change(Metric::Memory, change).into(),
            None => FieldValue::Unknown,
        },
    },
];

/// Fields that belong to no column: a table shows them as marks of a row.
pub(super) static STATE: [Field; 2] = [
    Field {
        name: "taken_out",
        meaning: "whether it is in none of the numbers in view (x, --without): true or false",
        section: Section::State,
        value: |context, row| context.excluded.contains(&row).into(),
    },
    Field {
        name: "excluded",
        meaning: "whether bench_runner's numbers leave the row out: true or false",
        section: Section::State,
        value: |context, row| context.comparison.is_excluded(row).into(),
    },
];
