//! The columns of a table of rows: their names, their content, and how rows are sorted by them.

mod content;
mod definition;
mod export_field;
mod list;
mod order;
mod quantity;

pub use definition::{MISSING, SHAPE_BINS};
pub use export_field::{Field, FieldValue, Section};
pub use list::Column;
pub use order::Order;
pub use quantity::{Quantity, Scale};
