//! benchlens compares two pyperf result files.
//!
//! The modules are listed in the order in which data passes through them. Each depends only on those before it, and
//! `report` and `tui` do not depend on each other.

// Statistics on slices of values, as pyperf and bench_runner compute them.
pub use benchlens_core::stats;
// Sorts where speed is not noticed.
pub use benchlens_core::sorting;
// Makes text safe to display and fits it to a width.
pub use benchlens_core::text;
// The language of filters.
pub mod filter;
// Where files of the user's own are.
pub mod folders;
// Reads a result file into values, units and metadata, with the checks that pyperf makes.
pub use benchlens_core::suite;
// What bench_runner adds: its configuration, its file names, and its own way of reading a suite.
pub mod bench_runner;
// A folder of results: which there are, their order, and which are compared with which.
pub mod tree;
// Each benchmark of a machine night after night: its values, its changes, its noise.
pub mod series;
// The loaded results, one of them the reference.
pub mod results;
// The comparison of reference and head: rows, groups, verdicts and orders.
pub mod comparison;
// The headline numbers of every comparison of a tree.
pub mod index;
// A list of the results of a tree: columns, facets, filter, order.
pub mod listing;
// What the series of a tree say: changes, noise, filter, order.
pub mod history;
// Writes a comparison as Markdown, CSV, JSON or a text table.
pub mod report;
// The user's settings, and where each comes from.
pub mod settings;
// The terminal interface: state, keys, screens, and the terminal.
pub mod tui;
// The command line.
pub mod cli;
// What each command does.
pub mod command;
