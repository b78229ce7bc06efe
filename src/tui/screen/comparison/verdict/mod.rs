//! The verdict on the rows in view: both geometric means, HPT and memory, each with what it is based on.

mod draw;
mod hpt;
mod memory;
mod notes;
mod time;

pub(super) use draw::{draw, height};
