//! Arranges the entries of the help in lines.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::content::{Entry, Section};
use crate::text;
use crate::tui::theme::Theme;

/// The width of a key or term, unless the page has longer ones.
const WORD_WIDTH: usize = 18;
/// The largest width of a key or term.
const MAX_WORD_WIDTH: usize = 30;
/// Between two columns.
const GAP: usize = 2;

/// What the lines of a page look like.
pub(super) struct Layout<'a> {
    /// The width of a line.
    pub width: usize,
    /// The width of a key or term.
    pub word_width: usize,
    /// How many entries stand beside each other.
    pub columns: usize,
    /// The text to highlight, in lower case; empty for none.
    pub search: &'a str,
    /// The index of the entry that was found last.
    pub found: Option<usize>,
    pub theme: &'a Theme,
}

/// The width for the keys or terms of some sections, in lines of `width` columns.
pub(super) fn word_width(sections: &[Section], width: usize) -> usize {
    let entries = sections.iter().flat_map(|section| &section.entries);
    let widest = entries.map(|entry| text::width(&entry.word)).max();
    let limit = MAX_WORD_WIDTH.min(width / 2).max(WORD_WIDTH);
    widest.unwrap_or(0).clamp(WORD_WIDTH, limit)
}

/// The lines of a page.
#[derive(Default)]
pub(super) struct Page {
    pub lines: Vec<Line<'static>>,
    /// The first line of the entry that was found last.
    pub found: Option<usize>,
}

impl Layout<'_> {
    /// Arranges the sections of a page.
    pub(super) fn page(&self, sections: &[Section]) -> Page {
        let mut page = Page::default();
        let mut first = 0;
        for section in sections {
            if !page.lines.is_empty() {
                page.lines.push(Line::raw(""));
            }
            let title = Line::styled(section.title, self.theme.title);
            page.lines.push(title);
            self.push(section, first, &mut page);
            first += section.entries.len();
        }
        page
    }

    /// Adds the entries of a section, the first of which has the index `first`, in columns of about the same height.
    fn push(&self, section: &Section, first: usize, page: &mut Page) {
        let gaps = GAP * (self.columns - 1);
        let width = self.width.saturating_sub(gaps) / self.columns;
        let entries = section.entries.iter().enumerate();
        let blocks: Vec<Vec<Vec<Span<'static>>>> = entries
            .map(|(index, entry)| self.entry(entry, self.found == Some(first + index), width))
            .collect();
        let total: usize = blocks.iter().map(Vec::len).sum();
        let height = total.div_ceil(self.columns);
        let start = page.lines.len();
        let mut rows: Vec<Line<'static>> = Vec::new();
        let (mut column, mut row) = (0, 0);
        for (index, block) in blocks.into_iter().enumerate() {
            if row >= height && column + 1 < self.columns {
                (column, row) = (column + 1, 0);
            }
            if self.found == Some(first + index) {
                page.found = Some(start + row);
            }
            for spans in block {
                if rows.len() <= row {
                    rows.push(Line::default());
                }
                let indent = (column * (width + GAP)).saturating_sub(rows[row].width());
                rows[row].spans.push(Span::raw(" ".repeat(indent)));
                rows[row].spans.extend(spans);
                row += 1;
            }
        }
        page.lines.extend(rows);
    }

    /// A word with its meaning beside it, wrapped to as many lines as it needs.
    fn entry(&self, entry: &Entry, is_found: bool, width: usize) -> Vec<Vec<Span<'static>>> {
        let room = width.saturating_sub(self.word_width + 3);
        let parts = text::wrapped(&entry.meaning, room).into_iter();
        let line = |(index, part): (usize, String)| {
            let is_first = index == 0;
            let mark = if is_found && is_first { "▸ " } else { "  " };
            let word = if is_first { entry.word.as_str() } else { "" };
            let word = format!("{} ", text::align_left(word, self.word_width));
            let mut spans = vec![Span::styled(mark, self.theme.focused_border)];
            spans.extend(self.highlighted(&word, self.theme.focused_border));
            spans.extend(self.highlighted(&part, self.theme.text));
            spans
        };
        parts.enumerate().map(line).collect()
    }

    /// `text` with every match of the search marked.
    fn highlighted(&self, text: &str, style: Style) -> Vec<Span<'static>> {
        let marked = style.patch(self.theme.matched);
        let mut spans = Vec::new();
        let mut rest = text;
        while let Some((start, end)) = find(rest, self.search) {
            spans.push(Span::styled(rest[..start].to_owned(), style));
            spans.push(Span::styled(rest[start..end].to_owned(), marked));
            rest = &rest[end..];
        }
        spans.push(Span::styled(rest.to_owned(), style));
        spans
    }
}

/// The first place of `wanted`, which is in lower case, in `text`, in bytes. `None` also if `wanted` is empty.
fn find(text: &str, wanted: &str) -> Option<(usize, usize)> {
    if wanted.is_empty() {
        return None;
    }
    // A letter may have another length in lower case, so places in a converted text would be others.
    text.char_indices().find_map(|(start, _)| {
        let mut wanted = wanted.chars();
        let mut expected = wanted.next();
        for (place, letter) in text[start..].char_indices() {
            for lower in letter.to_lowercase() {
                if expected != Some(lower) {
                    return None;
                }
                expected = wanted.next();
            }
            if expected.is_none() {
                return Some((start, start + place + letter.len_utf8()));
            }
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_match_is_found_whatever_its_case_and_at_its_place() {
        assert_eq!(find("Peak CV", "cv"), Some((5, 7)));
        assert_eq!(find("σ and Σ", "σ"), Some((0, 2)));
        // The lower case of İ is longer than İ itself.
        assert_eq!(find("İx CV", "cv"), Some((4, 6)));
        assert_eq!(find("CV", "cvs"), None);
        assert_eq!(find("CV", ""), None);
    }
}
