//! The two files: whether they can be compared, what differs between the runs, and what limits the comparison. All of
//! it can be walked through, and a benchmark opened.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{ViewState, height_to_read, read_part, scrolled};
use crate::comparison::{Compatibility, MISSING, wording};
use crate::text::{self, visible};
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
    let width = usize::from(area.width).saturating_sub(4);
    let height = height_to_read(area);
    let laid_out = |window| {
        let mut lines = Lines {
            lines: Vec::new(),
            window,
            count: 0,
            width,
            theme,
            selected,
            stop: 0,
            selected_lines: (0, 0),
        };
        lines.all(app);
        lines
    };
    // Once to find the place of the selected thing, and once to draw what is seen around it.
    let lines = laid_out(None);
    let (first, last) = lines.selected_lines;
    // With the first thing, what stands above it is seen too, if there is room for both.
    let first = if selected == 0 && last < height {
        0
    } else {
        first
    };
    let top = scrolled(state.files_top, last, lines.count, height).min(first);
    state.files_top = top;
    let top = top.min(lines.count.saturating_sub(height));
    let (count, lines) = (lines.count, laid_out(Some(top..top + height)).lines);
    let stops = app.comparison.compatibility().stops();
    let place = format!(" {} of {} ", selected + 1, stops.max(1));
    read_part(
        frame,
        area,
        (" Files and differences ", &place),
        (lines, top, count),
        theme,
        state,
    );
}

struct Lines<'t> {
    /// Those of the window: of ten thousand benchmarks the rest would take longer to make than a key may.
    lines: Vec<Line<'static>>,
    /// `None` if lines are only counted.
    window: Option<Range<usize>>,
    /// How many lines there were so far, in the window and outside.
    count: usize,
    width: usize,
    theme: &'t Theme,
    selected: usize,
    /// How many things that can be walked to there were so far.
    stop: usize,
    /// The first and the last line of the selected one.
    selected_lines: (usize, usize),
}

impl Lines<'_> {
    fn all(&mut self, app: &App) {
        let compatibility = app.comparison.compatibility();
        self.files(app);
        self.judgement(compatibility);
        self.lists(compatibility);
        self.metadata(compatibility);
    }

    /// Adds as many lines as `text`, which is raw, takes of `room` columns. `line` makes one of a part of it; it is told
    /// whether it is the first.
    fn wrapped(&mut self, text: &str, room: usize, line: impl Fn(bool, String) -> Line<'static>) {
        let from = self.count;
        if self
            .window
            .as_ref()
            .is_some_and(|window| from >= window.end)
        {
            return;
        }
        let text = visible(text);
        self.count += text::line_count(&text, room);
        let window = self
            .window
            .as_ref()
            .filter(|window| window.start < self.count);
        let Some(window) = window else { return };
        let parts = text::wrapped(&text, room).into_iter().enumerate();
        for (index, part) in parts.filter(|(index, _)| window.contains(&(from + index))) {
            self.lines.push(line(index == 0, part));
        }
    }

    fn heading(&mut self, text: String) {
        let style = self.theme.title;
        self.wrapped("", self.width, |_, _| Line::raw(""));
        let text = text::truncated(&text, self.width);
        self.wrapped(&text, self.width, |_, text| {
            Line::styled(format!(" {text}"), style)
        });
    }

    /// A label and texts beside it, each on as many lines as it takes; all together are one thing to walk to.
    fn thing(&mut self, label: &str, texts: &[(&str, Style)]) {
        let is_selected = self.stop == self.selected;
        let from = self.count;
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
            self.selected_lines = (from, self.count.saturating_sub(1));
        }
        self.stop += 1;
    }

    fn labelled(&mut self, cursor: &str, label: &str, style: Style, texts: &[(&str, Style)]) {
        let label_width = WIDEST_LABEL.min(self.width / 3);
        let room = self.width.saturating_sub(label_width + INDENT + 1);
        for (place, (text, text_style)) in texts.iter().enumerate() {
            let border = self.theme.focused_border;
            self.wrapped(text, room, |is_first, part| {
                let is_first = is_first && place == 0;
                let (cursor, label, style) = if is_first {
                    (cursor, label, style)
                } else {
                    (" ", "", Style::new())
                };
                Line::from(vec![
                    Span::styled(format!("{cursor} "), border),
                    Span::styled(text::align_left(&visible(label), label_width), style),
                    Span::raw(" "),
                    Span::styled(part, *text_style),
                ])
            });
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
            self.labelled(" ", label, self.theme.faint, &[(&file, self.theme.text)]);
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
            let from = self.count;
            let theme = self.theme;
            self.wrapped(reason, room, |is_first, part| {
                let cursor = if is_first && is_selected {
                    "▸ "
                } else {
                    "  "
                };
                let style = if is_selected {
                    theme.selected
                } else {
                    theme.warning
                };
                Line::from(vec![
                    Span::styled(cursor, theme.focused_border),
                    Span::styled(if is_first { "! " } else { "  " }, theme.warning),
                    Span::styled(part, style),
                ])
            });
            self.passed(from);
        }
    }

    fn lists(&mut self, compatibility: &Compatibility) {
        for list in &compatibility.lists {
            self.heading(format!("{} ({})", list.title, list.entries.len()));
            for entry in &list.entries {
                self.thing(&entry.name, &[(&entry.note, self.theme.text)]);
            }
        }
    }

    fn metadata(&mut self, compatibility: &Compatibility) {
        self.heading("Metadata of the two runs, differences (≠) first: reference, head".to_owned());
        for (key, reference, head) in &compatibility.keys {
            if reference == head {
                let value = (or_missing(reference), self.theme.faint);
                self.thing(&format!("  {key}"), &[value]);
            } else {
                let values = [reference, head].map(|value| (or_missing(value), self.theme.text));
                self.thing(&format!("≠ {key}"), &values);
            }
        }
    }
}

fn or_missing(value: &Option<String>) -> &str {
    value.as_deref().unwrap_or(MISSING)
}
