//! Which benchmark a row is, and whether it is excluded.

use crate::comparison::column::export_field::{Field, FieldValue, Section};
use crate::comparison::context::ViewContext;
use crate::text::visible;

#[expect(
    clippy::unnecessary_wraps,
    reason = "all cells have the same signature"
)]
pub(in crate::comparison::column) fn name(context: &ViewContext<'_>, row: usize) -> Option<String> {
    Some(visible(&context.comparison.rows[row].name).into_owned())
}

pub(in crate::comparison::column) fn tags(context: &ViewContext<'_>, row: usize) -> Option<String> {
    let tags = &context.comparison.rows[row].tags;
    (!tags.is_empty()).then(|| visible(&tags.join(" ")).into_owned())
}

pub(in crate::comparison::column) static NAME: [Field; 1] = [Field {
    name: "benchmark",
    meaning: "name",
    section: Section::Benchmark,
    value: |context, row| FieldValue::Raw(&context.comparison.rows[row].name),
}];

pub(in crate::comparison::column) static TAGS: [Field; 1] = [Field {
    name: "tags",
    meaning: "the reference's tags, separated by blanks",
    section: Section::Benchmark,
    value: |context, row| FieldValue::RawList(&context.comparison.rows[row].tags),
}];

/// Fields that belong to no column: a table shows them as marks of a row.
pub(in crate::comparison::column) static STATE: [Field; 2] = [
    Field {
        name: "taken_out",
        meaning: "whether it is excluded by you (x, --without), from all numbers in view: true or false",
        section: Section::State,
        value: |context, row| context.excluded.contains(&row).into(),
    },
    Field {
        name: "excluded",
        meaning: "whether it is excluded by configuration, from bench_runner's numbers only: true or false",
        section: Section::State,
        value: |context, row| context.comparison.is_excluded(row).into(),
    },
];
