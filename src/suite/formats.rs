//! The formats that results are read from: one folder and one line here for each.

use super::error::LoadProblem;
use super::input_format::InputFormat;
use super::model::Suite;
use super::progress::Progress;
use super::pyperf;

/// In the order in which they are asked whether a file is theirs.
const FORMATS: [&InputFormat; 1] = [&pyperf::FORMAT];

/// The format whose messages a user sees where a file is of no format: nearly all files are meant to be of this one.
pub const DEFAULT: &InputFormat = &pyperf::FORMAT;

/// Makes a suite of a file's text, under the name that messages and reports show.
///
/// # Errors
/// With what its format says is wrong.
pub fn parse(file: String, text: String) -> Result<Suite, LoadProblem> {
    parse_with_progress(file, text, &Progress::default())
}

/// [`parse`], which counts the benchmarks as they come.
pub(super) fn parse_with_progress(
    file: String,
    text: String,
    progress: &Progress,
) -> Result<Suite, LoadProblem> {
    let likely = FORMATS.iter().find(|format| (format.is_likely)(&text));
    (likely.unwrap_or(&DEFAULT).parse)(file, text, progress)
}
