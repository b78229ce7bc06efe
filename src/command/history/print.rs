//! Prints the history of a tree.

use std::io::{self, IsTerminal};

use super::plot;
use super::read::{Read, read};
use crate::cli::HistoryArgs;
use crate::command::outcome::{Error, Outcome};
use crate::command::output::{self, tell, tell_lines};
use crate::command::{read_tree, view_args};
use crate::comparison::OutputFormat;
use crate::history::{self, Item, Trend, TrendFilter, Trends};
use crate::report::{HistoryReport, change_size};
use crate::series::Change;
use crate::text::{visible, visible_lines};
use crate::tree::Place;

/// How many changes `--fail-if` lists at most.
const MOST_LISTED: usize = 20;

/// Prints the history of a tree in a format.
///
/// # Errors
/// Any error is a message for the user.
pub fn print(args: &HistoryArgs, format: OutputFormat) -> Result<Outcome, Error> {
    let filter = parse_filter("--filter", args.filter.as_deref())?;
    let condition = parse_filter("--fail-if", args.fail_if.as_deref())?;
    if args.fail_if.is_some() && condition.is_empty() {
        return Err("--fail-if: the filter is empty, and everything would pass it; write one, such as 'changed>3% is:regression'".into());
    }
    let options = read_tree::options(&args.published, args.jobs);
    let place = Place::of(&args.folder)?;
    let tree = read_tree::tree(place, &args.published, &options, &|| false)?;
    let Read {
        mut trends,
        bases,
        has_headlines,
        plot,
    } = read(args, &tree, &options, &|note| tell(&visible(&note)))?;
    if let Some(place) = plot {
        trends = plot::of_plot(&trends, place)?;
    }
    if has_headlines {
        let steps = trends.comparisons(&bases);
        let outcomes = history::compare(&tree, &steps, &options);
        trends.add_headlines(&bases, &outcomes);
    }
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
    let text = report.render(format);
    if format != OutputFormat::Text {
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
