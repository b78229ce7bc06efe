//! The two files: whether they can be compared, what differs between the runs, and what limits the comparison. All of
//! it can be walked through, and a benchmark opened.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{ViewState, read, scrolled};
use crate::cell;
use crate::comparison::{Compatibility, MISSING, wording};
use crate::suite::sanitize::visible;
use crate::tui::app::App;
use crate::tui::theme::Theme;

const WIDEST_LABEL: usize = 24;
/// The cursor and the mark before it.
const INDENT: usize = 2;

pub fn draw(
    frame: &mut Frame<'_>,
    area: Rect,
    selected: usize,
    app: &App,
    theme: &Theme,
    state: &mut ViewState,
) {
    let compatibility = app.comparison.compatibility();
    let mut lines = Lines {
        lines: Vec::new(),
        width: usize::from(area.width).saturating_sub(4),
        theme,
        selected,
        stop: 0,
        selected_lines: (0, 0),
    };
    lines.files(app);
    lines.judgement(compatibility);
    lines.lists(compatibility);
    lines.metadata(compatibility);

    let height = usize::from(area.height).saturating_sub(2);
    let (first, last) = lines.selected_lines;
    // With the first thing, what stands above it is seen too, if there is room for both.
    let first = if selected == 0 && last < height {
        0
    } else {
        first
    };
    let top = scrolled(state.files_top, last, lines.lines.len(), height);
    state.files_top = top.min(first);
    let place = format!(" {} of {} ", selected + 1, compatibility.stops().max(1));
    read(
        frame,
        area,
        (" Files and differences ", &place),
        (lines.lines, state.files_top),
        theme,
        state,
    );
}

struct Lines<'t> {
    lines: Vec<Line<'static>>,
    width: usize,
    theme: &'t Theme,
    selected: usize,
    /// How many things that can be walked to there were so far.
    stop: usize,
    /// The first and the last line of the selected one.
    selected_lines: (usize, usize),
}

impl Lines<'_> {
    fn heading(&mut self, text: String) {
        self.lines.push(Line::raw(""));
        let text = cell::shortened(&text, self.width);
        self.lines
            .push(Line::styled(format!(" {text}"), self.theme.title));
    }

    /// A label and texts beside it, each on as many lines as it takes; all together are one thing to walk to.
    fn thing(&mut self, label: &str, texts: &[(String, Style)]) {
        let is_selected = self.stop == self.selected;
        let from = self.lines.len();
        let label_style = if is_selected {
            self.theme.selected
        } else {
            self.theme.faint
        };
        self.labelled(
            if is_selected { "▸" } else { " " },
            label,
            label_style,
            texts,
        );
        self.passed(from);
    }

    /// Counts a thing to walk to, whose first line is `from`.
    fn passed(&mut self, from: usize) {
        if self.stop == self.selected {
            self.selected_lines = (from, self.lines.len().saturating_sub(1));
        }
        self.stop += 1;
    }

    fn labelled(&mut self, cursor: &str, label: &str, style: Style, texts: &[(String, Style)]) {
        let label_width = WIDEST_LABEL.min(self.width / 3);
        let room = self.width.saturating_sub(label_width + INDENT + 1);
        let mut label = Some(label);
        for (text, text_style) in texts {
            for part in cell::wrapped(&visible(text), room) {
                let first = label.take();
                let cursor = if first.is_some() { cursor } else { " " };
                let name = cell::left(&visible(first.unwrap_or_default()), label_width);
                let style = if first.is_some() { style } else { Style::new() };
                self.lines.push(Line::from(vec![
                    Span::styled(format!("{cursor} "), self.theme.focused_border),
                    Span::styled(name, style),
                    Span::raw(" "),
                    Span::styled(part, *text_style),
                ]));
            }
        }
    }

    fn files(&mut self, app: &App) {
        let comparison = &app.comparison;
        let mut files = vec![
            ("reference", comparison.reference.file.clone()),
            ("head", comparison.head.file.clone()),
        ];
        if let Some(file) = &comparison.config.file {
            files.push(("configuration", file.to_string_lossy().into_owned()));
        }
        for (label, file) in files {
            self.labelled(" ", label, self.theme.faint, &[(file, self.theme.text)]);
        }
    }

    fn judgement(&mut self, compatibility: &Compatibility) {
        self.heading(match compatibility.reasons.len() {
            0 => "Comparable: nothing that matters differs, as far as the files tell.".to_owned(),
            count => format!(
                "Compare with care: {} besides the Python under test.",
                wording::count(count, "difference")
            ),
        });
        for reason in &compatibility.reasons {
            let room = self.width.saturating_sub(INDENT + 2);
            let is_selected = self.stop == self.selected;
            let from = self.lines.len();
            for (index, part) in cell::wrapped(&visible(reason), room)
                .into_iter()
                .enumerate()
            {
                let first = index == 0;
                let cursor = if first && is_selected { "▸ " } else { "  " };
                let style = if is_selected {
                    self.theme.selected
                } else {
                    self.theme.warning
                };
                self.lines.push(Line::from(vec![
                    Span::styled(cursor, self.theme.focused_border),
                    Span::styled(if first { "! " } else { "  " }, self.theme.warning),
                    Span::styled(part, style),
                ]));
            }
            self.passed(from);
        }
    }

    fn lists(&mut self, compatibility: &Compatibility) {
        for list in &compatibility.lists {
            self.heading(format!("{} ({})", list.title, list.entries.len()));
            for entry in &list.entries {
                self.thing(&entry.name, &[(entry.note.clone(), self.theme.text)]);
            }
        }
    }

    fn metadata(&mut self, compatibility: &Compatibility) {
        self.heading("Metadata of the two runs, differences (≠) first: reference, head".to_owned());
        let text = |value: &Option<String>| value.clone().unwrap_or_else(|| MISSING.to_owned());
        for (key, reference, head) in &compatibility.keys {
            if reference == head {
                let value = (text(reference), self.theme.faint);
                self.thing(&format!("  {key}"), &[value]);
            } else {
                let values = [reference, head].map(|value| (text(value), self.theme.text));
                self.thing(&format!("≠ {key}"), &values);
            }
        }
    }
}
