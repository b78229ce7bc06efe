//! Writes a file so that it is always whole: a full disk, a kill or a power failure leaves the old file or the new one.

mod chunks;
mod identity;
mod place;
mod stream;
mod target;
mod write_file;

pub use target::{Target, WriteError};
pub use write_file::write_file;
