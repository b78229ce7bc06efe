//! All numbers, the warnings, and the metadata that differs.

use ratatui::text::Span;

use crate::comparison::Detail;
use crate::results::Sides;
use crate::text::{self, visible};
use crate::tui::widget::{LABEL_WIDTH, LineBuilder};

const NUMBER_WIDTH: usize = 32;
const NARROW_NUMBER_WIDTH: usize = 22;

pub fn push(lines: &mut LineBuilder<'_>, detail: &Detail) {
    heading(lines, "Both together");
    for (label, text) in &detail.together {
        lines.labelled_text(label, &visible(text), lines.theme.text);
    }
    push_sides(lines, detail);
    for (side, warnings) in Sides::NAMES.zip(detail.warnings.as_ref()).into_array() {
        if warnings.is_empty() {
            continue;
        }
        let title = format!("pyperf check of the {side}: the benchmark result may be unstable");
        heading(lines, &title);
        for warning in warnings {
            lines.text(&format!("* {warning}"), lines.theme.warning);
        }
    }
    push_differences(lines, detail);
}

fn heading(lines: &mut LineBuilder<'_>, text: &str) {
    lines.heading_of(vec![Span::styled(text.to_owned(), lines.theme.title)]);
}

/// The numbers of each side.
fn push_sides(lines: &mut LineBuilder<'_>, detail: &Detail) {
    let width = if lines.room() >= 2 * NUMBER_WIDTH {
        NUMBER_WIDTH
    } else {
        NARROW_NUMBER_WIDTH
    };
    let titles = Sides::NAMES.map(|side| text::align_right(side, width));
    let label = text::align_left("Each", LABEL_WIDTH);
    heading(lines, &(label + &titles.into_array().concat()));
    for (label, numbers) in &detail.numbers {
        let numbers = numbers.as_ref().map(|text| {
            let text = text::truncated(&visible(text), width - 1);
            text::align_right(&text, width)
        });
        let numbers = numbers.into_array().concat();
        lines.labelled_text(label, &numbers, lines.theme.text);
    }
}

fn push_differences(lines: &mut LineBuilder<'_>, detail: &Detail) {
    if detail.differences.is_empty() {
        return;
    }
    heading(lines, "Metadata of the benchmark that differs");
    for (key, values) in &detail.differences {
        lines.text(key, lines.theme.faint);
        for (side, value) in Sides::NAMES.zip(values.as_ref()).into_array() {
            let label = format!("  {side}");
            lines.labelled_text(&label, &visible(value), lines.theme.text);
        }
    }
}
