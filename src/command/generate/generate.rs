//! What the command does, in order.

use std::io::{self, IsTerminal};
use std::mem::ManuallyDrop;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use super::interruption::Interruption;
use super::output::Output;
use super::reports::{self, Reports};
use super::{folders, tables};
use crate::cli::GenerateArgs;
use crate::command::outcome::{Error, Outcome};
use crate::command::output::print;
use crate::command::progress_line::ProgressLine;
use crate::command::read_tree;
use crate::comparison::Prepared;
use crate::index::{CompareOptions, Comparer, Event, Index, Plan, Step};
use crate::results::Sides;
use crate::suite::Detail;
use crate::text::{visible, visible_lines};
use crate::tree::{Place, Tree};

/// How many files are named at most in a message. Those of 10,000 should still be readable.
const MOST_NAMED: usize = 20;

/// Writes what bench_runner derives from a tree, and prints which files were written.
///
/// # Errors
/// If there is nothing to write to or from; then nothing was written. Also if some result could not be read, compared
/// or written, which is named; then all else was written.
pub fn run(args: &GenerateArgs) -> Result<Outcome, Error> {
    let place = Place::of(&args.folder)?;
    let tables = tables::read(&place)?;
    let interruption = Interruption::listen();
    let options = read_tree::options(&args.published, args.jobs);
    let is_cancelled = || interruption.is_requested();
    let tree = read_tree::tree(place, &args.published, &options, &is_cancelled)?;
    let mut output = Output::new(&tree, args.output_dir.as_deref(), &interruption);
    output.is_dry = args.dry_run;
    let index = compared(&tree, args.force, &options, &output);
    // Of an interrupted run only the reports are there, since the rest needs all of them.
    if !interruption.is_requested() {
        for table in &tables {
            table.put(&index, args.today, &output);
        }
        let others: Vec<&Path> = tables.iter().map(tables::TableFile::path).collect();
        folders::put_all(&index, &others, &output);
    }
    list(&output)?;
    interruption.end();
    // Never dropped: the process is about to end, and freeing the memory piece by piece takes a while.
    let index = ManuallyDrop::new(index);
    match failures(&index, &output) {
        None => Ok(Outcome::Done),
        Some(message) => Err(message.into()),
    }
}

/// The index of a tree, with the reports written from which it is known, or which were made for it.
fn compared(tree: &Arc<Tree>, force: bool, options: &CompareOptions, output: &Output<'_>) -> Index {
    let references = tree.references(false);
    let mut reports = Reports::new(tree, &references, force);
    let mut index = Index::new(Arc::clone(tree), references);
    for event in std::mem::take(&mut reports.known) {
        index.record(event);
    }
    let plan = Plan::new(tree, &reports.references, |_| true);
    let progress = ProgressLine::new("comparisons", plan.len());
    let index = Mutex::new(index);
    let judge = |step: Step, sides: Result<Sides<&Prepared>, String>| {
        let outcome = |sides| reports.judge(step, sides, output);
        let failed = crate::index::Outcome::Failed;
        Event::compared(step, sides.map_or_else(failed, outcome))
    };
    let record = |event: Event| {
        if let Event::Compared { .. } = event {
            progress.step();
        }
        let mut index = index.lock().unwrap_or_else(PoisonError::into_inner);
        index.record(event);
    };
    let comparer = Comparer {
        tree,
        options,
        judge: &judge,
        detail: Detail::Full,
    };
    comparer.run(&plan, &record, &|| output.interruption.is_requested());
    drop(progress);
    index.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// Lists the files that were written, or would be.
fn list(output: &Output<'_>) -> Result<(), Error> {
    let place = &output.tree.place;
    let mut text = String::new();
    for path in output.written() {
        let path = place.relative(&place.root.join(path));
        text.push_str(&format!("{path}\n"));
    }
    if io::stdout().is_terminal() {
        print(&visible_lines(&text))
    } else {
        print(&text)
    }
}

/// What could not be done, and why; `None` if everything was.
fn failures(index: &Index, output: &Output<'_>) -> Option<String> {
    let tree = &index.tree;
    let results = tree.results.iter().enumerate();
    let unreadable = results.filter_map(|(result, entry)| {
        let reason = index.error(result)?;
        Some((entry.file.clone(), reason.to_owned()))
    });
    let problems = tree.problems.iter();
    let problems = problems.map(|problem| (problem.file.clone(), problem.reason.clone()));
    let mut all: Vec<(String, String)> = unreadable.chain(problems).collect();
    all.extend(reports::failures(index));
    all.extend(output.failed());
    if all.is_empty() {
        return None;
    }
    let count = all.len();
    let mut message = format!("not read, compared or written: {count}; everything else is done");
    for (name, reason) in all.iter().take(MOST_NAMED) {
        message.push_str(&format!("\n  {}: {}", visible(name), visible(reason)));
    }
    if count > MOST_NAMED {
        message.push_str(&format!("\n  … and {} more", count - MOST_NAMED));
    }
    Some(message)
}
