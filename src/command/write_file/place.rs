//! What stands at the path of a target.

use std::fs::{self, Metadata, OpenOptions};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::target::{Target, WriteError};

/// What stands at the path of a target, with symbolic links followed.
pub enum Place {
    /// Something that is written to, but never replaced.
    Stream(PathBuf),
    /// Nothing yet.
    New(PathBuf),
    /// A file that may be replaced.
    Old(PathBuf, Metadata),
}

impl Place {
    pub fn of(target: &Target<'_>) -> Result<Self, WriteError> {
        let path = follow_links(target.file)?;
        if is_descriptor(&path) {
            return Ok(Self::Stream(path));
        }
        match fs::metadata(&path) {
            Ok(metadata) if metadata.is_dir() => Err(is_folder()),
            Ok(metadata) if !keeps_content(&metadata) => Ok(Self::Stream(path)),
            Ok(_) if !target.overwrite => Err(WriteError::Exists),
            Ok(metadata) if !metadata.is_file() => Ok(Self::Stream(path)),
            Ok(_) => {
                // Replacing a file needs no right to write to it, but a file that is protected is not to be replaced.
                let metadata = OpenOptions::new().write(true).open(&path)?.metadata()?;
                Ok(Self::Old(path, metadata))
            }
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
            Err(_) if names_a_folder(&path) => Err(is_folder()),
            Err(_) => Ok(Self::New(path)),
        }
    }
}

/// Whether writing to it loses what was there: a file or a disk, but not a terminal or a FIFO.
fn keeps_content(metadata: &Metadata) -> bool {
    #[cfg(unix)]
    if std::os::unix::fs::FileTypeExt::is_block_device(&metadata.file_type()) {
        return true;
    }
    metadata.is_file()
}

fn is_folder() -> WriteError {
    io::Error::new(ErrorKind::IsADirectory, "this is a folder").into()
}

/// Whether a path ends in a separator, or has no name at its end.
fn names_a_folder(path: &Path) -> bool {
    let last = path.as_os_str().as_encoded_bytes().last();
    let is_separator = last.is_some_and(|&byte| std::path::is_separator(byte.into()));
    is_separator || path.file_name().is_none()
}

/// The folder in which a path stands.
pub fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if parent != "" => parent,
        _ => Path::new("."),
    }
}

/// Where symbolic links lead, whether there is something or not. It stops at an open descriptor, which looks like a
/// link, but may lead to something without a path.
fn follow_links(file: &Path) -> io::Result<PathBuf> {
    /// As many as Linux follows.
    const MAX_LINKS: usize = 40;
    let mut path = file.to_owned();
    for _ in 0..=MAX_LINKS {
        match fs::read_link(&path) {
            Ok(link) if !is_descriptor(&path) => path = folder(&path).join(link),
            // An error means that it is no link, or that there is nothing.
            Ok(_) | Err(_) => return Ok(path),
        }
    }
    Err(io::Error::other("its symbolic links lead in a circle"))
}

/// Whether a path names an open descriptor of a process: `/proc/self/fd/1` on Linux, `/dev/fd/1` elsewhere.
pub fn is_descriptor(path: &Path) -> bool {
    let is_folder_of_descriptors = |folder: PathBuf| {
        folder == Path::new("/dev/fd") || folder.starts_with("/proc") && folder.ends_with("fd")
    };
    cfg!(unix)
        && path.file_name().is_some()
        && fs::canonicalize(folder(path)).is_ok_and(is_folder_of_descriptors)
}
