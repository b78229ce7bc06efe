//! Runs the command line, and turns the outcome into an exit status.

use std::process::ExitCode;

use benchlens::cli::Cli;
use benchlens::command::{self, Outcome};

/// `--fail-if` found a benchmark that meets the condition, or one for which this is unknown.
const MATCHED: u8 = 1;

/// Ctrl-C was pressed: 128 plus the number of its signal, as in shells.
const INTERRUPTED: u8 = 130;

/// An error, usually in the command line or in one of the files.
const FAULT: u8 = 2;

/// Where the loader finds the functions that it calls before the standard library starts. That opens `/dev/null` in place
/// of a closed standard output, after which nobody could tell that nothing is written.
#[cfg(any(target_os = "linux", target_os = "macos"))]
#[expect(
    unsafe_code,
    reason = "the function uses nothing that is not there yet"
)]
#[used]
#[cfg_attr(target_os = "linux", unsafe(link_section = ".init_array"))]
#[cfg_attr(target_os = "macos", unsafe(link_section = "__DATA,__mod_init_func"))]
static BEFORE_START: extern "C" fn() = command::look_at_standard_output;

fn main() -> ExitCode {
    match command::run(Cli::read()) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Matched) => ExitCode::from(MATCHED),
        Ok(Outcome::Interrupted) => ExitCode::from(INTERRUPTED),
        Err(error) => {
            command::tell(&error.to_string());
            ExitCode::from(FAULT)
        }
    }
}
