//! The command `benchlens index`.

use std::collections::HashSet;
use std::io::{self, IsTerminal};
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::index_filter::{self, IndexFilter};
use super::load::note_config;
use super::outcome::{Error, Outcome};
use super::output::{self, tell, tell_lines};
use super::progress_line::ProgressLine;
use super::write_file::{Target, WriteError, write_file};
use crate::bench_runner::Config;
use crate::cli::{IndexArgs, PublishedArgs};
use crate::comparison::OutputFormat;
use crate::index::{Cache, CompareOptions, Event, Index, begin, compare, default_folder};
use crate::report::IndexReport;
use crate::suite::LoadOptions;
use crate::text::{visible, visible_lines};
use crate::tree::{Day, Place, Section, Tree, TreeOptions, sections};

/// How many files that cannot be read are named at most on standard error. Those of 10,000 should still be readable.
const MOST_NAMED: usize = 20;

/// Prints or writes the index of a tree.
///
/// # Errors
/// Any error is a message for the user.
pub fn print(args: &IndexArgs) -> Result<Outcome, Error> {
    let place = Place::of(&args.folder)?;
    let config = config(&place, &args.published)?;
    let folder = if args.no_cache { None } else { cache_folder() };
    let mut cache = folder.map(|folder| Cache::load(&folder, &place, &config));
    let mut options = TreeOptions {
        load: load_options(&args.published),
        known: cache.as_mut().map(Cache::take_texts).unwrap_or_default(),
        ..TreeOptions::default()
    };
    options.jobs = args.jobs.unwrap_or(options.jobs);
    let tree = Arc::new(Tree::read(place, Arc::new(config), &options, &|| false));
    if tree.results.is_empty() && tree.pystats.is_empty() && tree.problems.is_empty() {
        return Err(nothing_found(&args.folder));
    }
    let references = tree.references(args.stand_ins);
    let filter = IndexFilter::of(args, &references)?;
    let mut sections = listed(&tree, args);
    let all = index_filter::count(&sections);
    let index = Index::new(Arc::clone(&tree), references);
    if let Some(filter) = &filter {
        filter.narrow(&mut sections, &index);
    }
    let index = compared(index, &sections, options, cache.as_ref());
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

/// bench_runner's configuration for a tree.
///
/// # Errors
/// If one was named that cannot be read.
pub fn config(place: &Place, args: &PublishedArgs) -> Result<Config, Error> {
    let mut config = match &args.config {
        Some(file) => Config::read(file)?,
        None if args.no_config => Config::default(),
        // The search starts in the folder of a file, which need not be there.
        None => Config::read_found(&place.root.join("results")),
    };
    note_config(&config, args.verbose, &|note| tell(&visible(&note)));
    config.excluded.extend(args.exclude.iter().cloned());
    Ok(config)
}

/// The user's folder of caches, if a variable says where it is.
pub fn cache_folder() -> Option<PathBuf> {
    default_folder(|name| std::env::var_os(name))
}

/// How its files are read.
pub fn load_options(args: &PublishedArgs) -> LoadOptions {
    let mut options = LoadOptions::default();
    if let Some(mib) = args.max_size {
        options.max_bytes = mib << 20;
    }
    options
}

fn nothing_found(folder: &Path) -> Error {
    let folder = folder.to_string_lossy();
    let message = format!(
        "{}: there is no file whose name ends in .json or .json.gz\n  Name a folder of results, or the one above it.",
        visible(&folder)
    );
    message.into()
}

fn listed(tree: &Tree, args: &IndexArgs) -> Vec<Section> {
    let all = sections(&tree.results);
    if !args.short {
        return all;
    }
    let today = args.today.unwrap_or_else(Day::today);
    all.iter()
        .map(|section| section.recent(&tree.results, today))
        .collect()
}

/// The same index with the outcomes of the listed results.
fn compared(
    index: Index,
    sections: &[Section],
    options: TreeOptions,
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
    let options = CompareOptions {
        load: options.load,
        jobs: options.jobs,
    };
    compare(&tree, &plan, &options, &record, &|| false);
    drop(progress);
    let index = index.into_inner().unwrap_or_else(PoisonError::into_inner);
    if let Some(cache) = cache.filter(|_| !plan.is_empty()) {
        cache.store(&index);
    }
    index
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
