//! The screen, or its rows as a table where there is none to open.

use std::io::{self, IsTerminal};

use super::load::Pair;
use super::shell::Program;
use super::{Error, Outcome, output, tell, view};
use crate::cli::Explore;
use crate::report::{self, Extract, Format};
use crate::suite::sanitize::visible;
use crate::tui::plot::Glyphs;
use crate::tui::{self, App, Ending, Look, Theme, ThemeName};

pub fn run(pair: &Pair, options: &Explore) -> Result<Outcome, Error> {
    let theme = theme(options)?;
    let comparison = pair.load(&|note| tell(&visible(note)))?;
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
    if !io::stdout().is_terminal() {
        if options.benchmark.is_some() || !options.columns.is_empty() {
            tell(
                "note: --benchmark and --columns are for the screen; standard output is no terminal",
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
    Ok(match tui::run(app, look, &Program { pair })? {
        Ending::Quit => Outcome::Done,
        Ending::Interrupted => Outcome::Interrupted,
    })
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
    Ok(if options.ascii {
        theme.with_glyphs(Glyphs::Ascii)
    } else {
        theme
    })
}
