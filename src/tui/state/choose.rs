//! What the results of a list are to be compared with.

use std::path::PathBuf;

use super::chosen::Chosen;
use super::open_tree::OpenTree;
use crate::comparison::wording;
use crate::index::{Outcome, PINNED};
use crate::tree::{Candidate, describe_stand_in, why_not_compared};

/// Why a result is a reference.
#[derive(Debug, Clone, Copy)]
enum Why {
    /// It is that of the selected base.
    Base,
    /// It was marked first.
    Marked,
}

/// Why a result has nothing to be compared with; raw.
struct Lack {
    reason: String,
    /// What to do about it in the list.
    advice: &'static str,
}

impl From<Lack> for String {
    fn from(lack: Lack) -> Self {
        lack.reason + lack.advice
    }
}

impl OpenTree {
    /// What the next result further down, or up, is to be compared with. Those that cannot be compared are skipped, and the
    /// note says so. The selection stays where it is until the comparison is there.
    ///
    /// # Errors
    /// If there is none; the error is raw.
    pub fn step(&self, down: bool) -> Result<Chosen, String> {
        let shown = &self.listing.shown;
        let others: Vec<usize> = if down {
            shown.iter().skip(self.selected + 1).copied().collect()
        } else {
            shown.iter().take(self.selected).rev().copied().collect()
        };
        if others.is_empty() {
            let end = if down { "last" } else { "first" };
            return Err(format!("this is the {end} result of the list"));
        }
        let mut skipped = Vec::new();
        for head in others {
            match self.opened_reference_of(head) {
                Err(lack) => skipped.push((head, lack)),
                Ok(reference) => {
                    let chosen = self.chosen_of(&[reference], &[head], Why::Base)?;
                    return Ok(chosen.with_note(self.without("skipped", &skipped)));
                }
            }
        }
        let way = if down { "below" } else { "above" };
        let skipped = self.without("skipped", &skipped).unwrap_or_default();
        Err(format!("no result {way} can be compared; {skipped}"))
    }

    /// What the selected result is to be compared with: that of the selected base, which may be the pinned one. Marked
    /// results are compared instead, with the one that was marked first.
    ///
    /// # Errors
    /// If there is no such result; the error says what to do. It is raw.
    pub fn chosen(&self) -> Result<Chosen, String> {
        match self.marked[..] {
            [] => {}
            [_] => return Err("mark a second result with Space, or take the mark away".to_owned()),
            [reference, ref heads @ ..] => {
                return self.chosen_of(&[reference], heads, Why::Marked);
            }
        }
        let head = self
            .selected_result()
            .ok_or_else(|| "there is no result to compare".to_owned())?;
        self.chosen_of(&[self.reference_of(head)?], &[head], Why::Base)
    }

    /// The marked results, each with its own reference; if none is marked, the same build of the selected commit on each
    /// machine that has a reference for it. The note says which marked results are left out because they have none.
    ///
    /// # Errors
    /// As above.
    pub fn chosen_each(&self) -> Result<Chosen, String> {
        if !self.marked.is_empty() {
            return self.chosen_marked();
        }
        let selected = self
            .selected_result()
            .ok_or_else(|| "there is no result to compare".to_owned())?;
        let results = &self.index.tree.results;
        let build = |result: usize| {
            let identity = &results[result].identity;
            (&identity.hash, &identity.flags)
        };
        let same_build = (0..results.len()).filter(|&result| build(result) == build(selected));
        let pairs = same_build.filter_map(|head| Some((self.reference_of(head).ok()?, head)));
        let (references, heads): (Vec<usize>, Vec<usize>) = pairs.unzip();
        if heads.is_empty() {
            // It says why there is no reference.
            self.reference_of(selected)?;
        }
        self.chosen_of(&references, &heads, Why::Base)
    }

    fn chosen_marked(&self) -> Result<Chosen, String> {
        let (mut references, mut heads, mut left_out) = (Vec::new(), Vec::new(), Vec::new());
        for &head in &self.marked {
            match self.readable_reference_of(head) {
                Ok(reference) => {
                    references.push(reference);
                    heads.push(head);
                }
                Err(lack) => left_out.push((head, lack)),
            }
        }
        let note = self.without("left out", &left_out);
        if heads.is_empty() {
            let advice = left_out.first().map_or("", |(_, lack)| lack.advice);
            return Err(note.unwrap_or_default() + advice);
        }
        let chosen = self.chosen_of(&references, &heads, Why::Base)?;
        Ok(chosen.with_note(note))
    }

    /// Which results are without a comparison, and why the first of them is; `None` if none is. Raw.
    fn without(&self, done: &str, results: &[(usize, Lack)]) -> Option<String> {
        let (first, lack) = results.first()?;
        let name = Candidate::of(&self.index.tree.results[*first]).name;
        let reason = &lack.reason;
        Some(match results.len() {
            1 => format!("{name} is {done}: {reason}"),
            count => {
                let count = wording::count(count, "result");
                format!("{count} are {done}; {name}: {reason}")
            }
        })
    }

    fn chosen_of(&self, references: &[usize], heads: &[usize], why: Why) -> Result<Chosen, String> {
        let results = &self.index.tree.results;
        for &result in references.iter().chain(heads) {
            self.check_readable(result)?;
        }
        let paths = |places: &[usize]| -> Vec<PathBuf> {
            let paths = places.iter().map(|&result| results[result].path.clone());
            paths.collect()
        };
        let stand_in = |&head: &usize| {
            let selected = self.context().comparison(head, self.listing.base);
            let (reference, _) = selected.filter(|(it, _)| it.is_stand_in)?;
            Some(describe_stand_in(
                &results[reference.result],
                &results[head],
            ))
        };
        let stand_ins = match why {
            Why::Base => heads.iter().map(stand_in).collect(),
            // As a marked result, a stand-in does not take the place of any.
            Why::Marked => Vec::new(),
        };
        Ok(Chosen::new(paths(references), paths(heads), stand_ins))
    }

    /// As [`Self::readable_reference_of`], but also an error if it is known that the comparison cannot be made.
    fn opened_reference_of(&self, head: usize) -> Result<usize, Lack> {
        let reference = self.readable_reference_of(head)?;
        match self.context().comparison(head, self.listing.base) {
            Some((_, Some(Outcome::Failed(reason)))) => Err(Lack {
                reason: format!("not compared: {reason}"),
                advice: "",
            }),
            _ => Ok(reference),
        }
    }

    fn readable_reference_of(&self, head: usize) -> Result<usize, Lack> {
        let reference = self.reference_of(head)?;
        self.check_readable(reference)?;
        self.check_readable(head)?;
        Ok(reference)
    }

    fn check_readable(&self, result: usize) -> Result<(), Lack> {
        let Some(error) = self.index.error(result) else {
            return Ok(());
        };
        let file = &self.index.tree.results[result].file;
        Err(Lack {
            reason: format!("not compared, {error}: {file}"),
            advice: "",
        })
    }

    fn reference_of(&self, head: usize) -> Result<usize, Lack> {
        let lack = |reason: String, advice| Err(Lack { reason, advice });
        let other_base = "; h and l select another base";
        let Some(base) = self.listing.bases.get(self.listing.base) else {
            return lack(
                "no result has a base".to_owned(),
                ": pin a reference with b, or mark results with Space",
            );
        };
        match self.context().comparison(head, self.listing.base) {
            Some((reference, _)) if reference.is_valid => Ok(reference.result),
            Some(_) if base == PINNED => lack(
                "this is the pinned reference itself".to_owned(),
                "; select another result",
            ),
            Some(_) => lack(format!("{base} is this build itself"), other_base),
            None => {
                let reason = why_not_compared(&self.index.tree, head, base);
                lack(format!("not compared with {base}: {reason}"), other_base)
            }
        }
    }
}
