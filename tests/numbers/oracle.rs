//! The numbers that were computed without benchlens.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use serde_json::Value;

/// The folder of the numbers and of the suites.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expected")
}

pub static ORACLE: LazyLock<Value> = LazyLock::new(|| {
    let text = fs::read_to_string(folder().join("numbers.json")).expect("the numbers are there");
    serde_json::from_str(&text).expect("the numbers are JSON")
});

/// A number of the oracle; `None` if it is not known.
#[track_caller]
pub fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.parse().expect("infinity or NaN")),
        value => Some(value.as_f64().expect("a number")),
    }
}

/// A count of the oracle.
#[track_caller]
pub fn count(value: &Value) -> usize {
    let count = value.as_u64().and_then(|count| usize::try_from(count).ok());
    count.unwrap_or_else(|| panic!("{value} is no count"))
}

#[track_caller]
pub fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

/// The texts of a list; none if there is no list.
pub fn texts(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().map(text).collect()
}

/// The numbers of one benchmark, each with its name.
#[derive(Clone, Copy)]
pub struct Record {
    fields: &'static Value,
    values: &'static Value,
}

impl Record {
    /// The record of a benchmark in a table; `None` if it is not there.
    pub fn find(table: &'static Value, benchmark: &str) -> Option<Self> {
        Some(Self {
            fields: table.get("fields")?,
            values: table.get(benchmark)?,
        })
    }

    #[track_caller]
    pub fn value(&self, field: &str) -> &'static Value {
        let place = texts(self.fields).iter().position(|name| *name == field);
        &self.values[place.unwrap_or_else(|| panic!("the oracle has no number '{field}'"))]
    }

    #[track_caller]
    pub fn number(&self, field: &str) -> Option<f64> {
        number(self.value(field))
    }

    /// A number that every benchmark has.
    #[track_caller]
    pub fn known(&self, field: &str) -> f64 {
        let number = self.number(field);
        number.unwrap_or_else(|| panic!("'{field}' is not known"))
    }
}

/// Whether a number is that of the oracle, which has nine digits.
pub fn is_near(actual: f64, expected: f64) -> bool {
    actual == expected
        || actual.is_nan() && expected.is_nan()
        || (actual - expected).abs() <= 2e-8 * expected.abs()
}

/// Fails unless a number is that of the oracle, or both are missing.
#[track_caller]
pub fn assert_number(what: &str, actual: Option<f64>, expected: Option<f64>) {
    let is_same = match (actual, expected) {
        (Some(actual), Some(expected)) => is_near(actual, expected),
        (None, None) => true,
        _ => false,
    };
    assert!(
        is_same,
        "{what}: {actual:?}, but the oracle says {expected:?}"
    );
}
