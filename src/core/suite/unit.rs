//! The units of values, and how pyperf formats them.
//!
//! Source: `_formatter.py` of pyperf 2.9.0, quirks included (`1000 us`, `10^4` for 20000).

use crate::text::{PythonRepr, fixed};

/// The unit of a benchmark's values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Unit {
    /// Seconds.
    #[default]
    Second,
    /// Bytes.
    Byte,
    /// A count.
    Integer,
}

impl Unit {
    /// The unit with this name in pyperf.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "second" => Some(Self::Second),
            "byte" => Some(Self::Byte),
            "integer" => Some(Self::Integer),
            _ => None,
        }
    }

    /// The name of the unit in pyperf.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Second => "second",
            Self::Byte => "byte",
            Self::Integer => "integer",
        }
    }

    /// Formats `value` as pyperf does. `integral` means that Python would store it as an integer, which only matters
    /// for [`Unit::Integer`].
    #[must_use]
    pub fn format(self, value: f64, integral: bool) -> String {
        match self {
            Self::Second => seconds(value),
            Self::Byte => bytes(value, value),
            Self::Integer => integer(value, integral),
        }
    }

    /// Formats `value` in the scale that suits `scale`, so that the two sides of a row are easy to compare.
    #[must_use]
    pub fn format_like(self, value: f64, scale: f64) -> String {
        match self {
            Self::Second => seconds_like(value, scale),
            Self::Byte => bytes_like(value, scale),
            Self::Integer => PythonRepr(value).to_string(),
        }
    }

    /// Formats `value` in the scale that suits `scale`, with as many decimals as it takes to tell values apart that
    /// differ by `step`, at most nine.
    #[must_use]
    pub fn format_in_steps(self, value: f64, scale: f64, step: f64) -> String {
        let (size, name) = match self {
            Self::Second => {
                let (thousands, name) = prefix(exponent(scale));
                (1000f64.powi(-thousands), name)
            }
            Self::Byte if scale < 10.0 * KIB => (1.0, "bytes"),
            Self::Byte if scale < MIB => (KIB, "KiB"),
            Self::Byte => (MIB, "MiB"),
            Self::Integer => (1.0, ""),
        };
        // A step that is no number has no decimals: a cast makes it 0.
        let decimals = (-(step / size).log10()).ceil().clamp(0.0, 9.0) as usize;
        let text = format!("{} {name}", fixed(value / size, decimals));
        text.trim_end().to_owned()
    }
}

/// The power of ten that pyperf scales a time by, from 2 (hundreds of seconds) to -9.
fn exponent(seconds: f64) -> i32 {
    (-8..=2)
        .rev()
        .find(|&exponent| seconds.abs() >= 10f64.powi(exponent))
        .unwrap_or(-9)
}

fn seconds(value: f64) -> String {
    let exponent = exponent(value);
    in_thousands(value, exponent, 2 - exponent.rem_euclid(3))
}

/// `value` in the unit of `scale`, with three significant digits of its own.
fn seconds_like(value: f64, scale: f64) -> String {
    let unit = exponent(scale).div_euclid(3).min(0);
    let digits_before_point = exponent(value) - 3 * unit;
    in_thousands(
        value,
        exponent(scale),
        (2 - digits_before_point).clamp(0, 6),
    )
}

fn in_thousands(value: f64, exponent: i32, decimals: i32) -> String {
    let (thousands, unit) = prefix(exponent);
    format!(
        "{} {unit}",
        fixed(value * 1000f64.powi(thousands), decimals as usize)
    )
}

/// By which power of 1000 a second is divided for a power of ten, and the name of that unit.
fn prefix(exponent: i32) -> (i32, &'static str) {
    let thousands = -exponent.div_euclid(3).min(0);
    (thousands, ["sec", "ms", "us", "ns"][thousands as usize])
}

const KIB: f64 = 1024.0;
const MIB: f64 = 1024.0 * 1024.0;

fn bytes(value: f64, scale: f64) -> String {
    if scale < 10.0 * KIB {
        let unit = if value == 1.0 { "byte" } else { "bytes" };
        format!("{} {unit}", fixed(value, 0))
    } else if scale > 10.0 * MIB {
        format!("{} MiB", fixed(value / MIB, 1))
    } else {
        format!("{} KiB", fixed(value / KIB, 1))
    }
}

/// `value` in the unit of `scale`, which is MiB from 1 MiB up. A scale of 10 KiB or more has at least three digits. A
/// value below one unit has three decimals, since a small deviation would otherwise be rounded to nothing.
fn bytes_like(value: f64, scale: f64) -> String {
    let decimals = |unit: f64, usual: usize| match value.abs() {
        small if small > 0.0 && small < unit => 3,
        _ => usual,
    };
    match scale {
        _ if scale < 10.0 * KIB => bytes(value, scale),
        _ if scale < MIB => format!("{} KiB", fixed(value / KIB, decimals(KIB, 1))),
        _ if scale < 10.0 * MIB => format!("{} MiB", fixed(value / MIB, decimals(MIB, 2))),
        _ => format!("{} MiB", fixed(value / MIB, decimals(MIB, 1))),
    }
}

fn integer(value: f64, integral: bool) -> String {
    if value >= 10_000.0
        && let Some(power) = power_of(value, 10.0)
    {
        return format!("10^{power}");
    }
    if integral
        && value > 8192.0
        && let Some(power) = power_of(value, 2.0)
    {
        return format!("2^{power}");
    }
    if integral {
        format!("{value:.0}")
    } else {
        PythonRepr(value).to_string()
    }
}

/// pyperf's exponent: how often `value` can be divided by `base` before the quotient is below it, or `None` if there is
/// a remainder on the way. It is not a logarithm: 20000 gives 4 for base 10.
fn power_of(mut value: f64, base: f64) -> Option<u32> {
    let mut power = 0;
    while value >= base {
        let remainder = value % base;
        value = (value / base).floor();
        power += 1;
        // The remainder of infinity is NaN, which Python also treats as a remainder.
        if remainder != 0.0 {
            return None;
        }
    }
    Some(power)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_as_pyperf_writes_them() {
        for (seconds, expected) in [
            (123.4, "123 sec"),
            (99.95, "100.0 sec"),
            (12.34, "12.3 sec"),
            (1.0, "1.00 sec"),
            (0.9996, "1000 ms"),
            (0.0285, "28.5 ms"),
            (0.009_999, "10.00 ms"),
            (0.001, "1.00 ms"),
            (0.000_999_9, "1000 us"),
            (3.37e-6, "3.37 us"),
            (6.78e-8, "67.8 ns"),
            (1.5e-9, "1.50 ns"),
            (1.5e-11, "0.01 ns"),
        ] {
            assert_eq!(Unit::Second.format(seconds, false), expected);
        }
    }

    #[test]
    fn the_other_side_of_a_row_has_the_same_unit_and_its_own_digits() {
        for (value, scale, expected) in [
            (0.9291, 0.00476, "929 ms"),
            (0.644, 1.05, "0.644 sec"),
            (0.0282, 0.0285, "28.2 ms"),
            (0.000_98, 0.001_01, "0.980 ms"),
            (120.0, 99.0, "120 sec"),
            (1.0, 1e-9, "1000000000 ns"),
        ] {
            assert_eq!(Unit::Second.format_like(value, scale), expected);
        }
    }

    #[test]
    fn values_on_an_axis_can_be_told_apart() {
        for (unit, value, scale, step, expected) in [
            (Unit::Second, 1.0, 1.08, 0.02, "1.00 sec"),
            (Unit::Second, 1.0, 1.08, 0.1, "1.0 sec"),
            (Unit::Second, 0.012_345_6, 0.0125, 0.000_01, "12.35 ms"),
            (Unit::Second, 120.0, 130.0, 20.0, "120 sec"),
            (Unit::Second, 1.0, 1.0, 0.0, "1.000000000 sec"),
            (Unit::Second, 1.0, 1.0, f64::INFINITY, "1 sec"),
            (Unit::Second, 1.0, 1.0, f64::NAN, "1 sec"),
            (Unit::Byte, 300.0, 400.0, 10.0, "300 bytes"),
            (Unit::Byte, 30_720.0, 40_960.0, 103.0, "30.0 KiB"),
            (Unit::Byte, MIB, 2.0 * MIB, 0.03 * MIB, "1.00 MiB"),
            (Unit::Integer, 7.0, 9.0, 0.5, "7.0"),
            (Unit::Integer, 7000.0, 9000.0, 500.0, "7000"),
        ] {
            assert_eq!(unit.format_in_steps(value, scale, step), expected);
        }
    }

    #[test]
    fn bytes_as_pyperf_writes_them() {
        for (bytes, expected) in [
            (1.0, "1 byte"),
            (2.0, "2 bytes"),
            (10_239.0, "10239 bytes"),
            (10_240.0, "10.0 KiB"),
            (10_485_760.0, "10240.0 KiB"),
            (20_000_000.0, "19.1 MiB"),
        ] {
            assert_eq!(Unit::Byte.format(bytes, true), expected);
        }
    }

    #[test]
    fn a_small_deviation_of_bytes_is_not_rounded_to_nothing() {
        for (value, scale, expected) in [
            (38_000.0, 30.0 * MIB, "0.036 MiB"),
            (38_000.0, 3.0 * MIB, "0.036 MiB"),
            (300.0, 500.0 * KIB, "0.293 KiB"),
            (0.0, 30.0 * MIB, "0.0 MiB"),
            (1.5 * MIB, 30.0 * MIB, "1.5 MiB"),
            (1.5 * MIB, 3.0 * MIB, "1.50 MiB"),
            (300.0, 9000.0, "300 bytes"),
            // At each limit, the larger unit.
            (300.0, 10.0 * KIB - 1.0, "300 bytes"),
            (300.0, 10.0 * KIB, "0.293 KiB"),
            (KIB, 500.0 * KIB, "1.0 KiB"),
            (MIB, MIB - 1.0, "1024.0 KiB"),
            (MIB, MIB, "1.00 MiB"),
            (3.0 * MIB, 10.0 * MIB - 1.0, "3.00 MiB"),
            (3.0 * MIB, 10.0 * MIB, "3.0 MiB"),
        ] {
            assert_eq!(Unit::Byte.format_like(value, scale), expected);
        }
    }

    #[test]
    fn integers_as_pyperf_writes_them() {
        for (value, integral, expected) in [
            (20_000.0, true, "10^4"),
            (100_000.0, true, "10^5"),
            (16_384.0, true, "2^14"),
            (8192.0, true, "8192"),
            (8194.0, true, "8194"),
            (12_345.0, true, "12345"),
            (7.0, false, "7.0"),
            (2.5, false, "2.5"),
            (16_384.0, false, "16384.0"),
        ] {
            assert_eq!(Unit::Integer.format(value, integral), expected);
        }
    }

    #[test]
    fn a_unit_is_known_by_its_name() {
        for (unit, name) in [
            (Unit::Second, "second"),
            (Unit::Byte, "byte"),
            (Unit::Integer, "integer"),
        ] {
            assert_eq!(unit.name(), name);
            assert_eq!(Unit::from_name(name), Some(unit));
        }
        assert_eq!(Unit::from_name("parsec"), None);
    }
}
