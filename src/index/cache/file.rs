//! The files of caches.

use crate::sorting;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::stored::Stored;

/// A larger file is neither read nor written, in bytes. A tree of 1000 results needs about two million.
const MAX_BYTES: u64 = 64 << 20;
/// How many trees are remembered. The one that was not opened for the longest time is forgotten first.
const MOST_FILES: usize = 32;
const PREFIX: &str = "index-";
const SUFFIX: &str = ".json";

/// The file for a tree.
pub fn file_of(folder: &Path, tree: &str) -> PathBuf {
    let mut hasher = DefaultHasher::new();
    tree.hash(&mut hasher);
    folder.join(format!("{PREFIX}{:016x}{SUFFIX}", hasher.finish()))
}

/// Reads a cache; `None` if there is none that can be read.
pub fn read(file: &Path) -> Option<Stored> {
    let metadata = fs::metadata(file).ok()?;
    if !metadata.is_file() || metadata.len() > MAX_BYTES {
        return None;
    }
    serde_json::from_slice(&fs::read(file).ok()?).ok()
}

/// Writes a cache in the place of an earlier one. Another process sees the old one or the new one, never a part.
///
/// # Errors
/// If it cannot be written, or is too large.
pub fn write(file: &Path, stored: &Stored) -> io::Result<()> {
    let bytes = serde_json::to_vec(stored)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(io::Error::other("the tree is too large for a cache"));
    }
    let folder = file.parent().ok_or(io::ErrorKind::NotFound)?;
    fs::create_dir_all(folder)?;
    let mut new = tempfile::NamedTempFile::new_in(folder)?;
    new.write_all(&bytes)?;
    new.persist(file).map_err(|error| error.error)?;
    forget_oldest(folder);
    Ok(())
}

/// Removes the oldest caches if there are too many.
fn forget_oldest(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let is_cache = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(PREFIX) && name.ends_with(SUFFIX)
    };
    let files = entries.map(|entry| entry.path()).filter(is_cache);
    let time = |file: &Path| fs::metadata(file).and_then(|metadata| metadata.modified());
    let mut files: Vec<(SystemTime, PathBuf)> = files
        .map(|file| (time(&file).unwrap_or(SystemTime::UNIX_EPOCH), file))
        .collect();
    sorting::sort(&mut files);
    for (_, file) in files.iter().take(files.len().saturating_sub(MOST_FILES)) {
        // Another process may have removed it.
        let _ = fs::remove_file(file);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::cache::stored::VERSION;

    fn stored() -> Stored {
        Stored {
            version: VERSION,
            program: String::new(),
            folder: "tree".to_owned(),
            config: String::new(),
            results: Vec::new(),
            comparisons: Vec::new(),
        }
    }

    #[test]
    fn a_damaged_cache_is_ignored_and_replaced() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let folder = folder.path().join("new");
        let file = file_of(&folder, "tree");
        assert!(read(&file).is_none());
        for damaged in ["", "{", "[]", "{\"version\": 1}"] {
            fs::create_dir_all(&folder).expect("it is writable");
            fs::write(&file, damaged).expect("it is writable");
            assert!(read(&file).is_none(), "{damaged}");
        }
        write(&file, &stored()).expect("it is writable");
        assert_eq!(read(&file).map(|it| it.folder).as_deref(), Some("tree"));
    }

    #[test]
    fn the_oldest_caches_are_forgotten() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for tree in 0..MOST_FILES + 3 {
            let file = file_of(folder.path(), &tree.to_string());
            write(&file, &stored()).expect("it is writable");
        }
        let count = fs::read_dir(folder.path()).expect("it is readable").count();
        assert_eq!(count, MOST_FILES);
    }
}
