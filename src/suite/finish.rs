//! The second half of the way from a file to a [`Suite`]: what only the whole file tells. Its keys are sorted, so the
//! suite's metadata, which every benchmark sees, and the format version stand behind the benchmarks.
//!
//! Source: `Benchmark`, `BenchmarkSuite` and their `_json_load` in `_bench.py` of pyperf 2.9.0.

use std::collections::HashSet;

use super::error::{Place, Problem};
use super::json::{Json, Scalar};
use super::metadata::{self, Level, Store, Value};
use super::schema::Document;
use super::text::Text;
use super::unit::{Python, Unit};
use super::{Benchmark, Format, Memory, MemorySample, Suite};

/// A benchmark that does not know yet what the suite says.
pub struct Draft {
    pub benchmark: Benchmark,
    /// Whether bench_runner looks at the benchmark's own metadata, and not at the suite's.
    pub has_runner_level: bool,
    /// Whether a run says something that all runs must agree on.
    pub overriding: bool,
}

/// Everything of a suite but its text, which is still borrowed while these are made.
pub struct Parts {
    pub format: Format,
    pub has_metadata: bool,
    pub metadata: Level,
    /// The suite's name as it stands there, for a benchmark that has none of its own.
    pub name: Option<String>,
    pub memory: Option<MemorySample>,
    pub drafts: Vec<Draft>,
    pub(super) store: Store,
    pub unescaped: String,
}

/// The format version of a file, or what else the file is.
pub fn format(document: &Document<'_>) -> Result<Format, Problem> {
    match &document.version {
        Some(Scalar::Text(version)) if version == "1.0" => Ok(Format::Version1_0),
        Some(Scalar::Integer(6)) => Ok(Format::Version6),
        Some(Scalar::Integer(5)) => Ok(Format::Version5),
        // Python's dictionary finds 5 by 5.0.
        Some(Scalar::Float(6.0)) => Ok(Format::Version6),
        Some(Scalar::Float(5.0)) => Ok(Format::Version5),
        Some(Scalar::Text(other)) => Err(Problem::Version(format!("'{other}'"))),
        Some(Scalar::Integer(other)) => Err(Problem::Version(other.to_string())),
        Some(Scalar::Float(other)) => Err(Problem::Version(Python(*other).to_string())),
        Some(other) => Err(Problem::Version(other.kind().to_string())),
        None if matches!(document.benchmarks, Json::Absent) && document.other_keys > 0 => {
            Err(Problem::Pystats)
        }
        None => Err(Problem::NoVersion),
    }
}

impl Parts {
    /// Joins the parts with the text that they were made from, and lets the benchmarks know of the suite.
    pub fn into_suite(self, file: String, source: String) -> Result<Suite, Problem> {
        let store = Store {
            text: Text::new(source, self.unescaped),
            ..self.store
        };
        let suite_has_nan = has_nan(&store, &self.metadata);
        let mut names = HashSet::new();
        let mut benchmarks = Vec::with_capacity(self.drafts.len());
        for (index, draft) in self.drafts.into_iter().enumerate() {
            let mut benchmark = draft.benchmark;
            if !draft.has_runner_level {
                benchmark.runner_name = self.name.clone();
                if let Some(sample) = self.memory {
                    benchmark.memory = Memory {
                        of_benchmark: true,
                        samples: vec![sample],
                    };
                }
            }
            let view = View {
                store: &store,
                suite: &self.metadata,
                number: index + 1,
            };
            // Only what a run says itself can differ from the first one; or a NaN, which differs from itself.
            let may_differ =
                draft.overriding || suite_has_nan || has_nan(&store, &benchmark.metadata);
            view.identify(&mut benchmark, may_differ)?;
            if self.format != Format::Version1_0 {
                view.divide_warmups(&mut benchmark);
            }
            if !names.insert(benchmark.name.clone()) {
                let what = "there is a benchmark of this name already".to_owned();
                return Err(Problem::Content {
                    place: view.place(Some(benchmark.name)),
                    what,
                });
            }
            benchmarks.push(benchmark);
        }
        Ok(Suite {
            file,
            format: self.format,
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

/// The metadata as a benchmark's runs see it after merging.
struct View<'s> {
    store: &'s Store,
    suite: &'s Level,
    /// The benchmark's place in the list, from 1.
    number: usize,
}

impl<'s> View<'s> {
    fn place(&self, name: Option<String>) -> Place {
        Place {
            benchmark: Some((self.number, name)),
            run: None,
        }
    }

    /// What a run says of `key`, else the benchmark, else the suite.
    fn merged(&self, benchmark: &Benchmark, run: usize, key: &str) -> Option<Value<'s>> {
        let of_run = benchmark
            .runs
            .get(run)
            .and_then(|run| self.store.get(&run.metadata, key));
        of_run
            .or_else(|| self.store.get(&benchmark.metadata, key))
            .or_else(|| self.store.get(self.suite, key))
    }

    /// Finds the benchmark's name, unit and tags.
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
        for key in metadata::SAME_IN_ALL_RUNS.iter().take_while(|_| may_differ) {
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

    /// Whether two runs say the same, as Python compares.
    fn same(&self, a: Option<Value<'s>>, b: Option<Value<'s>>) -> bool {
        match (a, b) {
            (None, None) => true,
            (Some(Value::Tags(a)), Some(Value::Tags(b))) => {
                let texts =
                    |tags: &'s [super::Span]| tags.iter().map(|&tag| self.store.text.get(tag));
                texts(a).eq(texts(b))
            }
            (Some(a), Some(b)) => a.python_eq(&b),
            _ => false,
        }
    }

    /// Before pyperf 1.0 warm-ups were of all loops together.
    fn divide_warmups(&self, benchmark: &mut Benchmark) {
        for index in 0..benchmark.runs.len() {
            let inner_loops = self
                .merged(benchmark, index, "inner_loops")
                .and_then(|value| value.number());
            let run = &benchmark.runs[index];
            for warmup in
                &mut benchmark.warmups[run.warmups.start as usize..run.warmups.end as usize]
            {
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
        Some(Value::Number(value)) => Python(value).to_string(),
        Some(Value::Boolean(value)) => value.to_string(),
        Some(Value::Tags(_)) => "a list".to_owned(),
    }
}
