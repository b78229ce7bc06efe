//! Colours by role, as many as the terminal has.
//!
//! The default is blue for faster and orange for slower, which colour-blind eyes tell apart. Colour is never the only
//! sign: words, marks and bars say the same. The background stays the terminal's own, so a theme only has to know
//! whether that is dark or light.

mod palette;

use ratatui::style::{Modifier, Style};

use super::plot::Glyphs;
use crate::comparison::{Change, Measure};
use palette::{Hues, hues};

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

/// What the terminal writes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Background {
    Dark,
    Light,
}

impl Background {
    /// Reads `COLORFGBG`, whose last field is the number of the background's colour. Dark without a sign, as most are.
    pub fn detect(variable: impl Fn(&str) -> Option<String>) -> Self {
        let value = variable("COLORFGBG").unwrap_or_default();
        match value.rsplit(';').next().map(str::parse::<u8>) {
            Some(Ok(7 | 9..=15)) => Self::Light,
            _ => Self::Dark,
        }
    }
}

/// Which colours mean what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Palette {
    BlueOrange,
    GreenRed,
    HighContrast,
    Mono,
}

/// A theme as it is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ThemeName {
    Dark,
    Light,
    GreenRed,
    HighContrast,
    Mono,
}

impl ThemeName {
    pub const ALL: [Self; 5] = [
        Self::Dark,
        Self::Light,
        Self::GreenRed,
        Self::HighContrast,
        Self::Mono,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::GreenRed => "green-red",
            Self::HighContrast => "high-contrast",
            Self::Mono => "mono",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
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
    /// The two sides where both are drawn in one place. In no palette are they the colours of faster and slower: which
    /// side a curve belongs to says nothing about the direction.
    pub reference: Style,
    pub head: Style,
    /// Where both sides are drawn in the same cell.
    pub overlap: Style,
    /// The characters that pictures are made of.
    pub glyphs: Glyphs,
}

impl Theme {
    pub fn new(palette: Palette, background: Background, depth: Depth) -> Self {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        let Hues {
            faster,
            slower,
            faint,
            border,
            accent,
            reference,
            head,
        } = hues(palette, background, depth);
        // Large changes have weight besides their colour, at every depth.
        let weighted = |[small, medium, large]: [Style; 3]| [small, medium, large.patch(bold)];
        let is_colourless = depth == Depth::None || palette == Palette::Mono;
        Self {
            faster: weighted(faster),
            slower: weighted(slower),
            text: Style::new(),
            faint,
            title: bold,
            border,
            focused_border: accent,
            // A dim row would stay dim when it is reversed, and be the least readable where it should be the most.
            selected: bold
                .add_modifier(Modifier::REVERSED)
                .remove_modifier(Modifier::DIM),
            matched: bold.add_modifier(Modifier::UNDERLINED),
            // Warnings run over whole lines: weight there would be loud where colour is enough.
            warning: if is_colourless { bold } else { slower[2] },
            reference,
            head,
            // Weight alone tells blocks and dots apart on few terminals, and `head` has it where there is no colour.
            overlap: if is_colourless {
                bold.add_modifier(Modifier::UNDERLINED)
            } else {
                bold
            },
            glyphs: Glyphs::Unicode,
        }
    }

    /// The same, drawn with these characters.
    pub fn with_glyphs(self, glyphs: Glyphs) -> Self {
        Self { glyphs, ..self }
    }

    /// The theme asked for, else the one for the terminal at hand. Whoever wants no colour, or has none, gets none,
    /// whatever is asked for.
    pub fn choose(name: Option<ThemeName>, variable: impl Fn(&str) -> Option<String>) -> Self {
        let detected = Background::detect(&variable);
        let (palette, background) = match name {
            None => (Palette::BlueOrange, detected),
            Some(ThemeName::Dark) => (Palette::BlueOrange, Background::Dark),
            Some(ThemeName::Light) => (Palette::BlueOrange, Background::Light),
            Some(ThemeName::GreenRed) => (Palette::GreenRed, detected),
            Some(ThemeName::HighContrast) => (Palette::HighContrast, detected),
            Some(ThemeName::Mono) => (Palette::Mono, detected),
        };
        Self::new(palette, background, Depth::detect(variable))
    }

    /// The style of a ratio: direction by hue, size by intensity; without colour where it proves nothing.
    pub fn ratio(&self, measure: Option<&Measure>) -> Style {
        let Some(measure) = measure else {
            return self.faint;
        };
        match measure.change() {
            Change::NotSignificant => self.faint,
            Change::Unchanged | Change::NotTested => self.text,
            Change::Better => self.faster[intensity(measure.ratio)],
            Change::Worse => self.slower[intensity(measure.ratio)],
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

    fn environment(variables: &[(&str, &str)]) -> impl Fn(&str) -> Option<String> {
        |name| {
            let found = variables.iter().find(|(key, _)| *key == name);
            found.map(|(_, value)| (*value).to_owned())
        }
    }

    fn depth(variables: &[(&str, &str)]) -> Depth {
        Depth::detect(environment(variables))
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
    fn the_background_is_the_last_field() {
        let background = |value: &str| Background::detect(environment(&[("COLORFGBG", value)]));
        for dark in [
            "15;0",
            "15;default;0",
            "7;8",
            "0;6",
            "0;default",
            "0;16",
            "0;-7",
            "0;15;",
            "",
            ";",
        ] {
            assert_eq!(background(dark), Background::Dark, "{dark:?}");
        }
        for light in ["0;15", "0;default;15", "0;7", "12;9", "0;10"] {
            assert_eq!(background(light), Background::Light, "{light:?}");
        }
        assert_eq!(Background::detect(|_| None), Background::Dark);
    }

    #[test]
    fn names_are_read_as_they_are_written() {
        for theme in ThemeName::ALL {
            assert_eq!(ThemeName::parse(theme.name()), Some(theme));
        }
        assert_eq!(ThemeName::parse("Dark"), None);
        assert_eq!(ThemeName::parse(""), None);
    }

    #[test]
    fn a_theme_is_chosen_by_name_and_else_by_the_terminal() {
        use Background::{Dark, Light};
        let detected = [("", Dark), ("15;0", Dark), ("0;15", Light)];
        for (field, detected) in detected {
            let variables = [("COLORTERM", "truecolor"), ("COLORFGBG", field)];
            for (name, palette, background) in [
                (None, Palette::BlueOrange, detected),
                (Some(ThemeName::Dark), Palette::BlueOrange, Dark),
                (Some(ThemeName::Light), Palette::BlueOrange, Light),
                (Some(ThemeName::GreenRed), Palette::GreenRed, detected),
                (
                    Some(ThemeName::HighContrast),
                    Palette::HighContrast,
                    detected,
                ),
                (Some(ThemeName::Mono), Palette::Mono, detected),
            ] {
                assert_eq!(
                    Theme::choose(name, environment(&variables)),
                    Theme::new(palette, background, Depth::TrueColor),
                    "{name:?} with {field:?}"
                );
            }
        }
    }

    #[test]
    fn whoever_wants_no_colour_gets_none_whatever_is_asked_for() {
        let colourless = Theme::new(Palette::Mono, Background::Dark, Depth::None);
        let names = ThemeName::ALL.map(Some).into_iter().chain([None]);
        for name in names {
            for variables in [
                [("NO_COLOR", "1"), ("COLORTERM", "truecolor")],
                [("TERM", "dumb"), ("COLORFGBG", "0;15")],
            ] {
                let theme = Theme::choose(name, environment(&variables));
                assert_eq!(theme, colourless, "{name:?}");
            }
        }
    }

    #[test]
    fn small_changes_look_small() {
        assert_eq!(
            [1.0, 1.01, 1.05, 0.95, 1.2, 0.5].map(intensity),
            [0, 0, 1, 1, 2, 2]
        );
    }
}
