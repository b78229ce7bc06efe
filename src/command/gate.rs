//! `--fail-if`: a condition that benchmarks must not meet.

use super::outcome::{Error, Outcome};
use super::output::tell;
use super::view_args;
use crate::comparison::filter::{Filter, Judgement};
use crate::comparison::{Comparison, Metric, View, wording};
use crate::text::visible;

/// A parsed condition.
pub struct Gate<'a> {
    condition: &'a str,
    filter: Filter,
}

impl<'a> Gate<'a> {
    /// Parses a condition. A condition that no benchmark can meet is an error: it is probably misspelt, and everything
    /// would pass.
    ///
    /// # Errors
    /// If the condition is not valid; the error says why.
    pub fn new(condition: &'a str, comparison: &Comparison, view: &View) -> Result<Self, Error> {
        let filter = view_args::read_filter("--fail-if", condition, &view.named_filters)?;
        match filter.matches_nothing(comparison) {
            None => Ok(Self { condition, filter }),
            Some(place) => {
                let term = &condition[place];
                let message = format!(
                    "--fail-if {condition}: no benchmark has a tag or a name such as '{term}'; mind that slower is a name, and is:slower a condition"
                );
                Err(visible(&message).into_owned().into())
            }
        }
    }

    /// Prints the rows in view that meet the condition, and those for which this is unknown. Both make the check fail,
    /// because a gate must not pass what it cannot judge. Rows that are excluded from every number are not checked.
    pub fn check(&self, comparison: &Comparison, view: &View) -> Outcome {
        let context = view.context(comparison);
        let (mut found, mut unknown, mut asked) = (Vec::new(), Vec::new(), 0);
        for &row in view.shown.iter().filter(|row| !view.excluded.contains(row)) {
            asked += 1;
            match self.filter.judge(row, &context) {
                Judgement::Pass => found.push(described(comparison, row)),
                Judgement::Fail => {}
                Judgement::Unknown => unknown.push(described(comparison, row)),
            }
        }
        for (rows, what) in [(&found, "found"), (&unknown, "not known for")] {
            if !rows.is_empty() {
                tell(&visible(&format!(
                    "--fail-if {}: {what} {} of {}: {}",
                    self.condition,
                    rows.len(),
                    wording::count(asked, "benchmark"),
                    rows.join(", ")
                )));
            }
        }
        if found.is_empty() && unknown.is_empty() {
            Outcome::Done
        } else {
            Outcome::Matched
        }
    }
}

/// A benchmark with its changes: `json_loads (1.55x slower, memory 16.91x larger)`.
fn described(comparison: &Comparison, row: usize) -> String {
    let time = wording::ratio(comparison.rows[row].time.ratio);
    let memory = comparison
        .ratio(Metric::Memory, row)
        .map(wording::memory_ratio);
    let memory = memory.map_or_else(String::new, |memory| format!(", memory {memory}"));
    format!("{} ({time}{memory})", comparison.rows[row].name)
}
