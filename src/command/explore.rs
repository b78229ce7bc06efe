//! The screen, or its rows as a table where there is none to open.

use std::cell::RefCell;
use std::io::{self, IsTerminal};
use std::sync::{Arc, mpsc};
use std::thread;

use super::load::Pair;
use super::shell::Program;
use super::{Error, Outcome, output, tell, view};
use crate::cli::Explore;
use crate::comparison::Comparison;
use crate::report::{self, Extract, Format};
use crate::suite::Reading;
use crate::text::visible;
use crate::tui::plot::Glyphs;
use crate::tui::{self, App, Ending, Look, Theme, ThemeName, Waited};

pub fn run(pair: Pair, options: &Explore) -> Result<Outcome, Error> {
    let theme = theme(options)?;
    let pair = Arc::new(pair);
    let is_screen = io::stdout().is_terminal() && !output::is_dumb();
    let (loaded, mut screen) = if is_screen {
        match load_on_screen(&pair, &theme).map_err(no_screen)? {
            Waited::Ready(loaded, screen) => (loaded, screen),
            Waited::Left(ending) => return Ok(outcome(ending)),
        }
    } else {
        (load(&pair, &pair.reading()), None)
    };
    let Loaded {
        comparison,
        mut notes,
    } = loaded;
    // A screen that is taken is given back before there is anything to tell.
    if comparison.is_err() {
        screen = None;
    }
    if screen.is_none() {
        notes.drain(..).for_each(|note| tell(&visible(&note)));
    }
    let comparison = comparison?;
    let view = view::from_options(&comparison, &options.view)?;
    let mut app = App::with_view(comparison, view);
    if !options.columns.is_empty() {
        app.set_columns(&view::columns(&options.columns)?);
    }
    if let Some(name) = &options.benchmark
        && !app.open(name)
    {
        let message = format!(
            "--benchmark {name}: it is not in the table; the names in a file: python -m pyperf show FILE"
        );
        return Err(visible(&message).into_owned().into());
    }
    if !is_screen {
        if options.benchmark.is_some() || !options.columns.is_empty() {
            tell(
                "note: --benchmark and --columns are for the screen, which standard output does not take",
            );
        }
        let extract = Extract::of(&app.comparison, &app.view);
        let text = report::render(&extract, Format::Text(output::look()));
        output::print(&text)?;
        return Ok(Outcome::Done);
    }
    let look = Look {
        theme,
        mouse: options.mouse,
    };
    let ending = tui::run(app, look, &Program { pair: &pair }, screen);
    notes.iter().for_each(|note| tell(&visible(note)));
    Ok(outcome(ending.map_err(no_screen)?))
}

fn no_screen(error: io::Error) -> Error {
    format!("the terminal does not take a screen: {error}\n  benchlens report needs none.").into()
}

fn outcome(ending: Ending) -> Outcome {
    match ending {
        Ending::Quit => Outcome::Done,
        Ending::Interrupted => Outcome::Interrupted,
    }
}

/// What came of the loading, and what is worth a note; raw.
struct Loaded {
    comparison: Result<Comparison, Error>,
    notes: Vec<String>,
}

/// Tells nothing itself: a screen may be taken by then.
fn load(pair: &Pair, reading: &Reading) -> Loaded {
    let notes = RefCell::new(Vec::new());
    let comparison = pair.load(reading, &|note| notes.borrow_mut().push(note.to_owned()));
    Loaded {
        comparison,
        notes: notes.into_inner(),
    }
}

/// Loads on a thread of its own, so that somebody who waits sees how far it has come, and can leave.
fn load_on_screen(pair: &Arc<Pair>, theme: &Theme) -> io::Result<Waited<Loaded>> {
    let reading = Arc::new(pair.reading());
    let (sender, loaded) = mpsc::channel();
    let (its_pair, its_reading) = (Arc::clone(pair), Arc::clone(&reading));
    thread::spawn(move || {
        // If nobody waits any more, nobody needs it.
        let _ = sender.send(load(&its_pair, &its_reading));
    });
    let text = || {
        let (bytes, benchmarks) = reading.progress.so_far();
        format!(
            "benchlens reads both files: {} MiB, {benchmarks} benchmarks so far (q quits)",
            bytes >> 20
        )
    };
    tui::wait(&loaded, text, theme)
}

fn theme(options: &Explore) -> Result<Theme, Error> {
    let name = match &options.theme {
        None => None,
        Some(name) => Some(ThemeName::parse(name).ok_or_else(|| {
            let known = ThemeName::ALL.map(ThemeName::name).join(", ");
            visible(&format!("--theme {name}: expected one of {known}")).into_owned()
        })?),
    };
    let theme = Theme::choose(name, |name| std::env::var(name).ok());
    Ok(
        if options.ascii || !speaks_unicode(|name| std::env::var(name).ok()) {
            theme.with_glyphs(Glyphs::Ascii)
        } else {
            theme
        },
    )
}

/// Whether the locale, where there is one, is of UTF-8. Without any, most terminals are.
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
        assert!(speaks(&[("LC_ALL", ""), ("LANG", "en_US.UTF-8")]));
    }
}
