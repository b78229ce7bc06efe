//! The list of themes, from which `--theme` and its help are derived.

use strum::VariantArray;

use super::background::Background;
use super::hues::Palette;
use super::palettes::{blue_orange, green_red, high_contrast, mono};

/// A theme that the user can choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, VariantArray)]
pub enum ThemeName {
    /// Blue and orange on a dark background.
    Dark,
    /// Blue and orange on a light background.
    Light,
    /// Green and red.
    GreenRed,
    /// Strong colours and bold text.
    HighContrast,
    /// No colours.
    Mono,
}

/// The definition of a theme.
struct Definition {
    /// Its name on the command line.
    name: &'static str,
    palette: &'static Palette,
    /// The background that the theme is made for; `None` for the terminal's own.
    background: Option<Background>,
}

impl ThemeName {
    /// All themes.
    pub const ALL: &[Self] = Self::VARIANTS;

    fn definition(self) -> Definition {
        let (name, palette, background) = match self {
            Self::Dark => ("dark", &blue_orange::PALETTE, Some(Background::Dark)),
            Self::Light => ("light", &blue_orange::PALETTE, Some(Background::Light)),
            Self::GreenRed => ("green-red", &green_red::PALETTE, None),
            Self::HighContrast => ("high-contrast", &high_contrast::PALETTE, None),
            Self::Mono => ("mono", &mono::PALETTE, None),
        };
        Definition {
            name,
            palette,
            background,
        }
    }

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.definition().name
    }

    /// The names of all themes on the command line.
    #[must_use]
    pub fn names() -> String {
        let names: Vec<&str> = Self::ALL.iter().map(|theme| theme.name()).collect();
        names.join(", ")
    }

    /// The theme with this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let mut all = Self::ALL.iter().copied();
        all.find(|theme| theme.name() == name)
    }

    pub(super) fn palette(self) -> &'static Palette {
        self.definition().palette
    }

    /// The background that the theme is made for, otherwise the detected one.
    pub(super) fn background(self, detected: Background) -> Background {
        self.definition().background.unwrap_or(detected)
    }
}
