//! Merges neighbouring cells, so that a picture has few elements.

use super::cell::{Cell, Style};
use super::frame::Line;
use super::glyph;
use super::palette::Rgb;

/// Text of equal style on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The column of its first character.
    pub column: u16,
    /// How many columns it takes.
    pub columns: u16,
    /// The text, which begins and ends with something to see.
    pub text: String,
    /// How it is drawn.
    pub style: Style,
}

/// How many blank columns are part of a run at most. A new element costs more than they do.
const MAX_GAP: u16 = 8;

/// The runs of a line, without what is drawn as a shape. A sign that fonts lack or draw in another width is a run of its
/// own, so that nothing else moves.
pub fn runs(line: &Line) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut is_open = false;
    for (column, cell) in line {
        if cell.is_blank() {
            continue;
        }
        if glyph::is_shape(&cell.text) {
            is_open = false;
            continue;
        }
        let is_single = !is_usual(&cell.text);
        let last = runs.last_mut().filter(|_| is_open && !is_single);
        match last.filter(|run| fits(run, *column, cell, line)) {
            Some(run) => {
                let gap = column - run.column - run.columns;
                run.text.push_str(&" ".repeat(usize::from(gap)));
                run.text.push_str(&cell.text);
                run.columns += gap + cell.columns;
            }
            None => runs.push(Run {
                column: *column,
                columns: cell.columns,
                text: cell.text.clone(),
                style: Style {
                    back: None,
                    ..cell.style
                },
            }),
        }
        is_open = !is_single;
    }
    runs
}

/// Whether a cell can be part of a run, with the blank cells in between. An underline would be seen below them.
fn fits(run: &Run, column: u16, cell: &Cell, line: &Line) -> bool {
    let style = Style {
        back: None,
        ..cell.style
    };
    let end = run.column + run.columns;
    let between = line.iter().filter(|(at, _)| (end..column).contains(at));
    style == run.style
        && column - end <= MAX_GAP
        && (end == column || !style.is_underlined)
        && between.clone().all(|(_, cell)| cell.is_blank())
}

/// Whether every monospaced font has this character in its usual width.
fn is_usual(text: &str) -> bool {
    let is_usual = |character: char| matches!(character, ' '..='~' | '\u{a0}'..='\u{ff}' | '–' | '—' | '‘' | '’' | '“' | '”' | '…');
    text.chars().all(is_usual)
}

/// The coloured stretches behind the text of a line: first column, columns, colour.
pub fn backgrounds(line: &Line) -> Vec<(u16, u16, Rgb)> {
    let mut stretches: Vec<(u16, u16, Rgb)> = Vec::new();
    for (column, cell) in line {
        let Some(back) = cell.style.back else {
            continue;
        };
        match stretches.last_mut() {
            Some((start, columns, color)) if *color == back && *start + *columns == *column => {
                *columns += cell.columns;
            }
            _ => stretches.push((*column, cell.columns, back)),
        }
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pictures::palette;

    fn line(parts: &[(&str, Style)]) -> Line {
        let mut line = Vec::new();
        let mut column = 0;
        for (text, style) in parts {
            for character in text.chars() {
                let columns = if character == '較' { 2 } else { 1 };
                let cell = Cell {
                    text: character.to_string(),
                    columns,
                    style: *style,
                };
                line.push((column, cell));
                column += columns;
            }
        }
        line
    }

    fn texts(line: &Line) -> Vec<(u16, u16, String)> {
        let runs = runs(line).into_iter();
        runs.map(|run| (run.column, run.columns, run.text))
            .collect()
    }

    fn owned(runs: &[(u16, u16, &str)]) -> Vec<(u16, u16, String)> {
        let owned =
            |(column, columns, text): &(u16, u16, &str)| (*column, *columns, (*text).to_owned());
        runs.iter().map(owned).collect()
    }

    #[test]
    fn text_of_equal_style_is_one_run_and_blank_ends_are_none() {
        let bold = Style {
            is_bold: true,
            ..Style::PLAIN
        };
        let line = line(&[("  ab c ", Style::PLAIN), ("d", bold), ("e", Style::PLAIN)]);
        assert_eq!(
            texts(&line),
            owned(&[(2, 4, "ab c"), (7, 1, "d"), (8, 1, "e")])
        );
        let far = self::line(&[("a         b", Style::PLAIN)]);
        assert_eq!(texts(&far).len(), 2);
        let back = Style {
            back: Some(palette::FRAME),
            ..Style::PLAIN
        };
        let line = self::line(&[("ab", Style::PLAIN), ("cd", back)]);
        assert_eq!(texts(&line), owned(&[(0, 4, "abcd")]));
        assert_eq!(backgrounds(&line), [(2, 2, palette::FRAME)]);
    }

    #[test]
    fn signs_and_shapes_part_runs_and_wide_characters_count_twice() {
        let line = line(&[("a→b─c…d較e", Style::PLAIN)]);
        let expected = [
            (0, 1, "a"),
            (1, 1, "→"),
            (2, 1, "b"),
            (4, 3, "c…d"),
            (7, 2, "較"),
            (9, 1, "e"),
        ];
        assert_eq!(texts(&line), owned(&expected));
        let underlined = Style {
            is_underlined: true,
            ..Style::PLAIN
        };
        let line = self::line(&[("a", underlined), (" ", Style::PLAIN), ("b", underlined)]);
        assert_eq!(texts(&line).len(), 2);
    }
}
