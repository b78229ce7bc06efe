//! The language of filters, whatever they filter.
//!
//! A filter is a list of terms, separated by white space. An item passes if it passes every term, or every term of
//! another alternative after `or`. `-` negates a term. If a term needs a value that is not known for an item, the item
//! fails both the term and its negation. What a term tests is up to the caller; it gets each word without its sign.
//!
//! Words that cannot be parsed are recorded with their place, since a filter is parsed after every key press.

mod expression;
mod fuzzy;
mod glob;
mod relation;
mod syntax;

pub use expression::{Expression, SyntaxError, Term, passes_any};
pub use fuzzy::Fuzzy;
pub use glob::Glob;
pub use relation::{Relation, SIGNS};
pub use syntax::{parse, values, words};
