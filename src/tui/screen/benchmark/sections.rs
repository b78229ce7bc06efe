//! The warnings, the metadata that differs, and the formulas.

use crate::comparison::{Detail, Metric};
use crate::results::Sides;
use crate::text::visible;
use crate::tui::widget::LineBuilder;

/// Adds the warnings of `pyperf check`, those that both sides have only once.
pub fn push_warnings(lines: &mut LineBuilder<'_>, detail: &Detail) {
    let Sides { reference, head } = &detail.warnings;
    let is_common = |warning: &&String| reference.contains(warning) && head.contains(warning);
    let common = reference.iter().filter(is_common);
    let common = common.map(|warning| ("both sides", warning));
    let own = Sides::NAMES.zip(detail.warnings.as_ref()).into_array();
    let own = own.into_iter().flat_map(|(side, warnings)| {
        let warnings = warnings.iter().filter(|warning| !is_common(warning));
        warnings.map(move |warning| (side, warning))
    });
    let mut warnings = common.chain(own).peekable();
    if warnings.peek().is_none() {
        return;
    }
    lines.heading(match detail.metric {
        Metric::Time => "Warnings of pyperf check",
        Metric::Memory => "Warnings of pyperf check, about the times",
    });
    for (side, warning) in warnings {
        lines.text(&format!("! {side}: {warning}"), lines.theme.warning);
    }
}

/// Adds the metadata whose values differ.
pub fn push_differences(lines: &mut LineBuilder<'_>, detail: &Detail) {
    if detail.differences.is_empty() {
        return;
    }
    lines.heading("Metadata of the benchmark that differs");
    for (key, values) in &detail.differences {
        lines.text(key, lines.theme.faint);
        for (side, value) in Sides::NAMES.zip(values.as_ref()).into_array() {
            let label = format!("  {side}");
            lines.labelled_text(&label, &visible(value), lines.theme.text);
        }
    }
}

/// Adds the formulas with the numbers inserted.
pub fn push_formulas(lines: &mut LineBuilder<'_>, detail: &Detail) {
    if detail.formulas.is_empty() {
        return;
    }
    lines.heading("Formulas");
    for formula in &detail.formulas {
        lines.text(formula, lines.theme.text);
    }
}
