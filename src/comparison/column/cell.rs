//! The text of each column's cells, safe for a terminal.

use crate::comparison::context::ViewContext;
use crate::comparison::evidence::Evidence;
use crate::comparison::measure::Measure;
use crate::comparison::metric::Metric;
use crate::comparison::wording;
use crate::stats::Summary;
use crate::stats::interval::Interval;
use crate::stats::significance::Significance;
use crate::suite::Unit;
use crate::text::{fixed, visible};

/// The text of a cell whose value is not known.
pub const MISSING: &str = "–";

fn measure<'c>(context: &ViewContext<'c>, row: usize) -> Option<&'c Measure> {
    context.comparison.measure(context.metric, row)
}

fn evidence<'c>(context: &ViewContext<'c>, row: usize) -> Option<&'c Evidence> {
    context.comparison.evidence(context.metric, row)
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "all cells have the same signature"
)]
pub(super) fn name(context: &ViewContext<'_>, row: usize) -> Option<String> {
    Some(visible(&context.comparison.rows[row].name).into_owned())
}

pub(super) fn reference_mean(context: &ViewContext<'_>, row: usize) -> Option<String> {
    let measure = measure(context, row)?;
    Some(match context.metric {
        Metric::Time => measure.means().reference,
        // pyperf uses KiB up to 10 MiB, which takes more space than it is worth.
        Metric::Memory => {
            let mean = measure.sides.reference.mean;
            Unit::Byte.format_like(mean, mean)
        }
    })
}

pub(super) fn head_mean(context: &ViewContext<'_>, row: usize) -> Option<String> {
    measure(context, row).map(Measure::head_mean_like_reference)
}

pub(super) fn ratio(context: &ViewContext<'_>, row: usize) -> Option<String> {
    let measure = measure(context, row)?;
    Some(wording::ratio_of(context.metric, measure.ratio))
}

pub(super) fn other_ratio(context: &ViewContext<'_>, row: usize) -> Option<String> {
    let other = context.metric.other();
    let ratio = context.comparison.ratio(other, row)?;
    let mark = context.mark_by(other, row);
    Some(format!("{}{mark:1}", wording::ratio_of(other, ratio)))
}

pub(super) fn interval(context: &ViewContext<'_>, row: usize) -> Option<String> {
    evidence(context, row)?.interval.map(range)
}

/// The cell of a column that is drawn, which has no text.
pub(super) fn drawn(_: &ViewContext<'_>, _: usize) -> Option<String> {
    None
}

pub(super) fn influence(context: &ViewContext<'_>, row: usize) -> Option<String> {
    context.influence(row).map(wording::signed_percent)
}

pub(super) fn effect_to_noise(context: &ViewContext<'_>, row: usize) -> Option<String> {
    let ratio = evidence(context, row)?.effect_to_noise?;
    Some(fixed(ratio, 1))
}

pub(super) fn q(context: &ViewContext<'_>, row: usize) -> Option<String> {
    context.comparison.q(context.metric, row).map(p_value)
}

pub(super) fn p(context: &ViewContext<'_>, row: usize) -> Option<String> {
    evidence(context, row)?.p.map(p_value)
}

pub(super) fn probability(context: &ViewContext<'_>, row: usize) -> Option<String> {
    let share = evidence(context, row)?.probability_better?;
    Some(format!("{}%", fixed(share * 100.0, 0)))
}

pub(super) fn tags(context: &ViewContext<'_>, row: usize) -> Option<String> {
    let tags = &context.comparison.rows[row].tags;
    (!tags.is_empty()).then(|| visible(&tags.join(" ")).into_owned())
}

pub(super) fn reference_cv(context: &ViewContext<'_>, row: usize) -> Option<String> {
    cv(&measure(context, row)?.sides.reference)
}

pub(super) fn head_cv(context: &ViewContext<'_>, row: usize) -> Option<String> {
    cv(&measure(context, row)?.sides.head)
}

fn cv(summary: &Summary) -> Option<String> {
    let share = summary.coefficient_of_variation()?;
    Some(format!("{}%", fixed(share * 100.0, 2)))
}

pub(super) fn significance(context: &ViewContext<'_>, row: usize) -> Option<String> {
    Some(match measure(context, row)?.significance {
        Significance::Significant { t } => format!("yes (t {})", fixed(t.abs(), 1)),
        Significance::NotSignificant { t } => format!("no (t {})", fixed(t.abs(), 1)),
        Significance::NotTested(_) => "not tested".to_owned(),
    })
}

pub(super) fn abs_ratio(context: &ViewContext<'_>, row: usize) -> Option<String> {
    let ratio = measure(context, row)?.ratio;
    Some(format!("{}x", fixed(ratio.max(1.0 / ratio), 2)))
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

fn p_value(p: f64) -> String {
    if p < 0.0001 {
        "<0.0001".to_owned()
    } else {
        fixed(p, 4)
    }
}
