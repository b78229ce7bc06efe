//! Text on its way to a reader: made safe to display, and fitted into terminal columns.

mod sanitize;
mod width;

pub use sanitize::visible;
pub use width::{align_left, align_right, line_count, truncated, width, wrapped};
