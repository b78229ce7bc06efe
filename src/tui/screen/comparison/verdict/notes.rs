//! The notes that both metrics have beside their numbers.

use crate::comparison::{Metric, Unavailable, wording};
use crate::text::{self, fixed, visible};
use crate::tui::state::OpenComparison;
use crate::tui::widget::LineBuilder;

/// The note beside a number: its value for all rows if the view is narrowed, otherwise `otherwise`, which says how it
/// is computed. There is no room for both, and the value for all rows is more useful.
pub fn note(open: &OpenComparison, of_all: Option<String>, otherwise: &str) -> String {
    match of_all {
        Some(of_all) if open.is_narrowed() => format!("  all: {of_all}"),
        _ => format!("  {otherwise}"),
    }
}

/// Adds the reason why a number is not available.
pub fn push_reason(lines: &mut LineBuilder<'_>, label: &str, reason: &Unavailable) {
    lines.labelled_paragraph(label, &format!("not available: {}", reason.0));
}

/// Adds the rows with the largest influence on a headline, and the headline without them. They drive it if it would lead
/// to another conclusion without them.
pub fn push_influential(lines: &mut LineBuilder<'_>, open: &OpenComparison, metric: Metric) {
    let verdict = &open.view.verdict;
    let (label, influential) = match (verdict.driver(metric), verdict.influential_by(metric)) {
        (Some(driver), _) => ("driven by", driver),
        (None, Some(influential)) => ("influence", influential),
        (None, None) => return,
    };
    let row = |&row: &usize| {
        let ratio = open.comparison.ratio(metric, row);
        let ratio = ratio.map(|ratio| wording::ratio_of(metric, ratio));
        let ratio = ratio.unwrap_or_default();
        // Nearly all rows that memory depends on are larger, so the word would only take up room.
        let ratio = ratio.strip_suffix(" larger").unwrap_or(&ratio);
        format!("{} {ratio}", visible(&open.comparison.rows[row].name))
    };
    let rows: Vec<String> = influential.rows.iter().map(row).collect();
    let them = if rows.len() == 1 { "it" } else { "them" };
    let rows = rows.join(", ");
    let without = wording::ratio_of(metric, influential.without);
    let without = format!("excluding {them} {without}");
    if text::width(&rows) + 3 + text::width(&without) <= lines.room() {
        lines.labelled_paragraph(label, &format!("{rows} · {without}"));
    } else {
        lines.labelled_paragraph(label, &rows);
        lines.labelled_paragraph("", &without);
    }
}

/// Adds how many tests are expected to find a change where there is none.
pub fn push_false_positives(lines: &mut LineBuilder<'_>, open: &OpenComparison) {
    let tested = open.view.tested;
    if tested > 0 {
        let expected = tested as f64 * 0.05;
        let decimals = if expected < 1.0 { 2 } else { 1 };
        let expected = fixed(expected, decimals);
        let tests = wording::count(tested, "test");
        let note = format!("{expected} expected in {tests} (α = 0.05)");
        lines.labelled_value("false pos.", "", lines.theme.text, &note);
    }
}

/// Adds how many benchmarks are excluded by the user, below the numbers in view only, and by configuration; and from
/// which numbers.
pub fn push_exclusions(lines: &mut LineBuilder<'_>, open: &OpenComparison, is_main: bool) {
    let by_user = open.view.excluded.len();
    if is_main && by_user > 0 {
        let note = format!("{by_user} by you (×), from all numbers; X includes them");
        lines.labelled_paragraph("excluded", &note);
    }
    let excluded = open.view.verdict.excluded;
    if excluded == 0 {
        return;
    }
    let file = open.comparison.config.file.as_ref();
    let by = file.and_then(|file| file.file_name()).map_or_else(
        || "--exclude".to_owned(),
        |file| visible(&file.to_string_lossy()).into_owned(),
    );
    let note = format!(
        "{excluded} by configuration (°, {by}), from bench_runner's numbers; p includes them"
    );
    lines.labelled_paragraph("excluded", &note);
}
