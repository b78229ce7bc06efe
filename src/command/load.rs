//! Reads the requested results, with notes for the user.

use super::outcome::Error;
use crate::bench_runner::Config;
use crate::results::{Request, Results};
use crate::suite::LoadOptions;

/// Reads the configuration and the results. `note` is called with each note for the user, which is raw. With `verbose`,
/// one of them says which configuration is used.
///
/// # Errors
/// If something cannot be read; the error says what.
pub fn load(
    request: Request,
    options: &LoadOptions,
    verbose: bool,
    note: &dyn Fn(String),
) -> Result<Results, Error> {
    let config = request.read_config()?;
    note_config(&config, verbose, note);
    let results = Results::load(request, config, options)?;
    // Only names from the command line are checked: they are meant for these files, while a configuration collects
    // names over years.
    let typed = results.request().map(|request| &request.excluded);
    for name in typed.into_iter().flatten() {
        let is_known = results.all().iter().any(|result| {
            let mut benchmarks = result.suite.benchmarks.iter();
            benchmarks.any(|benchmark| benchmark.name == *name)
        });
        if !is_known {
            let none = match results.all().len() {
                2 => "neither file",
                _ => "none of the files",
            };
            note(format!(
                "note: --exclude {name}: {none} has a benchmark of this name"
            ));
        }
    }
    Ok(results)
}

/// Notes if a configuration was found that is ignored, and with `verbose` which one is used.
pub fn note_config(config: &Config, verbose: bool, note: &dyn Fn(String)) {
    if let Some(problem) = &config.ignored {
        note(format!(
            "note: {}; it is ignored: fix it, name another with --config FILE, or look for none with --no-config",
            problem.reason()
        ));
    }
    if verbose {
        note(described(config));
    }
}

/// Which configuration is used, and what it excludes.
fn described(config: &Config) -> String {
    let used = match &config.file {
        Some(file) => format!("configuration {}", file.display()),
        None => "no configuration".to_owned(),
    };
    let names: Vec<&str> = config.excluded.iter().map(String::as_str).collect();
    let excluded = match names.len() {
        0 => "nothing is left out of bench_runner's numbers".to_owned(),
        count => format!(
            "left out of bench_runner's numbers ({count}): {}",
            names.join(", ")
        ),
    };
    format!("{used}; {excluded}")
}
