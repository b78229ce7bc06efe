//! A change against the noise from night to night.

use crate::comparison::column::export_field::{Field, Section};
use crate::comparison::context::ViewContext;
use crate::comparison::metric::Metric;
use crate::text::fixed;

/// From here on, decimals say nothing.
const LARGE: f64 = 100.0;

pub(in crate::comparison::column) fn night(
    context: &ViewContext<'_>,
    row: usize,
) -> Option<String> {
    if context.metric != Metric::Time {
        return None;
    }
    let night = context.comparison.night(row)?;
    Some(if night.is_infinite() {
        "inf".to_owned()
    } else if night < LARGE {
        fixed(night, 1)
    } else {
        fixed(night, 0)
    })
}

pub(in crate::comparison::column) static NIGHT: [Field; 2] = [
    Field {
        name: "night",
        meaning: "|ln(ratio)| over √2 times night_noise",
        section: Section::Test,
        value: |context, row| context.comparison.night(row).into(),
    },
    Field {
        name: "night_noise",
        meaning: "standard deviation of ln(time) from night to night; empty if it is not known",
        section: Section::Test,
        value: |context, row| context.comparison.night_noise(row).into(),
    },
];
