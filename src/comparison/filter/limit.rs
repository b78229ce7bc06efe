//! Parses comparisons of a quantity with a limit: `ratio > 1.05`, `slower>5%`.

use super::term::Test;
use crate::comparison::column::{Quantity, Scale};
use crate::filter::Relation;

/// Other names of quantities, with those by which they are known.
pub const ALIASES: [(&str, &str); 1] = [("memory", "mem")];

/// From this change on, which is a million times, an example is easier to read than the number that was typed.
const LARGEST_SUGGESTED: f64 = 1e6;

/// Parses the name of a quantity, and the rest after it, which starts with a sign. The error says what was expected.
pub fn comparison(name: &str, rest: &str) -> Result<Test, String> {
    let quantity = quantity(name.trim())?;
    let (relation, typed) = Relation::split(rest)?;
    let number = Number::parse(typed).ok_or_else(|| example(quantity))?;
    let limit = match quantity.scale() {
        Scale::Change if number.unit == Unit::Percent => factor(number.limit()),
        Scale::Change => return Err(suggestion(quantity, relation, number)),
        Scale::Factor if number.unit == Unit::Percent => {
            return Err(factor_suggestion(quantity, relation, number));
        }
        Scale::FactorOrChange if number.unit == Unit::Percent && number.limit() <= -1.0 => {
            return Err("a change above -100%, such as mem<-5% for 5% less".to_owned());
        }
        Scale::FactorOrChange if number.unit == Unit::Percent => factor(number.limit()),
        Scale::Probability if !(0.0..=1.0).contains(&number.limit()) => {
            return Err("a probability, such as 0.05 or 90%".to_owned());
        }
        Scale::Factor | Scale::FactorOrChange | Scale::Probability | Scale::Any => number.limit(),
    };
    Ok(Test::Compare(quantity, relation, limit))
}

fn quantity(name: &str) -> Result<Quantity, String> {
    let name = name.to_lowercase();
    let alias = ALIASES.iter().find(|(alias, _)| *alias == name);
    let name = alias.map_or(name.as_str(), |(_, known)| known);
    let is_meant = |quantity: &&Quantity| quantity.filter_name() == Some(name);
    let found = Quantity::ALL.iter().find(is_meant).copied();
    found.ok_or_else(|| {
        let names = Quantity::ALL.iter();
        let names: Vec<&str> = names
            .filter_map(|quantity| quantity.filter_name())
            .collect();
        format!("one of {}", names.join(", "))
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Percent,
    /// An `x`, which says that it is a factor.
    Times,
    None,
}

/// A number as it was typed.
#[derive(Clone, Copy)]
struct Number {
    typed: f64,
    unit: Unit,
}

impl Number {
    fn parse(text: &str) -> Option<Self> {
        let (digits, unit) = if let Some(digits) = text.strip_suffix('%') {
            (digits.trim_end(), Unit::Percent)
        } else if let Some(digits) = text.strip_suffix('x') {
            (digits, Unit::Times)
        } else {
            (text, Unit::None)
        };
        let typed = digits.parse::<f64>().ok()?;
        typed.is_finite().then_some(Self { typed, unit })
    }

    fn limit(self) -> f64 {
        match self.unit {
            // Dividing by 100 rounds once; the double 0.01 is rounded itself.
            Unit::Percent => self.typed / 100.0,
            Unit::Times | Unit::None => self.typed,
        }
    }

    /// The change that was probably meant by a number without a `%`: 5 is 5%, but 1.05 is a factor, and 0.05 a share.
    fn probable_change(self) -> f64 {
        let is_factor = self.unit == Unit::Times || (self.typed > 1.0 && self.typed < 2.0);
        if is_factor {
            self.typed - 1.0
        } else if self.typed.abs() < 1.0 {
            self.typed
        } else {
            self.typed / 100.0
        }
    }
}

/// What a limit of a quantity looks like.
fn example(quantity: Quantity) -> String {
    match quantity.scale() {
        Scale::Change => "a percentage, such as 5%",
        Scale::Factor => "a number, such as 1.05",
        Scale::FactorOrChange | Scale::Any => "a number, such as 1.05 or 5%",
        Scale::Probability => "a probability, such as 0.05 or 90%",
    }
    .to_owned()
}

/// What was probably meant by a change without a `%`.
fn suggestion(quantity: Quantity, relation: Relation, number: Number) -> String {
    let change = number.probable_change();
    let is_readable = change > -1.0 && change.abs() < LARGEST_SUGGESTED;
    let change = if is_readable { change } else { 0.05 };
    let factor = 1.0 + change;
    let (name, limit, relation_of_ratio) = match quantity {
        Quantity::Slower => ("ratio", factor, relation),
        Quantity::Faster => ("ratio", 1.0 / factor, reversed(relation)),
        Quantity::Smaller => ("mem", 1.0 / factor, reversed(relation)),
        _ => ("mem", factor, relation),
    };
    format!(
        "a percentage: {} or {name}{}{}",
        in_percent(quantity, relation, change),
        relation_of_ratio.sign(),
        rounded(limit)
    )
}

/// What was probably meant by a ratio with a `%`.
fn factor_suggestion(quantity: Quantity, relation: Relation, number: Number) -> String {
    let change = number.limit();
    let is_readable = change > -1.0 && change.abs() < LARGEST_SUGGESTED;
    let change = if is_readable { change } else { 0.05 };
    format!(
        "a factor: {}{}{} or {}",
        quantity.filter_name().unwrap_or("ratio"),
        relation.sign(),
        rounded(1.0 + change),
        in_percent(Quantity::Slower, relation, change)
    )
}

/// A comparison with a change: `slower>5%`.
fn in_percent(quantity: Quantity, relation: Relation, change: f64) -> String {
    format!(
        "{}{}{}%",
        quantity.filter_name().unwrap_or("slower"),
        relation.sign(),
        rounded(change * 100.0)
    )
}

fn reversed(relation: Relation) -> Relation {
    match relation {
        Relation::AtMost => Relation::AtLeast,
        Relation::AtLeast => Relation::AtMost,
        Relation::Less => Relation::More,
        Relation::More => Relation::Less,
    }
}

/// A number with six digits, which is enough for a suggestion.
fn rounded(value: f64) -> f64 {
    format!("{value:.5e}").parse().unwrap_or(value)
}

/// The factor of a change: 1.05 for 5%. It is the same double as if the factor had been typed, so that a row on the
/// boundary is judged alike.
fn factor(change: f64) -> f64 {
    let factor = 1.0 + change;
    // The sum can be the double beside that of the decimal number. Fourteen digits tell what was typed.
    format!("{factor:.13e}").parse().unwrap_or(factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_without_a_percent_sign_is_refused_with_what_was_probably_meant() {
        for (name, rest, expected) in [
            ("slower", ">5", "slower>5% or ratio>1.05"),
            ("slower", ">1.05", "slower>5% or ratio>1.05"),
            ("slower", ">0.05", "slower>5% or ratio>1.05"),
            ("slower", ">=2x", "slower>=100% or ratio>=2"),
            ("slower", "> 1", "slower>1% or ratio>1.01"),
            ("slower", ">0", "slower>0% or ratio>1"),
            ("slower", ">1e300", "slower>5% or ratio>1.05"),
            ("slower", "<-1", "slower<-1% or ratio<0.99"),
            ("slower", ">-200", "slower>5% or ratio>1.05"),
            ("faster", ">25", "faster>25% or ratio<0.8"),
            ("larger", "<=5", "larger<=5% or mem<=1.05"),
            ("smaller", ">1.6", "smaller>60% or mem<0.625"),
        ] {
            let error = comparison(name, rest).expect_err(rest);
            assert_eq!(error, format!("a percentage: {expected}"), "{name}{rest}");
        }
    }
}
