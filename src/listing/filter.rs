//! The filter of results: `machine:linux version:3.14 mean>1.02`.

use strum::VariantArray;

use super::column::ListColumn;
use super::context::ListContext;
use super::term::{ListQuantity, ListState, Part, Test};
use crate::bench_runner::flag_of_term;
use crate::filter::{self, Expression, Glob, Relation, SIGNS, SyntaxError};

/// Examples of every kind of term, with what they mean, for the help.
pub const LIST_EXAMPLES: [(&str, &str); 17] = [
    (
        "jit arm",
        "each word is in the ref, hash, version, fork, machine or flags, with its letters in this order",
    ),
    (
        "v3.13*",
        "one of these matches this as a whole; * is any text, or none",
    ),
    ("machine:linux", "of this machine; several with commas"),
    (
        "version:3.14",
        "of this version, or of one that begins with it",
    ),
    ("fork:python", "of this fork"),
    ("ref:main", "with this in the name of the branch or tag"),
    ("hash:4014e", "of the commit that begins like this"),
    ("flag:JIT", "built with this flag; flag:none without any"),
    ("date>=2024-06", "committed in June 2024 or later"),
    (
        "slower>2%",
        "more than 2% slower than the selected base (bench_runner's mean); or faster",
    ),
    ("mean>1.02", "bench_runner's mean: above 1 is faster"),
    ("hpt>99%", "HPT's reliability, for the selected base"),
    ("mem>1.1", "memory change, for the selected base"),
    (
        "regressions>3",
        "more than 3 benchmarks are clearly slower; improvements: clearly faster",
    ),
    (
        "worst>10%",
        "the largest clear slowdown of a benchmark; below any percentage if there is none",
    ),
    (
        "suite:differs",
        "other benchmarks than the selected base; suite:same",
    ),
    ("is:slower", "also is:faster, is:stand-in, is:error"),
];

/// A parsed filter.
#[derive(Debug, Default)]
pub struct ListFilter(Expression<Test>);

impl ListFilter {
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

    /// Whether a term asks for clear changes, which are counted only for those who ask.
    #[must_use]
    pub fn needs_changes(&self) -> bool {
        let mut terms = self.0.terms();
        terms.any(
            |term| matches!(term.test, Test::Compare(quantity, ..) if quantity.needs_changes()),
        )
    }

    /// The columns of the numbers that it asks for, but bench_runner's means, which have a column for each base.
    #[must_use]
    pub fn columns(&self) -> Vec<ListColumn> {
        let mut columns = Vec::new();
        for term in self.0.terms() {
            if let Test::Compare(quantity, ..) = &term.test
                && let Some(column) = quantity.column()
                && !columns.contains(&column)
            {
                columns.push(column);
            }
        }
        columns
    }

    /// Whether a word may be the beginning of a term that is still being typed, such as `mea` of `mean>1`.
    #[must_use]
    pub fn may_begin_term(word: &str) -> bool {
        let word = word.trim_start_matches('-').to_lowercase();
        let quantities = ListQuantity::VARIANTS.iter().map(<&str>::from);
        let parts = Part::VARIANTS.iter().map(<&str>::from);
        let others = ["date", "flag", "suite", "is"];
        let mut all = quantities.chain(parts).chain(others);
        all.any(|name| name.starts_with(&word))
    }

    /// Whether a term depends on the selected base.
    #[must_use]
    pub fn needs_base(&self) -> bool {
        let mut terms = self.0.terms();
        terms.any(|term| match &term.test {
            Test::Compare(..) | Test::Suite { .. } => true,
            Test::Is(state) => *state != ListState::Error,
            _ => false,
        })
    }

    /// Whether a result passes whatever is found out by comparing it; `None` if it depends on that.
    #[must_use]
    pub fn passes_uncompared(&self, context: ListContext<'_>, result: usize) -> Option<bool> {
        self.0.passes(|test| match test {
            // Only a comparison reads the whole file.
            Test::Is(ListState::Error) => None,
            test => test.holds(context, result),
        })
    }

    /// Whether a result passes; `None` if that is not known, or not yet.
    #[must_use]
    pub fn passes(&self, context: ListContext<'_>, result: usize) -> Option<bool> {
        self.0.passes(|test| test.holds(context, result))
    }
}

fn test(word: &str) -> Result<Test, String> {
    if let Some(quoted) = word.strip_prefix('"') {
        let text = quoted.strip_suffix('"').unwrap_or(quoted);
        Ok(Test::Exactly(text.to_owned()))
    } else if let Some((key, value)) = word.split_once(':') {
        keyed(&key.to_lowercase(), value)
    } else if let Some(at) = word.find(SIGNS) {
        comparison(word[..at].trim(), &word[at..])
    } else if word.contains('*') {
        Ok(Test::Glob(Glob::new(word)))
    } else {
        Ok(Test::Word(word.to_owned()))
    }
}

fn keyed(key: &str, value: &str) -> Result<Test, String> {
    let values = || filter::values(key, value);
    match key {
        "flag" | "flags" => Ok(Test::Flag(
            values()?.iter().map(|text| flag_of_term(text)).collect(),
        )),
        "suite" => match value.to_lowercase().as_str() {
            "differs" => Ok(Test::Suite { differs: true }),
            "same" => Ok(Test::Suite { differs: false }),
            _ => Err("suite:differs or suite:same".to_owned()),
        },
        "is" => {
            let state = value.to_lowercase().parse::<ListState>();
            state.map(Test::Is).map_err(|_| {
                let states: Vec<&str> = ListState::VARIANTS.iter().map(Into::into).collect();
                format!("one of {}", states.join(", "))
            })
        }
        _ => {
            if let Ok(part) = key.parse::<Part>() {
                Ok(Test::Part(part, values()?))
            } else {
                let parts: Vec<&str> = Part::VARIANTS.iter().map(Into::into).collect();
                Err(format!(
                    "one of {}:, flag:, suite: or is: before the colon",
                    parts.join(":, ")
                ))
            }
        }
    }
}

fn comparison(name: &str, rest: &str) -> Result<Test, String> {
    let (relation, typed) = Relation::split(rest)?;
    if name.eq_ignore_ascii_case("date") {
        let is_date = !typed.is_empty()
            && typed.len() <= 10
            && typed
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b'-');
        if is_date {
            return Ok(Test::Date(relation, typed.to_owned()));
        }
        return Err("a date or its beginning, such as 2024-06".to_owned());
    }
    let quantity = name.to_lowercase().parse::<ListQuantity>().map_err(|_| {
        let names: Vec<&str> = ListQuantity::VARIANTS.iter().map(Into::into).collect();
        format!("one of date, {}", names.join(", "))
    })?;
    Ok(Test::Compare(quantity, relation, limit(quantity, typed)?))
}

fn limit(quantity: ListQuantity, typed: &str) -> Result<f64, String> {
    let (digits, share) = match typed.strip_suffix('%') {
        Some(digits) => (digits.trim_end(), true),
        None => (typed.strip_suffix('x').unwrap_or(typed), false),
    };
    let number = digits
        .parse::<f64>()
        .ok()
        .filter(|number| number.is_finite());
    match (quantity, number, share) {
        (ListQuantity::Hpt, Some(percent), true) if (0.0..=100.0).contains(&percent) => {
            Ok(percent / 100.0)
        }
        (ListQuantity::Hpt, Some(share), false) if (0.0..=1.0).contains(&share) => Ok(share),
        (ListQuantity::Hpt, ..) => Err("a probability, such as 99%".to_owned()),
        // The factor is compared, as the list shows it.
        (
            ListQuantity::Slower | ListQuantity::Faster | ListQuantity::Worst,
            Some(percent),
            true,
        ) => Ok(1.0 + percent / 100.0),
        (ListQuantity::Slower | ListQuantity::Faster | ListQuantity::Worst, ..) => {
            Err("a percentage, such as 2%".to_owned())
        }
        (ListQuantity::Regressions | ListQuantity::Improvements, Some(count), false)
            if typed.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            Ok(count)
        }
        (ListQuantity::Regressions | ListQuantity::Improvements, ..) => {
            Err("a number of benchmarks, such as 3".to_owned())
        }
        (_, Some(factor), false) => Ok(factor),
        _ => Err("a factor, such as 1.02".to_owned()),
    }
}
