//! Which benchmark is open.

/// The screen of one benchmark.
#[derive(Debug)]
pub struct BenchmarkState {
    /// The row of the benchmark.
    pub row: usize,
    /// The first visible line.
    pub top: usize,
    /// Whether it was opened from the list of differences between the files. If so, it is the selected item of that
    /// list.
    pub is_from_files: bool,
}

impl BenchmarkState {
    /// A benchmark that is opened from the table.
    #[must_use]
    pub fn new(row: usize) -> Self {
        Self {
            row,
            top: 0,
            is_from_files: false,
        }
    }

    /// A benchmark that is opened from the list of differences between the files.
    #[must_use]
    pub fn from_files(row: usize) -> Self {
        Self {
            is_from_files: true,
            ..Self::new(row)
        }
    }
}
