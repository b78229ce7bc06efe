//! benchlens compares two pyperf result files.
//!
//! The modules stand in the order in which data passes through them; each knows only those before it, and `report`
//! and `tui` do not know each other.

pub mod stats;
pub mod suite;
