//! How colours are seen: contrast, and differences as seen by different eyes.

use ratatui::style::{Color, Style};

use crate::tui::theme::Background;

pub type Rgb = [u8; 3];

/// The colour that a terminal shows. The indexed colours from 16 on are those of xterm: a cube of 6³ colours and 24
/// greys.
pub fn rgb(style: Style) -> Option<Rgb> {
    let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
    match style.fg? {
        Color::Rgb(red, green, blue) => Some([red, green, blue]),
        Color::Indexed(index @ 16..=231) => {
            let index = index - 16;
            Some([index / 36, index / 6 % 6, index % 6].map(level))
        }
        Color::Indexed(index @ 232..) => Some([8 + 10 * (index - 232); 3]),
        other => panic!("{other} has no known value"),
    }
}

fn linear(color: Rgb) -> [f64; 3] {
    color.map(|value| {
        let value = f64::from(value) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    })
}

fn times(matrix: [[f64; 3]; 3], vector: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(vector).map(|(a, b)| a * b).sum())
}

const TO_XYZ: [[f64; 3]; 3] = [
    [0.4124, 0.3576, 0.1805],
    [0.2126, 0.7152, 0.0722],
    [0.0193, 0.1192, 0.9505],
];

/// The contrast ratio of WCAG 2.2, from 1 to 21.
pub fn contrast(one: Rgb, other: Rgb) -> f64 {
    let luminance = |color| times(TO_XYZ, linear(color))[1] + 0.05;
    let (one, other) = (luminance(one), luminance(other));
    one.max(other) / one.min(other)
}

/// The lowest contrast on the usual backgrounds.
pub fn least_contrast(color: Rgb, background: Background) -> f64 {
    let backgrounds: &[Rgb] = match background {
        Background::Dark => &[[0; 3], [0x1e; 3]],
        // The last is Solarized's.
        Background::Light => &[[0xff; 3], [0xf0; 3], [0xfd, 0xf6, 0xe3]],
    };
    backgrounds
        .iter()
        .map(|&background| contrast(color, background))
        .fold(f64::INFINITY, f64::min)
}

/// How linear RGB is seen by most eyes, and by eyes without the cones for long, medium or short wavelengths. From
/// Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE
/// Transactions on Visualization and Computer Graphics 15 (6), 2009, severity 1.0.
pub const EYES: [(&str, [[f64; 3]; 3]); 4] = [
    (
        "most eyes",
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    ),
    (
        "protanopia",
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ],
    ),
];

/// CIE L*a*b* (D65) of a colour as seen by the given eyes.
pub fn lab(color: Rgb, eyes: [[f64; 3]; 3]) -> [f64; 3] {
    let seen = times(eyes, linear(color)).map(|value| value.clamp(0.0, 1.0));
    let [x, y, z] = times(TO_XYZ, seen);
    let [x, y, z] = [x / 0.95047, y, z / 1.08883].map(|value| {
        if value > 216.0 / 24389.0 {
            value.cbrt()
        } else {
            (value * 24389.0 / 27.0 + 16.0) / 116.0
        }
    });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// The colour difference of CIE76. About 2 is just noticeable.
pub fn difference(one: Style, other: Style, eyes: [[f64; 3]; 3]) -> f64 {
    let [one, other] = [one, other].map(|style| lab(rgb(style).unwrap(), eyes));
    let squares = one.iter().zip(other).map(|(a, b)| (a - b).powi(2));
    squares.sum::<f64>().sqrt()
}

#[test]
fn the_measures_are_right() {
    assert!((contrast([0; 3], [0xff; 3]) - 21.0).abs() < 1e-9);
    // This grey is known as the lightest that is readable on white.
    assert!((contrast([0x76; 3], [0xff; 3]) - 4.54).abs() < 0.01);
    assert_eq!(
        rgb(Style::new().fg(Color::Indexed(208))),
        Some([0xff, 0x87, 0])
    );
    assert_eq!(rgb(Style::new().fg(Color::Indexed(244))), Some([0x80; 3]));
    let red = lab([0xff, 0, 0], EYES[0].1);
    for (measured, known) in red.iter().zip([53.24, 80.09, 67.20]) {
        assert!((measured - known).abs() < 0.05, "{red:?}");
    }
}
