//! The language for filtering rows.
//!
//! Words match names fuzzily, `regex_*` the whole name, "quoted words" exactly. Other terms test properties of a row:
//! `tag:asyncio`, `is:slower`, `ratio>1.05`, `noise<3%`. `@regressions` is a named filter. `-` negates any of them. A row
//! passes if it passes every term, or every term of another alternative after `or`. If a term needs a value that is not
//! known for a row, the row fails both the term and its negation; unless it passes or fails anyway, it is counted
//! separately.
//!
//! Words that cannot be parsed are recorded with their place, since a filter is parsed after every key press.

mod completion;
mod configured;
mod examples;
mod expression;
mod fuzzy;
mod glob;
mod limit;
mod named;
mod syntax;
mod term;

pub use completion::{Candidate, Completion, complete};
pub use configured::NamedFilterError;
pub use examples::EXAMPLES;
pub use expression::{Filter, Match};
pub use named::{NamedFilter, NamedFilters};
pub use syntax::SyntaxError;
