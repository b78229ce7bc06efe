//! Shows the results of a tree, or prints them as a table if there is no suitable terminal.

use std::io::{self, IsTerminal};
use std::path::Path;
use std::sync::Arc;

use super::explore::{no_screen, outcome, theme};
use super::host::{Opening, Program};
use super::outcome::{Error, Outcome};
use super::{index, output, read_tree, request, settings};
use crate::cli::{ExploreArgs, IndexArgs, PublishedArgs};
use crate::tree::Place;
use crate::tui::{self, App, Listener, ScreenOptions, Source, TreeRequest};

/// Shows the results of a folder.
///
/// # Errors
/// Any error is a message for the user.
pub fn run(folder: &Path, published: PublishedArgs, args: &ExploreArgs) -> Result<Outcome, Error> {
    if !io::stdout().is_terminal() || output::is_dumb() {
        return index::print(&IndexArgs::of_folder(folder.to_owned(), published));
    }
    let settings = settings::of_screen(args)?;
    let options = ScreenOptions {
        theme: theme(&settings)?,
        mouse: settings.mouse.value,
    };
    let place = Place::of(folder)?;
    let config = read_tree::config(&place, &published)?;
    let tree = TreeRequest {
        place,
        config: Arc::new(config),
        max_bytes: read_tree::load_options(&published).max_bytes,
    };
    let opening = Opening {
        settings,
        view: args.view.clone(),
        config: request::config_choice(&published),
        max_bytes: published.max_size.map(|mib| mib << 20),
        excluded: published.exclude,
    };
    let program = Program {
        opening: Arc::new(opening),
    };
    let listener = Listener::new().map_err(no_screen)?;
    outcome(tui::run(
        App::browsing(),
        Source::Tree(tree),
        listener,
        options,
        &program,
    ))
}
