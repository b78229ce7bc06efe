//! What can be wrong with a file that should have this format.

use std::borrow::Cow;
use std::fmt;

use super::advice::ADVICE;
use super::json::Kind;
use crate::suite::error::LoadProblem;

/// A place in the content of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// Position in the list of benchmarks, from 1, and the name if it is known.
    pub benchmark: Option<(usize, Option<String>)>,
    /// Position in the benchmark's list of runs, from 1.
    pub run: Option<usize>,
}

impl Place {
    /// Content at this place that pyperf refuses.
    pub fn problem(&self, what: impl Into<String>) -> Problem {
        Problem::Content {
            place: self.clone(),
            what: what.into(),
        }
    }

    /// Content at this place that pyperf reads, but benchlens does not.
    pub fn limit(&self, what: impl Into<String>) -> Problem {
        Problem::Limit {
            place: self.clone(),
            what: what.into(),
        }
    }
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

/// What can be wrong with a file. Texts are raw: they may contain text from the file.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
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
    #[error(
        "the text has a lone surrogate, {escape}, which is half a character, at line {line}, column {column}"
    )]
    LoneSurrogate {
        escape: String,
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
    #[error("{place}: {what}")]
    Limit { place: Place, what: String },
}

impl Problem {
    /// Adds the name of the benchmark if its place has only a number so far.
    pub fn name_benchmark(&mut self, known: Option<String>) {
        if let Self::Content { place, .. } | Self::Limit { place, .. } = self
            && let Some((_, name @ None)) = &mut place.benchmark
        {
            *name = known;
        }
    }

    /// What the user can do about it.
    fn advice(&self) -> Cow<'static, str> {
        match self {
            Self::ByteOrderMark => "Save it as UTF-8 without a byte order mark.".into(),
            Self::Truncated { .. } => "The file was probably cut short: copy it again.".into(),
            Self::Syntax { .. } | Self::NotAnObject(_) | Self::NoVersion => {
                format!("Result files are written by {}.", ADVICE.writers).into()
            }
            Self::Pystats => {
                "Name the result file beside it, the one without '-pystats' in its name.".into()
            }
            Self::Version(_) => {
                "The versions 5, 6 and \"1.0\" are; convert an older file with pyperf convert."
                    .into()
            }
            Self::LoneSurrogate { .. } => {
                "Such a text cannot be shown or written: fix the escape, or measure again.".into()
            }
            Self::Limit { .. } => {
                "Nothing measures such a value: measure again, or fix the file.".into()
            }
            Self::Content { .. } => {
                "pyperf refuses this file too: measure again, or fix the file.".into()
            }
        }
    }
}

impl From<Problem> for LoadProblem {
    fn from(problem: Problem) -> Self {
        Self::Content {
            what: problem.to_string(),
            advice: problem.advice(),
        }
    }
}
