//! What a terminal shows at one moment.

use super::cell::Cell;

/// The lines of a terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// How many columns each line has.
    pub columns: u16,
    /// The lines.
    pub lines: Vec<Line>,
}

/// One line: its cells, each with the column where it begins.
pub type Line = Vec<(u16, Cell)>;

impl Frame {
    /// What an emulator shows. A visible cursor is a cell whose colours are swapped.
    pub fn of(screen: &vt100::Screen) -> Self {
        let (rows, columns) = screen.size();
        let (rows, columns) = (rows.get(), columns.get());
        let cursor = (!screen.hide_cursor()).then(|| screen.cursor_position());
        let line = |row: u16| -> Line {
            let cells = (0..columns).filter_map(|column| {
                let cell = screen.cell(row, column)?;
                if cell.is_wide_continuation() {
                    return None;
                }
                let mut cell = Cell::of(cell);
                if cursor == Some((row, column)) {
                    cell.style.back = Some(cell.style.front);
                    cell.style.front = super::palette::BACK;
                }
                Some((column, cell))
            });
            cells.collect()
        };
        Self {
            columns,
            lines: (0..rows).map(line).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pictures::palette;
    use std::num::NonZero;

    #[test]
    fn a_wide_character_is_one_cell_and_the_cursor_is_seen() {
        let (rows, columns) = (NonZero::new(2).unwrap(), NonZero::new(6).unwrap());
        let mut parser = vt100::Parser::new(rows, columns, 0);
        parser.process("\x1b[1m較a\x1b[0;7mb".as_bytes());
        let frame = Frame::of(parser.screen());
        let texts = |line: &Line| -> Vec<(u16, String, u16)> {
            let cell = |(column, cell): &(u16, Cell)| (*column, cell.text.clone(), cell.columns);
            line.iter().map(cell).collect()
        };
        let first = texts(&frame.lines[0]);
        assert_eq!(first[0], (0, "較".to_owned(), 2));
        assert_eq!(first[1], (2, "a".to_owned(), 1));
        assert_eq!(first.len(), 5);
        let style = frame.lines[0][2].1.style;
        assert_eq!(
            (style.front, style.back),
            (palette::BACK, Some(palette::FRONT))
        );
        assert!(frame.lines[0][0].1.style.is_bold && !style.is_bold);
        // The cursor is behind the last character.
        assert_eq!(frame.lines[0][3].1.style.back, Some(palette::FRONT));
        assert_eq!(frame.lines[1].len(), 6);
    }
}
