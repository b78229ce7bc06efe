//! The headline above the table: its sentences as one paragraph.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::comparison::{Sentence, Topic};
use crate::text::{self, visible};
use crate::tui::state::OpenComparison;
use crate::tui::theme::Theme;

/// The most lines that it takes.
const MAX_LINES: u16 = 4;
/// The height above the footer from which it may take a second line; each line more needs one line more.
const ROOM_FOR_TWO: u16 = 12;

/// Its lines in an area of this size, of which it takes as many as it may. A larger area never leaves fewer lines.
pub(super) fn lines(area: Rect, open: &OpenComparison, theme: &Theme) -> Vec<Line<'static>> {
    let most = (area.height + 2).saturating_sub(ROOM_FOR_TWO);
    let (width, most) = (area.width.into(), most.clamp(1, MAX_LINES).into());
    let mut lines = wrapped(words(open, theme.title, theme.text), width);
    let is_cut = lines.len() > most;
    lines.truncate(most);
    if let Some(last) = lines.last_mut().filter(|_| is_cut) {
        end_with_ellipsis(last, width);
    }
    let line = |words: Vec<Word>| {
        let spans = words.into_iter().enumerate().flat_map(|(place, word)| {
            let gap = (place > 0).then(|| Span::raw(" "));
            gap.into_iter().chain([Span::styled(word.text, word.style)])
        });
        spans.collect::<Line>()
    };
    lines.into_iter().map(line).collect()
}

/// A word with its style.
struct Word {
    text: String,
    style: Style,
}

/// The words of all sentences, with what they are about before them if that is not everything. The labels of the most
/// important sentences have the style `label`, to guide the eye.
fn words(open: &OpenComparison, label: Style, others: Style) -> Vec<Word> {
    let mut words = Vec::new();
    let mut push = |text: &str, is_label: &dyn Fn(usize, &str) -> bool| {
        for (place, word) in visible(text).split(' ').enumerate() {
            words.push(Word {
                text: word.to_owned(),
                style: if is_label(place, word) { label } else { others },
            });
        }
    };
    if open.heads.len() > 1 {
        let head = &open.head_labels[open.results.selected()];
        push(&format!("{head}:"), &|_, _| false);
    }
    if open.is_narrowed() {
        let scope = open.view.scope(&open.comparison);
        push(&format!("{scope}:"), &|_, _| false);
    }
    for Sentence { topic, text } in &open.view.sentences {
        // `Faster:`, or `Probably faster:`.
        let label_end = text.split(' ').position(|word| word.ends_with(':'));
        push(text, &|place, word| match topic {
            Topic::Overall => label_end.is_some_and(|end| place <= end),
            Topic::Extremes => place == 0 || word == "Best:",
            Topic::Nights | Topic::Disagreement | Topic::Driver | Topic::FalsePositives => false,
        });
    }
    words
}

/// Breaks words into lines of at most `width` columns. A longer word has a line of its own.
fn wrapped(words: Vec<Word>, width: usize) -> Vec<Vec<Word>> {
    let mut lines: Vec<Vec<Word>> = Vec::new();
    let mut used = 0;
    for word in words {
        let wanted = text::width(&word.text);
        match lines.last_mut() {
            Some(line) if used + 1 + wanted <= width => {
                used += 1 + wanted;
                line.push(word);
            }
            _ => {
                used = wanted;
                lines.push(vec![word]);
            }
        }
    }
    lines
}

/// Shortens a line to end with an ellipsis within `width` columns.
fn end_with_ellipsis(line: &mut Vec<Word>, width: usize) {
    let length = |line: &[Word]| -> usize {
        let words = line.iter().map(|word| text::width(&word.text) + 1);
        words.sum::<usize>()
    };
    while line.len() > 1 && length(line) + 1 > width {
        line.pop();
    }
    let style = line.last().map_or_else(Style::new, |word| word.style);
    line.push(Word {
        text: "…".to_owned(),
        style,
    });
}
