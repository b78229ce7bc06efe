//! How well a change is supported.

use crate::comparison::column::export_field::{Field, FieldValue, Section};
use crate::comparison::context::ViewContext;
use crate::comparison::judgement::Judgement;
use crate::comparison::metric::Metric;

pub(in crate::comparison::column) fn judgement(
    context: &ViewContext<'_>,
    row: usize,
) -> Option<String> {
    let judgement = context.comparison.judgement(context.metric, row)?;
    // The column is narrow, so that tables have room for more.
    let words = match judgement {
        Judgement::WithinNoise => "in noise",
        other => other.word(),
    };
    Some(words.to_owned())
}

pub(in crate::comparison::column) static JUDGEMENT: [Field; 2] = [
    Field {
        name: "judgement",
        meaning: "untested, same, noisy, within_noise, bimodal, small or clear",
        section: Section::Test,
        value: |context, row| word(context, Metric::Time, row),
    },
    Field {
        name: "memory_judgement",
        meaning: "the same of peak memory; empty where it is unknown",
        section: Section::Memory,
        value: |context, row| word(context, Metric::Memory, row),
    },
];

fn word(context: &ViewContext<'_>, metric: Metric, row: usize) -> FieldValue<'static> {
    let judgement = context.comparison.judgement(metric, row);
    judgement.map_or(FieldValue::Unknown, |judgement| judgement.word().into())
}
