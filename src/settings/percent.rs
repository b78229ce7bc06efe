//! Percentages, as they are written in the settings and on the command line.

use std::fmt;

/// Parses a percentage, and returns it as a share: 0.01 for `1%`.
///
/// # Errors
/// Returns what was expected.
pub fn parse_percent(text: &str) -> Result<f64, String> {
    let digits = text.strip_suffix('%').map(str::trim_end);
    let is_plain = |digits: &&str| {
        let is_digit = |byte: u8| byte.is_ascii_digit() || byte == b'.';
        digits.bytes().all(is_digit)
    };
    // Dividing the number by 100 would round it a second time.
    let share = digits
        .filter(is_plain)
        .and_then(|digits| format!("{digits}e-2").parse::<f64>().ok());
    share
        .filter(|share| (0.0..=1.0).contains(share))
        .ok_or_else(|| "expected a percentage from 0% to 100%, such as 1%".to_owned())
}

/// A share as [`parse_percent`] reads it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Percent(pub f64);

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scientific = format!("{:e}", self.0);
        // What Rust writes can be read; only the exponent changes, so that no digit does.
        let shifted = scientific.split_once('e').and_then(|(digits, exponent)| {
            let exponent: i32 = exponent.parse().ok()?;
            format!("{digits}e{}", exponent + 2).parse::<f64>().ok()
        });
        write!(f, "{}%", shifted.unwrap_or(self.0 * 100.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentage_is_read_as_it_is_written() {
        for text in ["0%", "1%", "0.5%", "1.1%", "2.3%", "7%", "100%", "0.001%"] {
            let share = parse_percent(text).expect("it is a percentage");
            assert_eq!(Percent(share).to_string(), text);
        }
        assert_eq!(parse_percent("7%"), Ok(0.07));
        assert_eq!(parse_percent("1.1 %"), Ok(0.011));
    }

    #[test]
    fn anything_else_is_refused_with_an_example() {
        for text in [
            "", "%", ".%", "1", "0.01", "-1%", "101%", "nan%", "inf%", "1e1%", "1,5%", "1%%",
        ] {
            let message = parse_percent(text).expect_err(text);
            assert!(message.contains("such as 1%"), "{text}: {message}");
        }
    }
}
