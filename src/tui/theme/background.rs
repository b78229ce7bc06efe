//! Whether the terminal is dark or light.

use strum::VariantArray;

/// What the terminal writes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, VariantArray)]
pub enum Background {
    /// Text is lighter than it.
    Dark,
    /// Text is darker than it.
    Light,
}

impl Background {
    /// Both of them.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// Reads `COLORFGBG`, whose last field is the number of the background's colour. Dark without a sign, as most are.
    pub fn detect(variable: impl Fn(&str) -> Option<String>) -> Self {
        let value = variable("COLORFGBG").unwrap_or_default();
        match value.rsplit(';').next().map(str::parse::<u8>) {
            Some(Ok(7 | 9..=15)) => Self::Light,
            _ => Self::Dark,
        }
    }
}
