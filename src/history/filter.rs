//! The filter of series and of their changes: `changed>2% since:2026-06-01 is:regression`.

use std::ops::Range;

use strum::{EnumString, IntoStaticStr, VariantArray};

use super::trend::{Subject, Trend};
use super::trends::Trends;
use crate::bench_runner::{flag_of_term, has_flag};
use crate::filter::{self, Expression, Fuzzy, Glob, Relation, SIGNS, SyntaxError};
use crate::series::Change;
use crate::stats::change_points::SHORTEST;
use crate::tree::Day;

/// What terms begin with.
const KEYS: [&str; 7] = [
    "machine", "flag", "changed", "since", "within", "noise", "is",
];

const SECONDS_A_DAY: i64 = 24 * 60 * 60;

/// Examples of every kind of term, with what they mean.
pub const EXAMPLES: [(&str, &str); 10] = [
    ("json", "the name has these letters in this order"),
    ("\"json_loads\"", "the name contains exactly this"),
    (
        "json_*",
        "the name matches this as a whole; * is any text, or none",
    ),
    ("machine:linux", "of this machine; several with commas"),
    (
        "flag:JIT",
        "of builds with this flag; flag:none without any",
    ),
    (
        "changed>2%",
        "a change of more than 2%, in either direction",
    ),
    ("since:2026-06-01", "a change on this day or later"),
    (
        "within:7d",
        "a change in the last 7 days before the newest result",
    ),
    ("noise>1%", "varies by more than 1% from night to night"),
    (
        "is:regression",
        "also is:improvement, is:reverted, is:headline, is:benchmark",
    ),
];

/// A parsed filter. The terms about changes are about one and the same change.
#[derive(Debug, Default)]
pub struct TrendFilter(Expression<Test>);

/// What a filter is asked about: a series, and one of its changes.
#[derive(Debug, Clone, Copy)]
pub struct Item<'t> {
    /// All series.
    pub trends: &'t Trends,
    /// The series.
    pub trend: &'t Trend,
    /// The change; `None` to ask about the series alone, which no term about changes holds for.
    pub change: Option<&'t Change>,
}

#[derive(Debug, Clone, PartialEq)]
enum Test {
    Word(String),
    Exactly(String),
    Glob(Glob),
    Machine(Vec<String>),
    Flag(Vec<String>),
    Changed(Relation, f64),
    Since(String),
    Within(i64),
    Noise(Relation, f64),
    Is(State),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "lowercase")]
enum State {
    Regression,
    Improvement,
    Reverted,
    Headline,
    Benchmark,
}

impl TrendFilter {
    /// Parses a filter. Never fails: a part that cannot be parsed becomes a [`SyntaxError`].
    #[must_use]
    pub fn parse(text: &str) -> Self {
        Self(filter::parse(text, test))
    }

    /// The parts that could not be parsed.
    #[must_use]
    pub fn errors(&self) -> &[SyntaxError] {
        &self.0.errors
    }

    /// Whether it has no terms.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a word may be the beginning of a term that is still being typed, such as `chan` of `changed>2%`.
    #[must_use]
    pub fn may_begin_term(word: &str) -> bool {
        let word = word.trim_start_matches('-').to_lowercase();
        KEYS.iter().any(|key| key.starts_with(&word))
    }

    /// Whether a term is about changes.
    #[must_use]
    pub fn is_about_changes(&self) -> bool {
        self.0.terms().any(|term| term.test.is_about_a_change())
    }

    /// The place of a word that matches names by their letters.
    #[must_use]
    pub fn fuzzy_word(&self) -> Option<Range<usize>> {
        self.place_of(|test| matches!(test, Test::Word(_)))
    }

    /// The place of a term about names, machines, flags or kinds of series that no series has, which is probably misspelt.
    #[must_use]
    pub fn matches_nothing(&self, trends: &Trends) -> Option<Range<usize>> {
        self.place_of(|test| test.is_idle(trends))
    }

    /// The place of `within:` with too few days for a change to be found if there is one result a day.
    #[must_use]
    pub fn too_short(&self) -> Option<Range<usize>> {
        let is_short = |days: i64| usize::try_from(days).is_ok_and(|days| days < SHORTEST);
        self.place_of(|test| matches!(test, Test::Within(days) if is_short(*days)))
    }

    fn place_of(&self, is_it: impl Fn(&Test) -> bool) -> Option<Range<usize>> {
        let term = self.0.terms().find(|term| is_it(&term.test))?;
        Some(term.place.clone())
    }

    /// Whether it holds; `None` if that depends on what is not known.
    #[must_use]
    pub fn passes(&self, item: Item<'_>) -> Option<bool> {
        self.0.passes(|test| test.holds(item))
    }

    /// The changes of a series that pass, in order.
    #[must_use]
    pub fn changes<'t>(&self, trends: &'t Trends, trend: &'t Trend) -> Vec<&'t Change> {
        let passes = |change: &&Change| {
            let change = Some(*change);
            self.passes(Item {
                trends,
                trend,
                change,
            }) == Some(true)
        };
        trend.analysis.changes.iter().filter(passes).collect()
    }

    /// Whether a series passes: by itself, or by one of its changes.
    #[must_use]
    pub fn has(&self, trends: &Trends, trend: &Trend) -> bool {
        let change = None;
        let alone = Item {
            trends,
            trend,
            change,
        };
        self.passes(alone) == Some(true) || !self.changes(trends, trend).is_empty()
    }
}

impl Test {
    fn is_about_a_change(&self) -> bool {
        match self {
            Self::Changed(..) | Self::Since(_) | Self::Within(_) => true,
            Self::Is(state) => !matches!(state, State::Headline | State::Benchmark),
            _ => false,
        }
    }

    /// Whether no series can pass it, whatever changes. Of several values, each must be known.
    fn is_idle(&self, trends: &Trends) -> bool {
        let any = |is_it: &dyn Fn(&Trend) -> bool| trends.trends.iter().any(is_it);
        match self {
            Self::Machine(names) => !names.iter().all(|name| {
                any(&|trend| trends.nickname(trends.group(trend)) == Some(name.as_str()))
            }),
            Self::Flag(flags) => !flags
                .iter()
                .all(|flag| any(&|trend| has_flag(&trends.group(trend).flags, flag))),
            Self::Word(_)
            | Self::Exactly(_)
            | Self::Glob(_)
            | Self::Is(State::Headline | State::Benchmark) => !any(&|trend| {
                let change = None;
                self.holds(Item {
                    trends,
                    trend,
                    change,
                }) == Some(true)
            }),
            Self::Changed(..)
            | Self::Since(_)
            | Self::Within(_)
            | Self::Noise(..)
            | Self::Is(_) => false,
        }
    }

    fn holds(&self, item: Item<'_>) -> Option<bool> {
        let Item {
            trends,
            trend,
            change,
        } = item;
        let group = trends.group(trend);
        let name = trend.subject.name();
        let night = |change: &Change| &group.nights[trend.series.points[change.point].night];
        Some(match self {
            Self::Word(word) => Fuzzy::matches(name, word),
            Self::Exactly(text) => name.contains(text.as_str()),
            Self::Glob(glob) => glob.find(name).is_some(),
            Self::Machine(names) => {
                let nickname = trends.nickname(group)?;
                names.iter().any(|name| name == nickname)
            }
            Self::Flag(flags) => flags.iter().any(|flag| has_flag(&group.flags, flag)),
            Self::Changed(relation, limit) => relation.holds(&size(change?), limit),
            Self::Since(day) => night(change?).date.get(..day.len())? >= day.as_str(),
            Self::Within(days) => {
                let since = trends.newest()?.saturating_sub(days * SECONDS_A_DAY);
                night(change?).instant >= since
            }
            Self::Noise(relation, limit) => relation.holds(&trend.analysis.noise?, limit),
            Self::Is(State::Regression) => change?.ratio() > 1.0,
            Self::Is(State::Improvement) => change?.ratio() < 1.0,
            Self::Is(State::Reverted) => trend.is_reverted(change?),
            Self::Is(State::Headline) => matches!(trend.subject, Subject::Headline(_)),
            Self::Is(State::Benchmark) => matches!(trend.subject, Subject::Benchmark(_)),
        })
    }
}

/// By which share the slower level exceeds the faster one.
fn size(change: &Change) -> f64 {
    let ratio = change.ratio();
    ratio.max(ratio.recip()) - 1.0
}

fn test(word: &str) -> Result<Test, String> {
    if let Some(quoted) = word.strip_prefix('"') {
        let text = quoted.strip_suffix('"').unwrap_or(quoted);
        Ok(Test::Exactly(text.to_owned()))
    } else if let Some((key, value)) = word.split_once(':') {
        keyed(&key.to_lowercase(), value)
    } else if let Some(at) = word.find(SIGNS) {
        let (relation, typed) = Relation::split(&word[at..])?;
        match word[..at].trim().to_lowercase().as_str() {
            "changed" => Ok(Test::Changed(relation, share(typed)?)),
            "noise" => Ok(Test::Noise(relation, share(typed)?)),
            _ => Err("changed or noise".to_owned()),
        }
    } else if word.contains('*') {
        Ok(Test::Glob(Glob::new(word)))
    } else {
        Ok(Test::Word(word.to_owned()))
    }
}

fn share(typed: &str) -> Result<f64, String> {
    let digits = typed.strip_suffix('%');
    let number = digits.and_then(|digits| digits.trim_end().parse::<f64>().ok());
    let number = number.filter(|number| number.is_finite());
    number
        .map(|percent| percent / 100.0)
        .ok_or_else(|| "a percentage, such as 2%".to_owned())
}

fn keyed(key: &str, value: &str) -> Result<Test, String> {
    let values = || filter::values(key, value);
    match key {
        "machine" => Ok(Test::Machine(values()?)),
        "flag" | "flags" => Ok(Test::Flag(
            values()?.iter().map(|text| flag_of_term(text)).collect(),
        )),
        "since" => Day::parse(value)
            .map(|day| Test::Since(day.to_string()))
            .ok_or_else(|| "a day, such as 2026-06-01".to_owned()),
        "within" => {
            let days = value.strip_suffix('d').unwrap_or(value).parse::<u16>();
            days.map(|days| Test::Within(i64::from(days)))
                .map_err(|_| "a number of days, such as 7d".to_owned())
        }
        "is" => value.to_lowercase().parse().map(Test::Is).map_err(|_| {
            let states: Vec<&str> = State::VARIANTS.iter().map(Into::into).collect();
            format!("one of {}", states.join(", "))
        }),
        _ => Err("one of machine:, flag:, since:, within: or is: before the colon".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_example_is_valid() {
        for (example, _) in EXAMPLES {
            let filter = TrendFilter::parse(example);
            assert_eq!(filter.errors(), [], "{example}");
            assert!(!filter.is_empty());
        }
    }

    #[test]
    fn what_is_wrong_is_told() {
        for (text, expected) in [
            ("changed>x", "a percentage, such as 2%"),
            ("changed>2", "a percentage, such as 2%"),
            ("size>2%", "changed or noise"),
            ("since:june", "a day, such as 2026-06-01"),
            ("within:soon", "a number of days, such as 7d"),
            (
                "is:odd",
                "one of regression, improvement, reverted, headline, benchmark",
            ),
            ("machine:", "a value after machine:"),
        ] {
            let filter = TrendFilter::parse(text);
            assert_eq!(filter.errors()[0].expected, expected, "{text}");
        }
    }
}
