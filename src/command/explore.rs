//! Shows the screens, or prints the rows as a table if there is no suitable terminal.

use std::fmt::Display;
use std::io::{self, IsTerminal};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::host::Program;
use super::load::load;
use super::opening::open;
use super::outcome::{Error, Outcome};
use super::output::tell;
use super::request::Asked;
use super::{near_names, nights, output, settings, view_args};
use crate::cli::ExploreArgs;
use crate::comparison::OutputFormat;
use crate::report::Heads;
use crate::settings::Settings;
use crate::suite::{LoadOptions, Progress};
use crate::text::visible;
use crate::tui::{
    self, App, Ending, Glyphs, Listener, Loaded, Loader, OpenComparison, RunError, ScreenOptions,
    Source, Theme, Worker,
};

/// If loading takes no longer than this, no loading screen is shown.
const PATIENCE: Duration = Duration::from_millis(300);

/// Notes for the user, kept until they can be printed; raw.
pub type Notes = Arc<Mutex<Vec<String>>>;

/// Explores the results, perhaps with a tour of the screens.
///
/// # Errors
/// Any error is a message for the user.
pub fn run(asked: Asked, verbose: bool, args: &ExploreArgs, tour: bool) -> Result<Outcome, Error> {
    let settings = settings::of_screen(args)?;
    let theme = theme(&settings)?;
    let mouse = settings.mouse.value;
    let options = asked.request.options();
    let progress = Arc::clone(&options.progress);
    let notes = Notes::default();
    let job = Job {
        asked,
        options,
        verbose,
        args: args.clone(),
        settings,
        notes: Arc::clone(&notes),
    };
    if !io::stdout().is_terminal() || output::is_dumb() {
        let load = job.options.clone();
        let loaded = job.load();
        tell_all(&notes);
        let open = loaded?.0;
        if let Some(tree) = &open.history {
            nights::judge_by(tree, &open.heads, &open.results, load);
        }
        return print(&open, args, tour);
    }
    // Loading runs on a separate thread, so that the user sees the progress and can quit.
    let listener = Listener::new().map_err(no_screen)?;
    let loader: Loader = Worker::start(listener.bell(), |_| {
        let (comparison, benchmark) = job.load()?;
        Ok(Loaded::Comparison(Box::new(comparison), benchmark))
    })
    .map_err(no_screen)?;
    let options = ScreenOptions { theme, mouse, tour };
    show(
        loader,
        (progress, &notes),
        listener,
        &options,
        &Program::default(),
    )
}

/// Shows what a loader loads, with its progress if that takes a while.
///
/// # Errors
/// If the loader fails, or if the terminal does not take a screen.
pub fn show(
    loader: Loader,
    (progress, notes): (Arc<Progress>, &Notes),
    listener: Listener,
    options: &ScreenOptions,
    program: &Program,
) -> Result<Outcome, Error> {
    let mut app = App::loading(progress);
    let source = match loader.wait(PATIENCE).map_err(no_screen)? {
        None => Source::Loader(loader),
        Some(loaded) => {
            tell_all(notes);
            app.show(loaded?);
            Source::App
        }
    };
    let ending = tui::run(app, source, listener, *options, program);
    tell_all(notes);
    outcome(ending)
}

/// How a command with screens ends.
pub fn outcome(ending: Result<Ending, RunError>) -> Result<Outcome, Error> {
    match ending {
        Ok(Ending::Quit) => Ok(Outcome::Done),
        Ok(Ending::Interrupted) => Ok(Outcome::Interrupted),
        Err(RunError::NotLoaded(error)) => Err(error),
        Err(RunError::Terminal(error)) => Err(no_screen(error)),
    }
}

/// The error if there can be no screens.
pub fn no_screen(error: impl Display) -> Error {
    format!("the terminal does not take a screen: {error}\n  benchlens report needs none.").into()
}

/// Keeps a note.
pub fn note(notes: &Notes, text: String) {
    let mut notes = notes.lock().unwrap_or_else(PoisonError::into_inner);
    notes.push(text);
}

/// Prints the notes that have not been printed yet.
fn tell_all(notes: &Notes) {
    let mut notes = notes.lock().unwrap_or_else(PoisonError::into_inner);
    for note in notes.drain(..) {
        tell(&visible(&note));
    }
}

/// Prints the rows in view as a table on standard output.
fn print(open: &OpenComparison, args: &ExploreArgs, tour: bool) -> Result<Outcome, Error> {
    if tour {
        tell("note: --tour is for the screen, which standard output does not take");
    }
    if args.benchmark.is_some() || !args.look.columns.is_empty() {
        tell(
            "note: --benchmark and --columns are for the screen, which standard output does not take",
        );
    }
    let heads = Heads::of(&open.heads, open.results.selected(), &open.view);
    output::print(&heads.render(OutputFormat::Text, output::text_style()))?;
    Ok(Outcome::Done)
}

/// What to load, and how to show it.
struct Job {
    asked: Asked,
    options: LoadOptions,
    verbose: bool,
    args: ExploreArgs,
    settings: Settings,
    notes: Notes,
}

impl Job {
    /// The comparison, and the row of the benchmark to open.
    fn load(self) -> Result<(OpenComparison, Option<usize>), Error> {
        let note = |text: String| note(&self.notes, text);
        let Asked { request, history } = self.asked;
        let results = load(request, &self.options, self.verbose, &note)?;
        let mut comparison = open(results, &self.args.view, &self.settings)?;
        comparison.history = history;
        let benchmark = match &self.args.benchmark {
            Some(name) => Some(row(&comparison, name)?),
            None => None,
        };
        Ok((comparison, benchmark))
    }
}

/// The row of the benchmark to open. It may be one that the filter hides, as on the screen.
fn row(open: &OpenComparison, name: &str) -> Result<usize, Error> {
    let rows = &open.comparison.rows;
    let found = rows.iter().position(|row| row.name == name);
    found.ok_or_else(|| {
        let advice = near_names::advice(rows.iter().map(|row| &*row.name), name);
        let message = format!("--benchmark {name}: it is not in the table; {advice}");
        visible(&message).into_owned().into()
    })
}

/// The theme of the screens.
///
/// # Errors
/// If there is no such theme.
pub fn theme(settings: &Settings) -> Result<Theme, Error> {
    let name = settings.theme.value.as_deref();
    let name = name.map(view_args::theme).transpose()?;
    let variable = |name: &str| std::env::var(name).ok();
    let theme = Theme::choose(name, variable);
    let is_ascii = settings.ascii.value;
    Ok(if is_ascii.unwrap_or_else(|| !speaks_unicode(variable)) {
        theme.with_glyphs(Glyphs::Ascii)
    } else {
        theme
    })
}

/// Whether the locale uses UTF-8. If there is no locale, UTF-8 is assumed, because most terminals use it.
fn speaks_unicode(variable: impl Fn(&str) -> Option<String>) -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .filter_map(variable)
        .find(|value| !value.is_empty());
    locale.is_none_or(|locale| {
        let locale = locale.to_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_without_unicode_is_drawn_in_ascii() {
        let speaks = |variables: &[(&str, &str)]| {
            speaks_unicode(|name| {
                let found = variables.iter().find(|(key, _)| *key == name);
                found.map(|(_, value)| (*value).to_owned())
            })
        };
        assert!(speaks(&[]));
        assert!(speaks(&[("LANG", "en_US.UTF-8")]) && speaks(&[("LANG", "C.utf8")]));
        assert!(!speaks(&[("LANG", "C")]) && !speaks(&[("LANG", "de_DE.ISO-8859-1")]));
        assert!(!speaks(&[("LC_ALL", "POSIX"), ("LANG", "en_US.UTF-8")]));
        assert!(!speaks(&[("LC_CTYPE", "C"), ("LANG", "en_US.UTF-8")]));
        assert!(speaks(&[("LC_CTYPE", "C.UTF-8"), ("LANG", "C")]));
        assert!(speaks(&[("LC_ALL", ""), ("LANG", "en_US.UTF-8")]));
    }
}
