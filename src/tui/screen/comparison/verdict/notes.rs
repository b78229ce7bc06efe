//! What both metrics have beside their numbers.

use crate::comparison::{InfluentialRows, Metric, Unavailable, wording};
use crate::text::{self, fixed, visible};
use crate::tui::state::OpenComparison;
use crate::tui::widget::LineBuilder;

/// What a number is for all rows is worth more than how it is made, where both would not fit.
pub fn note(open: &OpenComparison, of_all: Option<String>, otherwise: &str) -> String {
    match of_all {
        Some(of_all) if open.is_narrowed() => format!("  all: {of_all}"),
        _ => format!("  {otherwise}"),
    }
}

/// Why a number is not there.
pub fn push_reason(lines: &mut LineBuilder<'_>, label: &str, reason: &Unavailable) {
    lines.labelled_paragraph(label, &format!("not available: {}", reason.0));
}

/// The rows that a headline depends on, and what it is without them.
pub fn push_influential(
    lines: &mut LineBuilder<'_>,
    influential: &InfluentialRows,
    open: &OpenComparison,
    metric: Metric,
    without: &str,
) {
    let row = |&row: &usize| {
        let ratio = open.comparison.ratio(metric, row);
        let ratio = ratio.map(|ratio| wording::ratio_of(metric, ratio));
        let ratio = ratio.unwrap_or_default();
        // Nearly all that memory depends on is larger: the word would only take the room.
        let ratio = ratio.strip_suffix(" larger").unwrap_or(&ratio);
        format!("{} {ratio}", visible(&open.comparison.rows[row].name))
    };
    let rows: Vec<String> = influential.rows.iter().map(row).collect();
    let them = if rows.len() == 1 { "it" } else { "them" };
    let rows = rows.join(", ");
    let without = format!("without {them} {without}");
    if text::width(&rows) + 3 + text::width(&without) <= lines.room() {
        lines.labelled_paragraph("hangs on", &format!("{rows} · {without}"));
    } else {
        lines.labelled_paragraph("hangs on", &rows);
        lines.labelled_paragraph("", &without);
    }
}

/// How many tests find a change by chance.
pub fn push_false_alarms(lines: &mut LineBuilder<'_>, open: &OpenComparison) {
    let tested = open.view.tested;
    if tested > 0 {
        let expected = tested as f64 * 0.05;
        let decimals = if expected < 1.0 { 2 } else { 1 };
        let expected = fixed(expected, decimals);
        let note = format!("{expected} of {tested} tests may be false alarms");
        lines.labelled_value("by chance", "", lines.theme.text, &note);
    }
}

/// How many rows the published exclusions leave out.
pub fn push_exclusions(lines: &mut LineBuilder<'_>, open: &OpenComparison) {
    let excluded = open.view.verdict.excluded;
    if excluded == 0 {
        return;
    }
    let file = open.comparison.config.file.as_ref();
    let by = file.and_then(|file| file.file_name()).map_or_else(
        || "--exclude".to_owned(),
        |file| visible(&file.to_string_lossy()).into_owned(),
    );
    let rows = wording::count(excluded, "row");
    let note = format!("{rows} ° ({by}); p counts them");
    lines.labelled_value("left out", "", lines.theme.text, &note);
}
