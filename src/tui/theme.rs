//! Colours by role, as many as the terminal has.
//!
//! The default is blue for faster and orange for slower, which colour-blind eyes tell apart, in tones that can be
//! read on dark and on light backgrounds. Colour is never the only sign: words, marks and bars say the same.

use ratatui::style::{Color, Modifier, Style};

use crate::comparison::{Change, Row};

/// How many colours there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    None,
    Ansi16,
    Ansi256,
    TrueColor,
}

impl Depth {
    /// Reads the evidence in the environment. `NO_COLOR` wins over all; without a sign of more, 16.
    pub fn detect(variable: impl Fn(&str) -> Option<String>) -> Self {
        let get = |name: &str| variable(name).unwrap_or_default();
        let term = get("TERM");
        if !get("NO_COLOR").is_empty()
            || term == "dumb"
            || term.starts_with("vt1")
            || term.starts_with("vt2")
        {
            return Self::None;
        }
        if matches!(get("COLORTERM").as_str(), "truecolor" | "24bit") {
            return Self::TrueColor;
        }
        if term.contains("256color") || term.contains("direct") {
            return Self::Ansi256;
        }
        Self::Ansi16
    }
}

/// The styles of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// From a change that is hardly there to a large one.
    faster: [Style; 3],
    slower: [Style; 3],
    pub text: Style,
    /// What matters less: not significant rows, units, hints.
    pub faint: Style,
    pub title: Style,
    pub border: Style,
    pub focused_border: Style,
    pub selected: Style,
    /// Letters that the filter matched.
    pub matched: Style,
    pub warning: Style,
}

impl Theme {
    pub fn new(depth: Depth) -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        let shades = |colors: [Color; 3]| colors.map(|color| plain.fg(color));
        let rgb = |hex: u32| Color::from_u32(hex);
        let indexed = Color::Indexed;
        let (faster, slower, faint, accent) = match depth {
            Depth::None => (
                [plain, plain, bold],
                [plain, plain, bold],
                plain.add_modifier(Modifier::DIM),
                bold,
            ),
            Depth::Ansi16 => {
                let (blue, yellow) = (plain.fg(Color::LightBlue), plain.fg(Color::Yellow));
                let strong = |style: Style| style.add_modifier(Modifier::BOLD);
                let faint = plain.fg(Color::DarkGray);
                (
                    [blue, blue, strong(blue)],
                    [yellow, yellow, strong(yellow)],
                    faint,
                    plain.fg(Color::Cyan),
                )
            }
            Depth::Ansi256 => (
                shades([indexed(67), indexed(68), indexed(33)]),
                shades([indexed(137), indexed(172), indexed(166)]),
                plain.fg(indexed(244)),
                plain.fg(indexed(37)),
            ),
            Depth::TrueColor => (
                shades([rgb(0x6f_8f_af), rgb(0x4a_8f_d8), rgb(0x1e_88_ff)]),
                shades([rgb(0xad_8a_66), rgb(0xcf_80_30), rgb(0xe0_66_00)]),
                plain.fg(rgb(0x80_80_80)),
                plain.fg(rgb(0x1a_9e_a0)),
            ),
        };
        Self {
            faster,
            slower,
            text: plain,
            faint,
            title: bold,
            border: faint,
            focused_border: accent,
            selected: bold.add_modifier(Modifier::REVERSED),
            matched: plain.add_modifier(Modifier::UNDERLINED | Modifier::BOLD),
            warning: slower[2],
        }
    }

    /// The style of a ratio: direction by hue, size by intensity; without colour where it proves nothing.
    pub fn ratio(&self, row: &Row) -> Style {
        match row.change() {
            Change::NotSignificant => self.faint,
            Change::Unchanged | Change::NotTested => self.text,
            Change::Faster => self.faster[intensity(row.ratio)],
            Change::Slower => self.slower[intensity(row.ratio)],
        }
    }

    /// The style of a mean of ratios.
    pub fn mean(&self, ratio: f64) -> Style {
        if ratio < 1.0 {
            self.faster[intensity(ratio)]
        } else if ratio > 1.0 {
            self.slower[intensity(ratio)]
        } else {
            self.text
        }
    }
}

/// Below 2 %, below 10 %, and more.
fn intensity(ratio: f64) -> usize {
    let size = ratio.ln().abs();
    usize::from(size >= 1.02f64.ln()) + usize::from(size >= 1.1f64.ln())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn depth(variables: &[(&str, &str)]) -> Depth {
        let find = |name: &str| {
            variables
                .iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| (*value).to_owned())
        };
        Depth::detect(find)
    }

    #[test]
    fn the_depth_follows_the_evidence() {
        assert_eq!(depth(&[]), Depth::Ansi16);
        assert_eq!(depth(&[("TERM", "screen")]), Depth::Ansi16);
        assert_eq!(depth(&[("TERM", "linux")]), Depth::Ansi16);
        assert_eq!(depth(&[("TERM", "tmux-256color")]), Depth::Ansi256);
        assert_eq!(
            depth(&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")]),
            Depth::TrueColor
        );
        assert_eq!(
            depth(&[
                ("TERM", "xterm-256color"),
                ("COLORTERM", "truecolor"),
                ("NO_COLOR", "1")
            ]),
            Depth::None
        );
        assert_eq!(
            depth(&[("TERM", "xterm-256color"), ("NO_COLOR", "")]),
            Depth::Ansi256
        );
        assert_eq!(depth(&[("TERM", "dumb")]), Depth::None);
        assert_eq!(depth(&[("TERM", "vt100")]), Depth::None);
    }

    #[test]
    fn small_changes_look_small() {
        assert_eq!(
            [1.0, 1.01, 1.05, 0.95, 1.2, 0.5].map(intensity),
            [0, 0, 1, 1, 2, 2]
        );
    }

    #[test]
    fn the_selection_is_visible_at_every_depth() {
        for depth in [Depth::None, Depth::Ansi16, Depth::Ansi256, Depth::TrueColor] {
            let theme = Theme::new(depth);
            assert!(
                theme.selected.add_modifier.contains(Modifier::REVERSED),
                "{depth:?}"
            );
        }
    }
}
