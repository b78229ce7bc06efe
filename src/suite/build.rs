//! The first half of the way from a file to a [`Suite`]: each benchmark by itself, as soon as it is read.
//!
//! Source: `Run`, and `_json_load` of `Run` and `Benchmark`, in `_bench.py` of pyperf 2.9.0; the lookups of
//! bench_runner's `result.py` and `hpt.py`, which see names and memory in their own way.

use super::error::{Place, Problem};
use super::finish::{Draft, Parts};
use super::json::{Json, Kind, Scalar};
use super::metadata::{self, Entry, Level, Store, Stored};
use super::progress::Progress;
use super::schema::{self, Document, MaybeWarmup, Metadata, Numbers, Sink, Warmup};
use super::text::TextBuilder;
use super::unit::{Python, Unit};
use super::{Benchmark, Format, Memory, MemorySample, Run};

/// Builds benchmarks as they come.
pub struct Builder<'a> {
    format: Format,
    text: TextBuilder<'a>,
    store: Store,
    drafts: Vec<Draft>,
    current: Current,
    /// The first thing that is wrong. What comes behind it is not looked at.
    problem: Option<Problem>,
    progress: &'a Progress,
}

/// The runs of the benchmark that is being read.
#[derive(Default)]
struct Current {
    /// How much the store held before them.
    mark: usize,
    runs: Vec<Run>,
    values: Vec<f64>,
    warmups: Vec<Warmup>,
    memory: Vec<MemorySample>,
    any_float: bool,
    overriding: bool,
    problem: Option<Problem>,
}

impl<'a> Sink<'a> for Builder<'a> {
    fn begin(&mut self) {
        self.store.entries.clear();
        self.store.tags.clear();
        self.drafts.clear();
        self.current = Current::default();
        self.problem = None;
    }

    fn begin_runs(&mut self) {
        self.store.entries.truncate(self.current.mark);
        // Nearly all benchmarks of a file have as many runs, values and warm-ups as the one before.
        let like = self.drafts.last().map(|draft| &draft.benchmark);
        let room = |count: fn(&Benchmark) -> usize| like.map_or(0, count);
        self.current = Current {
            mark: self.current.mark,
            runs: Vec::with_capacity(room(|like| like.runs.len())),
            values: Vec::with_capacity(room(|like| like.values.len())),
            warmups: Vec::with_capacity(room(|like| like.warmups.len())),
            memory: Vec::with_capacity(room(|like| like.memory.samples.len())),
            ..Current::default()
        };
    }

    fn run(&mut self, run: Json<&schema::Run<'a>>) {
        if self.problem.is_none() && self.current.problem.is_none() {
            self.current.problem = self.add_run(run).err();
        }
    }

    fn benchmark(&mut self, benchmark: Json<schema::Benchmark<'a>>) {
        if self.problem.is_some() {
            return;
        }
        match self.draft(benchmark) {
            Ok(draft) => {
                self.drafts.push(draft);
                self.progress.add_benchmark();
            }
            Err(problem) => self.problem = Some(problem),
        }
        self.current = Current {
            mark: self.store.entries.len(),
            ..Current::default()
        };
    }
}

impl<'a> Builder<'a> {
    /// Builds from the text of `source`, on the assumption that it has this format.
    pub fn new(source: &'a str, format: Format, progress: &'a Progress) -> Self {
        Self {
            format,
            text: TextBuilder::new(source),
            store: Store {
                // So many there are in a usual file.
                entries: Vec::with_capacity(source.len() / 128),
                ..Store::default()
            },
            drafts: Vec::new(),
            current: Current::default(),
            problem: None,
            progress,
        }
    }

    /// Adds the top of the file to the benchmarks.
    pub fn parts(mut self, document: &Document<'a>) -> Result<Parts, Problem> {
        let fail = |what: String| Problem::Content {
            place: Place::default(),
            what,
        };
        let none = Metadata::new();
        let (has_metadata, own) = match document.metadata.as_json() {
            Json::Absent => (false, &none),
            // Format 5 had no metadata of the suite, and pyperf does not look at it there.
            _ if self.format == Format::Version5 => (true, &none),
            Json::Is(own) => (true, own),
            // pyperf takes null for no metadata.
            Json::Other(Kind::Null) => (true, &none),
            Json::Other(kind) => {
                return Err(fail(format!("'metadata' is {kind}, but must be an object")));
            }
        };
        let metadata = self.level(own, &Place::default())?;
        match document.benchmarks {
            Json::Is(()) if self.drafts.is_empty() && self.problem.is_none() => {
                return Err(fail("the list of benchmarks is empty".to_owned()));
            }
            Json::Is(()) => {}
            Json::Absent => return Err(fail("there is no list of benchmarks".to_owned())),
            Json::Other(kind) => {
                return Err(fail(format!("'benchmarks' is {kind}, but must be a list")));
            }
        }
        if let Some(mut problem) = self.problem {
            problem
                .name_benchmark(text_of(own, "name").map(|name| metadata::strip(name).to_owned()));
            return Err(problem);
        }
        Ok(Parts {
            format: self.format,
            has_metadata,
            metadata,
            name: text_of(own, "name").map(str::to_owned),
            memory: memory_of(own),
            drafts: self.drafts,
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

    /// Makes a benchmark of the runs that have come.
    fn draft(&mut self, benchmark: Json<schema::Benchmark<'a>>) -> Result<Draft, Problem> {
        let mut place = Place {
            benchmark: Some((self.drafts.len() + 1, None)),
            run: None,
        };
        let fail = |place: &Place, what: &str| Problem::Content {
            place: place.clone(),
            what: what.to_owned(),
        };
        let Json::Is(benchmark) = benchmark else {
            return Err(fail(&place, "a benchmark must be an object"));
        };
        let none = Metadata::new();
        let own = match self.format {
            Format::Version5 => benchmark.common_metadata.as_json(),
            Format::Version6 | Format::Version1_0 => benchmark.metadata.as_json(),
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
        let name = text_of(own, "name").map(|name| metadata::strip(name).to_owned());
        if let Some((_, known)) = &mut place.benchmark {
            known.clone_from(&name);
        }
        let mut current = std::mem::take(&mut self.current);
        if let Some(mut problem) = current.problem.take() {
            problem.name_benchmark(name);
            return Err(problem);
        }
        let metadata = self.level(own, &place)?;
        match benchmark.runs {
            Json::Is(()) if current.runs.is_empty() => return Err(fail(&place, "it has no runs")),
            Json::Is(()) => {}
            Json::Absent => return Err(fail(&place, "it has no list of runs")),
            Json::Other(kind) => {
                return Err(fail(
                    &place,
                    &format!("'runs' is {kind}, but must be a list"),
                ));
            }
        }
        let runner_level = match benchmark.metadata.as_json() {
            Json::Is(own) => Some(own),
            Json::Absent | Json::Other(_) => None,
        };
        // bench_runner looks for memory on the benchmark, else on each run.
        let memory = match runner_level.and_then(memory_of) {
            Some(sample) => Memory {
                of_benchmark: true,
                samples: vec![sample],
            },
            None => Memory {
                of_benchmark: false,
                samples: current.memory,
            },
        };
        let built = Benchmark {
            name: String::new(),
            unit: Unit::default(),
            tags: Vec::new(),
            values: current.values,
            integral: !current.any_float,
            warmups: current.warmups,
            runs: current.runs,
            metadata,
            runner_name: runner_level
                .and_then(|own| text_of(own, "name"))
                .map(str::to_owned),
            // bench_runner knows no other name for them.
            runner_sees_values: self.format != Format::Version5,
            memory,
        };
        Ok(Draft {
            benchmark: built,
            has_runner_level: runner_level.is_some(),
            overriding: current.overriding,
        })
    }

    fn add_run(&mut self, run: Json<&schema::Run<'a>>) -> Result<(), Problem> {
        let place = Place {
            benchmark: Some((self.drafts.len() + 1, None)),
            run: Some(self.current.runs.len() + 1),
        };
        let fail = |what: String| Problem::Content {
            place: place.clone(),
            what,
        };
        let Json::Is(run) = run else {
            return Err(fail("a run must be an object".to_owned()));
        };
        let none = Metadata::new();
        let metadata = match run.metadata.as_json() {
            Json::Is(metadata) => metadata,
            Json::Absent => &none,
            Json::Other(kind) => {
                return Err(fail(format!(
                    "its metadata is {kind}, but must be an object"
                )));
            }
        };
        let level = self.level(metadata, &place)?;
        let (key, numbers) = match self.format {
            Format::Version5 => ("samples", run.samples.as_json()),
            Format::Version6 | Format::Version1_0 => ("values", run.values.as_json()),
        };
        let no_numbers = Numbers {
            all_integers: true,
            ..Numbers::default()
        };
        let numbers = match numbers {
            Json::Is(numbers) => numbers,
            Json::Absent if self.format == Format::Version5 => {
                return Err(fail("it has no 'samples'".to_owned()));
            }
            Json::Absent => &no_numbers,
            Json::Other(kind) => {
                return Err(fail(format!("'{key}' is {kind}, but must be a list")));
            }
        };
        check_numbers(numbers).map_err(fail)?;
        let current = &mut self.current;
        let (first_value, first_warmup) =
            (current.values.len() as u32, current.warmups.len() as u32);
        current.values.extend_from_slice(&numbers.values);
        match run.warmups.as_json() {
            Json::Absent | Json::Other(Kind::Null) => {}
            Json::Is(warmups) => push_warmups(&mut current.warmups, warmups).map_err(fail)?,
            Json::Other(kind) => {
                return Err(fail(format!("'warmups' is {kind}, but must be a list")));
            }
        }
        let run = Run {
            values: first_value..current.values.len() as u32,
            warmups: first_warmup..current.warmups.len() as u32,
            metadata: level,
        };
        if run.values.is_empty() && run.warmups.is_empty() {
            return Err(fail("it has neither values nor warm-ups".to_owned()));
        }
        current.runs.push(run);
        current.memory.extend(memory_of(metadata));
        current.any_float |= !numbers.all_integers;
        current.overriding |= metadata
            .iter()
            .any(|(key, _)| metadata::speaks_for_all(key));
        Ok(())
    }
}

fn push_warmups(warmups: &mut Vec<Warmup>, of_run: &[MaybeWarmup]) -> Result<(), String> {
    for (index, warmup) in of_run.iter().enumerate() {
        match *warmup {
            // A NaN is not below 0, so pyperf takes it.
            Ok(warmup) if warmup.loops >= 1 && (warmup.value >= 0.0 || warmup.value.is_nan()) => {
                warmups.push(warmup);
            }
            _ => {
                return Err(format!(
                    "warm-up {} must be a pair of a number of loops (1 or more) and a value (0 or more)",
                    index + 1
                ));
            }
        }
    }
    Ok(())
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

fn memory_of(metadata: &Metadata<'_>) -> Option<MemorySample> {
    let sample = |key: &str, of_command: bool| {
        let bytes = find(metadata, key)?.as_number()?;
        Some(MemorySample { bytes, of_command })
    };
    sample("command_max_rss", true).or_else(|| sample("mem_max_rss", false))
}
