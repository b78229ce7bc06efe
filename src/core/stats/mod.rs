//! Statistics of plain numbers, in slices of `f64` and small structs, without files, names of benchmarks or formatting.
//!
//! Every file starts with the source of its formulas. The module reproduces two programs, pyperf 2.9.0 and bench_runner
//! 2.0.9, which do not sum numbers in the same way: pyperf sums exactly ([`exact`]), bench_runner as NumPy does
//! ([`pairwise`]).

pub mod change_points;
pub mod density;
pub mod disturbed;
pub mod exact;
pub mod false_discovery_rate;
pub mod geometric;
pub mod hpt;
pub mod interval;
pub mod noise;
pub mod pairwise;
pub mod rank_sum;
pub mod significance;
pub mod speedup;
pub mod student_t;
pub mod summary;
pub mod superiority;

pub use hpt::{Direction, Hpt, Medians};
pub use significance::{Student, Untestable};
pub use speedup::Speedup;
pub use summary::Summary;
