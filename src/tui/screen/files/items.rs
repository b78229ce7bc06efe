//! The lines of the files and of every item.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::comparison::{Comparability, MISSING, wording};
use crate::results::Sides;
use crate::text::{self, visible};
use crate::tui::state::OpenComparison;
use crate::tui::widget::LineBuilder;

const MAX_LABEL_WIDTH: usize = 24;
/// The width of the cursor and the blank after it.
const INDENT: usize = 2;

/// The lines, and where the selected item is among them.
pub(super) struct ItemLines<'t> {
    lines: LineBuilder<'t>,
    selected: usize,
    /// How many items there are so far.
    item: usize,
    /// The first and the last line of the selected item.
    selected_lines: (usize, usize),
}

/// The text beside a label.
struct Text<'s> {
    /// Raw.
    text: &'s str,
    style: Style,
}

impl<'t> ItemLines<'t> {
    pub fn build(lines: LineBuilder<'t>, open: &OpenComparison) -> Self {
        let mut lines = Self {
            lines,
            selected: open.item,
            item: 0,
            selected_lines: (0, 0),
        };
        let comparability = open.comparison.comparability();
        lines.push_files(open);
        lines.push_reasons(comparability);
        lines.push_lists(comparability);
        lines.push_metadata(comparability);
        lines
    }

    pub fn finish(self) -> Vec<Line<'static>> {
        self.lines.finish()
    }

    pub fn count(&self) -> usize {
        self.lines.count()
    }

    pub fn selected_lines(&self) -> (usize, usize) {
        self.selected_lines
    }

    fn is_selected(&self) -> bool {
        self.item == self.selected
    }

    /// Counts an item whose first line is `from`.
    fn end_item(&mut self, from: usize) {
        if self.is_selected() {
            self.selected_lines = (from, self.lines.count().saturating_sub(1));
        }
        self.item += 1;
    }

    fn push_files(&mut self, open: &OpenComparison) {
        let comparison = &open.comparison;
        let files = comparison.suites.as_ref().map(|suite| suite.file.as_str());
        let config = comparison.config.file.as_ref();
        let config = config.map(|file| file.to_string_lossy());
        let config = config.as_deref().map(|file| ("configuration", file));
        let theme = self.lines.theme;
        for (label, file) in Sides::NAMES
            .zip(files)
            .into_array()
            .into_iter()
            .chain(config)
        {
            let text = Text {
                text: file,
                style: theme.text,
            };
            self.push_labelled(" ", label, theme.faint, &[text]);
        }
    }

    fn push_reasons(&mut self, comparability: &Comparability) {
        self.lines.heading(&match comparability.reasons.len() {
            0 => "Comparable: nothing that matters differs, as far as the files tell.".to_owned(),
            count => format!(
                "Compare with care: {} besides the Python under test.",
                wording::count(count, "difference")
            ),
        });
        let theme = self.lines.theme;
        for reason in &comparability.reasons {
            let room = self.lines.width.saturating_sub(INDENT + 2);
            let from = self.lines.count();
            let (cursor, style) = if self.is_selected() {
                ("▸ ", theme.selected)
            } else {
                ("  ", theme.warning)
            };
            self.lines.push_wrapped(reason, room, |is_first, part| {
                let (cursor, mark) = if is_first {
                    (cursor, "! ")
                } else {
                    ("  ", "  ")
                };
                Line::from(vec![
                    Span::styled(cursor, theme.focused_border),
                    Span::styled(mark, theme.warning),
                    Span::styled(part, style),
                ])
            });
            self.end_item(from);
        }
    }

    fn push_lists(&mut self, comparability: &Comparability) {
        for list in &comparability.lists {
            let title = format!("{} ({})", list.title, list.benchmarks.len());
            self.lines.heading(&title);
            for benchmark in &list.benchmarks {
                let note = Text {
                    text: &benchmark.note,
                    style: self.lines.theme.text,
                };
                self.push_item(&benchmark.name, &[note]);
            }
        }
    }

    fn push_metadata(&mut self, comparability: &Comparability) {
        let heading = "Metadata of the two runs, differences (≠) first: reference, head";
        self.lines.heading(heading);
        let theme = self.lines.theme;
        for key in &comparability.keys {
            let values = key.values.as_ref();
            let values = values.map(|value| value.as_deref().unwrap_or(MISSING));
            let text = |style| move |text| Text { text, style };
            if key.values.are_equal() {
                let value = text(theme.faint)(values.head);
                self.push_item(&format!("  {}", key.key), &[value]);
            } else {
                let values = values.map(text(theme.text)).into_array();
                self.push_item(&format!("≠ {}", key.key), &values);
            }
        }
    }

    /// Adds an item: a label with texts beside it, each wrapped to as many lines as it needs.
    fn push_item(&mut self, label: &str, texts: &[Text<'_>]) {
        let theme = self.lines.theme;
        let (cursor, style) = if self.is_selected() {
            ("▸", theme.selected)
        } else {
            (" ", theme.faint)
        };
        let from = self.lines.count();
        self.push_labelled(cursor, label, style, texts);
        self.end_item(from);
    }

    fn push_labelled(&mut self, cursor: &str, label: &str, style: Style, texts: &[Text<'_>]) {
        let label_width = MAX_LABEL_WIDTH.min(self.lines.width / 3);
        let room = self.lines.width.saturating_sub(label_width + INDENT + 1);
        let border = self.lines.theme.focused_border;
        for (place, text) in texts.iter().enumerate() {
            self.lines.push_wrapped(text.text, room, |is_first, part| {
                let (cursor, label, style) = if is_first && place == 0 {
                    (cursor, label, style)
                } else {
                    (" ", "", Style::new())
                };
                Line::from(vec![
                    Span::styled(format!("{cursor} "), border),
                    Span::styled(text::align_left(&visible(label), label_width), style),
                    Span::raw(" "),
                    Span::styled(part, text.style),
                ])
            });
        }
    }
}
