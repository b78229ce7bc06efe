//! The formats that results can be read from. Each has its own folder, and one line here.

use super::error::LoadProblem;
use super::input_format::InputFormat;
use super::model::Suite;
use super::progress::Progress;
use super::pyperf;

/// The formats in the order in which they are tried.
const FORMATS: [&InputFormat; 1] = [&pyperf::FORMAT];

/// The format whose messages a user sees if a file has no known format: nearly all files are supposed to have this one.
pub const DEFAULT: &InputFormat = &pyperf::FORMAT;

/// Parses the text of a file. Messages and reports show it under the name `file`.
///
/// # Errors
/// Returns the problem that the reader of the format finds.
pub fn parse(file: String, text: String) -> Result<Suite, LoadProblem> {
    parse_with_progress(file, text, &Progress::default())
}

/// Like [`parse`], but also counts the benchmarks as they are read.
pub(super) fn parse_with_progress(
    file: String,
    text: String,
    progress: &Progress,
) -> Result<Suite, LoadProblem> {
    (likely(&text).parse)(file, text, progress)
}

/// Like [`parse_with_progress`], but keeps only what [`Detail::Headline`](super::options::Detail::Headline) says.
pub(super) fn parse_headline(
    file: String,
    text: &str,
    progress: &Progress,
) -> Result<Suite, LoadProblem> {
    (likely(text).parse_headline)(file, text, progress)
}

fn likely(text: &str) -> &'static InputFormat {
    let likely = FORMATS.iter().find(|format| (format.is_likely)(text));
    likely.unwrap_or(&DEFAULT)
}
