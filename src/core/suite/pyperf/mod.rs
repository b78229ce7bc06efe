//! The format of pyperf, which pyperformance and bench_runner also write.
//!
//! [`parse`] parses a text: [`schema`] reads the JSON without checking its content, with the help of [`dialect`] if
//! Python wrote numbers that JSON lacks; [`build`] and [`finish`] apply pyperf's [`rules`].

mod advice;
mod build;
mod dialect;
mod finish;
mod format;
mod json;
mod lookup;
pub(super) mod outline;
mod parse;
mod problem;
mod rules;
mod runs;
mod schema;
mod surrogate;
mod version;

pub use format::FORMAT;
