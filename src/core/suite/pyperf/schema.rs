//! Reads the JSON of a file into borrowed strings and numbers, without checking its content.
//!
//! A repeated key is not an error (the last one wins), and a value of the wrong kind is kept as [`Json::Other`].

use std::borrow::Cow;
use std::collections::HashMap;

use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess};

use super::json::{
    Expected, FromJson, Json, Key, Kind, NON_FINITE, Number, Reader, Scalar, Slot, skip_seq,
};
use crate::suite::model::Warmup;

/// The numbers of a `values` or `samples` list.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Numbers {
    pub values: Vec<f64>,
    /// Whether all values are integers, in which case Python's mean can be an integer.
    pub all_integers: bool,
    /// Index and kind of the first item that is not a number.
    pub not_a_number: Option<(usize, Kind)>,
}

/// An item of `warmups`; `Err` if it is not a pair of an integer and a number.
pub type MaybeWarmup = Result<Warmup, ()>;

/// An object's keys and values, in the order in which the keys first occur. A repeated key has its last value.
pub type Metadata<'a> = Vec<(Cow<'a, str>, Scalar<'a>)>;

/// The top level of a file, except its benchmarks.
#[derive(Debug)]
pub struct Document<'a> {
    pub version: Option<Scalar<'a>>,
    pub metadata: Slot<Metadata<'a>>,
    /// Whether there is a list of benchmarks, which are passed to the [`Sink`].
    pub benchmarks: Json<()>,
    /// The number of other keys at the top level. A file of interpreter statistics has thousands.
    pub other_keys: usize,
}

/// Receives runs and benchmarks one by one as they are read, so that only one is in memory in its raw form. If a key is
/// repeated, its last list counts.
pub trait Sink<'a> {
    /// A list of benchmarks begins.
    fn begin(&mut self);
    /// A list of runs begins. They belong to the next benchmark.
    fn begin_runs(&mut self);
    fn run(&mut self, run: Json<&RawRun<'a>>);
    /// A benchmark, after its runs.
    fn benchmark(&mut self, benchmark: Json<RawBenchmark<'a>>);
}

#[derive(Debug)]
pub struct RawBenchmark<'a> {
    pub metadata: Slot<Metadata<'a>>,
    /// The name of `metadata` in format version 5.
    pub common_metadata: Slot<Metadata<'a>>,
    /// Whether there is a list of runs, which are passed to the [`Sink`].
    pub runs: Json<()>,
}

#[derive(Debug, Clone, Default)]
pub struct RawRun<'a> {
    pub metadata: Slot<Metadata<'a>>,
    pub values: Slot<Numbers>,
    /// The name of `values` in format version 5.
    pub samples: Slot<Numbers>,
    pub warmups: Slot<Vec<MaybeWarmup>>,
}

impl RawRun<'_> {
    /// Clears all fields for the next run.
    fn clear(&mut self) {
        self.metadata.clear();
        self.values.clear();
        self.samples.clear();
        self.warmups.clear();
    }
}

impl<'de> FromJson<'de> for Metadata<'de> {
    fn fill_from_map<A: MapAccess<'de>>(&mut self, mut map: A) -> Result<Json<()>, A::Error> {
        self.clear();
        while let Some(Key(key)) = map.next_key()? {
            self.push((key, map.next_value()?));
        }
        if let [(key, _)] = &self[..]
            && key == NON_FINITE
        {
            return Ok(Json::Other(Kind::Number));
        }
        drop_repeated_keys(self);
        Ok(Json::Is(()))
    }
}

/// Keeps the position of a key's first occurrence and the value of its last, as a Python dictionary does.
fn drop_repeated_keys(entries: &mut Metadata<'_>) {
    /// The number of entries up to which a linear search is faster than a map.
    const FEW: usize = 32;
    // pyperf sorts the keys. In strictly ascending keys, none is repeated.
    if entries.is_sorted_by(|(a, _), (b, _)| a < b) {
        return;
    }
    if entries.len() <= FEW {
        let mut index = 1;
        while index < entries.len() {
            match entries[..index]
                .iter()
                .position(|(key, _)| *key == entries[index].0)
            {
                Some(first) => entries[first].1 = entries.remove(index).1,
                None => index += 1,
            }
        }
        return;
    }
    let mut places: HashMap<Cow<'_, str>, usize> = HashMap::with_capacity(entries.len());
    let mut kept: Metadata<'_> = Vec::with_capacity(entries.len());
    for (key, value) in entries.drain(..) {
        if let Some(&place) = places.get(&key) {
            kept[place].1 = value;
        } else {
            places.insert(key.clone(), kept.len());
            kept.push((key, value));
        }
    }
    *entries = kept;
}

impl<'de> FromJson<'de> for Numbers {
    fn fill_from_seq<A: SeqAccess<'de>>(&mut self, mut seq: A) -> Result<Json<()>, A::Error> {
        self.values.clear();
        self.all_integers = true;
        self.not_a_number = None;
        while let Some(number) = seq.next_element()? {
            match number {
                Number::Double(value) => {
                    self.all_integers = false;
                    self.values.push(value);
                }
                Number::Integer(value) => self.values.push(value),
                Number::Not(kind) if self.not_a_number.is_none() => {
                    self.not_a_number = Some((self.values.len(), kind));
                }
                Number::Not(_) => {}
            }
        }
        Ok(Json::Is(()))
    }
}

/// Reads one item of `warmups`.
struct WarmupReader;

impl<'de> Reader<'de> for WarmupReader {
    type Value = MaybeWarmup;

    fn read_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json<MaybeWarmup>, A::Error> {
        let loops = seq.next_element()?;
        let value = seq.next_element()?;
        let more = seq.next_element::<IgnoredAny>()?.is_some();
        skip_seq(seq)?;
        Ok(Json::Is(match (loops, value, more) {
            (
                Some(Number::Integer(loops)),
                Some(Number::Integer(value) | Number::Double(value)),
                false,
            ) => Ok(Warmup {
                loops: loops as i64,
                value,
            }),
            _ => Err(()),
        }))
    }
}

impl<'de> FromJson<'de> for Vec<MaybeWarmup> {
    fn fill_from_seq<A: SeqAccess<'de>>(&mut self, mut seq: A) -> Result<Json<()>, A::Error> {
        self.clear();
        while let Some(warmup) = seq.next_element_seed(Expected(WarmupReader))? {
            self.push(match warmup {
                Json::Is(warmup) => warmup,
                Json::Absent | Json::Other(_) => Err(()),
            });
        }
        Ok(Json::Is(()))
    }
}

struct RunReader<'s, 'a>(&'s mut RawRun<'a>);

impl<'de> Reader<'de> for RunReader<'_, 'de> {
    type Value = ();

    fn read_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json<()>, A::Error> {
        self.0.clear();
        while let Some(Key(key)) = map.next_key()? {
            match &*key {
                "metadata" => map.next_value_seed(&mut self.0.metadata)?,
                "values" => map.next_value_seed(&mut self.0.values)?,
                "samples" => map.next_value_seed(&mut self.0.samples)?,
                "warmups" => map.next_value_seed(&mut self.0.warmups)?,
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(Json::Is(()))
    }
}

struct DocumentReader<'s, S>(&'s mut S);

impl<'de, S: Sink<'de>> Reader<'de> for DocumentReader<'_, S> {
    type Value = Document<'de>;

    fn read_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json<Document<'de>>, A::Error> {
        let mut document = Document {
            version: None,
            metadata: Slot::default(),
            benchmarks: Json::Absent,
            other_keys: 0,
        };
        while let Some(Key(key)) = map.next_key()? {
            match &*key {
                "version" => document.version = Some(map.next_value()?),
                "metadata" => map.next_value_seed(&mut document.metadata)?,
                "benchmarks" => {
                    document.benchmarks =
                        map.next_value_seed(Expected(BenchmarksReader(&mut *self.0)))?;
                }
                _ => {
                    document.other_keys += 1;
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(Json::Is(document))
    }
}

struct BenchmarksReader<'s, S>(&'s mut S);

impl<'de, S: Sink<'de>> Reader<'de> for BenchmarksReader<'_, S> {
    type Value = ();

    fn read_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json<()>, A::Error> {
        self.0.begin();
        let mut run = RawRun::default();
        while let Some(benchmark) = seq.next_element_seed(Expected(BenchmarkReader {
            sink: &mut *self.0,
            run: &mut run,
        }))? {
            self.0.benchmark(benchmark);
        }
        Ok(Json::Is(()))
    }
}

struct BenchmarkReader<'s, 'a, S> {
    sink: &'s mut S,
    /// The buffer into which each run is read.
    run: &'s mut RawRun<'a>,
}

impl<'de, S: Sink<'de>> Reader<'de> for BenchmarkReader<'_, 'de, S> {
    type Value = RawBenchmark<'de>;

    fn read_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json<RawBenchmark<'de>>, A::Error> {
        let mut benchmark = RawBenchmark {
            metadata: Slot::default(),
            common_metadata: Slot::default(),
            runs: Json::Absent,
        };
        while let Some(Key(key)) = map.next_key()? {
            match &*key {
                "metadata" => map.next_value_seed(&mut benchmark.metadata)?,
                "common_metadata" => map.next_value_seed(&mut benchmark.common_metadata)?,
                "runs" => {
                    let runs = RunsReader {
                        sink: &mut *self.sink,
                        run: &mut *self.run,
                    };
                    benchmark.runs = map.next_value_seed(Expected(runs))?;
                }
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(Json::Is(benchmark))
    }
}

struct RunsReader<'s, 'a, S> {
    sink: &'s mut S,
    run: &'s mut RawRun<'a>,
}

impl<'de, S: Sink<'de>> Reader<'de> for RunsReader<'_, 'de, S> {
    type Value = ();

    fn read_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json<()>, A::Error> {
        self.sink.begin_runs();
        while let Some(state) = seq.next_element_seed(Expected(RunReader(&mut *self.run)))? {
            self.sink.run(state.map(|()| &*self.run));
        }
        Ok(Json::Is(()))
    }
}

/// Reads a whole file's text.
pub fn read<'a>(
    text: &'a str,
    sink: &mut impl Sink<'a>,
) -> Result<Json<Document<'a>>, serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let document = Expected(DocumentReader(sink)).deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(document)
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// Keeps all runs, and counts the benchmarks.
    #[derive(Debug, Default)]
    pub struct All<'a> {
        pub runs: Vec<Json<RawRun<'a>>>,
        pub benchmarks: usize,
    }

    impl<'a> Sink<'a> for All<'a> {
        fn begin(&mut self) {
            *self = Self::default();
        }
        fn begin_runs(&mut self) {}
        fn run(&mut self, run: Json<&RawRun<'a>>) {
            self.runs.push(run.map(RawRun::clone));
        }
        fn benchmark(&mut self, _: Json<RawBenchmark<'a>>) {
            self.benchmarks += 1;
        }
    }

    /// The top level of a document, and its benchmarks.
    pub fn document(text: &str) -> Result<(Document<'_>, All<'_>), serde_json::Error> {
        let mut all = All::default();
        match read(text, &mut all)? {
            Json::Is(document) => Ok((document, all)),
            other => panic!("{text}: {other:?}"),
        }
    }

    fn valid(text: &str) -> (Document<'_>, All<'_>) {
        document(text).expect("it is JSON")
    }

    #[test]
    fn the_last_of_a_repeated_key_wins_in_the_place_of_the_first() {
        let (document, _) =
            valid(r#"{"version": 1, "version": "1.0", "metadata": {"a": 1, "b": 2, "a": 3}}"#);
        assert_eq!(document.version, Some(Scalar::Text("1.0".into())));
        let expected = vec![
            ("a".into(), Scalar::Integer(3)),
            ("b".into(), Scalar::Integer(2)),
        ];
        assert_eq!(document.metadata.as_json(), Json::Is(&expected));
        let (document, _) = valid(r#"{"metadata": {"a": 1, "a": 2}}"#);
        let expected = vec![("a".into(), Scalar::Integer(2))];
        assert_eq!(document.metadata.as_json(), Json::Is(&expected));
    }

    #[test]
    fn the_last_of_two_lists_of_benchmarks_counts() {
        let (_, all) = valid(r#"{"benchmarks": [1, 2, 3], "benchmarks": [{}]}"#);
        assert_eq!(all.benchmarks, 1);
    }

    #[test]
    fn repeated_keys_are_dropped_from_large_objects_too() {
        let body: Vec<String> = (0..200)
            .map(|index| format!(r#""k{}": {index}"#, index % 50))
            .collect();
        let text = format!(r#"{{"metadata": {{{}}}}}"#, body.join(","));
        let (document, _) = valid(&text);
        let Json::Is(metadata) = document.metadata.as_json() else {
            panic!("an object")
        };
        assert_eq!(metadata.len(), 50);
        assert_eq!(metadata[3], ("k3".into(), Scalar::Integer(153)));
    }

    #[test]
    fn a_value_of_the_wrong_kind_is_noted_not_refused() {
        let text = r#"{"benchmarks": [{"runs": [{"values": [1, 2.5, "x", true], "warmups": [[1, 2], [1], 3]}, 7]}]}"#;
        let (_, All { runs, .. }) = valid(text);
        assert!(matches!(runs[1], Json::Other(Kind::Integer)));
        let Json::Is(run) = &runs[0] else {
            panic!("an object")
        };
        let Json::Is(numbers) = run.values.as_json() else {
            panic!("a list")
        };
        assert_eq!(numbers.values, [1.0, 2.5, 1.0]);
        assert_eq!(numbers.not_a_number, Some((2, Kind::Text)));
        assert!(!numbers.all_integers);
        assert_eq!(
            run.warmups.as_json(),
            Json::Is(&vec![
                Ok(Warmup {
                    loops: 1,
                    value: 2.0
                }),
                Err(()),
                Err(())
            ])
        );
    }

    #[test]
    fn strings_are_borrowed_unless_they_have_escapes() {
        let (document, _) = valid(r#"{"metadata": {"plain": "text", "escaped": "\u0041"}}"#);
        let Json::Is(metadata) = document.metadata.as_json() else {
            panic!("an object")
        };
        assert!(matches!(metadata[0].1, Scalar::Text(Cow::Borrowed("text"))));
        assert!(matches!(&metadata[1].1, Scalar::Text(Cow::Owned(text)) if text == "A"));
    }
}
