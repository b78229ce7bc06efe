//! `--fail-if`: a condition that benchmarks must not meet.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::annotation;
use super::outcome::{Error, Outcome};
use super::output::tell_lines;
use super::view_args;
use crate::cli::Annotations;
use crate::comparison::filter::{Filter, Match};
use crate::comparison::{Comparison, Metric, View, ViewContext, wording};
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
    /// checked. Each head is judged as if it were the only one, so that no head hides a benchmark of another. What the heads
    /// decide together, by `any:` or `all:`, is listed for those in which it holds.
    pub fn check(&self, in_view: &InView<'_>, annotations: Annotations) -> Outcome {
        let InView {
            heads,
            selected,
            view,
        } = *in_view;
        let mut judged = Vec::with_capacity(heads.len());
        for (place, comparison) in heads.iter().enumerate() {
            judged.push(if place == selected {
                self.judge_head(comparison, view)
            } else {
                let view = view_args::of_head(heads, place, view);
                self.judge_head(comparison, &view)
            });
        }
        let has_passed = judged.iter().all(Judged::has_passed);
        list_once(&mut judged);
        for (comparison, judged) in heads.iter().zip(&judged) {
            let list = List {
                condition: self.condition,
                comparison,
                names_head: heads.len() > 1,
                is_annotated: is_annotated(annotations),
                asks_for_nights: self.filter.asks_for_nights(),
            };
            list.tell_judged(judged);
        }
        if has_passed {
            Outcome::Done
        } else {
            Outcome::Matched
        }
    }

    /// The benchmarks of a head that meet the condition, and those for which this is unknown.
    fn judge_head(&self, comparison: &Comparison, view: &View) -> Judged {
        let context = view.context(comparison);
        // As if there were no other heads, which any: and all: ask.
        let alone = ViewContext {
            heads: &[],
            ..context
        };
        let mut judged = Judged::default();
        let rows = view.shown_present(comparison).into_iter();
        for row in rows.filter(|row| !view.excluded.contains(row)) {
            judged.asked += 1;
            let result = self.filter.judge(row, &context);
            let found = Found {
                row,
                by_itself: self.filter.judge(row, &alone) == result,
            };
            match result {
                Match::Pass => judged.found.push(found),
                Match::Fail => {}
                Match::Unknown => judged.unknown.push(found),
            }
        }
        judged
    }
}

/// A benchmark that the gate lists.
#[derive(Clone, Copy)]
struct Found {
    row: usize,
    /// Whether the result is the same without the other heads.
    by_itself: bool,
}

/// What the gate found in a head.
#[derive(Default)]
struct Judged {
    found: Vec<Found>,
    unknown: Vec<Found>,
    /// How many benchmarks were judged.
    asked: usize,
}

impl Judged {
    /// Whether no benchmark meets the condition, and all are known.
    fn has_passed(&self) -> bool {
        self.found.is_empty() && self.unknown.is_empty()
    }
}

/// Leaves each benchmark to the heads that have the result by themselves, or to the first head if there is none.
fn list_once(judged: &mut [Judged]) {
    let lists: [fn(&mut Judged) -> &mut Vec<Found>; 2] =
        [|judged| &mut judged.found, |judged| &mut judged.unknown];
    for list in lists {
        let all = judged.iter_mut().flat_map(|judged| list(judged).clone());
        let by_itself = all.filter(|found| found.by_itself);
        let mut listed: BTreeSet<usize> = by_itself.map(|found| found.row).collect();
        for judged in &mut *judged {
            list(judged).retain(|found| found.by_itself || listed.insert(found.row));
        }
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
    /// Whether a term needs a history.
    asks_for_nights: bool,
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

    /// Lists what was found in the head.
    fn tell_judged(&self, judged: &Judged) {
        let of_asked = |rows: &[Found]| {
            let asked = wording::count(judged.asked, "benchmark");
            format!("{} of {asked}{}", rows.len(), self.of_head())
        };
        let Judged { found, unknown, .. } = judged;
        self.tell(found, &format!("found {}", of_asked(found)));
        let reason = if self.asks_for_nights && !self.comparison.knows_nights() {
            "night and is:within_noise need a history (--history DIR, or results that are named in a tree)"
        } else {
            "they lack a value that the filter asks for"
        };
        let heading = format!("cannot judge {}: {reason}", of_asked(unknown));
        self.tell(unknown, &heading);
    }

    /// Lists benchmarks, a line each, if there are any.
    fn tell(&self, rows: &[Found], heading: &str) {
        if rows.is_empty() {
            return;
        }
        let heading = format!("--fail-if {}: {heading}:", self.condition);
        let listed = rows.iter().take(MOST_LISTED);
        let lines = listed.map(|found| self.line(found.row));
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
