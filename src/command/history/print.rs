//! Prints the history of a tree.

use std::io::{self, IsTerminal};

use super::gate::Gate;
use super::plot;
use super::read::{Read, parse_filter, read};
use crate::cli::HistoryArgs;
use crate::command::outcome::{Error, Outcome};
use crate::command::output::{self, tell, tell_lines};
use crate::command::read_tree;
use crate::comparison::OutputFormat;
use crate::history::{self, TrendOrder};
use crate::report::{HistoryReport, left_out};
use crate::text::{visible, visible_lines};
use crate::tree::Place;

/// Prints the history of a tree in a format.
///
/// # Errors
/// Any error is a message for the user.
pub fn print(args: &HistoryArgs, format: OutputFormat) -> Result<Outcome, Error> {
    let filter = parse_filter("--filter", args.filter.as_deref())?;
    let gate = args.fail_if.as_deref().map(Gate::new).transpose()?;
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
    if let Some(gate) = &gate {
        gate.check_terms(&trends)?;
    }
    let mut listed: Vec<usize> = (0..trends.trends.len())
        .filter(|&place| filter.has(&trends, &trends.trends[place]))
        .collect();
    let order = args.sort.unwrap_or(TrendOrder::Name);
    order.sort(&trends, &mut listed, args.since);
    let report = HistoryReport {
        trends: &trends,
        listed,
        filter: &filter,
        since: args.since,
    };
    let text = report.render(format);
    if format != OutputFormat::Text {
        // These formats have no place for them.
        if let [message, lines @ ..] = &left_out(&trends)[..] {
            tell_lines(&format!("note: {message}"), lines);
        }
    }
    if io::stdout().is_terminal() {
        output::print(&visible_lines(&text))?;
    } else {
        output::print(&text)?;
    }
    Ok(gate.map_or(Outcome::Done, |gate| gate.check(&trends)))
}
