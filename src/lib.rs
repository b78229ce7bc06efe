//! benchlens compares two pyperf result files.
//!
//! The modules stand in the order in which data passes through them; each knows only those before it, and `report`
//! and `tui` do not know each other.

// Numbers in, numbers out: what pyperf and bench_runner compute, from slices of values.
pub mod stats;
// Text that is safe to display, and as wide as it may be.
pub mod text;
// A result file, from its bytes to values, units and metadata, checked as pyperf checks them.
pub mod suite;
// bench_runner: its configuration, its file names, its own look at a suite.
pub mod bench_runner;
// The results that are looked at, one of them the reference.
pub mod results;
// Reference × head: rows, groups, verdicts, orders.
pub mod comparison;
// A comparison as Markdown, CSV, JSON or a text table.
pub mod report;
// The screen: state, keys, views, and the terminal.
pub mod tui;
// The command line, and what each command does.
pub mod cli;
pub mod command;
