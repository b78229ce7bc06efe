//! Shows the results of a tree, or prints them as a table if there is no suitable terminal.

use std::io::{self, IsTerminal};
use std::path::Path;
use std::sync::Arc;

use super::explore::{no_screen, outcome, theme};
use super::host::Program;
use super::opening::Opening;
use super::outcome::{Error, Outcome};
use super::{config, index, output, read_tree, settings, view_args};
use crate::cli::{ExploreArgs, IndexArgs, NamingArgs, PublishedArgs, ViewArgs};
use crate::listing::{ListFilter, narrowed};
use crate::tree::Place;
use crate::tui::{self, App, Listener, ScreenOptions, Source, TreeRequest};

/// Shows the results of a folder.
///
/// # Errors
/// Any error is a message for the user.
pub fn run(
    folder: &Path,
    naming: &NamingArgs,
    published: PublishedArgs,
    args: &ExploreArgs,
) -> Result<Outcome, Error> {
    let filter = filter(naming, args)?;
    let no_cache = naming.no_cache;
    if !io::stdout().is_terminal() || output::is_dumb() {
        let args = IndexArgs::of_folder(folder.to_owned(), published);
        return index::print(&IndexArgs {
            filter,
            no_cache,
            ..args
        });
    }
    let settings = settings::of_screen(args)?;
    let options = ScreenOptions {
        theme: theme(&settings)?,
        mouse: settings.mouse.value,
        tour: false,
    };
    let place = Place::of(folder)?;
    let config = read_tree::config(&place, &published)?;
    let tree = TreeRequest {
        place,
        config: Arc::new(config),
        max_bytes: read_tree::load_options(&published).max_bytes,
        cache: read_tree::cache_folder(no_cache),
        rules: settings.rules(),
    };
    let opening = Opening {
        settings,
        // The filter is that of the list.
        view: ViewArgs {
            filter: None,
            ..args.view.clone()
        },
        config: config::choice(&published),
        max_bytes: published.max_size.map(|mib| mib << 20),
        excluded: published.exclude,
    };
    let program = Program {
        opening: Arc::new(opening),
    };
    let listener = Listener::new().map_err(no_screen)?;
    outcome(tui::run(
        App::browsing(filter),
        Source::Tree(tree),
        listener,
        options,
        &program,
    ))
}

/// The filter of the list: that of the command line, for the machine of the command line. Options for benchmarks are
/// refused: if they were ignored, the user would miss their effect.
fn filter(naming: &NamingArgs, args: &ExploreArgs) -> Result<Option<String>, Error> {
    if naming.history.is_some() {
        return Err(
            "--history: the results of a folder have their own history; name it with two results"
                .into(),
        );
    }
    let view = &args.view;
    let given = [
        ("--benchmark", args.benchmark.is_some()),
        ("--group", view.group.is_some()),
        ("--without", !view.without.is_empty()),
        ("--sort", view.sort.is_some()),
        ("--head", view.head.is_some()),
        ("--sort-head", view.sort_head.is_some()),
    ];
    if let Some((option, _)) = given.iter().find(|(_, is_given)| *is_given) {
        return Err(format!(
            "{option}: this is for the benchmarks of two results, and a folder lists results\n  Name two of them: benchlens REF HEAD {option} …"
        )
        .into());
    }
    let text = view.filter.as_deref();
    if let Some(text) = text
        && let Some(error) = ListFilter::parse(text).errors().first()
    {
        return Err(view_args::invalid_filter("--filter", text, error));
    }
    let Some(machine) = &naming.machine else {
        return Ok(text.map(str::to_owned));
    };
    let machine = format!("machine:\"{machine}\"");
    Ok(Some(narrowed(text.unwrap_or_default(), &machine)))
}
