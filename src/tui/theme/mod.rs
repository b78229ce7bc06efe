//! Styles by role, in as many colours as the terminal has.
//!
//! Colour is never the only signal: words, marks and bars say the same. The background is always the terminal's own, so
//! a theme only has to know whether it is dark or light.

mod background;
mod depth;
mod hues;
mod list;
mod palettes;
#[cfg(test)]
mod tests;
mod theme;

pub use background::Background;
pub use depth::Depth;
pub use list::ThemeName;
pub use theme::Theme;
