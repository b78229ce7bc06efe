//! Whether two paths lead to the same file.

#[cfg(unix)]
use std::fs::{self, File, Metadata};
#[cfg(unix)]
use std::io;
use std::path::Path;

use super::target::Target;
use crate::suite::Source;

/// Whether the target is one of the inputs, perhaps by another name.
pub fn is_input(target: &Target<'_>) -> bool {
    let Some(written) = identity(target.file) else {
        return false;
    };
    let read = |input: &&Path| match Source::from_argument(input) {
        Source::StandardInput => identity_of_standard_input(),
        _ => identity(input),
    };
    target
        .inputs
        .iter()
        .filter_map(read)
        .any(|read| read == written)
}

/// What distinguishes a file from all others. It is not opened, since that would wait for the other end of a FIFO.
#[cfg(unix)]
fn identity(path: &Path) -> Option<(u64, u64)> {
    fs::metadata(path).ok().map(|metadata| identify(&metadata))
}

#[cfg(unix)]
fn identity_of_standard_input() -> Option<(u64, u64)> {
    use std::os::fd::AsFd;

    let input = io::stdin().as_fd().try_clone_to_owned().ok()?;
    let metadata = File::from(input).metadata().ok()?;
    Some(identify(&metadata))
}

#[cfg(unix)]
fn identify(metadata: &Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;

    (metadata.dev(), metadata.ino())
}

#[cfg(not(unix))]
fn identity(path: &Path) -> Option<same_file::Handle> {
    same_file::Handle::from_path(path).ok()
}

#[cfg(not(unix))]
fn identity_of_standard_input() -> Option<same_file::Handle> {
    same_file::Handle::stdin().ok()
}
