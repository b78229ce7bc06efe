//! `--fail-if`: a condition that benchmarks must not meet.

use std::ops::Range;
use std::sync::Arc;

use super::annotation;
use super::outcome::{Error, Outcome};
use super::output::tell_lines;
use super::view_args;
use crate::cli::Annotations;
use crate::comparison::filter::{Filter, Match};
use crate::comparison::{Comparison, Metric, View, wording};
use crate::text::visible;

/// How many benchmarks are listed at most. A log in which everything fails should still be readable.
const MOST_LISTED: usize = 20;

/// The comparisons of all heads, and the view of the selected one.
pub struct InView<'a> {
    /// All comparisons, which have the same rows.
    pub heads: &'a [Arc<Comparison>],
    /// The place of the selected head.
    pub selected: usize,
    /// Its view.
    pub view: &'a View,
}

/// A parsed condition.
pub struct Gate<'a> {
    condition: &'a str,
    filter: Filter,
}

impl<'a> Gate<'a> {
    /// Parses a condition. A condition that no benchmark can meet is an error: it is probably misspelt, and everything
    /// would pass. So are one that every benchmark meets, and a word that matches names by their letters: the benchmarks
    /// that it finds are seen on a screen, but not in a pipeline.
    ///
    /// # Errors
    /// If the condition is not valid; the error says why.
    pub fn new(condition: &'a str, in_view: &InView<'_>) -> Result<Self, Error> {
        let named = &in_view.view.named_filters;
        let filter = view_args::read_filter("--fail-if", condition, named)?;
        let refused = |message: &str| -> Error {
            let message = format!("--fail-if {condition}: {message}");
            visible(&message).into_owned().into()
        };
        let term = |place: Range<usize>| &condition[place];
        if filter.is_empty() {
            return Err(refused(
                "the filter is empty, and every benchmark would pass it; write one, such as @regressions",
            ));
        }
        if let Some(place) = filter.fuzzy_word() {
            let word = term(place);
            return Err(refused(&format!(
                "'{word}' would match any name that has these letters in this order; put a part of a name in quotes, \
                 write a name with *, or ask for a state, such as is:slower"
            )));
        }
        match filter.matches_nothing(&in_view.heads[in_view.selected]) {
            None => Ok(Self { condition, filter }),
            Some(place) => {
                let term = term(place);
                Err(refused(&format!(
                    "no benchmark has a tag or a name such as '{term}'; correct it, or leave it out"
                )))
            }
        }
    }

    /// Prints the benchmarks in view that meet the condition, and those for which this is unknown. Both make the check
    /// fail, because a gate must not pass what it cannot judge. Benchmarks that are excluded from every number are not
    /// checked. Each head is judged as if it were the only one, so that no head hides a benchmark of another.
    pub fn check(&self, in_view: &InView<'_>, annotations: Annotations) -> Outcome {
        let InView {
            heads,
            selected,
            view,
        } = *in_view;
        let mut outcome = Outcome::Done;
        for (place, comparison) in heads.iter().enumerate() {
            let list = List {
                condition: self.condition,
                comparison,
                names_head: heads.len() > 1,
                is_annotated: is_annotated(annotations),
            };
            let has_passed = if place == selected {
                self.check_head(&list, view)
            } else {
                self.check_head(&list, &view_args::of_head(heads, place, view))
            };
            if !has_passed {
                outcome = Outcome::Matched;
            }
        }
        outcome
    }

    /// Whether no benchmark of a head meets the condition, and all are known. Lists the others.
    fn check_head(&self, list: &List<'_>, view: &View) -> bool {
        let context = view.context(list.comparison);
        let (mut found, mut unknown, mut asked) = (Vec::new(), Vec::new(), 0);
        let rows = view.shown_present(list.comparison).into_iter();
        for row in rows.filter(|row| !view.excluded.contains(row)) {
            asked += 1;
            match self.filter.judge(row, &context) {
                Match::Pass => found.push(row),
                Match::Fail => {}
                Match::Unknown => unknown.push(row),
            }
        }
        let of_asked = |rows: &[usize]| {
            let asked = wording::count(asked, "benchmark");
            format!("{} of {asked}{}", rows.len(), list.of_head())
        };
        list.tell(&found, &format!("found {}", of_asked(&found)));
        let lacking = "which lack a value that the filter asks for";
        let heading = format!("not known for {}, {lacking}", of_asked(&unknown));
        list.tell(&unknown, &heading);
        found.is_empty() && unknown.is_empty()
    }
}

fn is_annotated(annotations: Annotations) -> bool {
    match annotations {
        Annotations::Always => true,
        Annotations::Never => false,
        Annotations::Auto => {
            std::env::var_os("GITHUB_ACTIONS").is_some_and(|value| !value.is_empty())
        }
    }
}

/// How benchmarks are listed.
struct List<'a> {
    condition: &'a str,
    comparison: &'a Comparison,
    /// Whether it is told which head has them.
    names_head: bool,
    is_annotated: bool,
}

impl List<'_> {
    /// ` of A`, if there are several heads; raw.
    fn of_head(&self) -> String {
        let head = &self.comparison.labels.head;
        if self.names_head {
            format!(" of {head}")
        } else {
            String::new()
        }
    }

    /// Lists benchmarks, a line each, if there are any.
    fn tell(&self, rows: &[usize], heading: &str) {
        if rows.is_empty() {
            return;
        }
        let heading = format!("--fail-if {}: {heading}:", self.condition);
        let listed = rows.iter().take(MOST_LISTED);
        let lines = listed.map(|&row| self.line(row));
        let others = rows.len().saturating_sub(MOST_LISTED);
        let others = (others > 0).then(|| format!("  and {others} more"));
        let lines: Vec<String> = lines.chain(others).collect();
        tell_lines(&visible(&heading), &lines);
    }

    /// `json_loads (1.55x slower, memory 16.91x larger)`; of several heads `json_loads of A (…)`.
    fn line(&self, row: usize) -> String {
        let time = self.comparison.ratio(Metric::Time, row);
        let time = time.map(wording::ratio).unwrap_or_default();
        let memory = self.comparison.ratio(Metric::Memory, row);
        let memory = memory.map(wording::memory_ratio);
        let memory = memory.map_or_else(String::new, |memory| format!(", memory {memory}"));
        let name = format!("{}{}", self.comparison.rows[row].name, self.of_head());
        let name = visible(&name);
        if self.is_annotated {
            let condition = visible(self.condition);
            let message = format!("{time}{memory} (--fail-if {condition})");
            annotation::error(&name, &message)
        } else {
            // The dash keeps a name that starts with :: from being taken for a command of a workflow.
            format!("  - {name} ({time}{memory})")
        }
    }
}
