//! The command `benchlens index`.

use std::collections::HashSet;
use std::io::{self, IsTerminal};
use std::mem::ManuallyDrop;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use super::index_filter::{self, IndexFilter};
use super::outcome::{Error, Outcome};
use super::output::{self, tell_lines};
use super::progress_line::ProgressLine;
use super::read_tree;
use super::write_file::{Target, WriteError, write_file};
use crate::cli::IndexArgs;
use crate::comparison::{OutputFormat, Rules};
use crate::index::{Cache, CompareOptions, Event, Index, Plan, Step, begin, compare, judge};
use crate::report::{AskedColumns, IndexReport};
use crate::text::{visible, visible_lines};
use crate::tree::{Day, Place, Section, Tree, sections};

/// How many files that cannot be read are named at most on standard error. Those of 10,000 should still be readable.
const MOST_NAMED: usize = 20;

/// Prints or writes the index of a tree.
///
/// # Errors
/// Any error is a message for the user.
pub fn print(args: &IndexArgs) -> Result<Outcome, Error> {
    let place = Place::of(&args.folder)?;
    let options = read_tree::options(&args.published, args.jobs);
    let (tree, cache) =
        read_tree::tree_with_cache(place, &args.published, &options, args.no_cache)?;
    let references = tree.references(args.stand_ins);
    let filter = IndexFilter::of(args, &references)?;
    let mut sections = listed(&tree, args);
    let all = index_filter::count(&sections);
    let index = Index::new(Arc::clone(&tree), references);
    if let Some(filter) = &filter {
        filter.narrow(&mut sections, &index);
    }
    let mut index = compared(index, &sections, &options, cache.as_ref());
    if let Some(filter) = filter.as_ref().filter(|filter| filter.needs_changes()) {
        let steps = filter.undecided(&sections, &index);
        add_changes(&mut index, &steps, &options);
    }
    let left = filter
        .as_ref()
        .map(|filter| filter.apply(&mut sections, &index, all));
    let format = args.format.0;
    if format != OutputFormat::Text {
        tell_errors(&index, &sections);
    }
    // Never dropped: the process is about to end, and freeing the memory piece by piece takes a while.
    let index = ManuallyDrop::new(index);
    let report = IndexReport {
        index: &index,
        sections,
        folder: "",
        asked: filter
            .as_ref()
            .map_or_else(AskedColumns::default, IndexFilter::columns),
    };
    let mut text = report.render(format);
    if let (OutputFormat::Text, Some(filter), Some(left)) = (format, &filter, &left) {
        text.push_str(&filter.note(left));
    }
    match args.output.as_deref().filter(|file| *file != "-") {
        Some(file) => write(file, &text, &tree, args.force)?,
        None if io::stdout().is_terminal() => output::print(&visible_lines(&text))?,
        None => output::print(&text)?,
    }
    Ok(Outcome::Done)
}

fn listed(tree: &Tree, args: &IndexArgs) -> Vec<Section> {
    if args.short {
        recent(tree, args.today)
    } else {
        sections(&tree.results)
    }
}

/// The results of the short table.
pub fn recent(tree: &Tree, today: Option<Day>) -> Vec<Section> {
    let today = today.unwrap_or_else(Day::today);
    let all = sections(&tree.results);
    let all = all.iter();
    all.map(|section| section.recent(&tree.results, today))
        .collect()
}

/// The same index with the outcomes of the listed results.
fn compared(
    index: Index,
    sections: &[Section],
    options: &CompareOptions,
    cache: Option<&Cache>,
) -> Index {
    let listed: HashSet<usize> = sections
        .iter()
        .flat_map(|it| it.results.iter().copied())
        .collect();
    let tree = Arc::clone(&index.tree);
    let (index, plan) = begin(index, cache, |head| listed.contains(&head));
    let index = Mutex::new(index);
    let progress = ProgressLine::new("comparisons", plan.len());
    let record = |event: Event| {
        if let Event::Compared { .. } = event {
            progress.step();
        }
        index
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .record(event);
    };
    compare(&tree, &plan, options, &record, &|| false);
    drop(progress);
    let index = index.into_inner().unwrap_or_else(PoisonError::into_inner);
    if let Some(cache) = cache.filter(|_| !plan.is_empty()) {
        cache.store(&index);
    }
    index
}

/// Counts the clear changes of comparisons.
fn add_changes(index: &mut Index, steps: &[Step], options: &CompareOptions) {
    let tree = Arc::clone(&index.tree);
    let plan = Plan::of_steps(steps);
    let progress = ProgressLine::new("comparisons judged", plan.len());
    let index = Mutex::new(index);
    let record = |event: Event| {
        if let Event::Judged { .. } = event {
            progress.step();
        }
        let mut index = index.lock().unwrap_or_else(PoisonError::into_inner);
        index.record(event);
    };
    let rules = Rules::default();
    judge(&tree, &plan, (options, rules), &record, &|| false);
}

/// Names what cannot be read, for which the format has no place.
fn tell_errors(index: &Index, sections: &[Section]) {
    let tree = &index.tree;
    let listed = sections.iter().flat_map(|section| &section.results);
    let of_results = listed.filter_map(|&result| {
        let file = &tree.results[result].file;
        Some(format!(
            "  {}: {}",
            visible(file),
            visible(index.error(result)?)
        ))
    });
    let problems = tree.problems.iter();
    let problems = problems
        .map(|problem| format!("  {}: {}", visible(&problem.file), visible(&problem.reason)));
    let mut lines: Vec<String> = of_results.chain(problems).collect();
    let count = lines.len();
    if count > MOST_NAMED {
        lines.truncate(MOST_NAMED);
        lines.push(format!(
            "  … and {} more, which --format text lists",
            count - MOST_NAMED
        ));
    }
    if count > 0 {
        tell_lines(&format!("note: not read: {count}"), &lines);
    }
}

fn write(file: &Path, text: &str, tree: &Tree, overwrite: bool) -> Result<(), Error> {
    let results = tree.results.iter().chain(&tree.pystats);
    let inputs: Vec<&Path> = results.map(|entry| &*entry.path).collect();
    let shown = file.to_string_lossy();
    let shown = visible(&shown);
    let target = Target {
        file,
        inputs: &inputs,
        overwrite,
    };
    write_file(&target, text, &|| false).map_err(|error| {
        match error {
            WriteError::IsInput => {
                format!("{shown}: this is one of the results; name another --output")
            }
            other => other.message(&shown),
        }
        .into()
    })
}
