//! The other numbers of a row in exports: all that a column or the details can show.

use crate::comparison::column::export_field::{Field, FieldValue, Section};
use crate::comparison::context::ViewContext;
use crate::comparison::evidence::Evidence;
use crate::comparison::metric::Metric;
use crate::results::Sides;
use crate::stats::Summary;
use crate::stats::summary::{median_absolute_deviation, percentile, sorted};

/// The fields of the evidence by a metric, whose names begin with a prefix.
macro_rules! evidence {
    ($metric:expr, $section:expr, $prefix:literal, $better:literal) => {
        [
            Field {
                name: concat!($prefix, "ci_low"),
                meaning: "lower end of the 95% CI of the ratio (per-process means)",
                section: $section,
                value: |context, row| {
                    of_evidence(context, $metric, row, |it| Some(it.interval?.low))
                },
            },
            Field {
                name: concat!($prefix, "ci_high"),
                meaning: "upper end of the 95% CI of the ratio",
                section: $section,
                value: |context, row| {
                    of_evidence(context, $metric, row, |it| Some(it.interval?.high))
                },
            },
            Field {
                name: concat!($prefix, "p"),
                meaning: "two-tailed p-value of the t-test",
                section: $section,
                value: |context, row| of_evidence(context, $metric, row, |it| it.p),
            },
            Field {
                name: concat!($prefix, "q"),
                meaning: "p-value adjusted for the number of tests (Benjamini and Hochberg)",
                section: $section,
                value: |context, row| context.comparison.q($metric, row).into(),
            },
            Field {
                name: concat!($prefix, "noise"),
                meaning: "the larger of the two CVs",
                section: $section,
                value: |context, row| of_evidence(context, $metric, row, |it| it.noise),
            },
            Field {
                name: concat!($prefix, "effect_to_noise"),
                meaning: "|ln(ratio)| over the noise",
                section: $section,
                value: |context, row| of_evidence(context, $metric, row, |it| it.effect_to_noise),
            },
            Field {
                name: concat!($prefix, "probability_", $better),
                meaning: concat!(
                    "probability that a value of the head is ",
                    $better,
                    " than one of the reference; ties count half"
                ),
                section: $section,
                value: |context, row| {
                    of_evidence(context, $metric, row, |it| it.probability_better)
                },
            },
        ]
    };
}

/// The fields of the samples of one side by a metric, whose names begin with a prefix.
macro_rules! side {
    ($metric:expr, $section:expr, $prefix:literal, $side:ident) => {
        [
            Field {
                name: concat!($prefix, "processes"),
                meaning: "number of processes with values",
                section: $section,
                value: |context, row| {
                    let means = context.comparison.process_means($metric, row);
                    means.map_or(FieldValue::Unknown, |means| {
                        FieldValue::Count(means.$side.len())
                    })
                },
            },
            Field {
                name: concat!($prefix, "cv"),
                meaning: "coefficient of variation: stdev over mean",
                section: $section,
                value: |context, row| {
                    let summary = summaries(context, $metric, row);
                    summary
                        .and_then(|sides| sides.$side.coefficient_of_variation())
                        .into()
                },
            },
            Field {
                name: concat!($prefix, "median"),
                meaning: "median",
                section: $section,
                value: |context, row| {
                    let summary = summaries(context, $metric, row);
                    summary.map(|sides| sides.$side.median).into()
                },
            },
            Field {
                name: concat!($prefix, "mad"),
                meaning: "median absolute deviation from the median",
                section: $section,
                value: |context, row| {
                    let samples = samples(context, $metric, row);
                    samples
                        .and_then(|sides| median_absolute_deviation(&sides.$side))
                        .into()
                },
            },
            Field {
                name: concat!($prefix, "min"),
                meaning: "minimum",
                section: $section,
                value: |context, row| {
                    let summary = summaries(context, $metric, row);
                    summary.map(|sides| sides.$side.minimum).into()
                },
            },
            Field {
                name: concat!($prefix, "p5"),
                meaning: "5th percentile",
                section: $section,
                value: |context, row| {
                    let samples = samples(context, $metric, row);
                    samples
                        .and_then(|sides| percentile(&sides.$side, 0.05))
                        .into()
                },
            },
            Field {
                name: concat!($prefix, "p25"),
                meaning: "25th percentile",
                section: $section,
                value: |context, row| {
                    let samples = samples(context, $metric, row);
                    samples
                        .and_then(|sides| percentile(&sides.$side, 0.25))
                        .into()
                },
            },
            Field {
                name: concat!($prefix, "p75"),
                meaning: "75th percentile",
                section: $section,
                value: |context, row| {
                    let samples = samples(context, $metric, row);
                    samples
                        .and_then(|sides| percentile(&sides.$side, 0.75))
                        .into()
                },
            },
            Field {
                name: concat!($prefix, "p95"),
                meaning: "95th percentile",
                section: $section,
                value: |context, row| {
                    let samples = samples(context, $metric, row);
                    samples
                        .and_then(|sides| percentile(&sides.$side, 0.95))
                        .into()
                },
            },
            Field {
                name: concat!($prefix, "max"),
                meaning: "maximum",
                section: $section,
                value: |context, row| {
                    let summary = summaries(context, $metric, row);
                    summary.map(|sides| sides.$side.maximum).into()
                },
            },
            Field {
                name: concat!($prefix, "modes"),
                meaning: "number of modes of the distribution",
                section: $section,
                value: |context, row| {
                    let modes = context.comparison.modes($metric, row);
                    modes.map_or(FieldValue::Unknown, |modes| {
                        FieldValue::Count(modes.$side.len())
                    })
                },
            },
        ]
    };
}

static TIME_EVIDENCE: [Field; 7] = evidence!(Metric::Time, Section::Test, "", "faster");
static MEMORY_EVIDENCE: [Field; 7] =
    evidence!(Metric::Memory, Section::Memory, "memory_", "smaller");
static REFERENCE: [Field; 11] = side!(Metric::Time, Section::Reference, "reference_", reference);
static HEAD: [Field; 11] = side!(Metric::Time, Section::Head, "head_", head);
static REFERENCE_MEMORY: [Field; 11] = side!(
    Metric::Memory,
    Section::Memory,
    "reference_memory_",
    reference
);
static HEAD_MEMORY: [Field; 11] = side!(Metric::Memory, Section::Memory, "head_memory_", head);

/// All of them.
pub(in crate::comparison::column) fn fields() -> impl Iterator<Item = &'static Field> {
    REFERENCE
        .iter()
        .chain(&HEAD)
        .chain(&TIME_EVIDENCE)
        .chain(&MEMORY_EVIDENCE)
        .chain(&REFERENCE_MEMORY)
        .chain(&HEAD_MEMORY)
}

fn of_evidence(
    context: &ViewContext<'_>,
    metric: Metric,
    row: usize,
    number: fn(&Evidence) -> Option<f64>,
) -> FieldValue<'static> {
    let evidence = context.comparison.evidence(metric, row);
    evidence.and_then(number).into()
}

fn summaries(context: &ViewContext<'_>, metric: Metric, row: usize) -> Option<Sides<Summary>> {
    Some(context.comparison.measure(metric, row)?.sides)
}

/// The samples of each side in ascending order.
fn samples(context: &ViewContext<'_>, metric: Metric, row: usize) -> Option<Sides<Vec<f64>>> {
    let samples = context.comparison.samples(metric, row)?;
    Some(samples.map(|samples| sorted(&samples)))
}
