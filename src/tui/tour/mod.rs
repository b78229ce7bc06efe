//! A tour of the screens: a few stops that say what to press and what it shows. Each is on the real screen, which keeps
//! all of its keys.

mod keys;
mod stops;
mod strip;
mod tour;

pub use keys::{TourAction, lookup};
pub use stops::Stop;
pub use strip::{draw, height};
pub use tour::{Seen, Tour};
