//! What a format of result files must provide.

use super::advice::Advice;
use super::error::LoadProblem;
use super::model::Suite;
use super::progress::Progress;

/// A format that results can be read from.
#[derive(Debug)]
pub struct InputFormat {
    /// Whether the text of a file probably has this format. This is called for every file, so it only looks at the
    /// start.
    pub is_likely: fn(text: &str) -> bool,
    /// Parses the text of a file. Messages and reports show it under the name `file`.
    pub parse: fn(file: String, text: String, progress: &Progress) -> Result<Suite, LoadProblem>,
    /// Parses a text that is not kept: only what [`Detail::Headline`](super::options::Detail::Headline) says. It refuses
    /// the same texts with the same words.
    pub parse_headline:
        fn(file: String, text: &str, progress: &Progress) -> Result<Suite, LoadProblem>,
    /// The advice that messages give about such files.
    pub advice: &'static Advice,
}
