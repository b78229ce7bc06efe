//! A prompt for a filter of a list, which is applied as it is typed.

mod draw;
mod state;
mod update;

pub(super) use state::{Filtered, TypedFilter};
