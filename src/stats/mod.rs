//! Numbers in, numbers out: slices of `f64`, small structs, no file, no benchmark's name, no formatting.
//!
//! Every file opens with the source of its formula. Two programs are reproduced here, pyperf 2.9.0 and
//! bench_runner 2.0.9, and they do not add numbers up in the same way: pyperf sums exactly
//! ([`exact`]), bench_runner as NumPy does ([`pairwise`]).

pub mod density;
pub mod exact;
pub mod false_discovery_rate;
pub mod geometric;
pub mod hpt;
pub mod interval;
pub mod pairwise;
pub mod significance;
pub mod speedup;
pub mod student_t;
pub mod summary;
pub mod superiority;

pub use hpt::{Direction, Hpt, Medians};
pub use significance::{Student, Untestable};
pub use speedup::Speedup;
pub use summary::Summary;
