//! A result file, from its bytes to a [`Suite`].
//!
//! [`read`] finds and unpacks the bytes, [`schema`] reads the JSON as it stands ([`dialect`] helps where Python
//! wrote what JSON lacks), [`build`] and [`finish`] apply pyperf's rules. Text stays raw in a suite; it leaves the program
//! through [`crate::text::sanitize`] only.

mod build;
mod dialect;
mod error;
mod finish;
mod identity;
mod json;
mod metadata;
mod progress;
mod read;
mod schema;
mod text;
mod unit;

use std::ops::Range;

pub use error::{LoadError, Place, Problem};
pub use identity::{Identity, labels, unquote};
pub use metadata::{Level, Value};
pub use progress::{MOST_BYTES, Progress, Reading};
pub use read::{Source, load_pair, parse};
pub use schema::Warmup;
pub use text::Span;
pub use unit::{Python, Unit, fixed};

/// The versions of pyperf's file format that pyperf 2.9.0 still reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// pyperf 0.8.3: values are called samples.
    Version5,
    /// pyperf 0.9.6: warm-ups are raw.
    Version6,
    /// pyperf 1.0 and later.
    Version1_0,
}

/// One result file that pyperf would accept.
#[derive(Debug, Clone)]
pub struct Suite {
    /// The path as it was given, or `-` for standard input.
    pub file: String,
    pub format: Format,
    /// Whether there is metadata on the suite, which bench_runner needs even where it does not use it.
    pub has_metadata: bool,
    pub metadata: Level,
    /// In the order of the file, at least one; names are unique.
    pub benchmarks: Vec<Benchmark>,
    store: metadata::Store,
}

impl Suite {
    /// The keys and values of one level of metadata.
    pub fn entries(&self, level: &Level) -> impl Iterator<Item = (&str, Value<'_>)> {
        self.store.iter(level)
    }

    /// A value of one level of metadata.
    pub fn lookup(&self, level: &Level, key: &str) -> Option<Value<'_>> {
        self.store.get(level, key)
    }

    /// A text of the suite's own metadata.
    pub fn text(&self, key: &str) -> Option<&str> {
        match self.lookup(&self.metadata, key) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// A value of the metadata in words.
    pub fn in_words(&self, value: Value<'_>) -> String {
        match value {
            Value::Text(text) => text.to_owned(),
            Value::Integer(value) => value.to_string(),
            Value::Number(value) => Python(value).to_string(),
            Value::Boolean(value) => value.to_string(),
            Value::Tags(tags) => tags
                .iter()
                .map(|&tag| self.piece(tag))
                .collect::<Vec<_>>()
                .join(", "),
        }
    }

    /// A piece of the file's text, such as a tag of [`Value::Tags`].
    pub fn piece(&self, span: Span) -> &str {
        self.store.text.get(span)
    }
}

/// One benchmark: its values, and where they come from.
#[derive(Debug, Clone)]
pub struct Benchmark {
    /// Stripped, as pyperf knows it.
    pub name: String,
    pub unit: Unit,
    /// Those that all runs share, in the order of the file.
    pub tags: Vec<String>,
    /// All values of all runs in the order of the file, per loop iteration, in `unit`, each above 0. None if there are
    /// calibration runs only.
    pub values: Vec<f64>,
    /// Whether all values are integers in the file.
    pub integral: bool,
    pub warmups: Vec<Warmup>,
    /// One a process; calibration runs have no values.
    pub runs: Vec<Run>,
    pub metadata: Level,
    /// The name as bench_runner looks it up; `None` where its lookup fails.
    pub runner_name: Option<String>,
    /// bench_runner does not know the name that values have in format 5.
    pub runner_sees_values: bool,
    pub memory: Memory,
}

/// One process of a benchmark.
#[derive(Debug, Clone)]
pub struct Run {
    /// Its part of [`Benchmark::values`].
    pub values: Range<u32>,
    /// Its part of [`Benchmark::warmups`].
    pub warmups: Range<u32>,
    pub metadata: Level,
}

/// The peak memory of a benchmark's processes, as bench_runner collects it.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    /// One sample stands for all runs.
    pub of_benchmark: bool,
    pub samples: Vec<MemorySample>,
}

/// One maximum resident set size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MemorySample {
    pub bytes: f64,
    /// From `command_max_rss`, of a program that was started; else from `mem_max_rss`, of Python itself.
    pub of_command: bool,
}
