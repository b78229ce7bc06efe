//! The first of two steps from a file to a [`Suite`](crate::suite::Suite): builds each benchmark separately, as soon as
//! it is read.
//!
//! Source: `_json_load` of `Benchmark` in `_bench.py` of pyperf 2.9.0; for names and memory also bench_runner's
//! `result.py` and `hpt.py`, which look these up in another way.

use super::finish::{Draft, Parts};
use super::json::{Json, Kind, Scalar, Slot};
use super::lookup::{memory_of, text_of};
use super::problem::{Place, Problem};
use super::rules::{self, Refusal};
use super::runs::Runs;
use super::schema::{Document, Metadata, RawBenchmark, RawRun, Sink};
use super::version::Version;
use crate::suite::intern::Interner;
use crate::suite::metadata::{KeyValue, Level, Store, StoredValue};
use crate::suite::model::Benchmark;
use crate::suite::options::Detail;
use crate::suite::progress::Progress;
use crate::suite::unit::Unit;

/// Builds benchmarks as they are read.
pub struct Builder<'a> {
    version: Version,
    detail: Detail,
    text: Interner<'a>,
    store: Store,
    drafts: Vec<Draft>,
    current: Runs,
    /// The first problem. The content after it is not checked.
    problem: Option<Problem>,
    progress: &'a Progress,
}

impl<'a> Sink<'a> for Builder<'a> {
    fn begin(&mut self) {
        self.store.entries.clear();
        self.store.tags.clear();
        self.drafts.clear();
        self.current = Runs::default();
        self.problem = None;
    }

    fn begin_runs(&mut self) {
        self.store.entries.truncate(self.current.first_entry);
        let like = self.drafts.last().map(|draft| &draft.benchmark);
        self.current = Runs::with_room_for(like, self.current.first_entry);
    }

    fn run(&mut self, run: Json<&RawRun<'a>>) {
        if self.problem.is_none() && self.current.problem.is_none() {
            self.current.problem = self.add_run(run).err();
        }
    }

    fn benchmark(&mut self, benchmark: Json<RawBenchmark<'a>>) {
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
        self.current = Runs {
            first_entry: self.store.entries.len(),
            ..Runs::default()
        };
    }
}

impl<'a> Builder<'a> {
    /// Makes a builder for the text of `source`, on the assumption that it has this version.
    pub fn new(source: &'a str, version: Version, detail: Detail, progress: &'a Progress) -> Self {
        // A typical file has about this many entries.
        let (kept, room) = match detail {
            Detail::Full => (source, source.len() / 128),
            Detail::Headline => ("", 0),
        };
        Self {
            version,
            detail,
            text: Interner::new(kept),
            store: Store {
                entries: Vec::with_capacity(room),
                ..Store::default()
            },
            drafts: Vec::new(),
            current: Runs::default(),
            problem: None,
            progress,
        }
    }

    /// Adds the top level of the file to the benchmarks. Returns the first problem as an error.
    pub fn parts(mut self, document: &Document<'a>) -> Result<Parts, Problem> {
        let place = Place::default();
        let none = Metadata::new();
        let (has_metadata, own) = match document.metadata.as_json() {
            Json::Absent => (false, &none),
            // Version 5 had no suite metadata, and pyperf ignores it there.
            _ if self.version == Version::V5 => (true, &none),
            Json::Is(own) => (true, own),
            // pyperf treats null as no metadata.
            Json::Other(Kind::Null) => (true, &none),
            Json::Other(kind) => {
                return Err(place.problem(format!("'metadata' is {kind}, but must be an object")));
            }
        };
        let metadata = self.level(own, &place, |_| true)?;
        match document.benchmarks {
            Json::Is(()) if self.drafts.is_empty() && self.problem.is_none() => {
                return Err(place.problem("the list of benchmarks is empty"));
            }
            Json::Is(()) => {}
            Json::Absent => return Err(place.problem("there is no list of benchmarks")),
            Json::Other(kind) => {
                return Err(place.problem(format!("'benchmarks' is {kind}, but must be a list")));
            }
        }
        if let Some(mut problem) = self.problem {
            problem.name_benchmark(stripped_name(own));
            return Err(problem);
        }
        Ok(Parts {
            version: self.version,
            has_metadata,
            metadata,
            name: text_of(own, "name").map(str::to_owned),
            memory: memory_of(own),
            drafts: self.drafts,
            store: self.store,
            unescaped: self.text.into_unescaped(),
        })
    }

    /// Checks the metadata of one level, and stores what is to be kept.
    fn level(
        &mut self,
        entries: &Metadata<'a>,
        place: &Place,
        is_kept: impl Fn(&str) -> bool,
    ) -> Result<Level, Problem> {
        let start = self.store.entries.len() as u32;
        for (key, value) in entries {
            rules::check(key, value).map_err(|refusal| match refusal {
                Refusal::Refused(what) => place.problem(what),
                Refusal::OutOfRange(what) => place.limit(what),
            })?;
            if is_kept(key)
                && let Some(value) = self.stored(value)
            {
                let key = self.text.intern(key);
                self.store.entries.push(KeyValue { key, value });
            }
        }
        Ok(Level(start..self.store.entries.len() as u32))
    }

    /// Converts a value of the metadata. `None` for values that the check of the metadata rejects.
    fn stored(&mut self, value: &Scalar<'a>) -> Option<StoredValue> {
        Some(match value {
            Scalar::Text(text) => StoredValue::Text(self.text.intern(rules::strip(text))),
            Scalar::Integer(value) => StoredValue::Integer(*value),
            Scalar::Float(value) => StoredValue::Number(*value),
            Scalar::Boolean(value) => StoredValue::Boolean(*value),
            Scalar::List(items) => {
                let start = self.store.tags.len() as u32;
                for item in items {
                    if let Scalar::Text(tag) = item {
                        let span = self.text.intern(tag);
                        self.store.tags.push(span);
                    }
                }
                StoredValue::Tags(start, self.store.tags.len() as u32)
            }
            Scalar::Null | Scalar::Object => return None,
        })
    }

    /// Makes a benchmark from the runs that were read since the last one.
    fn draft(&mut self, benchmark: Json<RawBenchmark<'a>>) -> Result<Draft, Problem> {
        let number = self.drafts.len() + 1;
        let mut place = Place {
            benchmark: Some((number, None)),
            run: None,
        };
        let Json::Is(benchmark) = benchmark else {
            return Err(place.problem("a benchmark must be an object"));
        };
        let none = Metadata::new();
        let own = match self.version {
            Version::V5 => &benchmark.common_metadata,
            Version::V6 | Version::V1_0 => &benchmark.metadata,
        };
        let own = object_or(own, &none, &place)?;
        let name = stripped_name(own);
        place.benchmark = Some((number, name.clone()));
        let mut current = std::mem::take(&mut self.current);
        if let Some(mut problem) = current.problem.take() {
            problem.name_benchmark(name);
            return Err(problem);
        }
        let metadata = self.level(own, &place, |_| true)?;
        match benchmark.runs {
            Json::Is(()) if current.all.is_empty() => return Err(place.problem("it has no runs")),
            Json::Is(()) => {}
            Json::Absent => return Err(place.problem("it has no list of runs")),
            Json::Other(kind) => {
                return Err(place.problem(format!("'runs' is {kind}, but must be a list")));
            }
        }
        Ok(finish_draft(&benchmark, current, metadata))
    }

    fn add_run(&mut self, run: Json<&RawRun<'a>>) -> Result<(), Problem> {
        let place = self.current.place_of_next(self.drafts.len() + 1);
        let Json::Is(run) = run else {
            return Err(place.problem("a run must be an object"));
        };
        let none = Metadata::new();
        let metadata = object_or(&run.metadata, &none, &place)?;
        let all = self.detail == Detail::Full;
        let level = self.level(metadata, &place, |key| all || rules::speaks_for_all(key))?;
        let added = self.current.add(run, metadata, level, self.version);
        if !all {
            self.current.forget_warmups();
        }
        added.map_err(|what| place.problem(what))
    }
}

/// The metadata in a slot, or `none` if it is absent.
fn object_or<'m, 'a>(
    slot: &'m Slot<Metadata<'a>>,
    none: &'m Metadata<'a>,
    place: &Place,
) -> Result<&'m Metadata<'a>, Problem> {
    match slot.as_json() {
        Json::Is(metadata) => Ok(metadata),
        Json::Absent => Ok(none),
        Json::Other(kind) => {
            Err(place.problem(format!("its metadata is {kind}, but must be an object")))
        }
    }
}

fn stripped_name(metadata: &Metadata<'_>) -> Option<String> {
    text_of(metadata, "name").map(|name| rules::strip(name).to_owned())
}

fn finish_draft(benchmark: &RawBenchmark<'_>, current: Runs, metadata: Level) -> Draft {
    // bench_runner looks for metadata under this key in every version.
    let own = match benchmark.metadata.as_json() {
        Json::Is(own) => Some(own),
        Json::Absent | Json::Other(_) => None,
    };
    // It looks for memory in the metadata of the benchmark, else in that of each run.
    let peak_memory = match own.and_then(memory_of) {
        Some(sample) => vec![sample],
        None => current.memory,
    };
    let built = Benchmark {
        name: String::new(),
        name_in_file: own.and_then(|own| text_of(own, "name")).map(str::to_owned),
        unit: Unit::default(),
        tags: Vec::new(),
        values: current.values,
        integral: !current.any_float,
        warmups: current.warmups,
        runs: current.all,
        metadata,
        peak_memory,
    };
    Draft {
        benchmark: built,
        has_metadata: own.is_some(),
        overriding: current.overriding,
    }
}
