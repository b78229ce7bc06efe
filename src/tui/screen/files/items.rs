//! The lines of the files and of every item.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::comparison::{Comparability, Difference, Level, MISSING, MetadataKey, Subject, wording};
use crate::results::Sides;
use crate::text::{self, visible};
use crate::tui::state::{FileItem, FileList, OpenComparison};
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
    /// The last heading.
    heading: Option<Heading>,
    /// Whether the heading above the lists about each run was added.
    has_each_run: bool,
    /// The first and the last line of the selected item.
    selected_lines: (usize, usize),
}

/// What an item stands below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Heading {
    Level(Level),
    /// A list of benchmarks, by its title.
    List(&'static str),
    Metadata,
}

impl Heading {
    fn of(item: FileItem, comparability: &Comparability) -> Self {
        match item {
            FileItem::Difference(index) => Self::Level(comparability.differences[index].level),
            FileItem::Benchmark { list, .. } => Self::List(comparability.lists[list].title),
            FileItem::Toggle {
                list: FileList::Benchmarks(title),
                ..
            } => Self::List(title),
            FileItem::Toggle {
                list: FileList::SameMetadata,
                ..
            }
            | FileItem::Key(_) => Self::Metadata,
        }
    }
}

/// The text beside a label.
struct Text<'s> {
    /// Raw.
    text: &'s str,
    style: Style,
}

impl<'t> ItemLines<'t> {
    pub fn build(lines: LineBuilder<'t>, open: &OpenComparison, items: &[FileItem]) -> Self {
        let mut lines = Self {
            lines,
            selected: open.item,
            item: 0,
            heading: None,
            has_each_run: false,
            selected_lines: (0, 0),
        };
        let comparability = open.comparison.comparability();
        lines.push_files(open);
        lines.push_summary(open.comparison.most_serious());
        for &item in items {
            lines.push(item, comparability);
        }
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
        if let Some(history) = open.history_in_words() {
            let text = Text {
                text: &history,
                style: theme.text,
            };
            self.push_labelled(" ", "history", theme.faint, &[text]);
        }
        if let Some(stand_in) = open.stand_in() {
            let when = if open.results.is_swapped() {
                "before the swap, "
            } else {
                ""
            };
            let text = Text {
                text: &format!("{when}{stand_in}"),
                style: theme.warning,
            };
            self.push_labelled(" ", "~ stand-in", theme.faint, &[text]);
        }
    }

    /// Says that the files can be compared, if nothing speaks against it.
    fn push_summary(&mut self, most_serious: Option<&Difference>) {
        if most_serious.is_none() {
            let summary = "Comparability: nothing that matters differs, as far as the files tell.";
            self.lines.heading(summary);
        }
    }

    /// Adds the heading of an item, unless the item before has the same one.
    fn push_heading(&mut self, heading: Heading, comparability: &Comparability) {
        if self.heading == Some(heading) {
            return;
        }
        self.heading = Some(heading);
        match heading {
            Heading::Level(level) => self.lines.heading(level.title()),
            Heading::List(title) => {
                let mut lists = comparability.lists.iter();
                let list = lists.find(|list| list.title == title);
                let count = list.map_or(0, |list| list.benchmarks.len());
                let title = format!("{title} ({count})");
                match list.map(|list| list.subject) {
                    Some(Subject::EachRun) => self.push_list_of_each_run(&title),
                    Some(Subject::BetweenRuns) | None => self.lines.heading(&title),
                }
            }
            Heading::Metadata => {
                let heading = "Metadata of the two runs, differences (≠) first: reference, head";
                self.lines.heading(heading);
            }
        }
    }

    /// Adds the title of a list about each run. The first of them has a heading above it, so that it is not taken for a
    /// difference between the runs.
    fn push_list_of_each_run(&mut self, title: &str) {
        if !self.has_each_run {
            self.has_each_run = true;
            self.lines.heading("Measurements, each run by itself");
        }
        self.lines.text(title, self.lines.theme.text);
    }

    fn push(&mut self, item: FileItem, comparability: &Comparability) {
        self.push_heading(Heading::of(item, comparability), comparability);
        match item {
            FileItem::Difference(index) => self.push_difference(&comparability.differences[index]),
            FileItem::Toggle {
                list,
                count,
                is_expanded,
            } => self.push_toggle(list, count, is_expanded),
            FileItem::Benchmark { list, place } => {
                let benchmark = &comparability.lists[list].benchmarks[place];
                let note = Text {
                    text: &benchmark.note,
                    style: self.lines.theme.text,
                };
                self.push_item(&benchmark.name, &[note]);
            }
            FileItem::Key(key) => self.push_key(&comparability.keys[key]),
        }
    }

    /// Adds a difference with its values, and what follows from it on the next line.
    fn push_difference(&mut self, difference: &Difference) {
        let theme = self.lines.theme;
        let room = self.lines.width.saturating_sub(INDENT + 2);
        let from = self.lines.count();
        let (mark, usual) = match difference.level {
            Level::NotComparable | Level::Doubtful => ("! ", theme.warning),
            Level::Note => ("· ", theme.text),
        };
        let (cursor, style) = if self.is_selected() {
            ("▸ ", theme.selected)
        } else {
            ("  ", usual)
        };
        let text = format!("{}: {}", difference.what, difference.change());
        self.lines.push_wrapped(&text, room, |is_first, part| {
            let (cursor, mark) = if is_first {
                (cursor, mark)
            } else {
                ("  ", "  ")
            };
            Line::from(vec![
                Span::styled(cursor, theme.focused_border),
                Span::styled(mark, usual),
                Span::styled(part, style),
            ])
        });
        let consequence = |_, part| Line::styled(format!("    {part}"), theme.faint);
        self.lines
            .push_wrapped(difference.consequence, room, consequence);
        self.end_item(from);
    }

    /// Adds the line that expands or collapses a long list.
    fn push_toggle(&mut self, list: FileList, count: usize, is_expanded: bool) {
        let what = match list {
            FileList::Benchmarks(_) => wording::count(count, "benchmark"),
            FileList::SameMetadata => format!("{count} keys with the same value on both sides"),
        };
        let label = if is_expanded {
            format!("[-] {what} (Enter hides them)")
        } else {
            format!("[+] {what} (Enter shows them)")
        };
        let theme = self.lines.theme;
        let (cursor, style) = if self.is_selected() {
            ("▸ ", theme.selected)
        } else {
            ("  ", theme.text)
        };
        let from = self.lines.count();
        let label = text::truncated(&label, self.lines.width.saturating_sub(INDENT));
        self.lines.push(Line::from(vec![
            Span::styled(cursor, theme.focused_border),
            Span::styled(label, style),
        ]));
        self.end_item(from);
    }

    fn push_key(&mut self, key: &MetadataKey) {
        let theme = self.lines.theme;
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
