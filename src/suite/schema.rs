//! The file as it stands: JSON in, borrowed strings and numbers out. Nothing is judged here.
//!
//! The types are read by hand where a derived reader would be stricter than Python's: a repeated key is not an
//! error (the last one wins), and a value of the wrong kind is kept as [`Json::Other`], so that it can be reported
//! with the name of its benchmark instead of a column number.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// The key of an object that stands for a number which JSON cannot express; [`super::dialect`] writes it.
pub const NON_FINITE: &str = "\u{0}benchlens: a number that JSON lacks";

/// A value of the kind that was hoped for, or what stands there instead.
#[derive(Debug, Clone, PartialEq)]
pub enum Json<T> {
    Absent,
    Is(T),
    Other(Kind),
}

/// What a value is, in the words of the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Null,
    Boolean,
    Integer,
    Number,
    Text,
    List,
    Object,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Integer => "an integer",
            Self::Number => "a number",
            Self::Text => "text",
            Self::List => "a list",
            Self::Object => "an object",
        })
    }
}

/// Any JSON value, lists one level deep.
#[derive(Debug, Clone, PartialEq)]
pub enum Scalar<'a> {
    Text(Cow<'a, str>),
    Integer(i64),
    /// Also an integer beyond 64 bits.
    Float(f64),
    Boolean(bool),
    Null,
    List(Vec<Scalar<'a>>),
    /// What it holds is not kept: no value of the format is an object.
    Object,
}

impl Scalar<'_> {
    pub fn kind(&self) -> Kind {
        match self {
            Self::Text(_) => Kind::Text,
            Self::Integer(_) => Kind::Integer,
            Self::Float(_) => Kind::Number,
            Self::Boolean(_) => Kind::Boolean,
            Self::Null => Kind::Null,
            Self::List(_) => Kind::List,
            Self::Object => Kind::Object,
        }
    }

    /// As a number, the way Python counts: `true` is 1.
    pub fn as_number(&self) -> Option<f64> {
        match *self {
            Self::Integer(value) => Some(value as f64),
            Self::Float(value) => Some(value),
            Self::Boolean(value) => Some(f64::from(u8::from(value))),
            _ => None,
        }
    }
}

/// The numbers of a `values` or `samples` list.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Numbers {
    pub values: Vec<f64>,
    /// Python's mean of integers can be an integer.
    pub all_integers: bool,
    /// Index and kind of the first item that is not a number.
    pub not_a_number: Option<(usize, Kind)>,
}

/// One item of `warmups`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Warmup {
    pub loops: i64,
    pub value: f64,
}

/// An item of `warmups`; `Err` where it is not a pair of an integer and a number.
pub type MaybeWarmup = Result<Warmup, ()>;

/// An object's keys and values in the order of their first appearance; of a repeated key the last value.
pub type Metadata<'a> = Vec<(Cow<'a, str>, Scalar<'a>)>;

#[derive(Debug)]
pub struct Document<'a> {
    pub version: Option<Scalar<'a>>,
    pub metadata: Json<Metadata<'a>>,
    pub benchmarks: Json<Vec<Json<Benchmark<'a>>>>,
    /// Keys at the top that are none of the three, as a file of interpreter statistics has by the thousand.
    pub other_keys: usize,
}

#[derive(Debug)]
pub struct Benchmark<'a> {
    pub metadata: Json<Metadata<'a>>,
    /// The place of `metadata` in format version 5.
    pub common_metadata: Json<Metadata<'a>>,
    pub runs: Json<Vec<Json<Run<'a>>>>,
}

#[derive(Debug)]
pub struct Run<'a> {
    pub metadata: Json<Metadata<'a>>,
    pub values: Json<Numbers>,
    /// The name of `values` in format version 5.
    pub samples: Json<Numbers>,
    pub warmups: Json<Vec<MaybeWarmup>>,
}

/// Reads a value of one kind, and takes note of any other.
trait FromJson<'de>: Sized {
    fn from_map<A: MapAccess<'de>>(map: A) -> Result<Json<Self>, A::Error> {
        skip_map(map)?;
        Ok(Json::Other(Kind::Object))
    }

    fn from_seq<A: SeqAccess<'de>>(seq: A) -> Result<Json<Self>, A::Error> {
        skip_seq(seq)?;
        Ok(Json::Other(Kind::List))
    }
}

fn skip_map<'de, A: MapAccess<'de>>(mut map: A) -> Result<(), A::Error> {
    while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
    Ok(())
}

fn skip_seq<'de, A: SeqAccess<'de>>(mut seq: A) -> Result<(), A::Error> {
    while seq.next_element::<IgnoredAny>()?.is_some() {}
    Ok(())
}

impl<'de, T: FromJson<'de>> Deserialize<'de> for Json<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct JsonVisitor<T>(PhantomData<T>);

        impl<'de, T: FromJson<'de>> Visitor<'de> for JsonVisitor<T> {
            type Value = Json<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a JSON value")
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Json<T>, A::Error> {
                T::from_map(map)
            }
            fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Json<T>, A::Error> {
                T::from_seq(seq)
            }
            fn visit_str<E>(self, _: &str) -> Result<Json<T>, E> {
                Ok(Json::Other(Kind::Text))
            }
            fn visit_unit<E>(self) -> Result<Json<T>, E> {
                Ok(Json::Other(Kind::Null))
            }
            fn visit_bool<E>(self, _: bool) -> Result<Json<T>, E> {
                Ok(Json::Other(Kind::Boolean))
            }
            fn visit_i64<E>(self, _: i64) -> Result<Json<T>, E> {
                Ok(Json::Other(Kind::Integer))
            }
            fn visit_u64<E>(self, _: u64) -> Result<Json<T>, E> {
                Ok(Json::Other(Kind::Integer))
            }
            fn visit_f64<E>(self, _: f64) -> Result<Json<T>, E> {
                Ok(Json::Other(Kind::Number))
            }
        }

        deserializer.deserialize_any(JsonVisitor(PhantomData))
    }
}

/// A key, borrowed where it has no escapes.
struct Key<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct KeyVisitor;

        impl<'de> Visitor<'de> for KeyVisitor {
            type Value = Key<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a key")
            }
            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Borrowed(text)))
            }
            fn visit_str<E>(self, text: &str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Owned(text.to_owned())))
            }
        }

        deserializer.deserialize_str(KeyVisitor)
    }
}

impl<'de> Deserialize<'de> for Scalar<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ScalarVisitor { lists: true })
    }
}

struct ScalarVisitor {
    lists: bool,
}

/// An item of a list, whose own lists are not kept.
struct Item<'a>(Scalar<'a>);

impl<'de> Deserialize<'de> for Item<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer
            .deserialize_any(ScalarVisitor { lists: false })
            .map(Item)
    }
}

impl<'de> Visitor<'de> for ScalarVisitor {
    type Value = Scalar<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }
    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Text(Cow::Borrowed(text)))
    }
    fn visit_str<E>(self, text: &str) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Text(Cow::Owned(text.to_owned())))
    }
    fn visit_unit<E>(self) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Null)
    }
    fn visit_bool<E>(self, value: bool) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Boolean(value))
    }
    fn visit_i64<E>(self, value: i64) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Integer(value))
    }
    fn visit_u64<E>(self, value: u64) -> Result<Scalar<'de>, E> {
        Ok(i64::try_from(value).map_or(Scalar::Float(value as f64), Scalar::Integer))
    }
    fn visit_f64<E>(self, value: f64) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Float(value))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Scalar<'de>, A::Error> {
        let mut items = Vec::new();
        if self.lists {
            while let Some(Item(item)) = seq.next_element()? {
                items.push(item);
            }
        } else {
            skip_seq(seq)?;
        }
        Ok(Scalar::List(items))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Scalar<'de>, A::Error> {
        let Some(Key(key)) = map.next_key()? else {
            return Ok(Scalar::Object);
        };
        if key == NON_FINITE {
            let sign: f64 = map.next_value()?;
            skip_map(map)?;
            return Ok(Scalar::Float(if sign == 0.0 {
                f64::NAN
            } else {
                sign * f64::INFINITY
            }));
        }
        map.next_value::<IgnoredAny>()?;
        skip_map(map)?;
        Ok(Scalar::Object)
    }
}

impl<'de> FromJson<'de> for Metadata<'de> {
    fn from_map<A: MapAccess<'de>>(mut map: A) -> Result<Json<Self>, A::Error> {
        // Most runs have about six.
        let mut entries: Self = Vec::with_capacity(8);
        while let Some(Key(key)) = map.next_key()? {
            entries.push((key, map.next_value()?));
        }
        drop_repeated_keys(&mut entries);
        Ok(Json::Is(entries))
    }
}

/// Keeps the place of a key's first appearance and the value of its last, as Python's dictionary does.
fn drop_repeated_keys(entries: &mut Metadata<'_>) {
    const FEW: usize = 32;
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
    fn from_seq<A: SeqAccess<'de>>(mut seq: A) -> Result<Json<Self>, A::Error> {
        let mut numbers = Self {
            all_integers: true,
            ..Self::default()
        };
        while let Some(number) = seq.next_element()? {
            match number {
                Number::Double(value) => {
                    numbers.all_integers = false;
                    numbers.values.push(value);
                }
                Number::Integer(value) => numbers.values.push(value),
                Number::Not(kind) if numbers.not_a_number.is_none() => {
                    numbers.not_a_number = Some((numbers.values.len(), kind));
                }
                Number::Not(_) => {}
            }
        }
        Ok(Json::Is(numbers))
    }
}

/// An item of a list of values. A file is made of these, so they have a reader of their own.
enum Number {
    Double(f64),
    /// Or a boolean, which Python takes for an integer.
    Integer(f64),
    Not(Kind),
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NumberVisitor;

        impl<'de> Visitor<'de> for NumberVisitor {
            type Value = Number;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number")
            }
            fn visit_f64<E>(self, value: f64) -> Result<Number, E> {
                Ok(Number::Double(value))
            }
            fn visit_i64<E>(self, value: i64) -> Result<Number, E> {
                Ok(Number::Integer(value as f64))
            }
            fn visit_u64<E>(self, value: u64) -> Result<Number, E> {
                Ok(Number::Integer(value as f64))
            }
            fn visit_bool<E>(self, value: bool) -> Result<Number, E> {
                Ok(Number::Integer(f64::from(u8::from(value))))
            }
            fn visit_unit<E>(self) -> Result<Number, E> {
                Ok(Number::Not(Kind::Null))
            }
            fn visit_str<E>(self, _: &str) -> Result<Number, E> {
                Ok(Number::Not(Kind::Text))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Number, A::Error> {
                skip_seq(seq)?;
                Ok(Number::Not(Kind::List))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Number, A::Error> {
                Ok(match (ScalarVisitor { lists: false }).visit_map(map)? {
                    Scalar::Float(value) => Number::Double(value),
                    _ => Number::Not(Kind::Object),
                })
            }
        }

        deserializer.deserialize_any(NumberVisitor)
    }
}

struct WarmupItem(MaybeWarmup);

impl<'de> Deserialize<'de> for WarmupItem {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json: Json<MaybeWarmup> = Json::deserialize(deserializer)?;
        Ok(Self(match json {
            Json::Is(warmup) => warmup,
            Json::Absent | Json::Other(_) => Err(()),
        }))
    }
}

impl<'de> FromJson<'de> for MaybeWarmup {
    fn from_seq<A: SeqAccess<'de>>(mut seq: A) -> Result<Json<Self>, A::Error> {
        let loops = seq.next_element::<Item<'de>>()?;
        let value = seq.next_element::<Item<'de>>()?;
        let more = seq.next_element::<IgnoredAny>()?.is_some();
        skip_seq(seq)?;
        let loops = match loops {
            Some(Item(Scalar::Integer(loops))) => Some(loops),
            Some(Item(Scalar::Boolean(loops))) => Some(i64::from(loops)),
            _ => None,
        };
        let value = value.and_then(|Item(value)| value.as_number());
        Ok(Json::Is(match (loops, value, more) {
            (Some(loops), Some(value), false) => Ok(Warmup { loops, value }),
            _ => Err(()),
        }))
    }
}

impl<'de> FromJson<'de> for Vec<MaybeWarmup> {
    fn from_seq<A: SeqAccess<'de>>(mut seq: A) -> Result<Json<Self>, A::Error> {
        let mut warmups = Self::new();
        while let Some(WarmupItem(warmup)) = seq.next_element()? {
            warmups.push(warmup);
        }
        Ok(Json::Is(warmups))
    }
}

impl<'de> FromJson<'de> for Vec<Json<Run<'de>>> {
    fn from_seq<A: SeqAccess<'de>>(mut seq: A) -> Result<Json<Self>, A::Error> {
        let mut runs = Self::new();
        while let Some(run) = seq.next_element()? {
            runs.push(run);
        }
        Ok(Json::Is(runs))
    }
}

impl<'de> FromJson<'de> for Vec<Json<Benchmark<'de>>> {
    fn from_seq<A: SeqAccess<'de>>(mut seq: A) -> Result<Json<Self>, A::Error> {
        let mut benchmarks = Self::new();
        while let Some(benchmark) = seq.next_element()? {
            benchmarks.push(benchmark);
        }
        Ok(Json::Is(benchmarks))
    }
}

impl<'de> FromJson<'de> for Run<'de> {
    fn from_map<A: MapAccess<'de>>(mut map: A) -> Result<Json<Self>, A::Error> {
        let mut run = Self {
            metadata: Json::Absent,
            values: Json::Absent,
            samples: Json::Absent,
            warmups: Json::Absent,
        };
        while let Some(Key(key)) = map.next_key()? {
            match &*key {
                "metadata" => run.metadata = map.next_value()?,
                "values" => run.values = map.next_value()?,
                "samples" => run.samples = map.next_value()?,
                "warmups" => run.warmups = map.next_value()?,
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(Json::Is(run))
    }
}

impl<'de> FromJson<'de> for Benchmark<'de> {
    fn from_map<A: MapAccess<'de>>(mut map: A) -> Result<Json<Self>, A::Error> {
        let mut benchmark = Self {
            metadata: Json::Absent,
            common_metadata: Json::Absent,
            runs: Json::Absent,
        };
        while let Some(Key(key)) = map.next_key()? {
            match &*key {
                "metadata" => benchmark.metadata = map.next_value()?,
                "common_metadata" => benchmark.common_metadata = map.next_value()?,
                "runs" => benchmark.runs = map.next_value()?,
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(Json::Is(benchmark))
    }
}

impl<'de> FromJson<'de> for Document<'de> {
    fn from_map<A: MapAccess<'de>>(mut map: A) -> Result<Json<Self>, A::Error> {
        let mut document = Self {
            version: None,
            metadata: Json::Absent,
            benchmarks: Json::Absent,
            other_keys: 0,
        };
        while let Some(Key(key)) = map.next_key()? {
            match &*key {
                "version" => document.version = Some(map.next_value()?),
                "metadata" => document.metadata = map.next_value()?,
                "benchmarks" => document.benchmarks = map.next_value()?,
                _ => {
                    document.other_keys += 1;
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(Json::Is(document))
    }
}

/// Reads a whole file's text.
pub fn read(text: &str) -> Result<Json<Document<'_>>, serde_json::Error> {
    serde_json::from_str(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(text: &str) -> Document<'_> {
        match read(text) {
            Ok(Json::Is(document)) => document,
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn the_last_of_a_repeated_key_wins_in_the_place_of_the_first() {
        let document =
            document(r#"{"version": 1, "version": "1.0", "metadata": {"a": 1, "b": 2, "a": 3}}"#);
        assert_eq!(document.version, Some(Scalar::Text("1.0".into())));
        let expected = vec![
            ("a".into(), Scalar::Integer(3)),
            ("b".into(), Scalar::Integer(2)),
        ];
        assert_eq!(document.metadata, Json::Is(expected));
    }

    #[test]
    fn repeated_keys_are_dropped_from_large_objects_too() {
        let body: Vec<String> = (0..200)
            .map(|index| format!(r#""k{}": {index}"#, index % 50))
            .collect();
        let text = format!(r#"{{"metadata": {{{}}}}}"#, body.join(","));
        let Json::Is(metadata) = document(&text).metadata else {
            panic!("an object")
        };
        assert_eq!(metadata.len(), 50);
        assert_eq!(metadata[3], ("k3".into(), Scalar::Integer(153)));
    }

    #[test]
    fn a_value_of_the_wrong_kind_is_noted_not_refused() {
        let text = r#"{"benchmarks": [{"runs": [{"values": [1, 2.5, "x", true], "warmups": [[1, 2], [1], 3]}, 7]}]}"#;
        let Json::Is(benchmarks) = document(text).benchmarks else {
            panic!("a list")
        };
        let Json::Is(benchmark) = &benchmarks[0] else {
            panic!("an object")
        };
        let Json::Is(runs) = &benchmark.runs else {
            panic!("a list")
        };
        assert!(matches!(runs[1], Json::Other(Kind::Integer)));
        let Json::Is(run) = &runs[0] else {
            panic!("an object")
        };
        let Json::Is(numbers) = &run.values else {
            panic!("a list")
        };
        assert_eq!(numbers.values, [1.0, 2.5, 1.0]);
        assert_eq!(numbers.not_a_number, Some((2, Kind::Text)));
        assert!(!numbers.all_integers);
        assert_eq!(
            run.warmups,
            Json::Is(vec![
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
        let document = document(r#"{"metadata": {"plain": "text", "escaped": "\u0041"}}"#);
        let Json::Is(metadata) = document.metadata else {
            panic!("an object")
        };
        assert!(matches!(metadata[0].1, Scalar::Text(Cow::Borrowed("text"))));
        assert!(matches!(&metadata[1].1, Scalar::Text(Cow::Owned(text)) if text == "A"));
    }
}
