//! What reads results and computes with them: the parts of benchlens whose speed is noticed.
//!
//! They are a crate of their own so that they can be compiled for speed, and all others for size. The modules are listed
//! in the order in which data passes through them, as in the crate `benchlens`, which has them under the same names.

// Statistics on slices of values, as pyperf and bench_runner compute them.
pub mod stats;
// Sorts where speed is not noticed.
pub mod sorting;
// Makes text safe to display and fits it to a width.
pub mod text;
// Reads a result file into values, units and metadata, with the checks that pyperf makes.
pub mod suite;
