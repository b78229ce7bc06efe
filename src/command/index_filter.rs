//! Which results of a tree `benchlens index --filter` lists.

use std::collections::BTreeSet;

use super::outcome::Error;
use super::view_args;
use crate::cli::IndexArgs;
use crate::index::{Index, Step};
use crate::listing::{ListContext, ListFilter};
use crate::report::AskedColumns;
use crate::text::visible;
use crate::tree::{BASE, Reference, Section};

/// A filter of the command line, with the base that its numbers refer to.
pub struct IndexFilter {
    text: String,
    filter: ListFilter,
    bases: [String; 1],
}

/// How many results a filter has left.
pub struct Left {
    shown: usize,
    all: usize,
    /// How many lack a number that the filter needs.
    unknown: usize,
}

impl IndexFilter {
    /// The filter of a command line, if it has one.
    ///
    /// # Errors
    /// If it is not valid, or if no result is compared with its base.
    pub fn of(args: &IndexArgs, references: &[Vec<Reference>]) -> Result<Option<Self>, Error> {
        let Some(text) = &args.filter else {
            return Ok(None);
        };
        let filter = ListFilter::parse(text);
        if let Some(error) = filter.errors().first() {
            return Err(view_args::invalid_filter("--filter", text, error));
        }
        if let Some(base) = &args.base {
            check_base(base, references)?;
        }
        Ok(Some(Self {
            text: text.clone(),
            filter,
            bases: [args.base.clone().unwrap_or_else(|| BASE.to_owned())],
        }))
    }

    /// Drops the results that do not pass, whatever their comparisons are, so that these need not be made.
    pub fn narrow(&self, sections: &mut Vec<Section>, index: &Index) {
        let context = self.context(index);
        retain(sections, |result| {
            self.filter.passes_uncompared(context, result) != Some(false)
        });
    }

    /// Whether a term asks for clear changes.
    pub fn needs_changes(&self) -> bool {
        self.filter.needs_changes()
    }

    /// The columns of the numbers that it asks for.
    pub fn columns(&self) -> AskedColumns {
        AskedColumns {
            columns: self.filter.columns(),
            base: self.bases[0].clone(),
        }
    }

    /// The comparisons whose clear changes decide whether a result passes. All outcomes must be known.
    pub fn undecided(&self, sections: &[Section], index: &Index) -> Vec<Step> {
        let context = self.context(index);
        let listed = sections.iter().flat_map(|section| &section.results);
        let step = |&head: &usize| {
            self.filter.passes(context, head).is_none().then_some(())?;
            let (reference, _) = index.comparison(head, &self.bases[0])?;
            let reference = reference.is_valid.then_some(reference.result)?;
            Some(Step { head, reference })
        };
        listed.filter_map(step).collect()
    }

    /// Drops the results that do not pass. All comparisons of the others must be known.
    pub fn apply(&self, sections: &mut Vec<Section>, index: &Index, all: usize) -> Left {
        let context = self.context(index);
        let mut unknown = 0;
        retain(sections, |result| {
            let passes = self.filter.passes(context, result);
            unknown += usize::from(passes.is_none());
            passes == Some(true)
        });
        Left {
            shown: count(sections),
            all,
            unknown,
        }
    }

    /// What the text for people says of the results that are not listed.
    pub fn note(&self, left: &Left) -> String {
        let Left {
            shown,
            all,
            unknown,
        } = left;
        let filter = visible(&self.text);
        let mut note = format!("\nFilter {filter}: {shown} of {all} results");
        if *unknown > 0 {
            let base = visible(&self.bases[0]);
            let have = if *unknown == 1 { "has" } else { "have" };
            note.push_str(&format!(
                "; {unknown} {have} no such number (vs. {base}; --base names another)"
            ));
        }
        note.push('\n');
        note
    }

    fn context<'c>(&'c self, index: &'c Index) -> ListContext<'c> {
        ListContext {
            index,
            bases: &self.bases,
            base: 0,
        }
    }
}

/// How many results are in all sections.
pub fn count(sections: &[Section]) -> usize {
    sections.iter().map(|section| section.results.len()).sum()
}

fn retain(sections: &mut Vec<Section>, mut is_kept: impl FnMut(usize) -> bool) {
    for section in sections.iter_mut() {
        section.results.retain(|&result| is_kept(result));
    }
    sections.retain(|section| !section.results.is_empty());
}

fn check_base(base: &str, references: &[Vec<Reference>]) -> Result<(), Error> {
    let all = references.iter().flatten();
    let known: BTreeSet<&str> = all.map(|reference| reference.base.as_str()).collect();
    if known.contains(base) {
        return Ok(());
    }
    let known: Vec<&str> = known.into_iter().collect();
    let message = if known.is_empty() {
        format!("--base {base}: no result of this folder is compared with any base")
    } else {
        format!(
            "--base {base}: no result is compared with this base; the bases are {}",
            known.join(", ")
        )
    };
    Err(visible(&message).into_owned().into())
}
