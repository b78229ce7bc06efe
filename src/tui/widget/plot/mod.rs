//! Numbers as pictures made of characters: two distributions on one axis, strips of bars, a bar, marks on an axis.
//!
//! Nothing here knows a style: a cell says whose it is, and a screen gives it a colour. Every picture can be read
//! without colour, and has a form in ASCII for terminals that show nothing else.

mod marks;
mod overlay;
mod place;
mod strip;
#[cfg(test)]
mod tests;

pub use marks::marks;
pub use overlay::{Cell, Overlay, Series};
pub use strip::{bar, histogram_strip, strip};
