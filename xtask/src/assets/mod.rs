//! The man pages, which follow from the definition of the command line. They are committed, because a package is also
//! built where this crate is not run. The completions beside them need not be made: they ask the program.

mod man;
mod sections;

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::PathBuf;

use crate::program;

/// Where the files are in the repository. The folder has the form that a wheel demands: what is in `data` goes to the
/// prefix of the installation, such as `/usr/local`.
pub const FOLDER: &str = "assets/install/data";

/// Where the pages are in it.
const PAGES: &str = "share/man/man1";

/// The files by their names.
type Files = BTreeMap<String, Vec<u8>>;

/// Writes all files, and removes what is no longer one of them. Returns what was done.
///
/// # Errors
/// If the folder cannot be written to.
pub fn write() -> Result<String, Box<dyn Error>> {
    let folder = folder();
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    for (name, content) in man::files()? {
        fs::write(folder.join(name), content)?;
    }
    Ok(format!("wrote the man pages: {FOLDER}/{PAGES}"))
}

/// Whether the committed files are those that [`write`] would write.
///
/// # Errors
/// If they are not, with the first that is different.
pub fn check() -> Result<(), Box<dyn Error>> {
    let mut found = Files::new();
    for entry in fs::read_dir(folder())? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        found.insert(name.into_owned(), fs::read(&path)?);
    }
    let expected = man::files()?;
    let different = |name: &&String| found.get(*name) != expected.get(*name);
    match expected.keys().chain(found.keys()).find(different) {
        None => Ok(()),
        Some(path) => Err(format!(
            "{FOLDER}/{PAGES}/{path} is not what the command line makes of it: run cargo xtask assets"
        )
        .into()),
    }
}

fn folder() -> PathBuf {
    program::root().join(FOLDER).join(PAGES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_files_are_those_of_the_command_line() {
        check().expect("they are");
        assert!(man::files().expect("they can be made").len() > 3);
    }
}
