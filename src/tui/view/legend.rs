//! What the colours and marks of the table mean, with the colours and marks themselves.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{ViewState, menu};
use crate::comparison::{Metric, wording};
use crate::text;
use crate::tui::theme::Theme;

/// A sample and what it means.
type Entry = (String, Style, String);

pub fn draw(
    frame: &mut Frame<'_>,
    area: Rect,
    (top, metric): (usize, Metric),
    theme: &Theme,
    state: &mut ViewState,
) {
    let entries = entries(metric, theme);
    let widest = entries.iter().map(|(sample, ..)| text::width(sample)).max();
    let sample_width = widest.unwrap_or(0) + 2;
    let line = |(sample, style, meaning): Entry| {
        Line::from(vec![
            Span::raw(" "),
            Span::styled(sample.clone(), style),
            Span::raw(" ".repeat(sample_width.saturating_sub(text::width(&sample)))),
            Span::styled(meaning, theme.text),
        ])
    };
    let lines: Vec<Line<'_>> = entries.into_iter().map(line).collect();
    let room = usize::from(area.height.saturating_sub(2));
    state.page = room;
    state.furthest = lines.len().saturating_sub(room);
    let top = top.min(state.furthest);
    let below = if top < state.furthest {
        " ↓ more "
    } else if top > 0 {
        " ↑ "
    } else {
        ""
    };
    let lines: Vec<Line<'_>> = lines.into_iter().skip(top).take(room).collect();
    menu::draw_lines(frame, area, (" Legend ", below), lines, theme);
}

fn entries(metric: Metric, theme: &Theme) -> Vec<Entry> {
    // In the middle of each of the three intensities.
    let sizes = [
        (1.01, "below 2 %"),
        (1.05, "2 to 10 %"),
        (1.5, "10 % and more"),
    ];
    let ratios = |invert: bool| {
        sizes.map(|(size, words)| {
            let ratio = if invert { 1.0 / size } else { size };
            (
                wording::ratio_of(metric, ratio),
                theme.mean(ratio),
                words.to_owned(),
            )
        })
    };
    let mut entries: Vec<Entry> = Vec::new();
    entries.extend(ratios(false));
    entries.extend(ratios(true));
    let text =
        |sample: &str, style: Style, meaning: &str| (sample.to_owned(), style, meaning.to_owned());
    entries.extend([
        text(
            "1.02x ~",
            theme.faint,
            "grey and ~: not significant, may be noise",
        ),
        text("1.02x ?", theme.text, "no t-test was possible"),
        text(
            "█████",
            theme.mean(2.0),
            "bar: log of the ratio, full at 2x",
        ),
        text("████▶", theme.mean(2.0), "bar with a tip: beyond 2x"),
        text("× name", theme.faint, "taken out of every number (x)"),
        text("° name", theme.faint, "left out by bench_runner (p)"),
        text("name", theme.selected, "the selected row"),
        text("name", theme.matched, "letters that the filter matched"),
        text("reference", theme.reference, "its distribution: an outline"),
        text("head", theme.head, "its distribution: a dotted area"),
        text("–", theme.faint, "not known"),
    ]);
    entries
}
