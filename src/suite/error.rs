//! What can be wrong with a result file, in words that say which file, what, where, and what to do.

use std::fmt;
use std::io;

use super::json::Kind;
use crate::text::visible;

/// A file that could not be read, and why. Shown, it is safe for a terminal: what comes from the file goes
/// through the sanitiser.
#[derive(Debug, thiserror::Error)]
pub struct LoadError {
    /// The path as it was given, or `standard input`.
    pub file: String,
    #[source]
    pub problem: Problem,
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: {}",
            visible(&self.file),
            visible(&self.problem.to_string())
        )?;
        match self.problem.advice() {
            Some(advice) => write!(f, "\n  {advice}"),
            None => Ok(()),
        }
    }
}

/// A place in the content of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// Position in the list of benchmarks, from 1, and the name if it is known.
    pub benchmark: Option<(usize, Option<String>)>,
    /// Position in the benchmark's list of runs, from 1.
    pub run: Option<usize>,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.benchmark {
            None => f.write_str("the suite")?,
            Some((number, None)) => write!(f, "benchmark {number}")?,
            Some((number, Some(name))) => write!(f, "benchmark {number} ('{name}')")?,
        }
        match self.run {
            Some(run) => write!(f, ", run {run}"),
            None => Ok(()),
        }
    }
}

#[derive(Debug, thiserror::Error)]
pub enum Problem {
    #[error("there is no such file")]
    NotFound,
    #[error("this is a directory, not a result file")]
    Directory,
    #[error("the file cannot be read: {0}")]
    Io(io::Error),
    #[error("the file is empty (0 bytes)")]
    Empty,
    #[error("nothing came in on standard input (0 bytes)")]
    EmptyInput,
    #[error("the name ends in .gz, but the content is not compressed with gzip")]
    NotGzip,
    #[error("the gzip data is broken: {0}")]
    BrokenGzip(io::Error),
    #[error("the content is larger than {} MiB", limit >> 20)]
    TooLarge { limit: u64 },
    #[error("the text is not UTF-8: byte {offset} (line {line}) is 0x{byte:02x}")]
    NotUtf8 {
        offset: usize,
        line: usize,
        byte: u8,
    },
    #[error("the file begins with a byte order mark, which pyperf does not read")]
    ByteOrderMark,
    #[error("the JSON ends too early, at line {line}, column {column}")]
    Truncated { line: usize, column: usize },
    #[error("this is not JSON: {what} at line {line}, column {column}")]
    Syntax {
        what: String,
        line: usize,
        column: usize,
    },
    #[error("the top of the file must be an object, not {0}")]
    NotAnObject(Kind),
    #[error("this is a file of interpreter statistics (pystats), not of benchmark results")]
    Pystats,
    #[error("the file has no format version, so it is no pyperf result")]
    NoVersion,
    #[error("the file format version {0} is not supported")]
    Version(String),
    #[error("{place}: {what}")]
    Content { place: Place, what: String },
}

impl Problem {
    /// Adds the name of the benchmark, where its place is known by number only.
    pub(super) fn name_benchmark(&mut self, known: Option<String>) {
        if let Self::Content {
            place:
                Place {
                    benchmark: Some((_, name @ None)),
                    ..
                },
            ..
        } = self
        {
            *name = known;
        }
    }

    /// What a person can do about it.
    fn advice(&self) -> Option<&'static str> {
        Some(match self {
            Self::NotFound => "Check the spelling and the directory.",
            Self::Directory => "Name one of the .json files in it.",
            Self::Io(_) => return None,
            Self::Empty => {
                "The run that wrote it probably did not finish: run it again or copy the file again."
            }
            Self::EmptyInput => {
                "Pipe a result file in, for example: ssh host cat result.json | benchlens - head.json"
            }
            Self::NotGzip => "Rename it to .json if it is plain JSON.",
            Self::BrokenGzip(_) => {
                "The file was probably cut short: copy it again, then check it with gzip -t."
            }
            Self::TooLarge { .. } => {
                "Allow more with --max-size MIB, or compare parts of it: pyperf convert --include-benchmark=NAME."
            }
            Self::NotUtf8 { .. } => {
                "Is it a result file? Result files are JSON, as .json or .json.gz."
            }
            Self::ByteOrderMark => "Save it as UTF-8 without a byte order mark.",
            Self::Truncated { .. } => "The file was probably cut short: copy it again.",
            Self::Syntax { .. } => {
                "Result files are written by pyperf (-o FILE) or pyperformance (run -o FILE)."
            }
            Self::NotAnObject(_) => {
                "Result files are written by pyperf (-o FILE) or pyperformance (run -o FILE)."
            }
            Self::Pystats => {
                "Name the result file beside it, the one without '-pystats' in its name."
            }
            Self::NoVersion => {
                "Result files are written by pyperf (-o FILE) or pyperformance (run -o FILE)."
            }
            Self::Version(_) => {
                "The versions 5, 6 and \"1.0\" are; convert an older file with pyperf convert."
            }
            Self::Content { .. } => {
                "pyperf refuses this file too: measure again, or mend the file."
            }
        })
    }
}
