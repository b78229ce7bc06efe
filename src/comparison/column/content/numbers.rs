//! The other numbers of a row in exports: all that a column or the details can show.

use crate::comparison::column::export_field::{Field, FieldValue, Section};
use crate::comparison::context::ViewContext;
use crate::comparison::evidence::Evidence;
use crate::comparison::metric::Metric;
use crate::comparison::side_summary::SideSummary;
use crate::results::Sides;

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
                value: |context, row| count(context, $metric, row, |it| it.$side.processes),
            },
            Field {
                name: concat!($prefix, "cv"),
                meaning: "coefficient of variation: stdev over mean",
                section: $section,
                value: |context, row| number(context, $metric, row, |it| it.$side.cv()),
            },
            Field {
                name: concat!($prefix, "median"),
                meaning: "median",
                section: $section,
                value: |context, row| {
                    number(context, $metric, row, |it| Some(it.$side.samples.median))
                },
            },
            Field {
                name: concat!($prefix, "mad"),
                meaning: "median absolute deviation from the median",
                section: $section,
                value: |context, row| number(context, $metric, row, |it| it.$side.mad),
            },
            Field {
                name: concat!($prefix, "min"),
                meaning: "minimum",
                section: $section,
                value: |context, row| {
                    number(context, $metric, row, |it| Some(it.$side.samples.minimum))
                },
            },
            Field {
                name: concat!($prefix, "p5"),
                meaning: "5th percentile",
                section: $section,
                value: |context, row| number(context, $metric, row, |it| it.$side.p5),
            },
            Field {
                name: concat!($prefix, "p25"),
                meaning: "25th percentile",
                section: $section,
                value: |context, row| number(context, $metric, row, |it| it.$side.p25),
            },
            Field {
                name: concat!($prefix, "p75"),
                meaning: "75th percentile",
                section: $section,
                value: |context, row| number(context, $metric, row, |it| it.$side.p75),
            },
            Field {
                name: concat!($prefix, "p95"),
                meaning: "95th percentile",
                section: $section,
                value: |context, row| number(context, $metric, row, |it| it.$side.p95),
            },
            Field {
                name: concat!($prefix, "max"),
                meaning: "maximum",
                section: $section,
                value: |context, row| {
                    number(context, $metric, row, |it| Some(it.$side.samples.maximum))
                },
            },
            Field {
                name: concat!($prefix, "modes"),
                meaning: "number of modes of the distribution",
                section: $section,
                value: |context, row| count(context, $metric, row, |it| it.$side.modes),
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

/// A number of a side.
fn number(
    context: &ViewContext<'_>,
    metric: Metric,
    row: usize,
    of: fn(&Sides<SideSummary>) -> Option<f64>,
) -> FieldValue<'static> {
    let sides = context.comparison.side_summaries(metric, row);
    sides.and_then(of).into()
}

/// A count of a side.
fn count(
    context: &ViewContext<'_>,
    metric: Metric,
    row: usize,
    of: fn(&Sides<SideSummary>) -> usize,
) -> FieldValue<'static> {
    let sides = context.comparison.side_summaries(metric, row);
    sides.map_or(FieldValue::Unknown, |sides| FieldValue::Count(of(sides)))
}
