//! A folder of results as bench_runner lays it out: which results there are, in which order, and which are to be compared
//! with which. It compares nothing.
//!
//! Source: `load_all_results` and `match_to_bases` in bench_runner's `result.py`, `generate_results.py`.

mod absence;
mod date;
mod entry;
mod identity;
mod name;
mod name_error;
mod options;
mod order;
mod place;
mod published;
mod recent;
mod references;
mod resolve;
mod stamp;
mod stand_in;
mod tree;
mod twins;
mod walk;

pub use absence::why_not_compared;
pub use date::Day;
pub use entry::{Entry, Metadata};
pub use identity::Identity;
pub use name::{Name, Named};
pub use name_error::{Candidate, NameError};
pub use options::{KnownTexts, TreeOptions};
pub use order::{Section, runner_order, sections};
pub use place::{Place, PlaceError};
pub use published::{PublishedError, published_pair};
pub use references::{BASE, Reference};
pub use resolve::{Wanted, resolve};
pub use stamp::Stamp;
pub use stand_in::describe_stand_in;
pub use tree::{Problem, Tree};
pub use twins::{Twin, twins};
pub use walk::is_result_name;
