//! The columns of a table of rows: their names, their content, and how rows are sorted by them.

mod content;
mod definition;
mod field;
mod list;
mod order;

pub use definition::{MISSING, SHAPE_BINS};
pub use field::{Field, FieldValue, Section};
pub use list::Column;
pub use order::Order;
