//! Finds the files of a tree.

use crate::sorting;
use std::fs::{self, DirEntry};
use std::io;
use std::path::{Path, PathBuf};

/// What was found, sorted by path.
#[derive(Debug, Default)]
pub struct Found {
    /// All files whose names end in `.json` or `.json.gz`.
    pub files: Vec<PathBuf>,
    /// What could not be looked at, and why; raw.
    pub problems: Vec<(PathBuf, String)>,
}

/// Finds the files in `folder` and in the folders in it. Links to files are followed. Links to folders are not, as by
/// bench_runner: they could lead in circles, and each result would be listed twice.
pub fn walk(folder: &Path) -> Found {
    let mut found = Found::default();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) => {
                found.note_error(folder, &error);
                continue;
            }
        };
        for entry in entries {
            match entry {
                Ok(entry) => found.look_at(&entry, &mut folders),
                Err(error) => found.note_error(folder.clone(), &error),
            }
        }
    }
    sorting::sort(&mut found.files);
    sorting::sort(&mut found.problems);
    found
}

/// Whether a file is a result by its name, which may have any form but that of pystats.
#[must_use]
pub fn is_result_name(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let stem = name.strip_suffix(".gz").unwrap_or(&name);
    let stem = stem.strip_suffix(".json").unwrap_or(stem);
    is_json(path) && !stem.ends_with("-pystats")
}

impl Found {
    fn note(&mut self, path: PathBuf, reason: &str) {
        self.problems.push((path, reason.to_owned()));
    }

    fn note_error(&mut self, path: PathBuf, error: &io::Error) {
        self.note(path, &format!("it cannot be read: {error}"));
    }

    fn look_at(&mut self, entry: &DirEntry, folders: &mut Vec<PathBuf>) {
        let path = entry.path();
        let kind = match entry.file_type() {
            Ok(kind) => kind,
            Err(error) => return self.note_error(path, &error),
        };
        if kind.is_dir() {
            return folders.push(path);
        }
        let has_the_name = is_json(&path);
        if kind.is_file() {
            if has_the_name {
                self.files.push(path);
            }
            return;
        }
        if kind.is_symlink() {
            match fs::metadata(&path) {
                Ok(target) if target.is_dir() => {
                    return self.note(path, "a link to a folder, which is not followed");
                }
                Ok(target) if target.is_file() && has_the_name => return self.files.push(path),
                Err(error) if has_the_name => return self.note_error(path, &error),
                _ => {}
            }
        }
        if has_the_name {
            self.note(path, "this is not a file");
        }
    }
}

fn is_json(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().as_encoded_bytes();
    name.ends_with(b".json") || name.ends_with(b".json.gz")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_found_in_order_and_others_are_passed_over() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let inner = folder.path().join("b.json").join("c");
        fs::create_dir_all(&inner).expect("the folder is writable");
        let names = ["z.json", "a.json.gz", "readme.md", "x.json.bak", ".json"];
        for name in names {
            fs::write(inner.join(name), "").expect("the folder is writable");
        }
        let found = walk(folder.path());
        let expected = [".json", "a.json.gz", "z.json"].map(|name| inner.join(name));
        assert_eq!(found.files, expected);
        assert!(found.problems.is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn circles_and_what_is_no_file_are_noted() {
        use std::os::unix::fs::symlink;

        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = |name: &str| folder.path().join(name);
        let inner = path("a");
        fs::create_dir(&inner).expect("the folder is writable");
        fs::write(inner.join("x.json"), "").expect("the folder is writable");
        symlink(folder.path(), inner.join("circle")).expect("the folder is writable");
        symlink(path("self.json"), path("self.json")).expect("the folder is writable");
        symlink(inner.join("x.json"), path("linked.json")).expect("the folder is writable");
        symlink(path("nowhere"), path("broken.json")).expect("the folder is writable");
        symlink(path("nowhere"), path("broken.md")).expect("the folder is writable");
        let made = std::process::Command::new("mkfifo")
            .arg(path("fifo.json"))
            .status();
        assert!(made.expect("mkfifo is there").success());
        let found = walk(folder.path());
        assert_eq!(found.files, [inner.join("x.json"), path("linked.json")]);
        let noted: Vec<&PathBuf> = found.problems.iter().map(|(path, _)| path).collect();
        let expected = [
            inner.join("circle"),
            path("broken.json"),
            path("fifo.json"),
            path("self.json"),
        ];
        assert_eq!(noted, expected.iter().collect::<Vec<_>>());
    }

    #[test]
    fn a_folder_that_is_missing_is_noted() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let found = walk(&folder.path().join("missing"));
        assert_eq!((found.files.len(), found.problems.len()), (0, 1));
    }
}
