//! pyperf's rules for metadata: which values a key may have, and which keys must be the same in all runs.
//!
//! Source: `_metadata.py` of pyperf 2.9.0.

use std::borrow::Cow;

use super::json::{Kind, Scalar};
use crate::suite::unit::Unit;

/// Keys that must have the same value in all runs of a benchmark, or be missing in all of them.
pub const SAME_IN_ALL_RUNS: [&str; 12] = [
    "aslr",
    "cpu_count",
    "cpu_model_name",
    "hostname",
    "inner_loops",
    "name",
    "platform",
    "python_executable",
    "python_implementation",
    "python_unicode",
    "python_version",
    "unit",
];

/// Whether a key describes the whole benchmark, not one run.
pub fn speaks_for_all(key: &str) -> bool {
    key == "tags" || SAME_IN_ALL_RUNS.contains(&key)
}

/// Removes the white space that Python's `str.strip` removes.
pub fn strip(text: &str) -> &str {
    // A fast path: nearly every text starts and ends with a printable ASCII character.
    if let [first, .., last] = text.as_bytes()
        && first.is_ascii_graphic()
        && last.is_ascii_graphic()
    {
        return text;
    }
    // Python counts the four information separators as white space, Unicode's property does not.
    text.trim_matches(|character: char| {
        character.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&character)
    })
}

/// What the value of a key must be.
#[derive(Debug, Clone, Copy)]
enum Rule {
    /// An integer of at least this.
    Integer(i64),
    /// A number of at least 0.
    NotNegative,
    Text,
    /// The name of a unit.
    Unit,
    Tags,
    /// A text or a number.
    Any,
}

impl Rule {
    fn of(key: &str) -> Self {
        match key {
            "loops"
            | "inner_loops"
            | "calibrate_loops"
            | "recalibrate_loops"
            | "mem_max_rss"
            | "mem_peak_pagefile_usage"
            | "command_max_rss" => Self::Integer(1),
            "calibrate_warmups" | "recalibrate_warmups" => Self::Integer(0),
            "duration" | "uptime" | "load_avg_1min" => Self::NotNegative,
            "date" | "boot_time" => Self::Text,
            "unit" => Self::Unit,
            "tags" => Self::Tags,
            _ => Self::Any,
        }
    }
}

/// A value that is refused: why, in words that name the key.
#[derive(Debug, PartialEq, Eq)]
pub enum Refusal {
    /// pyperf refuses it too.
    Refused(String),
    /// pyperf reads it: it has no limit to its integers.
    OutOfRange(String),
}

/// Checks one value as pyperf does, and that an integer has no more than 64 bits.
pub fn check(key: &str, value: &Scalar<'_>) -> Result<(), Refusal> {
    let rule = Rule::of(key);
    check_range(key, rule, value).map_err(Refusal::OutOfRange)?;
    check_value(key, rule, value).map_err(Refusal::Refused)
}

fn check_value(key: &str, rule: Rule, value: &Scalar<'_>) -> Result<(), String> {
    if let Scalar::Text(text) = value {
        // A line break needs an escape in JSON, and a text without escapes is borrowed.
        let may_break = matches!(text, Cow::Owned(_));
        let text = strip(text);
        if may_break && text.contains(['\n', '\r']) {
            return Err(format!("metadata '{key}' has a line break in it"));
        }
        if text.is_empty() {
            return Err(format!("metadata '{key}' is blank"));
        }
    }
    match rule {
        Rule::Integer(least) => integer(key, value, least),
        Rule::NotNegative => match value.as_number() {
            None => Err(wrong_kind(key, value.kind(), "a number")),
            Some(number) if number >= 0.0 => Ok(()),
            Some(number) => Err(format!(
                "metadata '{key}' is {number}, but must not be below 0"
            )),
        },
        Rule::Text => match value {
            Scalar::Text(_) => Ok(()),
            other => Err(wrong_kind(key, other.kind(), "text")),
        },
        Rule::Unit => match value {
            Scalar::Text(text) if Unit::from_name(strip(text)).is_some() => Ok(()),
            Scalar::Text(text) => Err(format!(
                "metadata 'unit' is '{text}', but must be second, byte or integer"
            )),
            other => Err(wrong_kind(key, other.kind(), "text")),
        },
        Rule::Tags => tags(value),
        Rule::Any => match value {
            Scalar::Text(_) | Scalar::Integer(_) | Scalar::Float(_) | Scalar::Boolean(_) => Ok(()),
            other => Err(wrong_kind(key, other.kind(), "text or a number")),
        },
    }
}

fn check_range(key: &str, rule: Rule, value: &Scalar<'_>) -> Result<(), String> {
    // A larger integer was read as a float.
    match (rule, value) {
        (Rule::Integer(least), Scalar::Float(number)) if number.abs() >= i64::MAX as f64 => {
            let most = i64::MAX;
            Err(format!(
                "metadata '{key}' is out of range: it must be an integer from {least} to {most}"
            ))
        }
        _ => Ok(()),
    }
}

fn wrong_kind(key: &str, kind: Kind, wanted: &str) -> String {
    format!("metadata '{key}' is {kind}, but must be {wanted}")
}

fn integer(key: &str, value: &Scalar<'_>, least: i64) -> Result<(), String> {
    let number = match *value {
        Scalar::Integer(number) => number,
        Scalar::Boolean(number) => i64::from(number),
        ref other => return Err(wrong_kind(key, other.kind(), "an integer")),
    };
    if number >= least {
        Ok(())
    } else {
        Err(format!(
            "metadata '{key}' is {number}, but must be {least} or more"
        ))
    }
}

fn tags(value: &Scalar<'_>) -> Result<(), String> {
    let Scalar::List(items) = value else {
        return Err(wrong_kind("tags", value.kind(), "a list of texts"));
    };
    for item in items {
        match item {
            Scalar::Text(text) if text == "all" => {
                return Err("the tag 'all' is reserved for all benchmarks".to_owned());
            }
            Scalar::Text(text) if text.is_empty() => {
                return Err("metadata 'tags' has an empty tag in it".to_owned());
            }
            Scalar::Text(_) => {}
            other => {
                return Err(format!(
                    "metadata 'tags' has {} in it, but must hold texts only",
                    other.kind()
                ));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_has_its_rule() {
        let text = |text: &str| Scalar::Text(text.to_owned().into());
        let list =
            |items: &[&'static str]| Scalar::List(items.iter().map(|item| text(item)).collect());
        for (key, value, ok) in [
            ("loops", Scalar::Integer(1), true),
            ("loops", Scalar::Integer(0), false),
            ("loops", Scalar::Boolean(true), true),
            ("loops", Scalar::Float(2.0), false),
            ("calibrate_warmups", Scalar::Integer(0), true),
            ("calibrate_warmups", Scalar::Integer(-1), false),
            ("recalibrate_warmups", Scalar::Integer(0), true),
            ("recalibrate_warmups", Scalar::Integer(-1), false),
            ("recalibrate_warmups", text("1"), false),
            ("mem_max_rss", Scalar::Integer(0), false),
            ("duration", Scalar::Float(0.0), true),
            ("duration", Scalar::Boolean(true), true),
            ("duration", Scalar::Float(f64::NAN), false),
            ("load_avg_1min", text("1.5"), false),
            ("unit", text(" byte "), true),
            ("unit", text("parsec"), false),
            ("date", Scalar::Integer(2024), false),
            ("tags", list(&["apps", "math"]), true),
            ("tags", list(&[]), true),
            ("tags", list(&["all"]), false),
            ("tags", list(&[""]), false),
            ("tags", text("apps"), false),
            ("anything", Scalar::Boolean(false), true),
            ("anything", Scalar::Null, false),
            ("anything", list(&[]), false),
            ("anything", Scalar::Object, false),
            ("anything", text(" \u{1f}"), false),
            ("anything", text("a\nb"), false),
            ("anything", text("a\n"), true),
        ] {
            let result = check(key, &value);
            assert_eq!(result.is_ok(), ok, "{key}: {value:?}: {result:?}");
        }
    }
}
