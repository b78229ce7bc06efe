//! The outcome of the tests.

use crate::comparison::column::export_field::{Field, FieldValue, Section};
use crate::comparison::context::ViewContext;
use crate::comparison::measure::Measure;
use crate::comparison::metric::Metric;
use crate::comparison::wording;
use crate::stats::significance::Significance;
use crate::text::fixed;

pub(in crate::comparison::column) fn significance(
    context: &ViewContext<'_>,
    row: usize,
) -> Option<String> {
    Some(match context.measure(row)?.significance {
        Significance::Significant { t } => format!("yes (t {})", fixed(t.abs(), 1)),
        Significance::NotSignificant { t } => format!("no (t {})", fixed(t.abs(), 1)),
        Significance::NotTested(_) => "not tested".to_owned(),
    })
}

pub(in crate::comparison::column) fn p(context: &ViewContext<'_>, row: usize) -> Option<String> {
    context.evidence(row)?.p.map(p_value)
}

pub(in crate::comparison::column) fn q(context: &ViewContext<'_>, row: usize) -> Option<String> {
    context.comparison.q(context.metric, row).map(p_value)
}

fn p_value(p: f64) -> String {
    if p < 0.0001 {
        "<0.0001".to_owned()
    } else {
        fixed(p, 4)
    }
}

pub(in crate::comparison::column) fn probability(
    context: &ViewContext<'_>,
    row: usize,
) -> Option<String> {
    let share = context.evidence(row)?.probability_better?;
    Some(format!("{}%", fixed(share * 100.0, 0)))
}

pub(in crate::comparison::column) static TEST: [Field; 3] = [
    Field {
        name: "t",
        meaning: "Student's t score; empty where the test could not be run",
        section: Section::Test,
        value: |context, row| {
            let time = context.comparison.measure(Metric::Time, row);
            time.and_then(Measure::t).into()
        },
    },
    Field {
        name: "significant",
        meaning: "whether pyperf prints the row: true or false",
        section: Section::Test,
        value: |context, row| {
            let time = context.comparison.measure(Metric::Time, row);
            time.map_or(FieldValue::Unknown, |time| {
                time.significance.counts_as_significant().into()
            })
        },
    },
    Field {
        name: "change",
        meaning: "faster, slower, unchanged, not significant or not tested",
        section: Section::Test,
        value: |context, row| match context.comparison.change(Metric::Time, row) {
            Some(change) => wording::change(Metric::Time, change).into(),
            None => FieldValue::Unknown,
        },
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_p_value_is_below_what_four_decimals_can_tell_or_written_out() {
        for (p, expected) in [
            (0.0, "<0.0001"),
            (0.00009999, "<0.0001"),
            (0.0001, "0.0001"),
            (0.05, "0.0500"),
            (1.0, "1.0000"),
        ] {
            assert_eq!(p_value(p), expected, "{p}");
        }
    }
}
