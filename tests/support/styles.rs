//! The styles of a screen, written down so that they can be read.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// Foreground, background and modifiers.
type Style = (Color, Color, Modifier);

const DEFAULT: Style = (Color::Reset, Color::Reset, Modifier::empty());

/// Each line of the screen, below it a letter for the style of each cell, and at the end what each letter stands for.
///
/// The default style has no letter, and a line of nothing else has no letters below it.
pub fn styles(buffer: &Buffer) -> String {
    let mut legend = Legend::default();
    let mut lines = Vec::new();
    for y in 0..buffer.area.height {
        let cells = (0..buffer.area.width).map(|x| &buffer[(x, y)]);
        let text: String = cells.clone().map(Cell::symbol).collect();
        lines.push(text.trim_end().to_owned());
        let letters: String = cells.map(|cell| legend.letter(cell)).collect();
        if !letters.trim_end().is_empty() {
            lines.push(letters.trim_end().to_owned());
        }
    }
    lines.push(String::new());
    lines.extend(legend.lines());
    lines.join("\n")
}

/// The styles that have a letter, in the order of their first appearance.
#[derive(Default)]
struct Legend(Vec<Style>);

impl Legend {
    fn letter(&mut self, cell: &Cell) -> char {
        let style = (cell.fg, cell.bg, cell.modifier);
        if style == DEFAULT {
            return ' ';
        }
        let known = self.0.iter().position(|other| *other == style);
        letter_of(known.unwrap_or_else(|| {
            self.0.push(style);
            self.0.len() - 1
        }))
    }

    fn lines(&self) -> impl Iterator<Item = String> {
        let styles = self.0.iter().enumerate();
        styles.map(|(place, (fg, bg, modifier))| {
            format!("{}  fg {fg:?}, bg {bg:?}, {modifier:?}", letter_of(place))
        })
    }
}

fn letter_of(place: usize) -> char {
    let mut letters = ('a'..='z').chain('A'..='Z');
    letters
        .nth(place)
        .expect("there are fewer styles than letters")
}
