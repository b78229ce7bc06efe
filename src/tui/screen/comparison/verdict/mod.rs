//! What the rows in view come to: both geometric means, HPT, memory; each with what it rests on.

mod draw;
pub(super) mod folded;
mod hpt;
mod memory;
mod notes;
mod time;

pub(super) use draw::{draw, height};
