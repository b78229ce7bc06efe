//! `--fail-if`: a condition that no change and no series of a history must meet.

use std::cmp::Reverse;
use std::ops::Range;

use super::read::parse_filter;
use crate::command::outcome::{Error, Outcome};
use crate::command::output::{tell, tell_lines};
use crate::history::{Item, Trend, TrendFilter, Trends};
use crate::report::{build, change_size};
use crate::sorting;
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

    /// Names what meets the condition: changes, the newest first, or series.
    pub(super) fn check(&self, trends: &Trends) -> Outcome {
        let is_about_changes = self.condition.is_about_changes();
        let found: Vec<String> = if is_about_changes {
            self.changes(trends)
        } else {
            let series = trends.trends.iter().filter(|trend| {
                let item = Item {
                    trends,
                    trend,
                    change: None,
                };
                self.condition.passes(item) == Some(true)
            });
            series.map(|trend| named(trends, trend)).collect()
        };
        let count = found.len();
        if count == 0 {
            return Outcome::Done;
        }
        let lines = found.iter().take(MOST_LISTED);
        let lines = lines.map(|line| format!("  - {}", visible(line)));
        let others = count.saturating_sub(MOST_LISTED);
        let others = (others > 0).then(|| format!("  and {others} more"));
        let lines: Vec<String> = lines.chain(others).collect();
        let what = match (is_about_changes, count) {
            (true, 1) => "change",
            (true, _) => "changes",
            (false, _) => "series",
        };
        let text = visible(self.text);
        tell_lines(&format!("--fail-if {text}: found {count} {what}:"), &lines);
        Outcome::Matched
    }

    /// The changes that meet the condition, the newest first; raw.
    fn changes(&self, trends: &Trends) -> Vec<String> {
        let mut found = Vec::new();
        for trend in &trends.trends {
            for change in self.condition.changes(trends, trend) {
                let night = trends.night(trend, change.point);
                let hash = night.hash.as_deref().unwrap_or("unknown commit");
                let size = change_size(trend, change);
                let (named, day) = (named(trends, trend), night.day());
                found.push((
                    night.instant,
                    format!("{named}: {size} since {day} ({hash})"),
                ));
            }
        }
        sorting::sort_by_key(&mut found, |(instant, _)| Reverse(*instant));
        found.into_iter().map(|(_, line)| line).collect()
    }
}

/// A series with its machine and flags; raw.
fn named(trends: &Trends, trend: &Trend) -> String {
    let build = build(trends, trends.group(trend));
    format!("{} on {build}", trend.subject.name())
}
