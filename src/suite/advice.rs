//! What messages tell a user to do with files of a format.

/// Phrases that messages are made of. Each format has its own, as each is written by other tools.
#[derive(Debug, PartialEq, Eq)]
pub struct Advice {
    /// What the files look like: `JSON, as .json or .json.gz`.
    pub files: &'static str,
    /// The tools that write them.
    pub writers: &'static str,
    /// The command that prints the names of a file's benchmarks.
    pub list_benchmarks: &'static str,
    /// The command that takes one benchmark out of a file, and writes it to another.
    pub extract_benchmark: &'static str,
    /// The command that writes a file without one of its benchmarks.
    pub drop_benchmark: &'static str,
}
