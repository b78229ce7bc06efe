//! Several heads together: in every format of an export, as copies, and as pyperf's table.

mod lacking;
mod markdown;
mod model;
mod overview;
mod pyperf;
mod text;

pub use markdown::{folded_view, published_section, row, view};
pub use model::Heads;
pub use pyperf::render as published;
