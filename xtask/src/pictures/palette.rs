//! The colours of the terminal in the pictures.

/// A colour.
pub type Rgb = (u8, u8, u8);

/// Normal text.
pub const FRONT: Rgb = (0xd6, 0xda, 0xe0);
/// Behind it.
pub const BACK: Rgb = (0x15, 0x18, 0x1e);
/// The frame around the terminal, which is seen on dark and on light pages.
pub const FRAME: Rgb = (0x3a, 0x40, 0x4a);

/// The sixteen colours that terminals name.
const NAMED: [Rgb; 16] = [
    (0x28, 0x2c, 0x34),
    (0xe0, 0x6c, 0x75),
    (0x98, 0xc3, 0x79),
    (0xe5, 0xc0, 0x7b),
    (0x61, 0xaf, 0xef),
    (0xc6, 0x78, 0xdd),
    (0x56, 0xb6, 0xc2),
    (0xc8, 0xcc, 0xd4),
    (0x6b, 0x72, 0x80),
    (0xff, 0x8b, 0x92),
    (0xb5, 0xe0, 0x90),
    (0xff, 0xd8, 0x8a),
    (0x8a, 0xc6, 0xff),
    (0xe2, 0x9a, 0xf5),
    (0x7a, 0xd8, 0xe0),
    (0xff, 0xff, 0xff),
];

/// The colour that an emulator names; `None` for that of the terminal.
pub fn color(color: vt100::Color) -> Option<Rgb> {
    match color {
        vt100::Color::Default => None,
        vt100::Color::Rgb(red, green, blue) => Some((red, green, blue)),
        vt100::Color::Idx(index @ 0..=15) => Some(NAMED[usize::from(index)]),
        // The cube of 6 × 6 × 6 colours, then the greys, as xterm has them.
        vt100::Color::Idx(index @ 16..=231) => {
            let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
            let index = index - 16;
            Some((level(index / 36), level(index / 6 % 6), level(index % 6)))
        }
        vt100::Color::Idx(index) => {
            let grey = 8 + 10 * (index - 232);
            Some((grey, grey, grey))
        }
    }
}

/// A colour in the middle between two others.
pub fn mixed(one: Rgb, other: Rgb) -> Rgb {
    let middle = |a: u8, b: u8| a.midpoint(b);
    (
        middle(one.0, other.0),
        middle(one.1, other.1),
        middle(one.2, other.2),
    )
}

/// A colour as SVG writes it, as short as it can be.
pub fn hex((red, green, blue): Rgb) -> String {
    if [red, green, blue].iter().all(|part| part >> 4 == part & 15) {
        return format!("#{:x}{:x}{:x}", red & 15, green & 15, blue & 15);
    }
    format!("#{red:02x}{green:02x}{blue:02x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_those_of_xterm_and_written_briefly() {
        assert_eq!(color(vt100::Color::Default), None);
        assert_eq!(color(vt100::Color::Idx(16)), Some((0, 0, 0)));
        assert_eq!(color(vt100::Color::Idx(196)), Some((255, 0, 0)));
        assert_eq!(color(vt100::Color::Idx(231)), Some((255, 255, 255)));
        assert_eq!(color(vt100::Color::Idx(255)), Some((238, 238, 238)));
        assert_eq!(hex((255, 0, 0x11)), "#f01");
        assert_eq!(hex((255, 0, 0x12)), "#ff0012");
    }
}
