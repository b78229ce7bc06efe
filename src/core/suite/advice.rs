//! The advice that messages give about files of a format.

/// Phrases for messages. Each format has its own, since its files are written by other tools.
#[derive(Debug, PartialEq, Eq)]
pub struct Advice {
    /// What the files look like: `JSON, as .json or .json.gz`.
    pub files: &'static str,
    /// The tools that write them.
    pub writers: &'static str,
    /// The command that prints the names of a file's benchmarks.
    pub list_benchmarks: &'static str,
    /// The command that extracts one benchmark of a file into another file.
    pub extract_benchmark: &'static str,
    /// The command that writes a file without one of its benchmarks.
    pub drop_benchmark: &'static str,
}
