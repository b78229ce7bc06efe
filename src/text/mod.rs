//! Text on its way to a reader: numbers in digits, made safe to display, and fitted into terminal columns.

mod number;
mod sanitize;
mod width;

pub use number::{PythonRepr, fixed};
pub use sanitize::visible;
pub use width::{align_left, align_right, line_count, truncated, width, wrapped};
