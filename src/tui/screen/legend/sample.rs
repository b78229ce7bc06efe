//! A sample of what the legend explains.

use std::borrow::Cow;

use ratatui::style::Style;

/// A sample of a colour or mark, and what it means.
pub(super) struct Sample {
    pub text: String,
    pub style: Style,
    pub meaning: Cow<'static, str>,
}

/// A typical size for each of the three intensities.
pub(super) const SIZES: [(f64, &str); 3] = [
    (1.01, "below 2 %"),
    (1.05, "2 to 10 %"),
    (1.5, "10 % and more"),
];
