//! The format of pyperf, which pyperformance and bench_runner write too.
//!
//! [`parse`] takes a text; [`schema`] reads the JSON as it stands, with [`dialect`] where Python wrote what JSON lacks;
//! [`build`] and [`finish`] apply pyperf's [`rules`].

mod advice;
mod build;
mod dialect;
mod finish;
mod format;
mod json;
mod lookup;
mod parse;
mod problem;
mod rules;
mod runs;
mod schema;
mod version;

pub use format::FORMAT;
