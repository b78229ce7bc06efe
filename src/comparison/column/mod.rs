//! The columns of a table of rows: their names, their content, and how rows are sorted by them.

mod cell;
mod definition;
mod field;
mod fields;
mod list;
mod order;

pub use cell::MISSING;
pub use definition::SHAPE_BINS;
pub use field::{Field, FieldValue, Section};
pub use list::Column;
pub use order::Order;
