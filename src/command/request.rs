//! Converts the command line to a request, and back.

use std::path::Path;

use super::outcome::Error;
use crate::cli::PublishedArgs;
use crate::results::{ConfigChoice, Request, Results};
use crate::suite::{MAX_BYTES, Source};

/// The request that the command line describes.
///
/// # Errors
/// If both files are standard input.
pub fn from_args(reference: &Path, head: &Path, args: &PublishedArgs) -> Result<Request, Error> {
    let reference = Source::from_argument(reference);
    let head = Source::from_argument(head);
    if let (Source::StandardInput, Source::StandardInput) = (&reference, &head) {
        return Err("only one of the two files can be standard input".into());
    }
    let config = match &args.config {
        Some(file) => ConfigChoice::File(file.clone()),
        None if args.no_config => ConfigChoice::None,
        None => ConfigChoice::Find,
    };
    let max_bytes = args.max_size.map(|mib| mib.saturating_mul(1 << 20));
    Ok(Request {
        reference,
        heads: vec![head],
        config,
        excluded: args.exclude.clone(),
        max_bytes: max_bytes.map(|bytes| bytes.min(MAX_BYTES)),
    })
}

/// The arguments of the command line that load the results, with reference and head as they are now.
pub fn to_words(results: &Results) -> Vec<String> {
    let Some(request) = results.request() else {
        return Vec::new();
    };
    let text = |path: &Path| path.to_string_lossy().into_owned();
    let files: Option<Vec<String>> = request
        .sources()
        .map(|source| source.file().map(text))
        .collect();
    let Some(mut words) = files else {
        return vec!["demo".to_owned()];
    };
    let is_swapped = results.is_swapped();
    if is_swapped {
        words.reverse();
    }
    for name in &request.excluded {
        words.extend(["--exclude".to_owned(), name.clone()]);
    }
    // After a swap, there may be another configuration next to the new head, or none.
    let found = results.config().file.as_deref().filter(|_| is_swapped);
    match (&request.config, found) {
        (ConfigChoice::File(file), _) => words.extend(["--config".to_owned(), text(file)]),
        (ConfigChoice::Find | ConfigChoice::None, Some(file)) => {
            words.extend(["--config".to_owned(), text(file)]);
        }
        (ConfigChoice::None, None) => words.push("--no-config".to_owned()),
        (ConfigChoice::Find, None) if is_swapped => words.push("--no-config".to_owned()),
        (ConfigChoice::Find, None) => {}
    }
    words
}
