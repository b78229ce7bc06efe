//! Where a tree is.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use crate::text::visible;

/// The folder that bench_runner puts results into.
const RESULTS: &str = "results";

/// A tree of results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The folder of the tree. Paths of results are relative to it.
    pub root: PathBuf,
    /// The folder in which results are searched for, which is in `root`, or is `root` itself.
    pub results: PathBuf,
}

/// Why a folder cannot be a tree. Its `Display` output is safe for a terminal.
#[derive(Debug, thiserror::Error)]
pub enum PlaceError {
    /// It cannot be opened.
    #[error("{}: the folder cannot be read: {error}\n  Name a folder of results.", visible(&folder.to_string_lossy()))]
    Unreadable {
        /// The folder as it was given.
        folder: PathBuf,
        /// What the operating system says.
        error: std::io::Error,
    },
    /// It is something else.
    #[error("{}: this is not a folder\n  Name a folder of results.", visible(&_0.to_string_lossy()))]
    NotAFolder(PathBuf),
}

impl Place {
    /// The tree in `folder`: it has a folder `results`, or is that folder, or holds results in any other way.
    ///
    /// # Errors
    /// If it is no folder.
    pub fn of(folder: &Path) -> Result<Self, PlaceError> {
        match fs::metadata(folder) {
            Err(error) => {
                let folder = folder.to_owned();
                return Err(PlaceError::Unreadable { folder, error });
            }
            Ok(metadata) if !metadata.is_dir() => {
                return Err(PlaceError::NotAFolder(folder.to_owned()));
            }
            Ok(_) => {}
        }
        let results = folder.join(RESULTS);
        if results.is_dir() {
            let root = folder.to_owned();
            return Ok(Self { root, results });
        }
        let whole = std::path::absolute(folder).unwrap_or_default();
        match whole.parent() {
            Some(root) if whole.file_name() == Some(OsStr::new(RESULTS)) => Ok(Self {
                root: root.to_owned(),
                results: whole,
            }),
            _ => Ok(Self {
                root: folder.to_owned(),
                results: folder.to_owned(),
            }),
        }
    }

    /// The tree that a file or folder is in; `None` if there is no folder `results` above it.
    #[must_use]
    pub fn around(path: &Path) -> Option<Self> {
        let path = std::path::absolute(path).ok()?;
        let mut above = path.ancestors();
        let results =
            above.find(|it| it.file_name() == Some(OsStr::new(RESULTS)) && it.is_dir())?;
        Some(Self {
            root: results.parent()?.to_owned(),
            results: results.to_owned(),
        })
    }

    /// The tree that a folder is in, or that it has in a folder `results`; `None` if there is neither.
    #[must_use]
    pub fn find(folder: &Path) -> Option<Self> {
        let folder = std::path::absolute(folder).ok()?;
        let is_results = |it: &Path| it.file_name() == Some(OsStr::new(RESULTS));
        folder.ancestors().find_map(|above| {
            if is_results(above) || above.join(RESULTS).is_dir() {
                Self::of(above).ok()
            } else {
                None
            }
        })
    }

    /// A path in the tree relative to its folder, with `/` between the parts. Bytes that are not UTF-8 are replaced.
    #[must_use]
    pub fn relative(&self, path: &Path) -> String {
        let path = path.strip_prefix(&self.root).unwrap_or(path);
        let parts = path.iter().map(OsStr::to_string_lossy);
        parts.collect::<Vec<_>>().join("/")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_is_found_from_its_folders() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = folder.path();
        let inner = root.join("results").join("bm-1-2-3");
        fs::create_dir_all(&inner).expect("the folder is writable");
        let expected = Place {
            root: root.to_owned(),
            results: root.join("results"),
        };
        assert_eq!(Place::of(root).expect("a folder"), expected);
        assert_eq!(
            Place::of(&root.join("results")).expect("a folder"),
            expected
        );
        assert_eq!(Place::around(&inner.join("x.json")), Some(expected.clone()));
        for folder in [root, &inner, &root.join("results"), &root.join("other")] {
            assert_eq!(Place::find(folder).as_ref(), Some(&expected), "{folder:?}");
        }
        assert_eq!(
            expected.relative(&inner.join("x.json")),
            "results/bm-1-2-3/x.json"
        );
        let other = Place::of(&inner).expect("a folder");
        assert_eq!((&other.root, &other.results), (&inner, &inner));
        assert_eq!(other.relative(&inner.join("x.json")), "x.json");
    }

    #[test]
    fn what_is_no_folder_is_an_error() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("file\u{1b}");
        fs::write(&file, "").expect("the folder is writable");
        let message = Place::of(&file).expect_err("a file").to_string();
        assert!(
            message.contains("file^[: this is not a folder"),
            "{message}"
        );
        let missing = Place::of(&folder.path().join("missing"));
        assert!(
            missing
                .expect_err("it is missing")
                .to_string()
                .contains("cannot be read")
        );
    }
}
