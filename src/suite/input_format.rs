//! What a format of result files has to supply.

use super::advice::Advice;
use super::error::LoadProblem;
use super::model::Suite;
use super::progress::Progress;

/// A format that results are read from.
#[derive(Debug)]
pub struct InputFormat {
    /// Whether the text of a file is likely to be of this format. It is asked of every file, so it only looks at the
    /// beginning.
    pub is_likely: fn(text: &str) -> bool,
    /// Makes a suite of a file's text, under the name that messages and reports show.
    pub parse: fn(file: String, text: String, progress: &Progress) -> Result<Suite, LoadProblem>,
    /// What messages tell a user to do with such files.
    pub advice: &'static Advice,
}
