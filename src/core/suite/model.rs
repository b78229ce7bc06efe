//! One result, independent of the format of its file.

use std::ops::Range;

use super::advice::Advice;
use super::intern::Span;
use super::metadata::{Level, Store, Value};
use super::unit::Unit;
use crate::text::PythonRepr;

/// One result file, valid by the rules of the tool that writes such files. It may have been read for its headline numbers
/// alone, and then lacks what [`Detail::Headline`](super::options::Detail::Headline) says.
#[derive(Debug, Clone)]
pub struct Suite {
    /// The path as it was given, or `<stdin>`.
    pub file: String,
    /// The format of the file.
    pub format: FormatVersion,
    /// The advice that messages give about files of this format.
    pub advice: &'static Advice,
    /// Whether the suite itself has metadata, which bench_runner requires even if it does not use it.
    pub has_metadata: bool,
    /// The metadata of the suite itself.
    pub metadata: Level,
    /// The benchmarks in the order of the file, at least one; names are unique.
    pub benchmarks: Vec<Benchmark>,
    pub(super) store: Store,
}

/// A format and its version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormatVersion {
    /// The name of the format, such as `pyperf`.
    pub name: &'static str,
    /// The version as written in the file, such as `1.0`.
    pub version: &'static str,
}

impl Suite {
    /// The keys and values of one level of metadata.
    pub fn entries(&self, level: &Level) -> impl Iterator<Item = (&str, Value<'_>)> {
        self.store.iter(level)
    }

    /// A value of one level of metadata.
    #[must_use]
    pub fn lookup(&self, level: &Level, key: &str) -> Option<Value<'_>> {
        self.store.get(level, key)
    }

    /// A text value of the suite's own metadata.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&str> {
        match self.lookup(&self.metadata, key) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// A value of the metadata as text.
    #[must_use]
    pub fn in_words(&self, value: Value<'_>) -> String {
        match value {
            Value::Text(text) => text.to_owned(),
            Value::Integer(value) => value.to_string(),
            Value::Number(value) => PythonRepr(value).to_string(),
            Value::Boolean(value) => value.to_string(),
            Value::Tags(tags) => tags
                .iter()
                .map(|&tag| self.piece(tag))
                .collect::<Vec<_>>()
                .join(", "),
        }
    }

    /// A piece of the file's text, such as a tag of [`Value::Tags`].
    fn piece(&self, span: Span) -> &str {
        self.store.text.get(span)
    }
}

/// One benchmark: its values, and the runs that they come from.
#[derive(Debug, Clone)]
pub struct Benchmark {
    /// The name without white space at both ends, as pyperf uses it.
    pub name: String,
    /// The name as written in the file, for tools that read the file without pyperf. `None` if it is not where such a
    /// tool looks for it, for example if only a run has it.
    pub name_in_file: Option<String>,
    /// The unit of the values.
    pub unit: Unit,
    /// The tags that all runs share, in the order of the file.
    pub tags: Vec<String>,
    /// All values of all runs in the order of the file, per loop iteration, in `unit`, each above 0. Empty if all runs
    /// are calibration runs.
    pub values: Vec<f64>,
    /// Whether all values are integers in the file.
    pub integral: bool,
    /// The warm-ups of all runs in the order of the file.
    pub warmups: Vec<Warmup>,
    /// One for each process; calibration runs have no values.
    pub runs: Vec<Run>,
    /// The metadata of the benchmark itself.
    pub metadata: Level,
    /// The peak memory of the processes, or a single sample for all of them.
    pub peak_memory: Vec<MemorySample>,
}

/// One process of a benchmark.
#[derive(Debug, Clone)]
pub struct Run {
    values: Range<u32>,
    warmups: Range<u32>,
    /// The metadata of the run itself.
    pub metadata: Level,
}

impl Run {
    pub(super) fn new(values: Range<u32>, warmups: Range<u32>, metadata: Level) -> Self {
        Self {
            values,
            warmups,
            metadata,
        }
    }

    pub(super) fn forget_warmups(&mut self) {
        self.warmups = 0..0;
    }

    /// The range of its values in [`Benchmark::values`].
    #[must_use]
    pub fn values(&self) -> Range<usize> {
        self.values.start as usize..self.values.end as usize
    }

    /// The range of its warm-ups in [`Benchmark::warmups`].
    #[must_use]
    pub fn warmups(&self) -> Range<usize> {
        self.warmups.start as usize..self.warmups.end as usize
    }
}

/// One warm-up of a process.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Warmup {
    /// How many loops it ran.
    pub loops: i64,
    /// The measured value per loop iteration, in the unit of the benchmark.
    pub value: f64,
}

/// One maximum resident set size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MemorySample {
    /// The size in bytes, not yet corrected for results from macOS, whose unit can be wrong.
    pub bytes: f64,
    /// Whether it is from `command_max_rss`, of a program that was started, rather than from `mem_max_rss`, of Python
    /// itself.
    pub of_command: bool,
}

#[cfg(test)]
mod tests {
    use crate::suite::parse;

    #[test]
    fn metadata_of_every_kind_is_put_in_words() {
        let text = r#"{"version": "1.0", "metadata": {"text": "a b", "whole": -3, "part": 1e-05, "truth": true,
            "tags": ["apps", "m\u0061th"]}, "benchmarks": [{"metadata": {"name": "a"}, "runs": [{"values": [1]}]}]}"#;
        let suite = parse(String::new(), text.to_owned()).expect("it is valid");
        let words: Vec<(&str, String)> = suite
            .entries(&suite.metadata)
            .map(|(key, value)| (key, suite.in_words(value)))
            .collect();
        let expected = [
            ("text", "a b"),
            ("whole", "-3"),
            ("part", "1e-05"),
            ("truth", "true"),
            ("tags", "apps, math"),
        ];
        assert_eq!(words, expected.map(|(key, value)| (key, value.to_owned())));
    }
}
