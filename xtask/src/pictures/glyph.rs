//! The characters that are drawn as shapes: lines, blocks, dots and marks. Fonts draw them with gaps, or not at all.

/// A shape in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Lines from the middle of the cell to its sides.
    Arms {
        /// To the left.
        left: bool,
        /// To the right.
        right: bool,
        /// Up.
        up: bool,
        /// Down.
        down: bool,
    },
    /// A vertical line of that many dashes.
    Dashes(u16),
    /// A rectangle, in eighths of the cell.
    Block {
        /// From the left, first and end.
        x: (u16, u16),
        /// From the top, first and end.
        y: (u16, u16),
        /// How much of the colour is seen, in quarters.
        quarters: u16,
    },
    /// Braille: a bit for each dot, as Unicode numbers them.
    Dots(u8),
    /// A disc in the middle.
    Disc,
    /// A filled triangle.
    Triangle(Towards),
}

/// Where a triangle points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Towards {
    /// Up.
    Up,
    /// Down.
    Down,
    /// Left.
    Left,
    /// Right.
    Right,
}

/// Whether a cell is drawn as a shape.
pub fn is_shape(text: &str) -> bool {
    shape(text).is_some()
}

/// The shape of a cell; `None` if it is text.
pub fn shape(text: &str) -> Option<Shape> {
    let mut characters = text.chars();
    let character = characters.next()?;
    if characters.next().is_some() {
        return None;
    }
    mark(character)
        .or_else(|| arms(character))
        .or_else(|| block(character))
}

fn mark(character: char) -> Option<Shape> {
    Some(match character {
        '●' => Shape::Disc,
        '▲' => Shape::Triangle(Towards::Up),
        '▼' => Shape::Triangle(Towards::Down),
        '◀' | '◂' => Shape::Triangle(Towards::Left),
        '▶' | '▸' => Shape::Triangle(Towards::Right),
        '╎' => Shape::Dashes(2),
        '┊' => Shape::Dashes(4),
        // The last byte of the number of a Braille character has a bit for each dot.
        '\u{2800}'..='\u{28ff}' => Shape::Dots((character as u32 & 0xff) as u8),
        _ => return None,
    })
}

fn arms(character: char) -> Option<Shape> {
    let [left, right, up, down] = match character {
        '─' => "lr",
        '│' => "ud",
        '┌' => "rd",
        '┐' => "ld",
        '└' => "ru",
        '┘' => "lu",
        '├' => "rud",
        '┤' => "lud",
        '┬' => "lrd",
        '┴' => "lru",
        '┼' => "lrud",
        '╴' => "l",
        '╶' => "r",
        '╵' => "u",
        '╷' => "d",
        _ => return None,
    }
    .chars()
    .fold([false; 4], |mut arms, arm| {
        arms["lrud".find(arm).unwrap_or(0)] = true;
        arms
    });
    Some(Shape::Arms {
        left,
        right,
        up,
        down,
    })
}

fn block(character: char) -> Option<Shape> {
    let (x, y, quarters) = match character {
        '█' => ((0, 8), (0, 8), 4),
        '░' => ((0, 8), (0, 8), 1),
        '▒' => ((0, 8), (0, 8), 2),
        '▓' => ((0, 8), (0, 8), 3),
        '▐' => ((4, 8), (0, 8), 4),
        '▕' => ((7, 8), (0, 8), 4),
        '▀' => ((0, 8), (0, 4), 4),
        '▔' => ((0, 8), (0, 1), 4),
        // From one eighth to seven, in the order of their numbers.
        '▁'..='▇' => ((0, 8), (8 - eighths(character, '▁'), 8), 4),
        // From seven eighths down to one.
        '▉'..='▏' => ((0, 8 - eighths(character, '▉')), (0, 8), 4),
        _ => return None,
    };
    Some(Shape::Block { x, y, quarters })
}

/// How many characters there are from `first` to this one.
fn eighths(character: char, first: char) -> u16 {
    u16::try_from(character as u32 - first as u32 + 1).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_have_the_size_that_their_names_say() {
        let block = |text| match shape(text) {
            Some(Shape::Block { x, y, quarters }) => (x, y, quarters),
            other => panic!("{text}: {other:?}"),
        };
        assert_eq!(block("█"), ((0, 8), (0, 8), 4));
        assert_eq!(block("▉"), ((0, 7), (0, 8), 4));
        assert_eq!(block("▌"), ((0, 4), (0, 8), 4));
        assert_eq!(block("▏"), ((0, 1), (0, 8), 4));
        assert_eq!(block("▁"), ((0, 8), (7, 8), 4));
        assert_eq!(block("▄"), ((0, 8), (4, 8), 4));
        assert_eq!(block("▇"), ((0, 8), (1, 8), 4));
        assert_eq!(block("░").2, 1);
    }

    #[test]
    fn lines_and_dots_are_shapes_and_letters_are_text() {
        let arms = |left, right, up, down| Shape::Arms {
            left,
            right,
            up,
            down,
        };
        assert_eq!(shape("└"), Some(arms(false, true, true, false)));
        assert_eq!(shape("┤"), Some(arms(true, false, true, true)));
        assert_eq!(shape("⠁"), Some(Shape::Dots(1)));
        assert_eq!(shape("⣿"), Some(Shape::Dots(255)));
        for text in ["a", "±", "較", "→", "", "─\u{301}"] {
            assert!(!is_shape(text), "{text}");
        }
    }
}
