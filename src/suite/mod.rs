//! One result, from its bytes to a [`Suite`].
//!
//! [`Source`] finds the bytes, [`read`] makes a text of them, and the format whose text it is makes a suite of that
//! ([`formats`]). Text stays raw in a suite; it leaves the program through [`crate::text::visible`] only.

mod advice;
mod error;
mod formats;
mod input_format;
mod intern;
mod metadata;
mod model;
mod options;
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
pub use options::{LoadOptions, MAX_BYTES};
pub use progress::Progress;
pub use source::Source;
pub use unit::Unit;
