//! The files that are installed beside the program and follow from the definition of its command line. They are
//! committed, because a package is also built where this crate is not run.

mod completions;
mod man;
mod sections;

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

/// Where the files are in the repository. The folder has the form that a wheel demands: what is in `data` goes to the
/// prefix of the installation, such as `/usr/local`.
pub const FOLDER: &str = "assets/install/data";

/// The files by their path below [`FOLDER`].
type Files = BTreeMap<String, Vec<u8>>;

/// Writes all files, and removes what is no longer one of them.
///
/// # Errors
/// If the folder cannot be written to.
pub fn write() -> Result<(), Box<dyn Error>> {
    let folder = folder();
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    for (path, content) in generated()? {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap_or(&folder))?;
        fs::write(path, content)?;
    }
    Ok(())
}

/// Whether the committed files are those that [`write`] would write.
///
/// # Errors
/// If they are not, with the first that is different.
pub fn check() -> Result<(), Box<dyn Error>> {
    let mut found = Files::new();
    read(&folder(), "", &mut found)?;
    let expected = generated()?;
    let different = |path: &&String| found.get(*path) != expected.get(*path);
    match expected.keys().chain(found.keys()).find(different) {
        None => Ok(()),
        Some(path) => Err(format!(
            "{FOLDER}/{path} is not what the command line makes of it: run cargo xtask assets"
        )
        .into()),
    }
}

fn read(folder: &Path, below: &str, files: &mut Files) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = format!("{below}{name}");
        if path.is_dir() {
            read(&path, &format!("{name}/"), files)?;
        } else {
            files.insert(name, fs::read(&path)?);
        }
    }
    Ok(())
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .join(FOLDER)
}

fn generated() -> Result<Files, Box<dyn Error>> {
    let mut files = completions::files();
    files.extend(man::files()?);
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_files_are_those_of_the_command_line() {
        check().expect("they are");
        assert!(generated().expect("they can be made").len() > 3);
    }
}
