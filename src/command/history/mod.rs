//! The command `benchlens history`.

mod gate;
mod plot;
mod print;
mod read;
mod screen;

use std::io::{self, IsTerminal};

use super::outcome::{Error, Outcome};
use super::output;
use crate::cli::{HistoryArgs, HistoryFormat};
use crate::comparison::OutputFormat;

/// Shows the history of a tree. Prints it if there is no suitable terminal, or if an option asks for what is printed.
///
/// # Errors
/// Any error is a message for the user.
pub fn run(args: &HistoryArgs) -> Result<Outcome, Error> {
    let is_screen = io::stdout().is_terminal() && !output::is_dumb();
    match args.format {
        None if is_screen && args.fail_if.is_none() => screen::show(args),
        format => {
            let format = format.map_or(OutputFormat::Text, |HistoryFormat(format)| format);
            print::print(args, format)
        }
    }
}
