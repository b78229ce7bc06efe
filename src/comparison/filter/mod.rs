//! The language for filtering rows.
//!
//! Words match names fuzzily, "quoted words" exactly. Other terms test properties of a row: `tag:asyncio`, `is:slower`,
//! `ratio>1.05`, `noise<3%`. `-` negates any of them. A row passes if it passes every term. If a term needs a value
//! that is not known for a row, the row fails both the term and its negation, and is counted separately.
//!
//! Words that cannot be parsed are recorded with their place, and the rest still filters, since a filter is parsed
//! after every key press.

mod completion;
mod examples;
mod expression;
mod fuzzy;
mod syntax;
mod term;

pub use completion::{Completion, complete};
pub use examples::EXAMPLES;
pub use expression::{Filter, Judgement};
pub use syntax::SyntaxError;
