//! Numbers as Python and as exports write them.

use std::fmt;

/// `value` with `decimals` digits after the decimal point, as Python's `%.2f` writes it.
#[must_use]
pub fn fixed(value: f64, decimals: usize) -> String {
    if value.is_nan() {
        "nan".to_owned()
    } else {
        format!("{value:.decimals$}")
    }
}

/// The fewest digits that read back as the same double. Numbers below 0.00001 and from 10^16 on have an exponent where
/// that is shorter, as in JSON.
#[must_use]
pub fn shortest(value: f64) -> String {
    let plain = value.to_string();
    if value == 0.0 || (1e-5..1e16).contains(&value.abs()) {
        return plain;
    }
    let scientific = format!("{value:e}");
    if scientific.len() < plain.len() {
        scientific
    } else {
        plain
    }
}

/// A double as Python's `repr` writes it.
pub struct PythonRepr(pub f64);

impl fmt::Display for PythonRepr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = self.0;
        if value.is_nan() {
            return f.write_str("nan");
        }
        if value.is_infinite() {
            return write!(f, "{value}");
        }
        // Rust and Python agree on the shortest digits that read back as the same double; only the notation differs.
        let scientific = format!("{value:e}");
        let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
        let exponent: i32 = exponent.parse().unwrap_or(0);
        if (-4..16).contains(&exponent) {
            let plain = format!("{value}");
            f.write_str(&plain)?;
            return if plain.contains('.') {
                Ok(())
            } else {
                f.write_str(".0")
            };
        }
        write!(f, "{digits}e{exponent:+03}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_very_small_and_very_large_numbers_have_an_exponent() {
        for (value, expected) in [
            (0.0, "0"),
            (1.0, "1"),
            (0.1, "0.1"),
            (0.00001, "0.00001"),
            (0.000_009_5, "9.5e-6"),
            (-1.25e-47, "-1.25e-47"),
            (5e-324, "5e-324"),
            (123_456_789.5, "123456789.5"),
            (9_999_999_999_999_998.0, "9999999999999998"),
            (1e16, "1e16"),
            (1.234_567_890_123_456_7e19, "12345678901234567000"),
            (f64::INFINITY, "inf"),
            (f64::NAN, "NaN"),
        ] {
            assert_eq!(shortest(value), expected);
        }
    }

    proptest::proptest! {
        #[test]
        fn the_shortest_digits_read_back_as_the_same_double(value in proptest::num::f64::ANY) {
            let read: f64 = shortest(value).parse().expect("it is a number");
            proptest::prop_assert!(read.to_bits() == value.to_bits() || read.is_nan() && value.is_nan());
            proptest::prop_assert!(value == 0.0 || shortest(value).len() <= value.to_string().len());
        }
    }

    #[test]
    fn doubles_as_python_writes_them() {
        for (value, expected) in [
            (1.0, "1.0"),
            (0.1, "0.1"),
            (1e16, "1e+16"),
            (1e15, "1000000000000000.0"),
            (1e-5, "1e-05"),
            (0.0001, "0.0001"),
            (9999999999999998.0, "9999999999999998.0"),
            (1.5e300, "1.5e+300"),
            (-2.5e-7, "-2.5e-07"),
            (5e-324, "5e-324"),
            (f64::INFINITY, "inf"),
            (f64::NEG_INFINITY, "-inf"),
            (f64::NAN, "nan"),
            (0.0, "0.0"),
            (-0.0, "-0.0"),
        ] {
            assert_eq!(PythonRepr(value).to_string(), expected);
        }
    }
}
