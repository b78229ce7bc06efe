//! Explains why a row has its colour, or is grey, with the numbers inserted into the formulas.

use crate::comparison::measure::Measure;
use crate::comparison::metric::Metric;
use crate::comparison::wording;
use crate::results::Sides;
use crate::stats::Untestable;
use crate::stats::significance::{Significance, critical_value};
use crate::text::fixed;

/// A sentence on the ratio, and one on the test.
pub(super) fn explanation(metric: Metric, measure: &Measure) -> Vec<String> {
    let Sides { reference, head } = measure.means();
    let ratio = format!(
        "The ratio is mean(head) / mean(reference) = {head} / {reference} = {}: {}.",
        fixed(measure.ratio, 4),
        wording::ratio_of(metric, measure.ratio)
    );
    let because = match measure.significance {
        Significance::NotTested(reason) => {
            let pyperf = match metric {
                Metric::Time => " pyperf counts such a row as significant;",
                Metric::Memory => "",
            };
            format!(
                "It could not be tested: {}.{pyperf} it is shown without colour.",
                untestable(reason)
            )
        }
        Significance::Significant { t } | Significance::NotSignificant { t } => {
            let degrees = 2 * measure.sides.reference.count - 2;
            let critical = critical_value(degrees);
            let word = wording::change(metric, measure.change());
            let (relation, outcome) = match measure.significance {
                Significance::Significant { .. } => ("≥", format!("so it is coloured as {word}")),
                _ => ("<", "so it is grey: the difference may be noise".to_owned()),
            };
            let size = t.abs();
            format!(
                "t = (mean(reference) - mean(head)) / sqrt(2 s² / n) = {}; |t| = {} {relation} {critical} for {degrees} degrees of freedom, {outcome}.",
                fixed(t, 2),
                fixed(size, 2)
            )
        }
    };
    vec![ratio, because]
}

fn untestable(reason: Untestable) -> String {
    match reason {
        Untestable::SingleValues => "there is one value on each side".to_owned(),
        Untestable::UnequalCounts { reference, head } => {
            format!("the reference has {reference} values and the head {head}")
        }
        Untestable::NoVariance => "all values of each side are the same".to_owned(),
        Untestable::Overflow => "the squares of the values are too large for a number".to_owned(),
    }
}
