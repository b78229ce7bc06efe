//! Prepares text for display: formats numbers, makes text safe for a terminal, and fits it into terminal columns. Reads
//! small text files. Writes command lines for a shell.

mod labels;
mod number;
mod sanitize;
pub mod shell;
mod small_file;
mod width;

pub use labels::{room_for_labels, short_labels};
pub use number::{PythonRepr, fixed, shortest};
pub use sanitize::{hidden, visible, visible_lines};
pub use small_file::{Place, read_small_file, read_text_file};
pub use width::{
    align_left, align_right, line_count, truncated, truncated_at_start, width, wrapped,
};
