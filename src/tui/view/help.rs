//! The keys, from the key table itself, and the words that a new user meets.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{ViewState, read};
use crate::comparison::filter;
use crate::text;
use crate::tui::app::Mode;
use crate::tui::keymap::{self, Scope};
use crate::tui::theme::Theme;

/// The words of the screen, for somebody who meets them for the first time.
const GLOSSARY: [(&str, &str); 20] = [
    (
        "reference, head",
        "the result to compare with, and the result in question.",
    ),
    (
        "ratio",
        "mean of the head over mean of the reference, in words: 1.25x slower, or 1.25x faster for its inverse. The bar is full at twice as slow or fast, and has a tip beyond.",
    ),
    (
        "significant",
        "Student's t-test at 95 % finds a difference of the means. With 100 benchmarks about 5 are called significant by chance alone, and a difference can be significant and too small to matter.",
    ),
    (
        "~",
        "behind a ratio: not significant. The difference may be noise.",
    ),
    (
        "?",
        "behind a ratio: not tested, since the sides have different numbers of values or no spread. pyperf counts such a row as significant.",
    ),
    (
        "×",
        "before a name: taken out of every number on the screen, by x.",
    ),
    (
        "°",
        "before a name: left out of bench_runner's numbers by its configuration or by --exclude. pyperf's mean keeps it.",
    ),
    (
        "95% CI",
        "where the ratio lies with 95 %, from the means of the processes: values of one process depend on each other.",
    ),
    (
        "CV, noise",
        "σ over the mean, of each side; noise is the larger one. Chg÷noise is |ln ratio| over it: how far a change stands out.",
    ),
    (
        "P(faster)",
        "how often a value of the head is below one of the reference, over all pairs, ties half.",
    ),
    (
        "p, q",
        "how likely so large a t is by chance; q is p adjusted for the number of tests (Benjamini and Hochberg).",
    ),
    (
        "pull",
        "by how much pyperf's mean (in the memory view the memory change) would fall if the row were left out. The row on which a headline hangs has the largest.",
    ),
    (
        "hangs on",
        "rows that alone move a headline by 1 % or more, and four times as much as the usual row; at most three.",
    ),
    (
        "1 lies in it",
        "in the interval of the ratio: the data do not rule out that nothing changed.",
    ),
    (
        "false alarms",
        "of N tests at 5 %, about N/20 find a change where there is none.",
    ),
    (
        "geometric mean",
        "the n-th root of the product of n ratios: twice as slow and twice as fast cancel out.",
    ),
    (
        "pyperf mean",
        "the geometric mean: the n-th root of the product of all ratios, of the rows that are not significant too. One extreme row can turn it.",
    ),
    (
        "bench_runner mean",
        "the n-th root of the product of the significant speedups; the other rows count as 1. A slowdown is written as 1 + (1 - mean), so it never reaches 2.",
    ),
    (
        "HPT",
        "hierarchical performance testing: one rank test over the medians of all benchmarks. It says how likely the head is faster (or slower) as a whole, and by how much at least with 90, 95 and 99 %. One extreme row does not turn it.",
    ),
    (
        "memory",
        "peak memory (max RSS) of the benchmark's processes. bench_runner's change is the mean of the significant factors, so that one extreme row can dominate it.",
    ),
];

const KEY_WIDTH: usize = 18;

pub fn draw(
    frame: &mut Frame<'_>,
    area: Rect,
    (top, behind): (usize, &Mode),
    theme: &Theme,
    state: &mut ViewState,
) {
    let lines = lines(
        Scope::of(behind),
        usize::from(area.width).saturating_sub(2),
        theme,
    );
    let below = " keys · filter language · words and marks ";
    read(frame, area, (" Help ", below), (lines, top), theme, state);
}

/// The keys of the screen that help was asked from, then the words, then all other keys.
fn lines(asked_from: Scope, width: usize, theme: &Theme) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    push_keys(&mut lines, asked_from, width, theme);
    lines.push(Line::raw(""));
    lines.push(Line::styled("The filter language", theme.title));
    for (word, meaning) in filter::EXAMPLES {
        push_entry(&mut lines, word, meaning, width, theme);
    }
    lines.push(Line::raw(""));
    lines.push(Line::styled("Words and marks", theme.title));
    for (word, meaning) in GLOSSARY {
        push_entry(&mut lines, word, meaning, width, theme);
    }
    for scope in Scope::ALL.into_iter().filter(|&scope| scope != asked_from) {
        lines.push(Line::raw(""));
        push_keys(&mut lines, scope, width, theme);
    }
    lines
}

fn push_keys(lines: &mut Vec<Line<'static>>, scope: Scope, width: usize, theme: &Theme) {
    lines.push(Line::styled(scope.title(), theme.title));
    for binding in keymap::of_scope(scope) {
        push_entry(
            lines,
            &keymap::keys_in_words(binding),
            binding.words,
            width,
            theme,
        );
    }
}

/// A word and what it means beside it, on as many lines as that takes.
fn push_entry(
    lines: &mut Vec<Line<'static>>,
    word: &str,
    meaning: &str,
    width: usize,
    theme: &Theme,
) {
    let indent = KEY_WIDTH + 3;
    for (index, part) in text::wrapped(meaning, width.saturating_sub(indent))
        .into_iter()
        .enumerate()
    {
        let word = if index == 0 { word } else { "" };
        lines.push(Line::from(vec![
            Span::styled(
                format!("  {} ", text::align_left(word, KEY_WIDTH)),
                theme.focused_border,
            ),
            Span::styled(part, theme.text),
        ]));
    }
}
