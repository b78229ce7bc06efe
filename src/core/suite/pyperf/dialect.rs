//! Numbers that Python writes and reads, but that JSON does not have: `Infinity`, `-Infinity`, `NaN`, and decimals too
//! large for a double, which Python reads as infinite.
//!
//! Files with such numbers are rare, so they are only searched for after a strict reader has failed.

use std::fmt::Write;

use super::json::NON_FINITE;

/// A text in which numbers that JSON lacks are replaced by objects that [`super::json`] recognises.
pub struct Rewritten {
    pub text: String,
    /// For each replacement its line, its last column (both from 1, columns in bytes), and how many bytes it added.
    shifts: Vec<(usize, usize, usize)>,
}

impl Rewritten {
    /// The column of the file that corresponds to `column` of the rewritten text.
    pub fn original_column(&self, line: usize, column: usize) -> usize {
        let on_this_line = self
            .shifts
            .iter()
            .filter(|&&(at, end, _)| at == line && end <= column);
        column.saturating_sub(on_this_line.map(|&(_, _, added)| added).sum())
    }
}

/// Rewrites `text`; `None` if it has none of these numbers.
pub fn rewrite(text: &str) -> Option<Rewritten> {
    let bytes = text.as_bytes();
    let mut rewritten = Rewritten {
        text: String::new(),
        shifts: Vec::new(),
    };
    let mut copied = 0;
    let (mut line, mut line_start) = (1, 0);
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => at = end_of_string(bytes, at),
            b'\n' => {
                at += 1;
                line += 1;
                line_start = rewritten.text.len() + (at - copied);
            }
            b'-' | b'+' | b'.' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => {
                let end = end_of_word(bytes, at);
                let word = &text[at..end];
                if let Some(sign) = non_finite(word) {
                    rewritten.text.push_str(&text[copied..at]);
                    let before = rewritten.text.len();
                    // The key starts with a NUL, which must be escaped in JSON.
                    let key = &NON_FINITE[1..];
                    // Writing to a String cannot fail.
                    let _ = write!(rewritten.text, r#"{{"\u0000{key}":{sign}}}"#);
                    let added = (rewritten.text.len() - before).saturating_sub(word.len());
                    rewritten
                        .shifts
                        .push((line, rewritten.text.len() - line_start, added));
                    copied = end;
                }
                at = end;
            }
            _ => at += 1,
        }
    }
    if rewritten.shifts.is_empty() {
        return None;
    }
    rewritten.text.push_str(&text[copied..]);
    Some(rewritten)
}

/// The index after the string that starts at `start`.
fn end_of_string(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}

fn end_of_word(bytes: &[u8], start: usize) -> usize {
    let letters = bytes[start..]
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.'));
    start + letters.count()
}

/// 1, -1 or 0 for infinity, minus infinity and NaN; `None` for any other word.
fn non_finite(word: &str) -> Option<i8> {
    match word {
        "Infinity" => Some(1),
        "-Infinity" => Some(-1),
        "NaN" => Some(0),
        _ => {
            let value: f64 = if is_json_number(word) {
                word.parse().ok()?
            } else {
                return None;
            };
            value.is_infinite().then_some(value.signum() as i8)
        }
    }
}

/// Whether `word` matches JSON's grammar of numbers, which is stricter than Rust's.
fn is_json_number(word: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let word = word.strip_prefix('-').unwrap_or(word);
    let (mantissa, exponent) = match word.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (word, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent
            .is_none_or(|exponent| digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::suite::pyperf::json::{Json, Scalar};
    use crate::suite::pyperf::schema::tests::document;

    fn metadata(text: &str) -> Vec<Scalar<'_>> {
        match document(text).expect("it is JSON").0.metadata.as_json() {
            Json::Is(entries) => entries.iter().map(|(_, value)| value.clone()).collect(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn pythons_numbers_are_read() {
        let text = r#"{"metadata": {"a": Infinity, "b":-Infinity,"c": 1e999, "d": "NaN, \" Infinity", "e": -2e400, "f": NaN}}"#;
        let rewritten = rewrite(text).expect("there are such numbers");
        let values = metadata(&rewritten.text);
        let inf = f64::INFINITY;
        assert_eq!(
            values[..5],
            [
                Scalar::Float(inf),
                Scalar::Float(-inf),
                Scalar::Float(inf),
                Scalar::Text("NaN, \" Infinity".into()),
                Scalar::Float(-inf),
            ]
        );
        assert!(matches!(values[5], Scalar::Float(value) if value.is_nan()));
    }

    #[test]
    fn other_texts_are_left_alone() {
        for text in [
            "",
            "{}",
            r#"["Infinity"]"#,
            "[1e300, -0, inf, nan, infinity]",
            "[01e999, 1.e999, .5e999, 1e, -01e999, +1e999]",
            "\"",
            "\"\\",
        ] {
            assert!(rewrite(text).is_none(), "{text}");
        }
    }

    #[test]
    fn an_error_behind_a_replacement_keeps_its_column() {
        let text = "{\"a\": NaN,\n \"b\": [Infinity, oops]}";
        let rewritten = rewrite(text).expect("there are such numbers");
        let error = document(&rewritten.text).expect_err("a word that is no JSON");
        assert_eq!(error.line(), 2);
        let column = rewritten.original_column(error.line(), error.column());
        assert!(
            text.lines()
                .nth(1)
                .is_some_and(|line| line[column - 1..].starts_with("oops")),
            "{column}"
        );
    }

    #[test]
    fn every_place_outside_a_replacement_keeps_its_line_and_column() {
        // The marks are no words: they are copied as they are.
        let text = "{@\"a\": NaN@, @[1,@ -Infinity,@\n@ 1e999]@, @\n\n  Infinity@,NaN@, \"b\": @2}";
        let rewritten = rewrite(text).expect("there are such numbers");
        let marks = |text: &str| -> Vec<(usize, usize)> {
            let lines = text.lines().zip(1..);
            lines
                .flat_map(|(text, line)| text.match_indices('@').map(move |(at, _)| (line, at + 1)))
                .collect()
        };
        let places: Vec<(usize, usize)> = marks(&rewritten.text)
            .into_iter()
            .map(|(line, column)| (line, rewritten.original_column(line, column)))
            .collect();
        assert_eq!(places, marks(text));
    }
}
