//! Whether the two files can be compared: what differs between the two runs besides the Python under test.
//!
//! docs/NUMBERS.md describes the rules for users.

mod configure;
mod difference;
mod facts;
mod lists;
mod metadata;
mod model;
mod notes;
mod platform;
mod rules;

pub use difference::{Difference, Level};
pub use lists::{BenchmarkList, ListedBenchmark, Subject};
pub use metadata::MetadataKey;
pub use model::Comparability;
