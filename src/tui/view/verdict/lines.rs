//! Labelled lines of a pane.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::comparison::{Hinge, Metric, Unavailable, wording};
use crate::suite::fixed;
use crate::text::{self, visible};
use crate::tui::app::App;
use crate::tui::theme::Theme;

const LABEL: usize = 14;

/// Builds the lines of a pane of a given width.
pub struct Lines<'t> {
    pub lines: Vec<Line<'static>>,
    width: usize,
    pub theme: &'t Theme,
}

impl<'t> Lines<'t> {
    pub fn new(width: usize, theme: &'t Theme) -> Self {
        Self {
            lines: Vec::new(),
            width,
            theme,
        }
    }

    /// Columns behind the label.
    pub fn room(&self) -> usize {
        self.width.saturating_sub(LABEL + 1)
    }

    /// A label, a value, and a note behind it that is shortened to the room that is left.
    pub fn push(&mut self, label: &str, value: &str, style: Style, note: &str) {
        let value = text::truncated(value, self.room());
        let note = text::truncated(note, self.room().saturating_sub(text::width(&value)));
        self.push_spans(
            label,
            vec![
                Span::styled(value, style),
                Span::styled(note, self.theme.faint),
            ],
        );
    }

    pub fn push_spans(&mut self, label: &str, mut spans: Vec<Span<'static>>) {
        let label = format!(" {}", text::align_left(label, LABEL));
        spans.insert(0, Span::styled(label, self.theme.faint));
        self.lines.push(Line::from(spans));
    }

    /// A label and a text on as many lines as it takes.
    pub fn push_wrapped(&mut self, label: &str, text: &str) {
        for (index, part) in text::wrapped(text, self.room()).into_iter().enumerate() {
            let label = if index == 0 { label } else { "" };
            self.push(label, &part, self.theme.text, "");
        }
    }

    pub fn push_reason(&mut self, label: &str, reason: &Unavailable) {
        self.push_wrapped(label, &format!("not available: {}", visible(&reason.0)));
    }

    /// The rows on which a headline hangs, and what it is without them.
    pub fn push_hinge(&mut self, hinge: &Hinge, app: &App, metric: Metric, without: &str) {
        let rows: Vec<String> = hinge
            .rows
            .iter()
            .map(|&row| {
                let ratio = app.comparison.ratio(metric, row);
                let ratio = ratio.map(|ratio| wording::ratio_of(metric, ratio));
                let ratio = ratio.unwrap_or_default();
                // Nearly all that memory hangs on is larger: the word would only take the room.
                let ratio = ratio.strip_suffix(" larger").unwrap_or(&ratio);
                format!("{} {ratio}", visible(&app.comparison.rows[row].name))
            })
            .collect();
        let (rows, them) = (
            rows.join(", "),
            if hinge.rows.len() == 1 { "it" } else { "them" },
        );
        let without = format!("without {them} {without}");
        if text::width(&rows) + 3 + text::width(&without) <= self.room() {
            self.push_wrapped("hangs on", &format!("{rows} · {without}"));
        } else {
            self.push_wrapped("hangs on", &rows);
            self.push_wrapped("", &without);
        }
    }

    pub fn push_by_chance(&mut self, tested: usize) {
        if tested > 0 {
            let expected = tested as f64 * 0.05;
            let decimals = if expected < 1.0 { 2 } else { 1 };
            let chance = format!(
                "{} of {tested} tests may be false alarms",
                fixed(expected, decimals)
            );
            self.push("by chance", "", self.theme.text, &chance);
        }
    }
}
