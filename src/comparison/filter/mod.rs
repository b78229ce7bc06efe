//! The language that narrows rows.
//!
//! Words match names fuzzily, "quoted words" to the letter. Terms narrow by what a row is: `tag:asyncio`, `is:slower`,
//! `ratio>1.05`, `noise<3%`. `-` negates any of them. A row passes if it passes every term. Where a term asks for what
//! is not known of a row, the row fails the term and its negation, and is counted apart.
//!
//! What cannot be read is noted with its place, and the rest still filters: a filter is read at every key.

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
