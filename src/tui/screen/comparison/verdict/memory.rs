//! The verdict on peak memory.

use ratatui::style::Style;
use ratatui::text::Line;

use super::notes;
use crate::comparison::{MemoryChange, Metric, wording};
use crate::text;
use crate::tui::state::OpenComparison;
use crate::tui::theme::Theme;
use crate::tui::widget::LineBuilder;

pub fn push(lines: &mut LineBuilder<'_>, open: &OpenComparison) {
    let verdict = &open.view.verdict;
    let is_main = open.view.metric == Metric::Memory;
    if let Some(mean) = verdict.memory_mean.filter(|_| is_main) {
        let of_all = open.whole().memory_mean.map(wording::memory_ratio);
        let note = notes::note(open, of_all, "geometric mean of all ratios");
        let words = wording::memory_ratio(mean);
        lines.labelled_value("mean", &words, lines.theme.mean(mean), &note);
    }
    let label = if is_main { "bench_runner" } else { "memory" };
    match &verdict.memory {
        Ok(memory) => push_change(lines, label, memory, open),
        Err(reason) => notes::push_reason(lines, label, reason),
    }
    if is_main {
        notes::push_false_positives(lines, open);
        notes::push_exclusions(lines, open, is_main);
    }
}

fn push_change(
    lines: &mut LineBuilder<'_>,
    label: &str,
    memory: &MemoryChange,
    open: &OpenComparison,
) {
    let of_all = open.whole().memory.as_ref().ok();
    let of_all = of_all.map(|whole| in_words(whole.change));
    let made = match memory.change {
        Some(_) => format!(
            "mean of {}",
            wording::count(memory.significant, "benchmark")
        ),
        None => String::new(),
    };
    let note = notes::note(open, of_all, &made);
    let style = style(memory, lines.theme);
    lines.labelled_value(label, &in_words(memory.change), style, &note);
    notes::push_influential(lines, open, Metric::Memory);
    push_counts(lines, &memory.counts());
}

/// Puts as many counts on each line as fit, without breaking any of them.
fn push_counts(lines: &mut LineBuilder<'_>, counts: &[String]) {
    let style = lines.theme.text;
    let mut line = String::new();
    for count in counts {
        if text::width(&line) + 3 + text::width(count) > lines.width && !line.is_empty() {
            lines.push(Line::styled(std::mem::take(&mut line), style));
        }
        line.push_str(if line.is_empty() { " " } else { " · " });
        line.push_str(count);
    }
    lines.push(Line::styled(line, style));
}

pub fn style(memory: &MemoryChange, theme: &Theme) -> Style {
    let change = memory.change;
    change.map_or(theme.text, |change| theme.mean(change))
}

/// bench_runner's change in the notation of all other ratios.
fn in_words(change: Option<f64>) -> String {
    change.map_or_else(|| "unknown".to_owned(), wording::memory_ratio)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::{Background, Depth, ThemeName};

    #[test]
    fn counts_share_a_line_as_long_as_they_fit() {
        let theme = Theme::new(ThemeName::Dark, Background::Dark, Depth::TrueColor);
        let counts = ["3 larger", "5 smaller", "1 unknown"].map(str::to_owned);
        let lines = |width| -> Vec<String> {
            let mut lines = LineBuilder::new(width, &theme);
            push_counts(&mut lines, &counts);
            lines.finish().iter().map(Line::to_string).collect()
        };
        assert_eq!(lines(33), [" 3 larger · 5 smaller · 1 unknown"]);
        assert_eq!(lines(32), [" 3 larger · 5 smaller", " 1 unknown"]);
        assert_eq!(lines(4), [" 3 larger", " 5 smaller", " 1 unknown"]);
    }
}
