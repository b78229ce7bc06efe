//! The metadata of a suite, of its benchmarks and of their runs.

use std::ops::Range;

use super::intern::{InternedText, Span};

/// One value of the metadata, borrowed from the suite.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value<'a> {
    /// Text without white space at both ends, as pyperf loads it.
    Text(&'a str),
    /// An integer of the file.
    Integer(i64),
    /// Any other number of the file.
    Number(f64),
    /// `true` or `false`.
    Boolean(bool),
    /// A list of texts.
    Tags(&'a [Span]),
}

impl Value<'_> {
    /// The value as a number; `true` is 1.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        match *self {
            Value::Integer(value) => Some(value as f64),
            Value::Number(value) => Some(value),
            Value::Boolean(value) => Some(f64::from(u8::from(value))),
            Value::Text(_) | Value::Tags(_) => None,
        }
    }
}

/// One key and value as they are stored.
#[derive(Debug, Clone, Copy)]
pub(super) struct KeyValue {
    pub key: Span,
    pub value: StoredValue,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum StoredValue {
    Text(Span),
    Integer(i64),
    Number(f64),
    Boolean(bool),
    /// A range of the suite's tags.
    Tags(u32, u32),
}

/// The metadata of one level: a range of the suite's entries.
#[derive(Debug, Clone, Default)]
pub struct Level(pub(super) Range<u32>);

/// All metadata of a suite.
#[derive(Debug, Clone, Default)]
pub(super) struct Store {
    pub entries: Vec<KeyValue>,
    pub tags: Vec<Span>,
    pub text: InternedText,
}

impl Store {
    /// The keys and values of one level in the order of the file.
    pub fn iter(&self, level: &Level) -> impl Iterator<Item = (&str, Value<'_>)> {
        let range = level.0.start as usize..level.0.end as usize;
        self.entries[range]
            .iter()
            .map(|entry| (self.text.get(entry.key), self.value(entry.value)))
    }

    pub fn get(&self, level: &Level, key: &str) -> Option<Value<'_>> {
        self.iter(level)
            .find(|(name, _)| *name == key)
            .map(|(_, value)| value)
    }

    fn value(&self, stored: StoredValue) -> Value<'_> {
        match stored {
            StoredValue::Text(span) => Value::Text(self.text.get(span)),
            StoredValue::Integer(value) => Value::Integer(value),
            StoredValue::Number(value) => Value::Number(value),
            StoredValue::Boolean(value) => Value::Boolean(value),
            StoredValue::Tags(start, end) => Value::Tags(&self.tags[start as usize..end as usize]),
        }
    }
}
