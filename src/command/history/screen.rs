//! Shows the history of a tree.

use std::sync::Arc;

use super::read::{Read, parse_filter, read};
use crate::cli::{ExploreArgs, HistoryArgs, ViewArgs};
use crate::command::explore::{Notes, no_screen, note, show as show_loaded, theme};
use crate::command::host::Program;
use crate::command::opening::Opening;
use crate::command::outcome::{Error, Outcome};
use crate::command::{config, read_tree, settings};
use crate::history::means;
use crate::tree::Place;
use crate::tui::{HistoryChoice, Listener, Loaded, Loader, OpenHistory, ScreenOptions, Worker};

/// Shows the history of a tree.
///
/// # Errors
/// Any error is a message for the user.
pub(super) fn show(args: &HistoryArgs) -> Result<Outcome, Error> {
    parse_filter("--filter", args.filter.as_deref())?;
    let settings = settings::of_screen(&ExploreArgs {
        benchmark: None,
        look: args.look.clone(),
        settings: args.settings.clone(),
        view: ViewArgs::default(),
    })?;
    let options = ScreenOptions {
        theme: theme(&settings)?,
        mouse: settings.mouse.value,
        tour: false,
    };
    let place = Place::of(&args.folder)?;
    let tree_config = read_tree::config(&place, &args.published)?;
    let opening = Opening {
        settings,
        view: ViewArgs::default(),
        config: config::choice(&args.published),
        max_bytes: args.published.max_size.map(|mib| mib << 20),
        excluded: args.published.exclude.clone(),
    };
    let program = Program {
        opening: Arc::new(opening),
    };
    let notes = Notes::default();
    let listener = Listener::new().map_err(no_screen)?;
    let progress = Arc::default();
    let (job, kept, shown) = (args.clone(), Arc::clone(&notes), Arc::clone(&progress));
    let loader: Loader = Worker::start(listener.bell(), move |cancelled| {
        let mut compare = read_tree::options(&job.published, job.jobs);
        compare.load.progress = shown;
        let is_cancelled = || cancelled.is_requested();
        let tree = read_tree::tree_with_config(
            (place, tree_config),
            &job.published,
            &compare,
            &is_cancelled,
        )?;
        let mut read = read(&job, &tree, &compare, &|text| note(&kept, text))?;
        if job.base.is_none() {
            let means = means(&tree, &read.bases, &compare.reading());
            read.trends.compare_with(&read.bases, &means);
        }
        let open = open(&job, read, compare.load.max_bytes)?;
        Ok(Loaded::History(Box::new(open)))
    })
    .map_err(no_screen)?;
    show_loaded(loader, (progress, &notes), listener, &options, &program)
}

/// The history as the command line describes it. The whole history is behind a plot.
///
/// # Errors
/// If nothing of the plot can be compared.
fn open(args: &HistoryArgs, read: Read, max_bytes: u64) -> Result<OpenHistory, String> {
    let filter = args.filter.clone().unwrap_or_default();
    let choice = HistoryChoice {
        bases: read.bases,
        has_headlines: read.has_headlines,
        filter: match read.plot {
            Some(_) => String::new(),
            None => filter.clone(),
        },
        order: args.sort.unwrap_or(HistoryChoice::ORDER),
        since: args.since,
        max_bytes,
    };
    let mut open = OpenHistory::new(read.trends, choice);
    if let Some(place) = read.plot {
        open.show_plot(place)?;
        open.set_filter(&filter);
    }
    Ok(open)
}
