//! Running the tools.

use std::error::Error;
use std::io;
use std::process::Command;

/// Runs a command, whose output the developer sees.
///
/// # Errors
/// If it is missing or fails. `missing` says how to get it.
pub fn run(command: &mut Command, missing: &str) -> Result<(), Box<dyn Error>> {
    eprintln!("+ {command:?}");
    let program = command.get_program().to_string_lossy().into_owned();
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{program} failed: {status}").into()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Err(format!("{program} is missing: {missing}").into())
        }
        Err(error) => Err(format!("{program} cannot be run: {error}").into()),
    }
}

/// What a command prints.
///
/// # Errors
/// If it is missing or fails.
pub fn output_of(command: &mut Command) -> Result<String, Box<dyn Error>> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command.output();
    let output = output.map_err(|error| format!("{program} cannot be run: {error}"))?;
    if !output.status.success() {
        let message = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(format!("{program} failed: {message}").into());
    }
    Ok(String::from_utf8(output.stdout)?)
}
