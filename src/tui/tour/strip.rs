//! Draws the stop of the tour in a strip of its own, so that it hides nothing.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::keys::{KEYS, TourAction};
use super::stops::KeyWords;
use super::tour::{Seen, Tour};
use crate::text;
use crate::tui::theme::Theme;
use crate::tui::widget::Canvas;

/// Below this height of the terminal, the strip has one line, and the table keeps the others.
const ROOM_FOR_TWO: u16 = 14;

/// A word with its style. The words of a label stay together.
type Word = (String, Style);

/// The height of the strip in a terminal of this height.
#[must_use]
pub fn height(terminal: u16) -> u16 {
    if terminal < ROOM_FOR_TWO { 1 } else { 2 }
}

/// Draws what there is to press or to see now, and at the end of the last line the keys of the tour.
pub fn draw(area: Rect, (tour, now): (&Tour, &Seen), canvas: &mut Canvas<'_, '_>) {
    let theme = canvas.theme;
    let controls = controls(tour, theme);
    let width = usize::from(area.width);
    let room = width.saturating_sub(Line::from(controls.clone()).width() + 2);
    let mut lines = fitted((tour, now), (width, room, usize::from(area.height)), theme);
    lines.resize(usize::from(area.height), Line::default());
    if let Some(last) = lines.last_mut() {
        let gap = (room + 2).saturating_sub(last.width());
        last.push_span(" ".repeat(gap));
        last.extend(controls);
    }
    for (y, line) in (area.y..).zip(lines) {
        let area = Rect {
            y,
            height: 1,
            ..area
        };
        canvas.frame.render_widget(line, area);
    }
}

/// The keys of the tour. After the last stop, only the one that ends it.
fn controls(tour: &Tour, theme: &Theme) -> Vec<Span<'static>> {
    let is_over = tour.number().is_none();
    let keys = KEYS
        .iter()
        .filter(|(_, action, _)| !is_over || *action == TourAction::End);
    let mut spans = Vec::new();
    for (key, _, word) in keys {
        let gap = if spans.is_empty() { "" } else { "  " };
        spans.push(Span::styled(format!("{gap}{key}"), theme.focused_border));
        spans.push(Span::styled(format!(" {word}"), theme.faint));
    }
    spans
}

/// The longest wording of the stop that fits, in lines of `width` columns, of which the last one has `room`.
fn fitted(
    (tour, now): (&Tour, &Seen),
    (width, room, height): (usize, usize, usize),
    theme: &Theme,
) -> Vec<Line<'static>> {
    let stop = tour.stop();
    let label = |is_long: bool| {
        let text = match tour.number() {
            Some(number) if is_long => format!(" Tour {number}/{} ", Tour::STOPS),
            Some(number) => format!(" {number}/{} ", Tour::STOPS),
            None => " Tour ".to_owned(),
        };
        (text, theme.selected)
    };
    let question = words(stop.question, theme.title);
    let about = words(tour.about(now), theme.text);
    let keys = keys(&tour.keys(now), theme);
    let first = vec![label(true)];
    let mut wordings =
        vec![[first.clone(), question.clone(), about.clone(), keys.clone()].concat()];
    if !about.is_empty() {
        // What is seen answers the question.
        wordings.push([first.clone(), about, keys.clone()].concat());
    }
    wordings.push([first.clone(), question, keys.clone()].concat());
    wordings.push([first, keys.clone()].concat());
    for wording in wordings {
        let lines = wrapped(wording, width);
        let last = lines.last().map_or(0, Line::width);
        if lines.len() < height || lines.len() == height && last <= room {
            return lines;
        }
    }
    // There is room for one key at least.
    let mut line = Line::default();
    let (text, style) = label(false);
    line.push_span(Span::styled(text, style));
    let text: Vec<&str> = keys.iter().map(|(word, _)| word.as_str()).collect();
    let text = format!(" {}", text.join(" "));
    let left = room.saturating_sub(line.width());
    line.push_span(Span::styled(text::truncated(&text, left), theme.text));
    let mut lines = vec![Line::default(); height.saturating_sub(1)];
    lines.push(line);
    lines
}

fn keys(keys: &[KeyWords], theme: &Theme) -> Vec<Word> {
    let words = keys.iter().flat_map(|(key, what)| {
        let key = words(key, theme.focused_border);
        key.into_iter().chain(words(what, theme.text))
    });
    words.collect()
}

fn words(text: &str, style: Style) -> Vec<Word> {
    let words = text.split_whitespace();
    words.map(|word| (word.to_owned(), style)).collect()
}

/// Breaks words into lines of at most `width` columns.
fn wrapped(words: Vec<Word>, width: usize) -> Vec<Line<'static>> {
    let mut lines: Vec<Line<'static>> = Vec::new();
    for (word, style) in words {
        let wanted = text::width(&word);
        match lines.last_mut() {
            Some(line) if line.width() + 1 + wanted <= width => line.push_span(" "),
            _ => lines.push(Line::default()),
        }
        if let Some(line) = lines.last_mut() {
            line.push_span(Span::styled(word, style));
        }
    }
    lines
}
