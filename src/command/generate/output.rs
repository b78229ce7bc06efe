//! Where generated files go.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::interruption::Interruption;
use crate::command::write_file::{Target, WriteError, write_file};
use crate::sorting;
use crate::tree::Tree;

/// Takes the generated files, from several threads.
pub struct Output<'o> {
    /// The tree.
    pub tree: &'o Tree,
    /// The folder that they are written to; `None` for that of the tree.
    pub folder: Option<&'o Path>,
    /// Whether they are only listed.
    pub is_dry: bool,
    pub interruption: &'o Interruption,
    done: Mutex<Done>,
}

/// What became of the files.
#[derive(Default)]
struct Done {
    /// The paths of those that are there now, relative to the tree, and whether they were written.
    there: Vec<(PathBuf, bool)>,
    /// Those that could not be written, with the reasons.
    failed: Vec<(PathBuf, String)>,
}

/// Whether a file may be a symbolic link, which is followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Links {
    Followed,
    /// It could lead out of the tree, to a file that has nothing to do with it.
    Refused,
}

impl<'o> Output<'o> {
    /// Nothing is written yet.
    pub fn new(tree: &'o Tree, folder: Option<&'o Path>, interruption: &'o Interruption) -> Self {
        Self {
            tree,
            folder,
            is_dry: false,
            interruption,
            done: Mutex::default(),
        }
    }

    /// Writes a file, whose path is one in the tree, unless its content is already this text.
    pub fn put(&self, path: &Path, text: &str, links: Links) {
        let root = &self.tree.place.root;
        let relative = path.strip_prefix(root).unwrap_or(path);
        let target = self.folder.unwrap_or(root).join(relative);
        match self.write(&target, text, links) {
            Ok(is_new) => self.done().there.push((relative.to_owned(), is_new)),
            Err(WriteError::Cancelled) => {}
            Err(error) => {
                let reason = match error {
                    WriteError::Other(error) => format!("cannot be written: {error}"),
                    WriteError::IsInput => "this is one of the results".to_owned(),
                    other => format!("cannot be written: {other:?}"),
                };
                self.done().failed.push((target, reason));
            }
        }
    }

    /// Whether the file was written, or would be.
    fn write(&self, target: &Path, text: &str, links: Links) -> Result<bool, WriteError> {
        let refusal = |reason: &str| Err(WriteError::Other(std::io::Error::other(reason)));
        let is_link = target.is_symlink();
        if is_link && links == Links::Refused {
            return refusal("this is a symbolic link");
        }
        let metadata = fs::metadata(target).ok();
        if let Some(metadata) = metadata {
            if !metadata.is_file() {
                return refusal("this is not a file");
            }
            if metadata.len() == text.len() as u64 && fs::read(target)? == text.as_bytes() {
                return Ok(false);
            }
        }
        if self.is_dry {
            return Ok(true);
        }
        if let (Some(_), Some(parent)) = (self.folder, target.parent()) {
            fs::create_dir_all(parent)?;
        }
        // The file itself is replaced and not written to. Only a link can make it one of the results.
        let results = self.tree.results.iter().chain(&self.tree.pystats);
        let results = results.filter(|_| is_link);
        let inputs: Vec<&Path> = results.map(|entry| &*entry.path).collect();
        let target = Target {
            file: target,
            inputs: &inputs,
            overwrite: true,
        };
        write_file(&target, text, &|| self.interruption.is_requested())?;
        Ok(true)
    }

    /// The names of the generated files in a folder of the tree.
    pub fn names_in(&self, folder: &Path) -> Vec<OsString> {
        let relative = folder.strip_prefix(&self.tree.place.root);
        let relative = relative.unwrap_or(folder);
        let done = self.done();
        let paths = done.there.iter().map(|(path, _)| path);
        let names = paths
            .filter(|path| path.parent() == Some(relative))
            .filter_map(|path| path.file_name());
        names.map(ToOwned::to_owned).collect()
    }

    /// The paths of all files that were written, or would be, relative to the tree and sorted.
    pub fn written(&self) -> Vec<PathBuf> {
        let done = self.done();
        let written = done.there.iter().filter(|(_, is_new)| *is_new);
        let mut written: Vec<PathBuf> = written.map(|(path, _)| path.clone()).collect();
        sorting::sort(&mut written);
        written
    }

    /// The files that could not be written, with the reasons; raw.
    pub fn failed(&self) -> Vec<(String, String)> {
        let failed = self.done().failed.clone().into_iter();
        let mut failed: Vec<(String, String)> = failed
            .map(|(path, reason)| (path.to_string_lossy().into_owned(), reason))
            .collect();
        sorting::sort(&mut failed);
        failed
    }

    fn done(&self) -> MutexGuard<'_, Done> {
        self.done.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
