//! How many colours the terminal has.

use strum::VariantArray;

/// A number of colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, VariantArray)]
pub enum Depth {
    /// None.
    None,
    /// Sixteen named colours. The terminal decides what they look like.
    Ansi16,
    /// The 256 colours of xterm.
    Ansi256,
    /// All colours, given as red, green and blue.
    TrueColor,
}

impl Depth {
    /// All depths.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// Detects the number of colours from environment variables. `NO_COLOR` takes precedence; the default is 16.
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
