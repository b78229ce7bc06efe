//! What a terminal shows at one moment.

use super::cell::{Cell, Style};
use super::palette;

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
    /// Adds a line below: what runs, and the keys that were pressed last.
    pub fn add_caption(&mut self, command: &str, keys: &str) {
        let faint = Style {
            front: palette::mixed(palette::FRONT, palette::BACK),
            ..Style::PLAIN
        };
        let key = Style {
            front: palette::BACK,
            back: Some(palette::FRONT),
            is_bold: true,
            ..Style::PLAIN
        };
        let keys = if keys.is_empty() {
            String::new()
        } else {
            format!(" {keys} ")
        };
        let room = usize::from(self.columns).saturating_sub(keys.chars().count());
        let command = format!("{command:room$}");
        let command = command.chars().map(|character| (character, faint));
        let characters = command.chain(keys.chars().map(|character| (character, key)));
        let cell = |(column, (character, style)): (u16, (char, Style))| {
            let cell = Cell {
                text: character.to_string(),
                columns: 1,
                style,
            };
            (column, cell)
        };
        self.lines.push(Line::new());
        self.lines.push((0..).zip(characters).map(cell).collect());
    }

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
                    cell.style.front = palette::BACK;
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
        let mut frame = frame;
        frame.add_caption("$", "Esc");
        let caption = texts(&frame.lines[3]);
        let caption: Vec<&str> = caption.iter().map(|(_, text, _)| text.as_str()).collect();
        assert_eq!(caption.concat(), "$ Esc ");
        // The cursor is behind the last character.
        assert_eq!(frame.lines[0][3].1.style.back, Some(palette::FRONT));
        assert_eq!(frame.lines[1].len(), 6);
    }
}
