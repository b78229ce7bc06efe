//! From the file as it stands to a [`Suite`]: pyperf's rules, each breach located.
//!
//! Source: `_bench.py` of pyperf 2.9.0 (`Run`, `Benchmark`, `BenchmarkSuite` and their `_json_load`), and the
//! lookups of bench_runner's `result.py` and `hpt.py`, which see names and memory in their own way.

use std::collections::HashSet;

use super::error::{Place, Problem};
use super::json::{Json, Kind, Scalar};
use super::metadata::{self, Entry, Level, Store, Stored, Value};
use super::schema::{self, Document, Metadata, Numbers};
use super::text::{Text, TextBuilder};
use super::unit::{Python, Unit};
use super::{Benchmark, Format, Memory, MemorySample, Run, Suite};

/// Everything of a suite but its text, which is still borrowed.
pub struct Parts {
    format: Format,
    has_metadata: bool,
    metadata: Level,
    benchmarks: Vec<Benchmark>,
    store: Store,
    unescaped: String,
}

impl Parts {
    /// Joins the parts with the text that they were made from.
    pub fn into_suite(self, file: String, source: String) -> Suite {
        Suite {
            file,
            format: self.format,
            has_metadata: self.has_metadata,
            metadata: self.metadata,
            benchmarks: self.benchmarks,
            store: Store {
                text: Text::new(source, self.unescaped),
                ..self.store
            },
        }
    }
}

/// Checks a whole document that was read from `source`.
pub fn parts<'a>(source: &'a str, document: Document<'a>) -> Result<Parts, Problem> {
    Builder {
        text: TextBuilder::new(source),
        store: Store::default(),
    }
    .build(document)
}

struct Builder<'a> {
    text: TextBuilder<'a>,
    store: Store,
}

/// What of the suite every benchmark sees.
struct SuiteLevel<'d, 'a> {
    format: Format,
    metadata: &'d Metadata<'a>,
}

impl<'a> Builder<'a> {
    fn build(mut self, document: Document<'a>) -> Result<Parts, Problem> {
        let format = format(&document)?;
        let suite = |what: String| Problem::Content {
            place: Place::default(),
            what,
        };
        let none = Metadata::new();
        let (has_metadata, own) = match &document.metadata {
            Json::Absent => (false, &none),
            // Format 5 had no metadata of the suite, and pyperf does not look at it there.
            _ if format == Format::Version5 => (true, &none),
            Json::Is(own) => (true, own),
            // pyperf takes null for no metadata.
            Json::Other(Kind::Null) => (true, &none),
            Json::Other(kind) => {
                return Err(suite(format!(
                    "'metadata' is {kind}, but must be an object"
                )));
            }
        };
        let metadata = self.level(own, &Place::default())?;
        let benchmarks = match document.benchmarks {
            Json::Is(benchmarks) if !benchmarks.is_empty() => benchmarks,
            Json::Is(_) => return Err(suite("the list of benchmarks is empty".to_owned())),
            Json::Absent => return Err(suite("there is no list of benchmarks".to_owned())),
            Json::Other(kind) => {
                return Err(suite(format!("'benchmarks' is {kind}, but must be a list")));
            }
        };
        let level = SuiteLevel {
            format,
            metadata: own,
        };
        let mut names = HashSet::new();
        let mut built = Vec::with_capacity(benchmarks.len());
        for (index, benchmark) in benchmarks.into_iter().enumerate() {
            let place = Place {
                benchmark: Some((index + 1, None)),
                run: None,
            };
            let benchmark = match benchmark {
                Json::Is(benchmark) => self.benchmark(benchmark, &level, place)?,
                Json::Absent | Json::Other(_) => {
                    return Err(Problem::Content {
                        place,
                        what: "a benchmark must be an object".to_owned(),
                    });
                }
            };
            if !names.insert(benchmark.name.clone()) {
                let place = Place {
                    benchmark: Some((index + 1, Some(benchmark.name))),
                    run: None,
                };
                let what = "there is a benchmark of this name already".to_owned();
                return Err(Problem::Content { place, what });
            }
            built.push(benchmark);
        }
        Ok(Parts {
            format,
            has_metadata,
            metadata,
            benchmarks: built,
            store: self.store,
            unescaped: self.text.into_unescaped(),
        })
    }

    /// Checks and keeps the metadata of one level.
    fn level(&mut self, entries: &Metadata<'a>, place: &Place) -> Result<Level, Problem> {
        let start = self.store.entries.len() as u32;
        for (key, value) in entries {
            metadata::check(key, value).map_err(|what| Problem::Content {
                place: place.clone(),
                what,
            })?;
            let value = match value {
                Scalar::Text(text) => Stored::Text(self.text.keep(metadata::strip(text))),
                Scalar::Integer(value) => Stored::Integer(*value),
                Scalar::Float(value) => Stored::Number(*value),
                Scalar::Boolean(value) => Stored::Boolean(*value),
                Scalar::List(items) => {
                    let start = self.store.tags.len() as u32;
                    for item in items {
                        if let Scalar::Text(tag) = item {
                            let span = self.text.keep(tag);
                            self.store.tags.push(span);
                        }
                    }
                    Stored::Tags(start, self.store.tags.len() as u32)
                }
                // The check refuses these.
                Scalar::Null | Scalar::Object => continue,
            };
            let key = self.text.keep(key);
            self.store.entries.push(Entry { key, value });
        }
        Ok(Level(start..self.store.entries.len() as u32))
    }

    fn benchmark(
        &mut self,
        benchmark: schema::Benchmark<'a>,
        suite: &SuiteLevel<'_, 'a>,
        mut place: Place,
    ) -> Result<Benchmark, Problem> {
        let fail = |place: &Place, what: &str| Problem::Content {
            place: place.clone(),
            what: what.to_owned(),
        };
        let none = Metadata::new();
        let (own, is_version_5) = match suite.format {
            Format::Version5 => (&benchmark.common_metadata, true),
            Format::Version6 | Format::Version1_0 => (&benchmark.metadata, false),
        };
        let own = match own {
            Json::Is(own) => own,
            Json::Absent => &none,
            Json::Other(kind) => {
                return Err(fail(
                    &place,
                    &format!("its metadata is {kind}, but must be an object"),
                ));
            }
        };
        if let Some(name) = text_of(own, "name").or_else(|| text_of(suite.metadata, "name"))
            && let Some((_, known)) = &mut place.benchmark
        {
            *known = Some(metadata::strip(name).to_owned());
        }
        let metadata = self.level(own, &place)?;
        let runs = match &benchmark.runs {
            Json::Is(runs) if !runs.is_empty() => runs,
            Json::Is(_) => return Err(fail(&place, "it has no runs")),
            Json::Absent => return Err(fail(&place, "it has no list of runs")),
            Json::Other(kind) => {
                return Err(fail(
                    &place,
                    &format!("'runs' is {kind}, but must be a list"),
                ));
            }
        };
        let mut built = Benchmark {
            name: String::new(),
            unit: Unit::default(),
            tags: Vec::new(),
            values: Vec::new(),
            integral: true,
            warmups: Vec::new(),
            runs: Vec::with_capacity(runs.len()),
            metadata,
            runner_name: None,
            runner_sees_values: !is_version_5,
            memory: Memory::default(),
        };
        let mut overriding = false;
        for (index, run) in runs.iter().enumerate() {
            place.run = Some(index + 1);
            let Json::Is(run) = run else {
                return Err(fail(&place, "a run must be an object"));
            };
            overriding |= self.run(run, &mut built, suite.format, own, suite.metadata, &place)?;
        }
        place.run = None;
        self.identify(
            &mut built,
            runs,
            own,
            suite.metadata,
            overriding,
            &mut place,
        )?;
        let runner_level = match benchmark.metadata {
            Json::Is(ref own) => own,
            _ => suite.metadata,
        };
        built.runner_name = text_of(runner_level, "name").map(str::to_owned);
        built.memory = memory(runner_level, runs);
        Ok(built)
    }

    /// Adds one run. Tells whether the run says something that all runs must agree on, or has tags of its own.
    fn run(
        &mut self,
        run: &schema::Run<'a>,
        benchmark: &mut Benchmark,
        format: Format,
        own: &Metadata<'a>,
        suite: &Metadata<'a>,
        place: &Place,
    ) -> Result<bool, Problem> {
        let fail = |what: String| Problem::Content {
            place: place.clone(),
            what,
        };
        let none = Metadata::new();
        let metadata = match &run.metadata {
            Json::Is(metadata) => metadata,
            Json::Absent => &none,
            Json::Other(kind) => {
                return Err(fail(format!(
                    "its metadata is {kind}, but must be an object"
                )));
            }
        };
        let level = self.level(metadata, place)?;
        let (key, numbers) = match format {
            Format::Version5 => ("samples", &run.samples),
            Format::Version6 | Format::Version1_0 => ("values", &run.values),
        };
        let none = Numbers {
            all_integers: true,
            ..Numbers::default()
        };
        let numbers = match numbers {
            Json::Is(numbers) => numbers,
            Json::Absent if format == Format::Version5 => {
                return Err(fail("it has no 'samples'".to_owned()));
            }
            Json::Absent => &none,
            Json::Other(kind) => {
                return Err(fail(format!("'{key}' is {kind}, but must be a list")));
            }
        };
        check_numbers(numbers).map_err(fail)?;
        let first_value = benchmark.values.len() as u32;
        benchmark.values.extend_from_slice(&numbers.values);
        benchmark.integral &= numbers.all_integers;

        let first_warmup = benchmark.warmups.len() as u32;
        match &run.warmups {
            Json::Absent | Json::Other(Kind::Null) => {}
            Json::Is(warmups) => {
                let inner_loops = || {
                    let of = |level: &Metadata<'_>| number_of(level, "inner_loops");
                    of(metadata)
                        .or_else(|| of(own))
                        .or_else(|| of(suite))
                        .unwrap_or(1.0)
                };
                for (index, warmup) in warmups.iter().enumerate() {
                    match *warmup {
                        // A NaN is not below 0, so pyperf takes it.
                        Ok(mut warmup)
                            if warmup.loops >= 1
                                && (warmup.value >= 0.0 || warmup.value.is_nan()) =>
                        {
                            if format != Format::Version1_0 {
                                warmup.value /= warmup.loops as f64 * inner_loops();
                            }
                            benchmark.warmups.push(warmup);
                        }
                        _ => {
                            return Err(fail(format!(
                                "warm-up {} must be a pair of a number of loops (1 or more) and a value (0 or more)",
                                index + 1
                            )));
                        }
                    }
                }
            }
            Json::Other(kind) => {
                return Err(fail(format!("'warmups' is {kind}, but must be a list")));
            }
        }
        let run = Run {
            values: first_value..benchmark.values.len() as u32,
            warmups: first_warmup..benchmark.warmups.len() as u32,
            metadata: level,
        };
        if run.values.is_empty() && run.warmups.is_empty() {
            return Err(fail("it has neither values nor warm-ups".to_owned()));
        }
        benchmark.runs.push(run);
        Ok(metadata
            .iter()
            .any(|(key, _)| key == "tags" || metadata::must_agree(key)))
    }

    /// Finds the benchmark's name, unit and tags, as its runs see them after merging.
    fn identify(
        &self,
        benchmark: &mut Benchmark,
        runs: &[Json<schema::Run<'a>>],
        own: &Metadata<'a>,
        suite: &Metadata<'a>,
        overriding: bool,
        place: &mut Place,
    ) -> Result<(), Problem> {
        let merged = |run: usize, key: &str| -> Option<&Scalar<'a>> {
            let of_run = match runs.get(run) {
                Some(Json::Is(schema::Run {
                    metadata: Json::Is(metadata),
                    ..
                })) => find(metadata, key),
                _ => None,
            };
            of_run
                .or_else(|| find(own, key))
                .or_else(|| find(suite, key))
        };
        match merged(0, "name") {
            Some(Scalar::Text(name)) => benchmark.name = metadata::strip(name).to_owned(),
            Some(other) => {
                let what = format!("its name is {}, but must be text", other.kind());
                return Err(Problem::Content {
                    place: place.clone(),
                    what,
                });
            }
            None => {
                let what = "it has no name: the metadata of its first run has none".to_owned();
                return Err(Problem::Content {
                    place: place.clone(),
                    what,
                });
            }
        }
        if let Some((_, known)) = &mut place.benchmark {
            *known = Some(benchmark.name.clone());
        }
        if let Some(Scalar::Text(unit)) = merged(0, "unit") {
            benchmark.unit = Unit::from_name(metadata::strip(unit)).unwrap_or_default();
        }
        // Only what a run says itself can differ from the first one; or a NaN, which differs from itself.
        let is_nan = |value: Option<&Scalar<'_>>| matches!(value, Some(Scalar::Float(value)) if value.is_nan());
        let has_nan = || metadata::agreeing_keys().any(|key| is_nan(merged(0, key)));
        let last = if overriding || has_nan() {
            runs.len()
        } else {
            1
        };
        for key in metadata::agreeing_keys() {
            let first = merged(0, key);
            if let Some(run) = (1..last).find(|&run| !same(first, merged(run, key))) {
                let show =
                    |value: Option<&Scalar<'_>>| value.map_or_else(|| "nothing".to_owned(), shown);
                let what = format!(
                    "metadata '{key}' must be the same in all runs, but is {} in the first and {} here",
                    show(first),
                    show(merged(run, key))
                );
                return Err(Problem::Content {
                    place: Place {
                        run: Some(run + 1),
                        ..place.clone()
                    },
                    what,
                });
            }
        }
        if let Some(Scalar::List(tags)) = merged(0, "tags") {
            let first = merged(0, "tags");
            if (1..last).all(|run| same(first, merged(run, "tags"))) {
                let texts = tags.iter().filter_map(|tag| match tag {
                    Scalar::Text(tag) => Some(tag.clone().into_owned()),
                    _ => None,
                });
                benchmark.tags = texts.collect();
            }
        }
        Ok(())
    }
}

/// The format version, or what else the file is.
fn format(document: &Document<'_>) -> Result<Format, Problem> {
    match &document.version {
        Some(Scalar::Text(version)) if version == "1.0" => Ok(Format::Version1_0),
        Some(Scalar::Integer(6)) => Ok(Format::Version6),
        Some(Scalar::Integer(5)) => Ok(Format::Version5),
        // Python's dictionary finds 5 by 5.0.
        Some(Scalar::Float(6.0)) => Ok(Format::Version6),
        Some(Scalar::Float(5.0)) => Ok(Format::Version5),
        Some(other) => Err(Problem::Version(shown(other))),
        None if matches!(document.benchmarks, Json::Absent) && document.other_keys > 0 => {
            Err(Problem::Pystats)
        }
        None => Err(Problem::NoVersion),
    }
}

fn check_numbers(numbers: &Numbers) -> Result<(), String> {
    let too_small = numbers
        .values
        .iter()
        .position(|value| *value <= 0.0 || value.is_nan());
    let problem = match (too_small, numbers.not_a_number) {
        (Some(index), Some((other, kind))) if other <= index => Some((other, kind.to_string())),
        (Some(index), _) => Some((index, Python(numbers.values[index]).to_string())),
        (None, Some((index, kind))) => Some((index, kind.to_string())),
        (None, None) => None,
    };
    match problem {
        Some((index, shown)) => Err(format!(
            "value {} is {shown}, but a value must be a number above 0",
            index + 1
        )),
        None => Ok(()),
    }
}

fn find<'m, 'a>(metadata: &'m Metadata<'a>, key: &str) -> Option<&'m Scalar<'a>> {
    metadata
        .iter()
        .find(|(name, _)| name == key)
        .map(|(_, value)| value)
}

fn text_of<'m>(metadata: &'m Metadata<'_>, key: &str) -> Option<&'m str> {
    match find(metadata, key) {
        Some(Scalar::Text(text)) => Some(text),
        _ => None,
    }
}

fn number_of(metadata: &Metadata<'_>, key: &str) -> Option<f64> {
    find(metadata, key).and_then(Scalar::as_number)
}

/// Whether two runs say the same, as Python compares after stripping.
fn same(a: Option<&Scalar<'_>>, b: Option<&Scalar<'_>>) -> bool {
    match (a, b) {
        (None, None) => true,
        (Some(Scalar::List(a)), Some(Scalar::List(b))) => a == b,
        (Some(a), Some(b)) => match (borrowed(a), borrowed(b)) {
            (Some(a), Some(b)) => a.python_eq(&b),
            _ => false,
        },
        _ => false,
    }
}

fn borrowed<'s>(scalar: &'s Scalar<'_>) -> Option<Value<'s>> {
    Some(match scalar {
        Scalar::Text(text) => Value::Text(metadata::strip(text)),
        Scalar::Integer(value) => Value::Integer(*value),
        Scalar::Float(value) => Value::Number(*value),
        Scalar::Boolean(value) => Value::Boolean(*value),
        Scalar::Null | Scalar::List(_) | Scalar::Object => return None,
    })
}

fn shown(scalar: &Scalar<'_>) -> String {
    match scalar {
        Scalar::Text(text) => format!("'{text}'"),
        Scalar::Integer(value) => value.to_string(),
        Scalar::Float(value) => Python(*value).to_string(),
        Scalar::Boolean(value) => value.to_string(),
        other => other.kind().to_string(),
    }
}

/// Memory where bench_runner looks for it: on the benchmark (on the suite where the benchmark has no metadata of its
/// own), else on each run.
fn memory(level: &Metadata<'_>, runs: &[Json<schema::Run<'_>>]) -> Memory {
    let sample = |metadata: &Metadata<'_>| -> Option<MemorySample> {
        let command = number_of(metadata, "command_max_rss").map(|bytes| MemorySample {
            bytes,
            of_command: true,
        });
        command.or_else(|| {
            number_of(metadata, "mem_max_rss").map(|bytes| MemorySample {
                bytes,
                of_command: false,
            })
        })
    };
    if let Some(sample) = sample(level) {
        return Memory {
            of_benchmark: true,
            samples: vec![sample],
        };
    }
    let samples = runs.iter().filter_map(|run| match run {
        Json::Is(schema::Run {
            metadata: Json::Is(metadata),
            ..
        }) => sample(metadata),
        _ => None,
    });
    Memory {
        of_benchmark: false,
        samples: samples.collect(),
    }
}
