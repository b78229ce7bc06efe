//! What a cell of a terminal shows.

use super::palette::{self, Rgb};

/// How a cell is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Style {
    /// The colour of the text.
    pub front: Rgb,
    /// The colour behind it; `None` for that of the terminal.
    pub back: Option<Rgb>,
    /// Whether the text is bold.
    pub is_bold: bool,
    /// Whether the text is italic.
    pub is_italic: bool,
    /// Whether the text is underlined.
    pub is_underlined: bool,
}

impl Style {
    /// Normal text.
    pub const PLAIN: Self = Self {
        front: palette::FRONT,
        back: None,
        is_bold: false,
        is_italic: false,
        is_underlined: false,
    };
}

/// A cell. The second half of a wide character is no cell of its own.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Cell {
    /// Its character with its marks; a space if there is none.
    pub text: String,
    /// How many columns it takes: 1 or 2.
    pub columns: u16,
    /// How it is drawn.
    pub style: Style,
}

impl Cell {
    /// The cell of an emulator.
    pub fn of(cell: &vt100::Cell) -> Self {
        let front = palette::color(cell.fgcolor());
        let back = palette::color(cell.bgcolor());
        let (mut front, back) = if cell.inverse() {
            let front = front.unwrap_or(palette::FRONT);
            (back.unwrap_or(palette::BACK), Some(front))
        } else {
            (front.unwrap_or(palette::FRONT), back)
        };
        if cell.dim() {
            front = palette::mixed(front, back.unwrap_or(palette::BACK));
        }
        let text = cell.contents();
        Self {
            text: if text.is_empty() { " " } else { text }.to_owned(),
            columns: if cell.is_wide() { 2 } else { 1 },
            style: Style {
                front,
                back,
                is_bold: cell.bold(),
                is_italic: cell.italic(),
                is_underlined: cell.underline(),
            },
        }
    }

    /// Whether there is nothing to see but what is behind it.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty() && !self.style.is_underlined
    }
}
