//! Why two results cannot be compared.

use crate::text::visible;

/// Why pyperf does not compare two files that it has read. The `Display` output is safe for a terminal.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum Incomparable {
    /// The files have no benchmark name in common.
    #[error(
        "the two files have no benchmark in common\n  Compare results of the same benchmarks; the names in a file: {list_benchmarks}"
    )]
    NothingInCommon {
        /// The command that prints the names of a file's benchmarks.
        list_benchmarks: &'static str,
    },
    /// A benchmark has no value on a side.
    #[error(
        "{}: benchmark '{}' has calibration runs only, no value to compare\n  Measure it again, or take it out with {drop_benchmark}.",
        visible(file),
        visible(name)
    )]
    NoValues {
        /// The file of that side.
        file: String,
        /// The name of the benchmark.
        name: String,
        /// The command that writes a file without a benchmark.
        drop_benchmark: &'static str,
    },
    /// The ratio of a benchmark is too small for a double.
    #[error(
        "benchmark '{}': the head's mean over the reference's is 0 in double precision, of which pyperf makes no ratio\n  Is a value infinite, or are the units different?",
        visible(name)
    )]
    NoRatio {
        /// The name of the benchmark.
        name: String,
    },
}
