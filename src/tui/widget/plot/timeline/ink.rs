//! The cells of a plot while it is drawn.

use std::ops::Range;

use super::cell::{Role, TimeCell, trace_mark};
use crate::tui::glyphs::Glyphs;

/// The cells of a plot while it is drawn. What is out of it is not drawn.
pub(super) struct Ink {
    width: usize,
    height: usize,
    glyphs: Glyphs,
    roles: Vec<Role>,
    /// The dots of each cell that has points.
    dots: Vec<u32>,
}

impl Ink {
    pub fn new(width: usize, height: usize, glyphs: Glyphs) -> Self {
        Self {
            width,
            height,
            glyphs,
            roles: vec![Role::Empty; width * height],
            dots: vec![0; width * height],
        }
    }

    /// How many dots there are across and down.
    pub fn dots(&self) -> (usize, usize) {
        match self.glyphs {
            Glyphs::Unicode => (2 * self.width, 4 * self.height),
            Glyphs::Ascii => (self.width, self.height),
        }
    }

    pub fn fill(&mut self, columns: Range<usize>, rows: Range<usize>, role: Role) {
        for row in rows.start..rows.end.min(self.height) {
            for column in columns.start..columns.end.min(self.width) {
                let cell = &mut self.roles[row * self.width + column];
                *cell = role.max(*cell);
            }
        }
    }

    /// Draws a point at a place in dots, from the left and from the top.
    pub fn dot(&mut self, x: usize, y: usize) {
        // The dots of a Braille pattern, line by line. Unicode numbers them by column, with the fourth line last.
        const DOTS: [[u32; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];
        let (column, row, dot) = match self.glyphs {
            Glyphs::Unicode => (x / 2, y / 4, DOTS[y % 4][x % 2]),
            Glyphs::Ascii => (x, y, 1),
        };
        if column < self.width && row < self.height {
            self.dots[row * self.width + column] |= dot;
            self.fill(column..column + 1, row..row + 1, Role::Point);
        }
    }

    pub fn lines(&self) -> Vec<Vec<TimeCell>> {
        let cell = |index: usize| TimeCell {
            character: self.character(self.roles[index], self.dots[index]),
            role: self.roles[index],
        };
        let line = |row: usize| {
            (row * self.width..(row + 1) * self.width)
                .map(cell)
                .collect()
        };
        (0..self.height).map(line).collect()
    }

    fn character(&self, role: Role, dots: u32) -> Option<char> {
        let (unicode, ascii) = match role {
            Role::Empty => return None,
            Role::Band => ('·', '.'),
            Role::SuiteChange => ('┊', ':'),
            Role::Reverted(_) => ('╎', '!'),
            Role::Change(_) => ('│', '|'),
            Role::Median => ('─', '-'),
            Role::Trace(place) => return Some(trace_mark(place, self.glyphs)),
            Role::Point => (char::from_u32(0x2800 + dots).unwrap_or('•'), 'o'),
            Role::Annotation => ('▲', '^'),
            Role::Disturbed => ('×', 'x'),
            Role::Cursor => ('●', '@'),
        };
        Some(match self.glyphs {
            Glyphs::Unicode => unicode,
            Glyphs::Ascii => ascii,
        })
    }
}
