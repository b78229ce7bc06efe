//! Reads one result, from its bytes to a [`Suite`].
//!
//! [`Source`] provides the bytes, `read` decodes them into text, and the reader of the right format (`formats`) parses
//! the text into a suite. Text in a suite is raw; it leaves the program only through [`crate::text::visible`].

mod advice;
mod error;
mod formats;
mod input_format;
mod intern;
mod metadata;
mod model;
mod options;
mod outline;
mod progress;
mod pyperf;
mod read;
mod source;
mod unit;

pub use advice::Advice;
pub use error::{LoadError, LoadProblem};
pub use formats::parse;
pub use intern::Span;
pub use metadata::{Level, Value};
pub use model::{Benchmark, FormatVersion, MemorySample, Run, Suite, Warmup};
pub use options::{Detail, LoadOptions, MAX_BYTES};
pub use outline::{Texts, read_metadata, read_pystats_metadata, read_run_date};
pub use progress::Progress;
pub use read::Buffer;
pub use source::Source;
pub use unit::Unit;
