//! What became of the benchmark, in words, and whether it is excluded from any numbers.

use crate::comparison::{Detail, Exclusions, Judgement};
use crate::tui::state::OpenComparison;
use crate::tui::widget::LineBuilder;

/// Adds the judgement in the colour of the benchmark, and then all other sentences as one paragraph.
pub fn push(lines: &mut LineBuilder<'_>, detail: &Detail, row: usize, open: &OpenComparison) {
    let (comparison, metric, theme) = (&open.comparison, detail.metric, lines.theme);
    let Some((judgement, others)) = detail.conclusion.split_first() else {
        return;
    };
    let style = match comparison.judgement(metric, row) {
        // The usual colour is dim, and this is the most important line.
        None | Some(Judgement::Same) => theme.title,
        known => theme
            .title
            .patch(theme.ratio(comparison.measure(metric, row), known)),
    };
    lines.text(judgement, style);
    let excluded = exclusions(row, open).into_iter().map(str::to_owned);
    let others: Vec<String> = others.iter().cloned().chain(excluded).collect();
    if !others.is_empty() {
        lines.text(&others.join(" "), theme.text);
    }
}

/// From which numbers the benchmark is excluded, and the key that changes that.
fn exclusions(row: usize, open: &OpenComparison) -> Vec<&'static str> {
    let mut sentences = Vec::new();
    if open.view.excluded.contains(&row) {
        sentences.push("Excluded by you (×) from all numbers; x includes it again.");
    }
    if open.comparison.is_excluded(row) {
        sentences.push(match open.view.exclusions {
            Exclusions::Applied => {
                "Excluded by configuration (°) from bench_runner's numbers; pyperf's mean includes it."
            }
            Exclusions::Ignored => {
                "Excluded by configuration (°), but bench_runner's numbers include it here (p in the table)."
            }
        });
    }
    sentences
}
