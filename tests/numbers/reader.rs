//! Reads a text that is shown from left to right, and compares each number in it with what it should be, as exactly as
//! the text shows it.

use benchlens::comparison::{MISSING, Metric};
use benchlens::suite::Unit;

/// What is left of a text.
pub struct Reader<'t> {
    /// Where the text is shown, for messages.
    place: &'t str,
    whole: &'t str,
    rest: &'t str,
}

impl<'t> Reader<'t> {
    pub fn new(place: &'t str, text: &'t str) -> Self {
        Self {
            place,
            whole: text,
            rest: text,
        }
    }

    #[track_caller]
    fn fail(&self, expected: &str) -> ! {
        panic!(
            "{}: '{}' should have {expected} at '{}'",
            self.place, self.whole, self.rest
        )
    }

    /// Reads exactly this text.
    #[track_caller]
    pub fn text(&mut self, text: &str) -> &mut Self {
        match self.rest.strip_prefix(text) {
            Some(rest) => self.rest = rest,
            None => self.fail(&format!("'{text}'")),
        }
        self
    }

    /// The text ends here.
    #[track_caller]
    pub fn end(&self) {
        if !self.rest.is_empty() {
            self.fail("its end");
        }
    }

    /// Whether this text follows.
    pub fn is_next(&self, text: &str) -> bool {
        self.rest.starts_with(text)
    }

    /// Skips everything before this text, which must follow somewhere.
    #[track_caller]
    pub fn skip_to(&mut self, text: &str) -> &mut Self {
        match self.rest.find(text) {
            Some(at) => self.rest = &self.rest[at..],
            None => self.fail(&format!("'{text}'")),
        }
        self
    }

    pub fn skip_blanks(&mut self) -> &mut Self {
        self.rest = self.rest.trim_start_matches(' ');
        self
    }

    /// Reads a reason why there is no number, to the end.
    #[track_caller]
    pub fn rest_of_reason(&mut self) -> &mut Self {
        self.text("not available (");
        self.rest = "";
        self
    }

    /// The whole text says that there is no number.
    #[track_caller]
    pub fn missing(&mut self) {
        self.text(MISSING).end();
    }

    fn digits(&mut self) -> &'t str {
        let is_part = |character: char| {
            character.is_ascii_digit() || matches!(character, '.' | '+' | '-' | 'e')
        };
        let mut end = self.rest.find(|character| !is_part(character));
        for word in ["inf", "nan"] {
            if self.rest.starts_with(word) {
                end = Some(word.len());
            }
        }
        // A full stop after a number ends the sentence.
        let (digits, _) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        let digits = digits.trim_end_matches('.');
        self.rest = &self.rest[digits.len()..];
        digits
    }

    /// Reads a number, and returns how many decimals it has.
    #[track_caller]
    fn rounded(&mut self, expected: f64, scale: f64) -> usize {
        let before = self.rest;
        let digits = self.digits();
        let decimals = digits
            .split_once('.')
            .map_or(0, |(_, decimals)| decimals.len());
        let half = 0.5 * 10f64.powi(-i32::try_from(decimals).expect("few digits"));
        let shown = digits.parse::<f64>().unwrap_or(f64::NAN);
        let expected = expected / scale;
        let is_same = shown == expected
            || shown.is_nan() && digits == "nan" && expected.is_nan()
            || (shown - expected).abs() <= half * (1.0 + 1e-6) + 1e-8 * expected.abs();
        if !is_same {
            self.rest = before;
            self.fail(&format!("{expected}"));
        }
        decimals
    }

    /// Reads a number that is rounded to so many decimals.
    #[track_caller]
    pub fn number(&mut self, expected: f64, decimals: usize) -> &mut Self {
        let shown = self.rounded(expected, 1.0);
        if expected.is_finite() && shown != decimals {
            self.fail(&format!("{decimals} decimals of {expected} before it"));
        }
        self
    }

    #[track_caller]
    pub fn count(&mut self, expected: usize) -> &mut Self {
        self.number(expected as f64, 0)
    }

    /// Reads a number that is not rounded.
    #[track_caller]
    pub fn exactly(&mut self, expected: f64) -> &mut Self {
        let digits = self.digits();
        let shown = digits.parse::<f64>();
        if shown.is_ok_and(|shown| (shown - expected).abs() <= 1e-8 * expected.abs()) {
            return self;
        }
        self.fail(&format!("{expected} instead of '{digits}' before it"))
    }

    /// Reads a factor with as many decimals as it needs: at least three digits, and more if it would be rounded to 1.
    #[track_caller]
    pub fn factor(&mut self, expected: f64) -> &mut Self {
        let decimals = self.rounded(expected, 1.0);
        let half = 0.5 * 10f64.powi(-i32::try_from(decimals).expect("few digits"));
        let is_precise = half <= 0.00501 * expected.max(0.1);
        let is_apart = expected == 1.0 || half < (expected - 1.0).abs() || decimals >= 6;
        if expected.is_finite() && !(is_precise && is_apart) {
            self.fail(&format!("more digits of {expected} before it"));
        }
        self
    }

    /// Reads a number that is within a hundredth of the expected one.
    #[track_caller]
    pub fn about(&mut self, expected: f64) -> &mut Self {
        let digits = self.digits();
        let shown = digits.parse::<f64>();
        if shown.is_ok_and(|shown| (shown - expected).abs() <= 0.01 * expected.abs()) {
            return self;
        }
        self.fail(&format!("about {expected} instead of '{digits}' before it"))
    }

    /// Reads a number as `1.23e-4`.
    #[track_caller]
    pub fn scientific(&mut self, expected: f64) -> &mut Self {
        let digits = self.digits();
        let (mantissa, exponent) = digits.split_once('e').unwrap_or((digits, ""));
        let has_two = mantissa
            .split_once('.')
            .is_some_and(|(_, decimals)| decimals.len() == 2);
        let exponent = exponent.parse::<i32>().ok();
        let half = exponent.map(|exponent| 0.5 * 10f64.powi(exponent - 2));
        let shown = digits.parse::<f64>().ok();
        let is_same = shown
            .zip(half)
            .is_some_and(|(shown, half)| (shown - expected).abs() <= half * (1.0 + 1e-5));
        if !(is_same && has_two) {
            self.fail(&format!("{expected:e} instead of '{digits}' before it"));
        }
        self
    }

    /// Reads a number with its unit, with at least as many digits as are documented: three, or those of a millionth of
    /// the unit, or a hundredth of a nanosecond; for bytes two, or those of a thousandth of a KiB or MiB.
    #[track_caller]
    pub fn amount(&mut self, expected: f64, unit: Unit) -> &mut Self {
        let units: &[(&str, f64)] = match unit {
            Unit::Integer => return self.exactly(expected),
            Unit::Second => &[(" sec", 1.0), (" ms", 1e-3), (" us", 1e-6), (" ns", 1e-9)],
            Unit::Byte => &[
                (" KiB", 1024.0),
                (" MiB", 1024.0 * 1024.0),
                (" bytes", 1.0),
                (" byte", 1.0),
            ],
        };
        let mut after = Reader::new(self.place, self.rest);
        after.digits();
        let (name, scale) = units
            .iter()
            .copied()
            .find(|(name, _)| after.rest.starts_with(name))
            .unwrap_or_else(|| self.fail(&format!("{expected} with its unit")));
        let decimals = self.rounded(expected, scale);
        let half = 0.5 * 10f64.powi(-i32::try_from(decimals).expect("few digits"));
        let is_exact = match name {
            _ if expected == 0.0 => true,
            " KiB" | " MiB" => decimals >= 3 || half <= 0.0501 * expected / scale,
            " bytes" | " byte" => true,
            " ns" if decimals >= 2 => true,
            _ => decimals >= 6 || half <= 0.00501 * expected / scale,
        };
        if !is_exact {
            self.fail(&format!("more digits of {} before it", expected / scale));
        }
        self.text(name)
    }

    /// Reads a ratio in words: `1.25x slower`, `no change`.
    #[track_caller]
    pub fn ratio(&mut self, metric: Metric, ratio: f64) -> &mut Self {
        let (better, worse) = match metric {
            Metric::Time => ("x faster", "x slower"),
            Metric::Memory => ("x smaller", "x larger"),
        };
        if ratio == 1.0 {
            self.text("no change")
        } else if ratio < 1.0 {
            self.number(1.0 / ratio, 2).text(better)
        } else {
            self.number(ratio, 2).text(worse)
        }
    }

    /// Reads a share with its sign: `+6.53%`. Zero has none.
    #[track_caller]
    pub fn signed_percent(&mut self, share: f64) -> &mut Self {
        let has_sign = self.rest.starts_with(['+', '-']);
        if has_sign == self.rest.starts_with("0.00%") {
            self.fail("a sign unless it is 0.00%");
        }
        if share > 0.0 && self.rest.starts_with('-') || share < 0.0 && self.rest.starts_with('+') {
            self.fail(&format!("the sign of {share}"));
        }
        self.number(share * 100.0, 2).text("%")
    }
}
