//! Numbers as Python writes them.

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
