//! The command `benchlens history`.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal};
use std::sync::Arc;

use super::outcome::{Error, Outcome};
use super::output::{self, tell, tell_lines};
use super::{read_tree, view_args};
use crate::bench_runner::flag_of_name;
use crate::cli::HistoryArgs;
use crate::comparison::OutputFormat;
use crate::history::{self, Item, Trend, TrendFilter, Trends};
use crate::index::CompareOptions;
use crate::report::{HistoryReport, change_size};
use crate::series::{Change, History, ReadOptions, read};
use crate::text::{visible, visible_lines};
use crate::tree::{Entry, Name, Place, Tree};

/// How many changes `--fail-if` lists at most.
const MOST_LISTED: usize = 20;

/// Prints the history of a tree.
///
/// # Errors
/// Any error is a message for the user.
pub fn print(args: &HistoryArgs) -> Result<Outcome, Error> {
    let filter = parse_filter("--filter", args.filter.as_deref())?;
    let condition = parse_filter("--fail-if", args.fail_if.as_deref())?;
    if args.fail_if.is_some() && condition.is_empty() {
        return Err("--fail-if: the filter is empty, and everything would pass it; write one, such as 'changed>3% is:regression'".into());
    }
    let options = read_tree::options(&args.published, args.jobs);
    let place = Place::of(&args.folder)?;
    let tree = read_tree::tree(place, &args.published, &options, &|| false)?;
    let trends = trends(args, &tree, &options)?;
    let mut listed: Vec<usize> = (0..trends.trends.len())
        .filter(|&place| filter.has(&trends, &trends.trends[place]))
        .collect();
    args.sort.sort(&trends, &mut listed);
    let report = HistoryReport {
        trends: &trends,
        listed,
        filter: &filter,
        since: args.since,
    };
    let text = report.render(args.format.0);
    if args.format.0 != OutputFormat::Text {
        tell_errors(&trends);
    }
    if io::stdout().is_terminal() {
        output::print(&visible_lines(&text))?;
    } else {
        output::print(&text)?;
    }
    Ok(match &args.fail_if {
        Some(text) => check(&trends, text, &condition),
        None => Outcome::Done,
    })
}

fn parse_filter(option: &str, text: Option<&str>) -> Result<TrendFilter, Error> {
    let text = text.unwrap_or_default();
    let filter = TrendFilter::parse(text);
    match filter.errors().first() {
        Some(error) => Err(view_args::invalid_filter(option, text, error)),
        None => Ok(filter),
    }
}

/// All series that the command line asks for.
fn trends(args: &HistoryArgs, tree: &Arc<Tree>, options: &CompareOptions) -> Result<Trends, Error> {
    let read_options = ReadOptions {
        load: options.load.clone(),
        jobs: options.jobs,
    };
    let flags = args.flags.as_deref().map(flags);
    let is_wanted = |entry: &Entry| {
        let identity = &entry.identity;
        let machine = args.machine.as_deref();
        machine.is_none_or(|machine| identity.nickname.as_deref() == Some(machine))
            && flags.as_ref().is_none_or(|flags| identity.flags == *flags)
            && identity.is_of_python()
    };
    let measured = read(tree, &read_options, &is_wanted, &|| false);
    let history = History::new(tree, measured);
    if history.groups.is_empty() {
        return Err(nothing_found(args, tree));
    }
    let names: BTreeSet<&str> = args.benchmark.iter().map(String::as_str).collect();
    let is_wanted = |name: &str| names.is_empty() || names.contains(name);
    let known = |name: &&&str| {
        let groups = history.groups.iter();
        groups
            .flat_map(|group| &group.series)
            .any(|series| series.benchmark == ***name)
    };
    if let Some(unknown) = names.iter().find(|name| !known(name)) {
        let unknown = visible(unknown);
        return Err(format!("--benchmark {unknown}: no result has this benchmark").into());
    }
    let mut trends = Trends::new(Arc::clone(tree), history, &is_wanted);
    let named = named_bases(args, &trends)?;
    if let Some(bases) = &named {
        let means = history::means(tree, bases, &read_options);
        trends.compare_with(bases, &means);
    }
    if names.is_empty() {
        let bases = named.unwrap_or_else(|| history::oldest(&trends.groups));
        let steps = history::comparisons(&trends.groups, &bases);
        let outcomes = history::compare(tree, &steps, options);
        trends.add_headlines(&bases, &outcomes);
    }
    Ok(trends)
}

/// The flags that were typed, by their internal names, sorted.
fn flags(text: &str) -> Vec<String> {
    let all = text.split([',', '+']);
    let all = all.filter(|flag| !flag.is_empty() && !flag.eq_ignore_ascii_case("none"));
    let flags: BTreeSet<String> = all.map(flag_of_name).collect();
    flags.into_iter().collect()
}

fn nothing_found(args: &HistoryArgs, tree: &Tree) -> Error {
    let machines: BTreeSet<&str> = tree
        .results
        .iter()
        .filter_map(|entry| entry.identity.nickname.as_deref())
        .collect();
    let machines: Vec<&str> = machines.into_iter().collect();
    let folder = args.folder.to_string_lossy();
    let message = format!(
        "{folder}: no result with these flags and this machine has a commit date\n  Machines: {}",
        machines.join(", ")
    );
    visible_lines(&message).into()
}

fn named_bases(args: &HistoryArgs, trends: &Trends) -> Result<Option<Vec<Option<usize>>>, Error> {
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
        let machine = visible(&group.machine);
        tell(&format!(
            "note: {machine} has no result called {}",
            visible(text)
        ));
    }
    Ok(Some(bases))
}

/// Says how many results are in no series, for which the format has no place.
fn tell_errors(trends: &Trends) {
    let files = trends.left_out.iter();
    let lines: Vec<String> = files
        .map(|&result| format!("  {}", visible(&trends.tree.results[result].file)))
        .take(MOST_LISTED)
        .collect();
    if !lines.is_empty() {
        let count = trends.left_out.len();
        let message = format!("note: left out, unreadable or without a machine or a date: {count}");
        tell_lines(&message, &lines);
    }
}

/// Names what meets the condition.
fn check(trends: &Trends, text: &str, condition: &TrendFilter) -> Outcome {
    let mut lines = Vec::new();
    for trend in &trends.trends {
        if condition.is_about_changes() {
            let changes = condition.changes(trends, trend).into_iter();
            lines.extend(changes.map(|change| line(trends, trend, Some(change))));
        } else {
            let change = None;
            let item = Item {
                trends,
                trend,
                change,
            };
            if condition.passes(item) == Some(true) {
                lines.push(line(trends, trend, None));
            }
        }
    }
    if lines.is_empty() {
        return Outcome::Done;
    }
    let count = lines.len();
    if count > MOST_LISTED {
        lines.truncate(MOST_LISTED);
        lines.push(format!("  … and {} more", count - MOST_LISTED));
    }
    tell_lines(&format!("--fail-if {}: {count}", visible(text)), &lines);
    Outcome::Matched
}

fn line(trends: &Trends, trend: &Trend, change: Option<&Change>) -> String {
    let group = trends.group(trend);
    let name = trend.subject.name();
    let machine = trends.nickname(group).unwrap_or(&group.machine);
    let mut line = format!("  {name} on {machine}");
    if let Some(change) = change {
        let night = &group.nights[trend.series.points[change.point].night];
        let hash = night.hash.as_deref().unwrap_or("unknown commit");
        line.push_str(&format!(
            ": {} since {} ({hash})",
            change_size(trend, change),
            night.date
        ));
    }
    visible(&line).into_owned()
}
