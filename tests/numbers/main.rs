//! Every number that is shown or exported, against numbers that were computed without benchlens: in the table, in
//! exports, in the verdict and in the details, by both metrics and in both directions.
//!
//! `tests/expected/oracle.py` computes them, for the sample and for small suites of unusual shapes. A column, a field or
//! a line that has no number there fails these tests, so that a new number is added there too.

mod case;
mod conclusion;
mod detail;
mod exports;
mod oracle;
mod reader;
#[path = "../support/mod.rs"]
mod support;
mod table;
mod verdict;
