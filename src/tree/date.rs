//! Dates, as far as the order of results needs them.
//!
//! Source: `days_from_civil` and `civil_from_days` in Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms".

use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

const SECONDS_A_DAY: i64 = 24 * 60 * 60;

/// A day of the Gregorian calendar, as the number of days since 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(i64);

impl Day {
    /// Today, in UTC.
    #[must_use]
    pub fn today() -> Self {
        let since = SystemTime::now().duration_since(UNIX_EPOCH);
        let seconds = since.map_or(0, |since| since.as_secs());
        Self(
            i64::try_from(seconds)
                .unwrap_or(0)
                .div_euclid(SECONDS_A_DAY),
        )
    }

    /// Parses `2024-06-03`; `None` if it is no day.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let day = Self::of_text(text)?;
        (day.to_string() == text).then_some(day)
    }

    fn of_text(text: &str) -> Option<Self> {
        let [year, month, day] = numbers(text, [(0, 4), (5, 7), (8, 10)], &[(4, "-"), (7, "-")])?;
        if text.len() != 10 || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
            return None;
        }
        // Years begin with March here, so that the day that comes every four years is the last one.
        let year = year - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let days = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
        Some(Self(era * 146_097 + days - 719_468))
    }

    /// Its first second (UTC), in seconds since 1970.
    #[must_use]
    pub fn start(self) -> i64 {
        self.0.saturating_mul(SECONDS_A_DAY)
    }

    /// The day that is so many days earlier.
    #[must_use]
    pub fn minus(self, days: i64) -> Self {
        Self(self.0.saturating_sub(days))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let days = self.0.saturating_add(719_468);
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = year + era * 400 + i64::from(month <= 2);
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// The seconds since 1970 of a date with time and zone: `2024-06-03T18:10:15-07:00`. `None` if it has another form.
pub fn seconds(text: &str) -> Option<i64> {
    let Day(days) = Day::of_text(text.get(..10)?)?;
    let time = text.get(10..19)?;
    let [hours, minutes, seconds] = numbers(
        time,
        [(1, 3), (4, 6), (7, 9)],
        &[(0, "T"), (3, ":"), (6, ":")],
    )?;
    let zone = text.get(19..)?;
    let offset = if zone == "Z" {
        0
    } else {
        let [hours, minutes] = numbers(zone, [(1, 3), (4, 6)], &[(3, ":")])?;
        let size = (hours * 60 + minutes) * 60;
        match (zone.len(), zone.as_bytes()[0]) {
            (6, b'+') => size,
            (6, b'-') => -size,
            _ => return None,
        }
    };
    Some(days * SECONDS_A_DAY + hours * 3600 + minutes * 60 + seconds - offset)
}

/// The numbers at these places of a text; `None` if one is none, or another text is not at its place.
fn numbers<const N: usize>(
    text: &str,
    places: [(usize, usize); N],
    between: &[(usize, &str)],
) -> Option<[i64; N]> {
    if !between
        .iter()
        .all(|(place, mark)| text.get(*place..place + 1) == Some(*mark))
    {
        return None;
    }
    let mut numbers = [0; N];
    for (number, (start, end)) in numbers.iter_mut().zip(places) {
        let digits = text.get(start..end)?;
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        *number = digits.parse().ok()?;
    }
    Some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_over_leap_years() {
        for (text, days, before) in [
            ("1970-01-01", 1, "1969-12-31"),
            ("2024-03-01", 1, "2024-02-29"),
            ("2023-03-01", 1, "2023-02-28"),
            ("2000-03-01", 1, "2000-02-29"),
            ("2100-03-01", 1, "2100-02-28"),
            ("2024-07-02", 3, "2024-06-29"),
            ("2024-01-01", 366, "2022-12-31"),
        ] {
            let day = Day::parse(text).expect("it is a day");
            assert_eq!(day.to_string(), text);
            assert_eq!(day.minus(days).to_string(), before, "{text}");
        }
        for text in [
            "",
            "2024",
            "2024-02-30",
            "2023-02-29",
            "2024-13-01",
            "2024-06-00",
            "24-6-3",
            "2024-06-03T",
            "2024/06/03",
        ] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
        assert!(Day::today() > Day::parse("2024-06-03").expect("it is a day"));
    }

    #[test]
    fn times_are_compared_across_zones() {
        assert_eq!(seconds("1970-01-01T00:00:00Z"), Some(0));
        assert_eq!(seconds("1970-01-02T01:00:01+01:00"), Some(86_401));
        let (earlier, later) = ("2024-07-02T22:23:39+08:00", "2024-07-02T15:00:00+00:00");
        assert!(earlier > later && seconds(earlier) < seconds(later));
        for text in [
            "",
            "2024-07-02",
            "2024-07-02T22:23:39",
            "2024-07-02T22:23:39+0800",
            "2024-07-02T22:23:39x08:00",
            "2024-07-02 22:23:39Zé",
        ] {
            assert_eq!(seconds(text), None, "{text}");
        }
    }
}
