//! The size of the terminal.

use ratatui::layout::Size;

/// The size of a terminal that does not know its own, as that of a serial line or of some containers.
const USUAL: Size = Size {
    width: 80,
    height: 24,
};

/// The size of the terminal in columns and rows. What it does not know is taken as 80×24; `None` if there is no
/// terminal.
#[must_use]
pub fn terminal_size() -> Option<Size> {
    let (width, height) = crossterm::terminal::size().ok()?;
    Some(or_usual(width, height))
}

fn or_usual(width: u16, height: u16) -> Size {
    Size {
        width: if width == 0 { USUAL.width } else { width },
        height: if height == 0 { USUAL.height } else { height },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_of_zero_is_unknown() {
        assert_eq!(or_usual(0, 0), Size::new(80, 24));
        assert_eq!(or_usual(0, 50), Size::new(80, 50));
        assert_eq!(or_usual(132, 0), Size::new(132, 24));
        assert_eq!(or_usual(1, 1), Size::new(1, 1));
    }
}
