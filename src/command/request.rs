//! Converts the command line to a request, and back.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::config;
use super::names::{Sources, sources};
use super::nights;
use super::outcome::Error;
use crate::cli::{NamingArgs, PublishedArgs};
use crate::results::{ConfigChoice, Request, Results, Sides};
use crate::suite::Source;
use crate::text::shell::option;
use crate::tree::Tree;

/// What the command line asks for.
#[derive(Debug)]
pub struct Asked {
    /// The results to compare.
    pub request: Request,
    /// The tree whose history says how much they vary from night to night, if there is one.
    pub history: Option<Arc<Tree>>,
}

impl From<Request> for Asked {
    /// Without a history.
    fn from(request: Request) -> Self {
        Self {
            request,
            history: None,
        }
    }
}

/// What the command line asks for.
///
/// # Errors
/// If two files are standard input, if a name does not stand for one result, or if the folder of the history has no results.
pub fn from_args(
    reference: &Path,
    heads: &[PathBuf],
    naming: &NamingArgs,
    args: &PublishedArgs,
) -> Result<Asked, Error> {
    let config = config::choice(args);
    let Sources {
        references,
        heads,
        tree,
    } = sources(reference, heads, naming, &config)?;
    let history = match &naming.history {
        Some(folder) => Some(nights::tree(folder, &config)?),
        None => tree,
    };
    let all = references.iter().chain(&heads);
    let is_input = |source: &&Source| matches!(source, Source::StandardInput);
    if all.filter(is_input).count() > 1 {
        return Err("only one of the files can be standard input".into());
    }
    let request = Request {
        references,
        heads,
        config,
        excluded: args.exclude.clone(),
        max_bytes: args.max_size.map(|mib| mib << 20),
    };
    Ok(Asked { request, history })
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
    let sources: Vec<&Source> = request.sources().collect();
    let word = |place: usize| word(sources[place]);
    let pairs = || results.pairs().map(|pair| pair.map(|(place, _)| place));
    let heads = || pairs().map(|pair| pair.head);
    let places: Vec<usize> = if results.have_one_reference() {
        let reference = pairs().map(|pair| pair.reference).take(1);
        reference.chain(heads()).collect()
    } else {
        pairs().flat_map(Sides::into_array).collect()
    };
    places.into_iter().map(word).collect()
}

/// The options with which the results are loaded, without those that are the default.
pub fn options_to_words(results: &Results) -> Vec<OsString> {
    let Some(request) = results.request() else {
        return Vec::new();
    };
    if request.files().is_empty() {
        return Vec::new();
    }
    let pairs = (!results.have_one_reference()).then(|| "--pairs".into());
    let excluded = request
        .excluded
        .iter()
        .map(|name| option("--exclude", name));
    let mut words: Vec<OsString> = pairs.into_iter().chain(excluded).collect();
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
