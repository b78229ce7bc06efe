//! Plots made of characters: two distributions on one axis, strips of bars, a bar, a bar that diverges from a centre, marks on an axis.
//!
//! Plots have no styles: a cell says which side it belongs to, and the screen gives it a colour. Every plot can be read
//! without colour, and has an ASCII form for terminals that show nothing else.

mod diverging;
mod marks;
mod overlay;
mod place;
mod sparkline;
mod strip;
#[cfg(test)]
mod tests;
mod timeline;

pub use diverging::{BarPart, DivergingBar};
pub use marks::marks;
pub use overlay::{Cell, Overlay, Series};
pub use sparkline::sparkline;
pub use strip::{bar, histogram_strip, mark_at, strip};
pub use timeline::{
    ChangeLabel, ChangeMark, Level, Role, TimeCell, TimedValue, Timeline, Trace, trace_mark,
};
