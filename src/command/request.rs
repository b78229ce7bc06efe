//! Converts the command line to a request, and back.

use std::ffi::OsString;
use std::path::Path;

use super::config;
use super::names::sources;
use super::outcome::Error;
use super::shell::option;
use crate::cli::{NamingArgs, PublishedArgs};
use crate::results::{ConfigChoice, Request, Results};
use crate::suite::Source;

/// The request that the command line describes.
///
/// # Errors
/// If both files are standard input, or if a name does not stand for one result.
pub fn from_args(
    reference: &Path,
    head: Option<&Path>,
    naming: &NamingArgs,
    args: &PublishedArgs,
) -> Result<Request, Error> {
    let config = config::choice(args);
    let [reference, head] = sources(reference, head, naming, &config)?;
    if let (Source::StandardInput, Source::StandardInput) = (&reference, &head) {
        return Err("only one of the two files can be standard input".into());
    }
    Ok(Request {
        reference,
        heads: vec![head],
        config,
        excluded: args.exclude.clone(),
        max_bytes: args.max_size.map(|mib| mib << 20),
    })
}

/// The arguments that name the results, with reference and head as they are now; `None` for those that are embedded in
/// the program.
pub fn files_to_words(results: &Results) -> Option<Vec<OsString>> {
    let Some(request) = results.request() else {
        return Some(Vec::new());
    };
    let word = |source: &Source| match source {
        // Only with its folder it does not mean standard input.
        Source::Path(path) if path == "-" => Some("./-".into()),
        source => source.file().map(OsString::from),
    };
    let mut files: Vec<OsString> = request.sources().map(word).collect::<Option<_>>()?;
    if results.is_swapped() {
        files.reverse();
    }
    Some(files)
}

/// The options with which the results are loaded, without those that are the default.
pub fn options_to_words(results: &Results) -> Vec<OsString> {
    let Some(request) = results.request() else {
        return Vec::new();
    };
    if request.files().is_empty() {
        return Vec::new();
    }
    let excluded = request.excluded.iter();
    let mut words: Vec<OsString> = excluded.map(|name| option("--exclude", name)).collect();
    if let Some(bytes) = request.max_bytes {
        words.push(option("--max-size", (bytes >> 20).to_string()));
    }
    let is_swapped = results.is_swapped();
    // After a swap, there may be another configuration next to the new head, or none.
    let found = results.config().file.as_deref().filter(|_| is_swapped);
    match (&request.config, found) {
        (ConfigChoice::File(file), _) => words.push(option("--config", file)),
        (ConfigChoice::Find | ConfigChoice::None, Some(file)) => {
            words.push(option("--config", file));
        }
        (ConfigChoice::None, None) => words.push("--no-config".into()),
        (ConfigChoice::Find, None) if is_swapped => words.push("--no-config".into()),
        (ConfigChoice::Find, None) => {}
    }
    words
}
