//! The advice that messages give about pyperf's files.

use crate::suite::advice::Advice;

pub static ADVICE: Advice = Advice {
    files: "JSON, as .json or .json.gz",
    writers: "pyperf (-o FILE) or pyperformance (run -o FILE)",
    list_benchmarks: "python -m pyperf show FILE",
    extract_benchmark: "pyperf convert --include-benchmark=NAME",
    drop_benchmark: "pyperf convert --exclude-benchmark=NAME",
};
