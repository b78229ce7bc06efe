//! How much the head differs from the reference.

use crate::comparison::column::export_field::{Field, Section};
use crate::comparison::context::ViewContext;
use crate::comparison::metric::Metric;
use crate::comparison::wording;
use crate::stats::interval::Interval;
use crate::text::fixed;

pub(in crate::comparison::column) fn ratio(
    context: &ViewContext<'_>,
    row: usize,
) -> Option<String> {
    let measure = context.measure(row)?;
    Some(wording::ratio_of(context.metric, measure.ratio))
}

pub(in crate::comparison::column) fn abs_ratio(
    context: &ViewContext<'_>,
    row: usize,
) -> Option<String> {
    let ratio = context.measure(row)?.ratio;
    Some(format!("{}x", fixed(ratio.max(1.0 / ratio), 2)))
}

pub(in crate::comparison::column) fn interval(
    context: &ViewContext<'_>,
    row: usize,
) -> Option<String> {
    context.evidence(row)?.interval.map(range)
}

fn range(interval: Interval) -> String {
    let decimals = match interval.high {
        high if high < 10.0 => 3,
        high if high < 1000.0 => 1,
        _ => 0,
    };
    format!(
        "{} – {}x",
        fixed(interval.low, decimals),
        fixed(interval.high, decimals)
    )
}

/// The cell of a column that is drawn, which has no text.
pub(in crate::comparison::column) fn drawn(_: &ViewContext<'_>, _: usize) -> Option<String> {
    None
}

pub(in crate::comparison::column) fn influence(
    context: &ViewContext<'_>,
    row: usize,
) -> Option<String> {
    context.influence(row).map(wording::signed_percent)
}

pub(in crate::comparison::column) fn effect_to_noise(
    context: &ViewContext<'_>,
    row: usize,
) -> Option<String> {
    let ratio = context.evidence(row)?.effect_to_noise?;
    Some(fixed(ratio, 1))
}

pub(in crate::comparison::column) static RATIO: [Field; 2] = [
    Field {
        name: "ratio",
        meaning: "head mean over reference mean: above 1 is slower",
        section: Section::Change,
        value: |context, row| context.comparison.ratio(Metric::Time, row).into(),
    },
    Field {
        name: "influence",
        meaning: "influence on the headline (leave-one-out), as a share; of memory with `--memory`",
        section: Section::Change,
        value: |context, row| context.influence(row).into(),
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_ratios_have_fewer_decimals() {
        for (low, high, expected) in [
            (0.98, 1.02, "0.980 – 1.020x"),
            (9.0, 9.9994, "9.000 – 9.999x"),
            (9.0, 10.0, "9.0 – 10.0x"),
            (9.0, 999.9, "9.0 – 999.9x"),
            (9.0, 1000.0, "9 – 1000x"),
        ] {
            assert_eq!(range(Interval { low, high }), expected);
        }
    }
}
