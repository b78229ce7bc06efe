//! Errors of reading a result file. Their messages say which file is wrong, what is wrong, where, and what to do.

use std::borrow::Cow;
use std::fmt;
use std::io;

use super::advice::Advice;
use crate::text::visible;

/// A file that could not be read, and the reason. Its `Display` output is safe for a terminal: text from the file goes
/// through the sanitiser.
#[derive(Debug, thiserror::Error)]
pub struct LoadError {
    /// The path as it was given, or `standard input`.
    pub file: String,
    /// What is wrong with it.
    #[source]
    pub problem: LoadProblem,
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

/// What can be wrong with a file. Texts are raw: they may contain text from the file.
#[derive(Debug, thiserror::Error)]
pub enum LoadProblem {
    /// No file has this name.
    #[error("there is no such file")]
    NotFound,
    /// A directory has this name.
    #[error("this is a directory, not a result file")]
    Directory,
    /// The operating system reported an error.
    #[error("the file cannot be read: {0}")]
    Io(io::Error),
    /// The file has no bytes.
    #[error("the file is empty (0 bytes)")]
    Empty,
    /// Standard input has no bytes.
    #[error("nothing came in on standard input (0 bytes)")]
    EmptyInput,
    /// Standard input is a terminal.
    #[error("standard input is a terminal")]
    Terminal,
    /// The file has the name of a compressed file, but is not compressed.
    #[error("the name ends in .gz, but the content is not compressed with gzip")]
    NotGzip,
    /// The compressed data cannot be unpacked.
    #[error("the gzip data is broken: {0}")]
    BrokenGzip(io::Error),
    /// The text is larger than the limit.
    #[error("the content is larger than {} MiB", limit >> 20)]
    TooLarge {
        /// The limit in bytes.
        limit: u64,
        /// The advice of the most likely format of the file.
        advice: &'static Advice,
    },
    /// The bytes are not valid text.
    #[error("the text is not UTF-8: byte {offset} (line {line}) is 0x{byte:02x}")]
    NotUtf8 {
        /// The position of the byte, from 0.
        offset: usize,
        /// The line of the byte, from 1.
        line: usize,
        /// The first invalid byte.
        byte: u8,
        /// The advice of the most likely format of the file.
        advice: &'static Advice,
    },
    /// A problem with the content, found by the reader of the format.
    #[error("{what}")]
    Content {
        /// What is wrong, and where.
        what: String,
        /// What to do about it.
        advice: Cow<'static, str>,
    },
}

impl LoadProblem {
    /// What the user can do about it.
    fn advice(&self) -> Option<Cow<'_, str>> {
        Some(match self {
            Self::NotFound => "Check the spelling and the directory.".into(),
            Self::Directory => "Name one of the .json files in it.".into(),
            Self::Io(_) => return None,
            Self::Empty => {
                "The run that wrote it probably did not finish: run it again or copy the file again.".into()
            }
            Self::EmptyInput | Self::Terminal => {
                "Pipe a file into it, for example: ssh host cat result.json | benchlens - head.json".into()
            }
            Self::NotGzip => "Rename it to .json if it is plain JSON.".into(),
            Self::BrokenGzip(_) => {
                "The file was probably cut short: copy it again, then check it with gzip -t.".into()
            }
            Self::TooLarge { advice, .. } => format!(
                "Allow more with --max-size MIB, or compare parts of it: {}.",
                advice.extract_benchmark
            )
            .into(),
            Self::NotUtf8 { advice, .. } => {
                format!("Is it a result file? Result files are {}.", advice.files).into()
            }
            Self::Content { advice, .. } => Cow::Borrowed(advice),
        })
    }
}
