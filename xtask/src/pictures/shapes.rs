//! Collects the shapes of a picture by colour, and joins those that touch.

use std::collections::BTreeMap;

use super::frame::Line;
use super::glyph::{Shape, Towards, shape};
use super::palette::{Rgb, hex};

/// The width of a cell in units of the picture.
pub const WIDTH: u16 = 8;
/// Its height.
pub const HEIGHT: u16 = 17;

/// Where the rows of dots of Braille are in a cell, in tenths of a unit, and how its dots are numbered.
const DOT_ROWS: [u16; 4] = [21, 64, 106, 149];
const DOT_BITS: [[u8; 2]; 4] = [[0, 3], [1, 4], [2, 5], [6, 7]];
/// The left and the right dots, in tenths of a unit.
const DOT_COLUMNS: [u16; 2] = [20, 60];

/// The first and the end of stretches by the line on which they are: along it, in tenths of a unit.
type Stretches = BTreeMap<u16, Vec<(u16, u16)>>;

/// Blocks by their top and bottom: left and right of each, in tenths of a unit.
type Blocks = BTreeMap<(u16, u16), Vec<(u16, u16)>>;

/// The shapes of a picture or of a line of it.
#[derive(Debug, Default)]
pub struct Shapes {
    horizontal: BTreeMap<Rgb, Stretches>,
    vertical: BTreeMap<Rgb, Stretches>,
    /// By colour and quarters of it.
    blocks: BTreeMap<(Rgb, u16), Blocks>,
    dots: BTreeMap<Rgb, Vec<(u16, u16)>>,
    discs: BTreeMap<Rgb, Vec<(u16, u16)>>,
    triangles: BTreeMap<Rgb, Vec<(u16, u16, Towards)>>,
}

impl Shapes {
    /// Adds the shapes of a line, whose row of the terminal is `row`.
    pub fn add(&mut self, row: u16, line: &Line) {
        for (column, cell) in line {
            if let Some(shape) = shape(&cell.text) {
                self.add_shape(
                    shape,
                    (column * WIDTH * 10, row * HEIGHT * 10),
                    cell.style.front,
                );
            }
        }
    }

    /// Adds a shape whose cell begins at a place, in tenths of a unit.
    fn add_shape(&mut self, shape: Shape, (x, y): (u16, u16), color: Rgb) {
        let (width, height) = (WIDTH * 10, HEIGHT * 10);
        let (middle, center) = (x + 45, y + 85);
        let vertical = self.vertical.entry(color).or_default();
        let down = vertical.entry(middle).or_default();
        match shape {
            Shape::Arms {
                left,
                right,
                up,
                down: is_down,
            } => {
                let horizontal = self.horizontal.entry(color).or_default();
                let across = horizontal.entry(center).or_default();
                across.extend(left.then_some((x, middle)));
                across.extend(right.then_some((middle, x + width)));
                down.extend(up.then_some((y, center)));
                down.extend(is_down.then_some((center, y + height)));
            }
            Shape::Dashes(count) => {
                let length = height / count;
                let dash = |place: u16| {
                    let top = y + place * length + length / 5;
                    (top, top + length * 3 / 5)
                };
                down.extend((0..count).map(dash));
            }
            Shape::Block {
                x: (left, right),
                y: (top, bottom),
                quarters,
            } => {
                let blocks = self.blocks.entry((color, quarters)).or_default();
                let rows = (y + top * height / 8, y + bottom * height / 8);
                let columns = (x + left * width / 8, x + right * width / 8);
                blocks.entry(rows).or_default().push(columns);
            }
            Shape::Dots(bits) => {
                let dots = self.dots.entry(color).or_default();
                for (row, numbers) in DOT_ROWS.into_iter().zip(DOT_BITS) {
                    for (column, number) in DOT_COLUMNS.into_iter().zip(numbers) {
                        if bits >> number & 1 == 1 {
                            dots.push((x + column, y + row));
                        }
                    }
                }
            }
            Shape::Disc => self.discs.entry(color).or_default().push((x + 40, center)),
            Shape::Triangle(towards) => {
                let triangles = self.triangles.entry(color).or_default();
                triangles.push((x + 40, center, towards));
            }
        }
    }

    /// The shapes as paths.
    pub fn markup(self) -> String {
        let mut text = String::new();
        for ((color, quarters), blocks) in self.blocks {
            let opacity = match quarters {
                4 => String::new(),
                quarters => format!(" opacity=\".{}\"", quarters * 25),
            };
            let path = blocks
                .into_iter()
                .map(|(rows, stretches)| rectangles(rows, stretches));
            let path: String = path.collect();
            text.push_str(&format!(
                "<path fill=\"{}\"{opacity} d=\"{path}\"/>",
                hex(color)
            ));
        }
        let mut lines: BTreeMap<Rgb, String> = BTreeMap::new();
        for (color, stretches) in self.horizontal {
            let path = strokes(stretches, |at, first| (first, at), 'h');
            lines.entry(color).or_default().push_str(&path);
        }
        for (color, stretches) in self.vertical {
            let path = strokes(stretches, |at, first| (at, first), 'v');
            lines.entry(color).or_default().push_str(&path);
        }
        text.push_str(&stroked("l", lines));
        let dotted = |(color, dots)| (color, points(dots));
        text.push_str(&stroked("o", self.dots.into_iter().map(dotted)));
        text.push_str(&stroked("O", self.discs.into_iter().map(dotted)));
        for (color, triangles) in self.triangles {
            let path: String = triangles.into_iter().map(triangle).collect();
            text.push_str(&format!("<path fill=\"{}\" d=\"{path}\"/>", hex(color)));
        }
        text
    }
}

/// A path for each colour, of a class that says how it is stroked.
fn stroked(class: &str, paths: impl IntoIterator<Item = (Rgb, String)>) -> String {
    let paths = paths.into_iter().filter(|(_, path)| !path.is_empty());
    let path = |(color, path)| {
        let color = hex(color);
        format!("<path class=\"{class}\" stroke=\"{color}\" d=\"{path}\"/>")
    };
    paths.map(path).collect()
}

/// Stretches that touch or overlap become one.
fn joined(mut stretches: Vec<(u16, u16)>) -> Vec<(u16, u16)> {
    stretches.sort_unstable();
    let mut joined: Vec<(u16, u16)> = Vec::new();
    for (first, end) in stretches {
        match joined.last_mut() {
            Some(last) if first <= last.1 => last.1 = last.1.max(end),
            _ => joined.push((first, end)),
        }
    }
    joined
}

fn strokes(stretches: Stretches, place: impl Fn(u16, u16) -> (u16, u16), command: char) -> String {
    let mut path = String::new();
    for (at, stretches) in stretches {
        for (first, end) in joined(stretches) {
            let (x, y) = place(at, first);
            let length = units(end - first);
            path.push_str(&format!("M{} {}{command}{length}", units(x), units(y)));
        }
    }
    path
}

fn rectangles((top, bottom): (u16, u16), stretches: Vec<(u16, u16)>) -> String {
    let rectangle = |(left, right): (u16, u16)| {
        let (width, height) = (units(right - left), units(bottom - top));
        let (x, y) = (units(left), units(top));
        format!("M{x} {y}h{width}v{height}h-{width}z")
    };
    joined(stretches).into_iter().map(rectangle).collect()
}

/// Points, which round ends of lines of no length become.
fn points(mut points: Vec<(u16, u16)>) -> String {
    points.sort_unstable_by_key(|(x, y)| (*y, *x));
    let mut path = String::new();
    let mut last = None;
    for (x, y) in points {
        match last {
            Some((before, at)) if at == y => path.push_str(&format!("m{} 0h0", units(x - before))),
            _ => path.push_str(&format!("M{} {}h0", units(x), units(y))),
        }
        last = Some((x, y));
    }
    path
}

fn triangle((x, y, towards): (u16, u16, Towards)) -> String {
    let (x, y, around) = match towards {
        Towards::Up => (x - 35, y + 30, "h7l-3.5-6z"),
        Towards::Down => (x - 35, y - 30, "h7l-3.5 6z"),
        Towards::Left => (x + 25, y - 35, "v7l-5-3.5z"),
        Towards::Right => (x - 25, y - 35, "v7l5-3.5z"),
    };
    format!("M{} {}{around}", units(x), units(y))
}

/// Tenths of a unit as a number, as short as it can be.
fn units(tenths: u16) -> String {
    match (tenths / 10, tenths % 10) {
        (whole, 0) => whole.to_string(),
        (0, part) => format!(".{part}"),
        (whole, part) => format!("{whole}.{part}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pictures::cell::{Cell, Style};

    fn markup(lines: &[&str]) -> String {
        let mut shapes = Shapes::default();
        for (row, text) in (0..).zip(lines) {
            let cell = |(column, character): (u16, char)| {
                let cell = Cell {
                    text: character.to_string(),
                    columns: 1,
                    style: Style {
                        front: (255, 0, 0),
                        ..Style::PLAIN
                    },
                };
                (column, cell)
            };
            let line: Line = (0..).zip(text.chars()).map(cell).collect();
            shapes.add(row, &line);
        }
        shapes.markup()
    }

    #[test]
    fn a_box_is_four_lines_that_meet() {
        let text = markup(&["┌──┐", "│  │", "└──┘"]);
        let path = "M4.5 8.5h24M4.5 42.5h24M4.5 8.5v34M28.5 8.5v34";
        assert_eq!(
            text,
            format!("<path class=\"l\" stroke=\"#f00\" d=\"{path}\"/>")
        );
    }

    #[test]
    fn a_bar_is_one_rectangle() {
        assert_eq!(
            markup(&["██▌ █"]),
            "<path fill=\"#f00\" d=\"M0 0h20v17h-20zM32 0h8v17h-8z\"/>"
        );
        assert!(markup(&["░░"]).contains("opacity=\".25\" d=\"M0 0h16v17h-16z\""));
    }

    #[test]
    fn dots_and_marks_are_where_they_are_in_a_font() {
        let path = "M2 2.1h0m4 0h0m4 0h0M6 14.9h0";
        let dots = markup(&["⢉⠁"]);
        assert_eq!(
            dots,
            format!("<path class=\"o\" stroke=\"#f00\" d=\"{path}\"/>")
        );
        assert!(markup(&["●"]).contains("class=\"O\" stroke=\"#f00\" d=\"M4 8.5h0\""));
        assert!(markup(&["▸"]).contains("d=\"M1.5 5v7l5-3.5z\""));
        assert_eq!(markup(&["abc"]), "");
    }
}
