//! The ratio by the other metric, and peak memory.

use crate::comparison::column::export_field::{Field, FieldValue, Section};
use crate::comparison::context::ViewContext;
use crate::comparison::judgement::Judgement;
use crate::comparison::metric::Metric;
use crate::comparison::wording;

pub(in crate::comparison::column) fn other_ratio(
    context: &ViewContext<'_>,
    row: usize,
) -> Option<String> {
    let other = context.metric.other();
    let ratio = context.comparison.ratio(other, row)?;
    // A clear change needs no mark.
    let mark = match context.comparison.judgement(other, row) {
        None | Some(Judgement::Clear) => " ",
        Some(judgement) => judgement.symbol(),
    };
    Some(format!("{}{mark}", wording::ratio_of(other, ratio)))
}

pub(in crate::comparison::column) static MEMORY: [Field; 4] = [
    Field {
        name: "reference_memory",
        meaning: "peak memory of the reference in bytes, mean over its processes",
        section: Section::Memory,
        value: |context, row| {
            let memory = context.comparison.rows[row].memory();
            memory.map(|memory| memory.means.reference).into()
        },
    },
    Field {
        name: "head_memory",
        meaning: "peak memory of the head in bytes",
        section: Section::Memory,
        value: |context, row| {
            let memory = context.comparison.rows[row].memory();
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
