//! Whether the terminal is dark or light.

use strum::VariantArray;

/// The background of the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, VariantArray)]
pub enum Background {
    /// The text is lighter than the background.
    Dark,
    /// The text is darker than the background.
    Light,
}

impl Background {
    /// Both backgrounds.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// Reads `COLORFGBG`, whose last field is the number of the background's colour. Without a usable value the
    /// background is taken as dark, because most terminals are.
    pub fn detect(variable: impl Fn(&str) -> Option<String>) -> Self {
        let value = variable("COLORFGBG").unwrap_or_default();
        match value.rsplit(';').next().map(str::parse::<u8>) {
            Some(Ok(7 | 9..=15)) => Self::Light,
            _ => Self::Dark,
        }
    }
}
