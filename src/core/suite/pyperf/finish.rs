//! The second of two steps from a file to a [`Suite`]: adds what is only known after the whole file is read. The keys
//! of a file are sorted, so the suite's metadata, which applies to every benchmark, and the format version come after
//! the benchmarks.
//!
//! Source: `Benchmark`, `BenchmarkSuite` and their `_json_load` in `_bench.py` of pyperf 2.9.0.

use std::collections::HashSet;

use super::advice::ADVICE;
use super::problem::{Place, Problem};
use super::rules;
use super::version::Version;
use crate::suite::intern::{InternedText, Span};
use crate::suite::metadata::{Level, Store, Value};
use crate::suite::model::{Benchmark, MemorySample, Suite};
use crate::suite::unit::Unit;
use crate::text::PythonRepr;

/// A benchmark to which the metadata of the suite has not been applied yet.
pub struct Draft {
    pub benchmark: Benchmark,
    /// Whether the benchmark has metadata of its own, which bench_runner uses instead of the suite's.
    pub has_metadata: bool,
    /// Whether a run has a metadata key that describes the whole benchmark.
    pub overriding: bool,
}

/// All parts of a suite except its text, which is still borrowed while they are built.
pub struct Parts {
    pub version: Version,
    pub has_metadata: bool,
    pub metadata: Level,
    /// The suite's name as written in the file, for benchmarks without metadata of their own.
    pub name: Option<String>,
    pub memory: Option<MemorySample>,
    pub drafts: Vec<Draft>,
    pub store: Store,
    pub unescaped: String,
}

impl Parts {
    /// Combines the parts with the text that they were built from, and applies the suite's metadata to the benchmarks.
    pub fn into_suite(self, file: String, source: String) -> Result<Suite, Problem> {
        let store = Store {
            text: InternedText::new(source, self.unescaped),
            ..self.store
        };
        let suite_has_nan = has_nan(&store, &self.metadata);
        let mut names = HashSet::new();
        let mut benchmarks = Vec::with_capacity(self.drafts.len());
        for (index, draft) in self.drafts.into_iter().enumerate() {
            let mut benchmark = draft.benchmark;
            if !draft.has_metadata {
                benchmark.name_in_file.clone_from(&self.name);
                if let Some(sample) = self.memory {
                    benchmark.peak_memory = vec![sample];
                }
            }
            let merged = MergedMetadata {
                store: &store,
                suite: &self.metadata,
                number: index + 1,
            };
            // Runs can only differ by metadata of their own, or by NaN, which differs from itself.
            let may_differ =
                draft.overriding || suite_has_nan || has_nan(&store, &benchmark.metadata);
            merged.identify(&mut benchmark, may_differ)?;
            if self.version != Version::V1_0 {
                merged.divide_warmups(&mut benchmark);
            }
            if !names.insert(benchmark.name.clone()) {
                let what = "there is a benchmark of this name already".to_owned();
                return Err(Problem::Content {
                    place: merged.place(Some(benchmark.name)),
                    what,
                });
            }
            benchmarks.push(benchmark);
        }
        Ok(Suite {
            file,
            format: self.version.name(),
            advice: &ADVICE,
            has_metadata: self.has_metadata,
            metadata: self.metadata,
            benchmarks,
            store,
        })
    }
}

fn has_nan(store: &Store, level: &Level) -> bool {
    store
        .iter(level)
        .any(|(_, value)| matches!(value, Value::Number(number) if number.is_nan()))
}

/// The metadata of a benchmark's runs after merging all levels.
struct MergedMetadata<'s> {
    store: &'s Store,
    suite: &'s Level,
    /// The benchmark's position in the list, from 1.
    number: usize,
}

impl<'s> MergedMetadata<'s> {
    fn place(&self, name: Option<String>) -> Place {
        Place {
            benchmark: Some((self.number, name)),
            run: None,
        }
    }

    /// The value of `key` for a run: its own, else that of the benchmark, else that of the suite.
    fn merged(&self, benchmark: &Benchmark, run: usize, key: &str) -> Option<Value<'s>> {
        let of_run = benchmark
            .runs
            .get(run)
            .and_then(|run| self.store.get(&run.metadata, key));
        of_run
            .or_else(|| self.store.get(&benchmark.metadata, key))
            .or_else(|| self.store.get(self.suite, key))
    }

    /// Determines the benchmark's name, unit and tags.
    fn identify(&self, benchmark: &mut Benchmark, may_differ: bool) -> Result<(), Problem> {
        let fail = |what: String| Problem::Content {
            place: self.place(None),
            what,
        };
        benchmark.name = match self.merged(benchmark, 0, "name") {
            Some(Value::Text(name)) => name.to_owned(),
            Some(_) => return Err(fail("its name must be text".to_owned())),
            None => {
                return Err(fail(
                    "it has no name: the metadata of its first run has none".to_owned(),
                ));
            }
        };
        if let Some(Value::Text(unit)) = self.merged(benchmark, 0, "unit") {
            benchmark.unit = Unit::from_name(unit).unwrap_or_default();
        }
        let mut runs = if may_differ {
            1..benchmark.runs.len()
        } else {
            0..0
        };
        for key in rules::SAME_IN_ALL_RUNS.iter().take_while(|_| may_differ) {
            let first = self.merged(benchmark, 0, key);
            if let Some(run) = runs
                .clone()
                .find(|&run| !self.same(first, self.merged(benchmark, run, key)))
            {
                let what = format!(
                    "metadata '{key}' must be the same in all runs, but is {} in the first and {} here",
                    shown(first),
                    shown(self.merged(benchmark, run, key))
                );
                let place = Place {
                    run: Some(run + 1),
                    ..self.place(Some(benchmark.name.clone()))
                };
                return Err(Problem::Content { place, what });
            }
        }
        let first = self.merged(benchmark, 0, "tags");
        if let Some(Value::Tags(tags)) = first
            && runs.all(|run| self.same(first, self.merged(benchmark, run, "tags")))
        {
            benchmark.tags = tags
                .iter()
                .map(|&tag| self.store.text.get(tag).to_owned())
                .collect();
        }
        Ok(())
    }

    /// Whether two values are the same, or both missing, by Python's rules.
    fn same(&self, a: Option<Value<'s>>, b: Option<Value<'s>>) -> bool {
        match (a, b) {
            (None, None) => true,
            (Some(Value::Tags(a)), Some(Value::Tags(b))) => {
                let texts = |tags: &'s [Span]| tags.iter().map(|&tag| self.store.text.get(tag));
                texts(a).eq(texts(b))
            }
            (Some(a), Some(b)) => python_eq(&a, &b),
            _ => false,
        }
    }

    /// Divides each warm-up by its loops: before pyperf 1.0, warm-ups were stored for all loops together.
    fn divide_warmups(&self, benchmark: &mut Benchmark) {
        for index in 0..benchmark.runs.len() {
            let inner_loops = self
                .merged(benchmark, index, "inner_loops")
                .and_then(|value| value.number());
            for warmup in &mut benchmark.warmups[benchmark.runs[index].warmups()] {
                warmup.value /= warmup.loops as f64 * inner_loops.unwrap_or(1.0);
            }
        }
    }
}

fn shown(value: Option<Value<'_>>) -> String {
    match value {
        None => "nothing".to_owned(),
        Some(Value::Text(text)) => format!("'{text}'"),
        Some(Value::Integer(value)) => value.to_string(),
        Some(Value::Number(value)) => PythonRepr(value).to_string(),
        Some(Value::Boolean(value)) => value.to_string(),
        Some(Value::Tags(_)) => "a list".to_owned(),
    }
}

/// Equality as Python has it: `True == 1 == 1.0`.
fn python_eq(a: &Value<'_>, b: &Value<'_>) -> bool {
    match (a, b) {
        (Value::Text(a), Value::Text(b)) => a == b,
        (Value::Integer(a), Value::Integer(b)) => a == b,
        _ => match (a.number(), b.number()) {
            (Some(a), Some(b)) => a == b,
            _ => false,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equality_is_pythons() {
        assert!(python_eq(&Value::Boolean(true), &Value::Integer(1)));
        assert!(python_eq(&Value::Integer(1), &Value::Number(1.0)));
        assert!(!python_eq(&Value::Integer(1), &Value::Text("1")));
        // As floats, these two would be equal.
        let large = 1 << 53;
        assert!(!python_eq(
            &Value::Integer(large),
            &Value::Integer(large + 1)
        ));
        assert!(python_eq(&Value::Integer(large), &Value::Integer(large)));
    }
}
