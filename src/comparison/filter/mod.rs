//! The filter of benchmarks: what its terms test.
//!
//! Words match names fuzzily, `regex_*` the whole name, "quoted words" exactly. Other terms test properties of a row:
//! `tag:asyncio`, `is:slower`, `ratio>1.05`, `noise<3%`. `@regressions` is a named filter. If a term needs a value that
//! is not known for a row, and the row does not pass or fail anyway, it is counted separately.

mod completion;
mod configured;
mod examples;
mod expression;
mod limit;
mod named;
mod syntax;
mod term;

pub use completion::{Candidate, Completion, complete};
pub use configured::NamedFilterError;
pub use examples::EXAMPLES;
pub use expression::{Filter, Match};
pub use named::{NamedFilter, NamedFilters};
