//! `--fail-if`: a condition that no change and no series of a history must meet.

use std::ops::Range;

use super::read::parse_filter;
use crate::command::outcome::{Error, Outcome};
use crate::command::output::{tell, tell_lines};
use crate::history::{Item, Trend, TrendFilter, Trends};
use crate::report::change_size;
use crate::series::Change;
use crate::text::visible;

/// How many changes are listed at most.
const MOST_LISTED: usize = 20;

/// A parsed condition.
pub(super) struct Gate<'a> {
    text: &'a str,
    condition: TrendFilter,
}

impl<'a> Gate<'a> {
    /// Parses a condition. One that everything meets is an error, and so is a word that matches names by their letters:
    /// what it finds is seen on a screen, but not in a pipeline.
    ///
    /// # Errors
    /// If the condition is not valid; the error says why.
    pub(super) fn new(text: &'a str) -> Result<Self, Error> {
        let condition = parse_filter("--fail-if", Some(text))?;
        let gate = Self { text, condition };
        if gate.condition.is_empty() {
            return Err("--fail-if: the filter is empty, and everything would pass it; write one, such as 'changed>3% is:regression'".into());
        }
        if let Some(place) = gate.condition.fuzzy_word() {
            return Err(gate.refused(
                place,
                "would match any name that has these letters in this order; put a part of a name in quotes, write a name \
                 with *, or ask for a kind of change, such as is:regression",
            ));
        }
        if let Some(place) = gate.condition.too_short() {
            let term = visible(&text[place]);
            tell(&format!(
                "note: --fail-if {term}: a change is found once five nights have followed, so that a shorter time finds \
                 nothing if there is one result a night; write within:7d"
            ));
        }
        Ok(gate)
    }

    /// A condition of which a term can be met by no series is an error: it is probably misspelt, and everything would
    /// pass.
    ///
    /// # Errors
    /// If there is such a term; the error names it.
    pub(super) fn check_terms(&self, trends: &Trends) -> Result<(), Error> {
        match self.condition.matches_nothing(trends) {
            None => Ok(()),
            Some(place) => Err(self.refused(
                place,
                "is met by none of the series that are read; correct it, or leave it out",
            )),
        }
    }

    fn refused(&self, place: Range<usize>, message: &str) -> Error {
        let (text, term) = (self.text, &self.text[place]);
        let message = format!("--fail-if {text}: '{term}' {message}");
        visible(&message).into_owned().into()
    }

    /// Names what meets the condition.
    pub(super) fn check(&self, trends: &Trends) -> Outcome {
        let Self { text, condition } = self;
        let mut lines = Vec::new();
        for trend in &trends.trends {
            if condition.is_about_changes() {
                let changes = condition.changes(trends, trend).into_iter();
                lines.extend(changes.map(|change| line(trends, trend, Some(change))));
            } else {
                let change = None;
                let item = Item {
                    trends,
                    trend,
                    change,
                };
                if condition.passes(item) == Some(true) {
                    lines.push(line(trends, trend, None));
                }
            }
        }
        if lines.is_empty() {
            return Outcome::Done;
        }
        let count = lines.len();
        if count > MOST_LISTED {
            lines.truncate(MOST_LISTED);
            lines.push(format!("  … and {} more", count - MOST_LISTED));
        }
        tell_lines(&format!("--fail-if {}: {count}", visible(text)), &lines);
        Outcome::Matched
    }
}

fn line(trends: &Trends, trend: &Trend, change: Option<&Change>) -> String {
    let group = trends.group(trend);
    let name = trend.subject.name();
    let machine = trends.nickname(group).unwrap_or(&group.machine);
    let mut line = format!("  {name} on {machine}");
    if let Some(change) = change {
        let night = &group.nights[trend.series.points[change.point].night];
        let hash = night.hash.as_deref().unwrap_or("unknown commit");
        line.push_str(&format!(
            ": {} since {} ({hash})",
            change_size(trend, change),
            night.date
        ));
    }
    visible(&line).into_owned()
}
