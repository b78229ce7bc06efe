//! Builds the lines of a pane: headings, texts, and labels with values beside them.

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::text::{self, visible};
use crate::tui::theme::Theme;

/// The width of a label.
pub const LABEL_WIDTH: usize = 14;

/// Builds lines, each with a leading blank.
pub struct LineBuilder<'t> {
    /// The columns after that blank.
    pub width: usize,
    /// The styles of the lines.
    pub theme: &'t Theme,
    lines: Vec<Line<'static>>,
    /// How many lines there are so far, inside and outside the window.
    count: usize,
    /// The range of lines to build.
    window: Range<usize>,
}

impl<'t> LineBuilder<'t> {
    /// Builds all lines. `width` is the width of the pane without the leading blank.
    #[must_use]
    pub fn new(width: usize, theme: &'t Theme) -> Self {
        Self::within(0..usize::MAX, width, theme)
    }

    /// Builds only the lines inside a window, and counts the others. With ten thousand benchmarks, building all lines
    /// would delay the answer to a key.
    #[must_use]
    pub fn within(window: Range<usize>, width: usize, theme: &'t Theme) -> Self {
        Self {
            width,
            theme,
            lines: Vec::new(),
            count: 0,
            window,
        }
    }

    /// Only counts lines, and builds none.
    #[must_use]
    pub fn counting(width: usize, theme: &'t Theme) -> Self {
        Self::within(usize::MAX..usize::MAX, width, theme)
    }

    /// The lines that were built.
    #[must_use]
    pub fn finish(self) -> Vec<Line<'static>> {
        self.lines
    }

    /// How many lines there are so far, inside and outside the window.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }

    /// The columns after a label.
    #[must_use]
    pub fn room(&self) -> usize {
        self.width.saturating_sub(LABEL_WIDTH).max(1)
    }

    /// Adds a line.
    pub fn push(&mut self, line: Line<'static>) {
        if self.window.contains(&self.count) {
            self.lines.push(line);
        }
        self.count += 1;
    }

    /// Adds `text`, which is raw, wrapped to `room` columns. `line` makes a line of each part; its first argument is
    /// whether the part is the first.
    pub fn push_wrapped(
        &mut self,
        text: &str,
        room: usize,
        line: impl Fn(bool, String) -> Line<'static>,
    ) {
        let from = self.count;
        if from >= self.window.end {
            return;
        }
        let text = visible(text);
        self.count += text::line_count(&text, room);
        if self.window.start >= self.count {
            return;
        }
        let parts = text::wrapped(&text, room).into_iter().enumerate();
        let window = &self.window;
        let seen = parts.filter(|(index, _)| window.contains(&(from + index)));
        self.lines
            .extend(seen.map(|(index, part)| line(index == 0, part)));
    }

    /// Adds a heading, truncated if it is too long, with an empty line above it unless it is the first line.
    pub fn heading(&mut self, text: &str) {
        self.part();
        let text = text::truncated(text, self.width);
        self.push(Line::styled(format!(" {text}"), self.theme.title));
    }

    /// Adds a heading of several parts, truncated if it is too long.
    pub fn heading_of(&mut self, parts: Vec<Span<'static>>) {
        self.part();
        let mut room = self.width;
        let mut spans = vec![Span::raw(" ")];
        for part in parts {
            let text = text::truncated(&part.content, room);
            room -= text::width(&text);
            spans.push(Span::styled(text, part.style));
        }
        self.push(Line::from(spans));
    }

    /// Adds an empty line, unless it would be the first line.
    fn part(&mut self) {
        if self.count > 0 {
            self.push(Line::raw(""));
        }
    }

    /// Adds a text, which is raw, wrapped to as many lines as it needs.
    pub fn text(&mut self, text: &str, style: Style) {
        self.push_wrapped(text, self.width, |_, part| {
            Line::styled(format!(" {part}"), style)
        });
    }

    /// Adds a label with spans beside it.
    pub fn labelled(&mut self, label: &str, mut spans: Vec<Span<'static>>) {
        let label = format!(" {}", text::align_left(label, LABEL_WIDTH));
        spans.insert(0, Span::styled(label, self.theme.faint));
        self.push(Line::from(spans));
    }

    /// Adds a label and a text, which is truncated if it is too long.
    pub fn labelled_text(&mut self, label: &str, text: &str, style: Style) {
        let text = text::truncated(text, self.room());
        self.labelled(label, vec![Span::styled(text, style)]);
    }

    /// Adds a label and a text, which is raw, wrapped to as many lines as it needs.
    pub fn labelled_paragraph(&mut self, label: &str, text: &str) {
        let (faint, style) = (self.theme.faint, self.theme.text);
        self.push_wrapped(text, self.room(), |is_first, part| {
            let label = if is_first { label } else { "" };
            let label = format!(" {}", text::align_left(label, LABEL_WIDTH));
            Line::from(vec![Span::styled(label, faint), Span::styled(part, style)])
        });
    }

    /// Adds a label, a value, and after it a note, which is truncated to the remaining columns.
    pub fn labelled_value(&mut self, label: &str, value: &str, style: Style, note: &str) {
        let value = text::truncated(value, self.room());
        let note = text::truncated(note, self.room().saturating_sub(text::width(&value)));
        let note = Span::styled(note, self.theme.faint);
        self.labelled(label, vec![Span::styled(value, style), note]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::{Background, Depth, ThemeName};

    /// The lines in a pane of 20 columns.
    fn built(build: impl FnOnce(&mut LineBuilder<'_>)) -> Vec<String> {
        let theme = Theme::new(ThemeName::Dark, Background::Dark, Depth::TrueColor);
        let mut lines = LineBuilder::new(20, &theme);
        build(&mut lines);
        lines.finish().iter().map(Line::to_string).collect()
    }

    #[test]
    fn a_heading_stands_apart_from_what_is_above_it() {
        let lines = built(|lines| {
            lines.heading("One");
            lines.heading("Two");
            lines.heading_of(vec![Span::raw("Three")]);
        });
        assert_eq!(lines, [" One", "", " Two", "", " Three"]);
    }

    #[test]
    fn what_is_too_long_ends_in_an_ellipsis() {
        let style = Style::new();
        let lines = built(|lines| {
            let parts = ["0123456789", "01234567890", "0"].map(Span::raw);
            lines.heading_of(parts.into());
            lines.labelled_text("label", "1234567", style);
            lines.labelled_value("label", "12", style, "  3456");
        });
        assert_eq!(
            lines,
            [
                " 0123456789012345678…",
                " label         12345…",
                " label         12  3…",
            ]
        );
    }
}
