//! The configuration of bench_runner before September 2024, which was spread over several files.
//!
//! Source: `bases.py`, `runners.py` and `get_excluded_benchmarks` in bench_runner's `util.py` before commit 1ba16a4.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use crate::text::read_small_file;

const BASES: &str = "bases.txt";
const RUNNERS: &str = "runners.ini";
const EXCLUDED: &str = "excluded_benchmarks.txt";

/// What the files say.
#[derive(Debug, Default)]
pub struct FormerConfig {
    pub bases: Vec<String>,
    /// The operating system of each runner.
    pub systems: BTreeMap<String, String>,
    pub excluded: Vec<String>,
}

/// The first of the files that is in `folder`. The names are common ones, so they count only beside a folder of results.
pub fn find(folder: &Path) -> Option<PathBuf> {
    if !folder.join("results").is_dir() {
        return None;
    }
    let mut files = [BASES, RUNNERS, EXCLUDED]
        .map(|name| folder.join(name))
        .into_iter();
    files.find(|file| file.is_file())
}

/// Whether a file is one of these.
pub fn is_part(file: &Path) -> bool {
    [BASES, RUNNERS, EXCLUDED]
        .iter()
        .any(|name| file.ends_with(name))
}

/// Reads the files that are in `folder`.
///
/// # Errors
/// Returns the first file that cannot be read.
pub fn read(folder: &Path) -> Result<FormerConfig, (PathBuf, io::Error)> {
    let text = |name: &str| {
        let file = folder.join(name);
        match read_small_file(&file) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
            read => read.map_err(|error| (file, error)),
        }
    };
    Ok(FormerConfig {
        bases: lines(&text(BASES)?),
        systems: systems(&text(RUNNERS)?),
        excluded: lines(&text(EXCLUDED)?),
    })
}

/// The lines that are neither empty nor a comment.
fn lines(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(str::to_owned).collect()
}

/// The key `os` of each section.
fn systems(text: &str) -> BTreeMap<String, String> {
    let mut systems = BTreeMap::new();
    let mut runner = None;
    for line in lines(text) {
        if let Some(name) = line
            .strip_prefix('[')
            .and_then(|line| line.strip_suffix(']'))
        {
            runner = Some(name.to_owned());
        } else if let (Some(runner), Some((key, value))) = (&runner, line.split_once(['=', ':']))
            && key.trim() == "os"
        {
            systems.insert(runner.clone(), value.trim().to_owned());
        }
    }
    systems
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_are_read_where_there_are_results() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let write = |name: &str, text: &str| {
            std::fs::write(folder.path().join(name), text).expect("the folder is writable");
        };
        write(BASES, "# oldest first\n3.10.4\n\n3.12.0\n");
        assert_eq!(find(folder.path()), None, "no results, no configuration");
        std::fs::create_dir(folder.path().join("results")).expect("the folder is writable");
        assert_eq!(find(folder.path()), Some(folder.path().join(BASES)));
        write(
            RUNNERS,
            "; a comment\n[linux]\nos = linux\narch = x86_64\n\n[mac]\nos: darwin\n",
        );
        let config = read(folder.path()).expect("they can be read");
        assert_eq!(config.bases, ["3.10.4", "3.12.0"]);
        let systems = [("linux", "linux"), ("mac", "darwin")];
        let systems = systems.map(|(name, system)| (name.to_owned(), system.to_owned()));
        assert_eq!(config.systems, systems.into());
        assert_eq!(config.excluded, [""; 0]);
        write(EXCLUDED, "pickle\n#x\n");
        assert_eq!(
            read(folder.path()).expect("they can be read").excluded,
            ["pickle"]
        );
    }
}
