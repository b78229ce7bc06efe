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
        notes::push_false_alarms(lines, open);
        notes::push_exclusions(lines, open);
    }
}

fn push_change(
    lines: &mut LineBuilder<'_>,
    label: &str,
    memory: &MemoryChange,
    open: &OpenComparison,
) {
    let of_all = open.whole().memory.as_ref().ok();
    let of_all = of_all.map(|whole| wording::memory_change(whole.change));
    let made = match memory.change {
        Some(_) => format!("mean of {}", wording::count(memory.significant, "row")),
        None => String::new(),
    };
    let note = notes::note(open, of_all, &made);
    let style = style(memory, lines.theme);
    lines.labelled_value(label, &larger_or_smaller(memory.change), style, &note);
    if let Some(influential) = &open.view.verdict.memory_influential {
        let without = wording::memory_change(Some(influential.without));
        notes::push_influential(lines, influential, open, Metric::Memory, &without);
    }
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

/// bench_runner's number is a factor in both directions, so it is shown as it is published.
pub fn larger_or_smaller(change: Option<f64>) -> String {
    let word = match change {
        Some(change) if change > 1.0 => " (larger)",
        Some(change) if change < 1.0 => " (smaller)",
        _ => "",
    };
    format!("{}{word}", wording::memory_change(change))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::{Background, Depth, ThemeName};

    #[test]
    fn a_change_of_memory_has_a_word_for_its_direction() {
        assert_eq!(larger_or_smaller(Some(1.06)), "1.06x (larger)");
        assert_eq!(larger_or_smaller(Some(0.94)), "0.94x (smaller)");
        assert_eq!(larger_or_smaller(Some(1.0)), "1.00x");
        assert_eq!(larger_or_smaller(None), "unknown");
    }

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
