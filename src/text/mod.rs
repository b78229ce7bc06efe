//! Prepares text for display: formats numbers, makes text safe for a terminal, and fits it into terminal columns.

mod number;
mod sanitize;
mod width;

pub use number::{PythonRepr, fixed};
pub use sanitize::{hidden, visible, visible_lines};
pub use width::{align_left, align_right, line_count, truncated, width, wrapped};
