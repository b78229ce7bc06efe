//! Reads the series that the command line asks for.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::plot;
use crate::bench_runner::{flag_of_name, flag_to_show};
use crate::cli::HistoryArgs;
use crate::command::near_names;
use crate::command::outcome::Error;
use crate::command::view_args;
use crate::history::{self, TrendFilter, Trends};
use crate::index::CompareOptions;
use crate::series::{self, History};
use crate::text::{visible, visible_lines};
use crate::tree::{Entry, Name, Tree};

/// How many problems of annotations are named at most.
const MOST_LISTED: usize = 20;

/// The series that the command line asks for.
pub(super) struct Read {
    /// The series, compared with the base if one was named.
    pub trends: Trends,
    /// What the headline numbers of each group are against.
    pub bases: Vec<Option<usize>>,
    /// The plot that it asks for, by its place in the configuration.
    pub plot: Option<usize>,
    /// Whether the command line asks for headline numbers.
    pub has_headlines: bool,
}

/// A filter of the command line.
///
/// # Errors
/// If it is not valid.
pub(super) fn parse_filter(option: &str, text: Option<&str>) -> Result<TrendFilter, Error> {
    let text = text.unwrap_or_default();
    let filter = TrendFilter::parse(text);
    match filter.errors().first() {
        Some(error) => Err(view_args::invalid_filter(option, text, error)),
        None => Ok(filter),
    }
}

/// Reads the series that the command line asks for. `note` receives what the user should know; it is raw.
///
/// # Errors
/// If there are none, or if the base has no name of a result.
pub(super) fn read(
    args: &HistoryArgs,
    tree: &Arc<Tree>,
    options: &CompareOptions,
    note: &dyn Fn(String),
) -> Result<Read, Error> {
    let read_options = options.reading();
    let flags = args.flags.as_deref().map(flags);
    let is_wanted = |entry: &Entry| {
        let identity = &entry.identity;
        let machine = args.machine.as_deref();
        machine.is_none_or(|machine| identity.nickname.as_deref() == Some(machine))
            && flags.as_ref().is_none_or(|flags| identity.flags == *flags)
            && identity.is_of_python()
    };
    let measured = series::read(tree, &read_options, &is_wanted, &|| false);
    let history = History::new(tree, measured);
    if history.groups.is_empty() {
        return Err(nothing_found(args, tree));
    }
    let names: BTreeSet<&str> = args.benchmark.iter().map(String::as_str).collect();
    let is_wanted = |name: &str| names.is_empty() || names.contains(name);
    check_benchmarks(&names, &history)?;
    let mut trends = Trends::new(Arc::clone(tree), history, &is_wanted);
    note_annotations(&trends, note);
    let plot = args.plot.as_ref();
    let plot = plot
        .map(|text| plot::find(&tree.config, text))
        .transpose()?;
    let named = named_bases(args, &trends, note)?;
    if let Some(bases) = &named {
        let means = history::means(tree, bases, &read_options);
        trends.compare_with(bases, &means);
    }
    Ok(Read {
        bases: named.unwrap_or_else(|| history::oldest(&trends.groups)),
        has_headlines: args.benchmark.is_empty(),
        trends,
        plot,
    })
}

/// Says what cannot be used of the file of annotations.
fn note_annotations(trends: &Trends, note: &dyn Fn(String)) {
    let problems = &trends.annotations.problems;
    for problem in problems.iter().take(MOST_LISTED) {
        note(format!("note: {problem}"));
    }
    if let Some(more @ 1..) = problems.len().checked_sub(MOST_LISTED) {
        note(format!("note: … and {more} more in the annotations"));
    }
}

/// The flags that were typed, by their internal names, sorted.
fn flags(text: &str) -> Vec<String> {
    let all = text.split([',', '+']);
    let all = all.filter(|flag| !flag.is_empty() && !flag.eq_ignore_ascii_case("none"));
    let flags: BTreeSet<String> = all.map(flag_of_name).collect();
    flags.into_iter().collect()
}

/// Checks that some result has each benchmark.
fn check_benchmarks(names: &BTreeSet<&str>, history: &History) -> Result<(), Error> {
    let series = history.groups.iter().flat_map(|group| &group.series);
    let known: BTreeSet<&str> = series.map(|series| &*series.benchmark).collect();
    match names.difference(&known).next() {
        None => Ok(()),
        Some(unknown) => {
            let advice = near_names::advice(known.iter().copied(), unknown);
            let message = format!("--benchmark {unknown}: no result has this benchmark; {advice}");
            Err(visible(&message).into_owned().into())
        }
    }
}

/// Why there is no result with the flags and of the machine that were asked for.
fn nothing_found(args: &HistoryArgs, tree: &Tree) -> Error {
    let identities = || tree.results.iter().map(|entry| &entry.identity);
    let machines: BTreeSet<&str> = identities()
        .filter_map(|identity| identity.nickname.as_deref())
        .collect();
    let folder = args.folder.to_string_lossy();
    if machines.is_empty() {
        let message = format!(
            "{folder}: no result of a known machine, which the names of a result and of its folder tell:\n  \
             bm-DATE-VERSION-HASH/bm-DATE-NICKNAME-MACHINE-FORK-REF-VERSION-HASH.json"
        );
        return visible_lines(&message).into();
    }
    let wanted = args.machine.as_deref();
    let of_machine = identities().filter(|identity| {
        let nickname = identity.nickname.as_deref();
        wanted.is_none_or(|wanted| nickname == Some(wanted))
    });
    let builds: BTreeSet<&[String]> = of_machine.map(|identity| &*identity.flags).collect();
    let machines: Vec<&str> = machines.into_iter().collect();
    let machines = machines.join(", ");
    let reason = match (wanted, &args.flags) {
        (Some(machine), _) if builds.is_empty() => {
            format!("--machine {machine}: no result is of this machine\n  Machines: {machines}")
        }
        (_, Some(text)) if !builds.contains(&*flags(text)) => {
            let builds: Vec<String> = builds.into_iter().map(shown).collect();
            let builds = builds.join("; ");
            format!("--flags {text}: no result has exactly these flags\n  Flags: {builds}")
        }
        _ => format!(
            "no result with these flags and this machine has a commit date\n  Machines: {machines}"
        ),
    };
    visible_lines(&format!("{folder}: {reason}")).into()
}

/// Flags as they are typed; raw.
fn shown(flags: &[String]) -> String {
    if flags.is_empty() {
        return "none".to_owned();
    }
    let flags: Vec<&str> = flags.iter().map(|flag| flag_to_show(flag)).collect();
    flags.join(",")
}

fn named_bases(
    args: &HistoryArgs,
    trends: &Trends,
    note: &dyn Fn(String),
) -> Result<Option<Vec<Option<usize>>>, Error> {
    let Some(text) = &args.base else {
        return Ok(None);
    };
    let bases = history::of_groups(&trends.tree, &trends.groups, &Name::parse(text))?;
    for (group, _) in trends
        .groups
        .iter()
        .zip(&bases)
        .filter(|(_, base)| base.is_none())
    {
        let machine = &group.machine;
        note(format!("note: {machine} has no result called {text}"));
    }
    Ok(Some(bases))
}
