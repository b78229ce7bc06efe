//! The numbers of both sides together, and of each side.

use ratatui::text::{Line, Span};

use crate::comparison::Detail;
use crate::results::Sides;
use crate::text::{self, visible};
use crate::tui::widget::{LABEL_WIDTH, LineBuilder};

/// The statistics in two columns, one for each side.
const STATISTICS: Table = Table {
    title: "Per side",
    label: 17,
    max_width: 22,
};
/// The least width of [`push_statistics`].
pub const MIN_WIDTH: usize = STATISTICS.label + 2 * 16;
/// The greatest width of [`push_statistics`] that shows more than a smaller one.
pub const MAX_WIDTH: usize = STATISTICS.label + 2 * STATISTICS.max_width;

/// The conditions: two dates need more room than a number.
const CONDITIONS: Table = Table {
    title: "Conditions",
    label: LABEL_WIDTH,
    max_width: 32,
};

/// Adds the statistics of both sides together, and then of each side.
pub fn push_statistics(lines: &mut LineBuilder<'_>, detail: &Detail) {
    if !detail.together.is_empty() {
        lines.heading("Comparison");
    }
    for (label, text) in &detail.together {
        lines.labelled_paragraph(label, text);
    }
    STATISTICS.push(lines, &detail.numbers);
}

/// Adds the conditions under which each side was measured.
pub fn push_conditions(lines: &mut LineBuilder<'_>, detail: &Detail) {
    CONDITIONS.push(lines, &detail.conditions);
}

/// A table with a column for each side.
struct Table {
    title: &'static str,
    /// The width of the labels.
    label: usize,
    /// The greatest width of a column.
    max_width: usize,
}

impl Table {
    /// Adds the table; nothing if it is empty.
    fn push(&self, lines: &mut LineBuilder<'_>, numbers: &[(&'static str, Sides<String>)]) {
        if numbers.is_empty() {
            return;
        }
        let width = (lines.width.saturating_sub(self.label) / 2).clamp(1, self.max_width);
        let columns = |texts: Sides<&str>| {
            let column = |text: &str| {
                let text = text::truncated(text, width - 1);
                text::align_right(&text, width)
            };
            texts.map(column).into_array().concat()
        };
        let label = text::align_left(self.title, self.label);
        lines.heading(&(label + &columns(Sides::NAMES)));
        for (label, texts) in numbers {
            let texts = texts.as_ref().map(|text| visible(text));
            let label = format!(" {}", text::align_left(label, self.label));
            lines.push(Line::from(vec![
                Span::styled(label, lines.theme.faint),
                Span::styled(columns(texts.as_ref().map(AsRef::as_ref)), lines.theme.text),
            ]));
        }
    }
}
