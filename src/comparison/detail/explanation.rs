//! The formulas of the ratio and the test, with the numbers inserted.

use crate::comparison::measure::Measure;
use crate::comparison::metric::Metric;
use crate::comparison::wording;
use crate::results::Sides;
use crate::stats::Untestable;
use crate::stats::significance::{Significance, critical_value};
use crate::text::fixed;

/// The formula of the ratio, and that of the test.
pub(super) fn explanation(metric: Metric, measure: &Measure) -> Vec<String> {
    let Sides { reference, head } = measure.means();
    let ratio = format!(
        "ratio = mean(head) / mean(reference) = {head} / {reference} = {} ({})",
        fixed(measure.ratio, 4),
        wording::ratio_of(metric, measure.ratio)
    );
    vec![ratio, test(metric, measure)]
}

fn test(metric: Metric, measure: &Measure) -> String {
    let (t, is_significant) = match measure.significance {
        Significance::NotTested(reason) => {
            let pyperf = match metric {
                Metric::Time => "; pyperf counts the benchmark as significant",
                Metric::Memory => "",
            };
            return format!("no t-test: {}{pyperf}", untestable(reason));
        }
        Significance::Significant { t } => (t, true),
        Significance::NotSignificant { t } => (t, false),
    };
    let degrees = 2 * measure.sides.reference.count - 2;
    let critical = critical_value(degrees);
    let (relation, outcome) = if is_significant {
        let word = wording::change(metric, measure.change());
        ("≥", format!("significantly {word}"))
    } else {
        ("<", "not significant".to_owned())
    };
    format!(
        "t = (mean(reference) - mean(head)) / sqrt(2 s² / n) = {}; |t| = {} {relation} {critical} for {degrees} degrees of freedom: {outcome}",
        fixed(t, 2),
        fixed(t.abs(), 2)
    )
}

/// Why the t-test could not be run.
pub(super) fn untestable(reason: Untestable) -> String {
    match reason {
        Untestable::SingleValues => "each side has a single value".to_owned(),
        Untestable::UnequalCounts { reference, head } => {
            format!(
                "the reference has {} and the head {head}",
                wording::count(reference, "value")
            )
        }
        Untestable::NoVariance => "all values of each side are the same".to_owned(),
        Untestable::Overflow => "the squares of the values are too large for a number".to_owned(),
    }
}
