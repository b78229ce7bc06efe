//! The checksums of all artefacts.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::Command;

use super::run::output_of;

/// The file of the checksums, in the form that `sha256sum --check` reads.
const NAME: &str = "SHA256SUMS";

/// Writes the checksums of all files of a folder.
///
/// # Errors
/// If the folder cannot be read or sha256sum fails.
pub fn make(folder: &Path) -> Result<(), Box<dyn Error>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.push(entry?.file_name());
    }
    names.sort();
    let mut sha256sum = Command::new("sha256sum");
    sha256sum.args(["--binary", "--"]).args(names);
    let sums = output_of(sha256sum.current_dir(folder))?;
    Ok(fs::write(folder.join(NAME), sums)?)
}
