//! Writes beside the place of a file, and moves the file there.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, ErrorKind};
use std::path::Path;

use tempfile::{Builder, NamedTempFile};

use super::chunks::write_all;
use super::identity::is_input;
use super::place::{Place, folder};
use super::stream::write_stream;
use super::target::{Target, WriteError};

/// Writes a file: first beside it under another name, then in its place. What stood there before is replaced only if
/// the target may be overwritten. A symbolic link is followed. A device, a FIFO or an open descriptor such as
/// `/dev/stdout` is written to as it is.
///
/// `cancelled` is asked again and again whether the write has been cancelled; the last time just before the new file
/// takes its place.
///
/// # Errors
/// If the file was not written; the error says why. The old file is then as it was.
pub fn write_file(
    target: &Target<'_>,
    text: &str,
    cancelled: &dyn Fn() -> bool,
) -> Result<(), WriteError> {
    if is_input(target) {
        return Err(WriteError::IsInput);
    }
    match Place::of(target)? {
        Place::Stream(path) => write_stream(&path, text, cancelled),
        Place::New(path) => {
            let written = written_beside(&path, None, text, cancelled)?;
            put(written, &path, target.overwrite)
        }
        Place::Old(path, metadata) => {
            let written = written_beside(&path, Some(&metadata), text, cancelled)?;
            put(written, &path, true)
        }
    }
}

/// A file in the folder of `path` with the text, which is on the disk. It is removed when it is dropped.
fn written_beside(
    path: &Path,
    old: Option<&Metadata>,
    text: &str,
    cancelled: &dyn Fn() -> bool,
) -> Result<NamedTempFile, WriteError> {
    // The name is short, whatever the length of the other is.
    let mut builder = Builder::new();
    let builder = builder.prefix(".benchlens-").suffix(".tmp");
    let written = builder.make_in(folder(path), |path| create(path, old.is_some()));
    let mut written = written.map_err(|error| match old {
        None => error,
        Some(_) => io::Error::new(
            error.kind(),
            format!("to replace it, a new file must be created beside it: {error}"),
        ),
    })?;
    write_all(written.as_file_mut(), text, cancelled)?;
    if let Some(old) = old {
        adopt_permissions(written.as_file(), old);
    }
    unless_unsupported(written.as_file().sync_all())?;
    if cancelled() {
        return Err(WriteError::Cancelled);
    }
    Ok(written)
}

/// Creates a file. If it is `private`, only its owner can read it; otherwise the umask decides.
fn create(path: &Path, private: bool) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(if private { 0o600 } else { 0o666 });
    }
    #[cfg(not(unix))]
    let _ = private;
    options.open(path)
}

/// Gives a file the permissions of the old one, and its owner and group where that is allowed. Errors are ignored: file
/// systems without permissions have none to give.
#[cfg(unix)]
fn adopt_permissions(new: &File, old: &Metadata) {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};

    // Only root can give a file to another user, but members of a group can give it to that.
    let _ = fchown(new, Some(old.uid()), Some(old.gid()))
        .or_else(|_| fchown(new, None, Some(old.gid())));
    let _ = new.set_permissions(std::fs::Permissions::from_mode(old.mode() & 0o777));
}

#[cfg(not(unix))]
fn adopt_permissions(new: &File, old: &Metadata) {
    let _ = new.set_permissions(old.permissions());
}

/// Moves a written file to its place.
fn put(written: NamedTempFile, path: &Path, overwrite: bool) -> Result<(), WriteError> {
    let result = if overwrite {
        written.persist(path)
    } else {
        written.persist_noclobber(path)
    };
    result.map_err(|failed| match failed.error.kind() {
        ErrorKind::AlreadyExists => WriteError::Exists,
        _ => WriteError::Other(failed.error),
    })?;
    // Now the name is on the disk as well. A folder that cannot be opened cannot be synced either.
    match File::open(folder(path)) {
        Ok(folder) => Ok(unless_unsupported(folder.sync_all())?),
        Err(_) => Ok(()),
    }
}

/// The result of syncing, without the errors of file systems that cannot sync.
fn unless_unsupported(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::Unsupported | ErrorKind::InvalidInput
            ) =>
        {
            Ok(())
        }
        result => result,
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::command::write_file::chunks::CHUNK;
    use std::fs;

    /// A folder for one test.
    fn temporary() -> tempfile::TempDir {
        tempfile::tempdir().expect("a temporary folder")
    }

    fn target(file: &Path, overwrite: bool) -> Target<'_> {
        Target {
            file,
            inputs: &[],
            overwrite,
        }
    }

    fn write(file: &Path, overwrite: bool, text: &str) -> Result<(), WriteError> {
        write_file(&target(file, overwrite), text, &|| false)
    }

    /// The names of the files in a folder.
    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("the folder can be read");
        let name = |entry: io::Result<fs::DirEntry>| {
            let entry = entry.expect("the folder can be read");
            entry.file_name().to_string_lossy().into_owned()
        };
        let mut names: Vec<String> = entries.map(name).collect();
        names.sort();
        names
    }

    #[test]
    fn a_cancelled_write_leaves_the_old_file_and_no_other() {
        let folder = temporary();
        let file = folder.path().join("out");
        fs::write(&file, "old").expect("the folder is writable");
        let text = "x".repeat(3 * CHUNK);
        // Asked before each of the three chunks, and before the new file takes its place.
        for answer in 0..4 {
            let asked = Cell::new(0);
            let cancelled = || {
                assert!(names(folder.path()).len() == 2, "it is being written");
                asked.replace(asked.get() + 1) == answer
            };
            let result = write_file(&target(&file, true), &text, &cancelled);
            assert!(matches!(result, Err(WriteError::Cancelled)), "{result:?}");
            assert_eq!(asked.get(), answer + 1);
            assert_eq!(names(folder.path()), ["out"]);
            assert_eq!(fs::read_to_string(&file).expect("it is there"), "old");
        }
    }

    #[test]
    fn a_file_that_appears_meanwhile_is_not_replaced() {
        let folder = temporary();
        let file = folder.path().join("out");
        let appears = || {
            fs::write(&file, "theirs").expect("the folder is writable");
            false
        };
        let result = write_file(&target(&file, false), "mine", &appears);
        assert!(matches!(result, Err(WriteError::Exists)), "{result:?}");
        assert_eq!(fs::read_to_string(&file).expect("it is there"), "theirs");
        assert_eq!(names(folder.path()), ["out"]);
    }

    #[test]
    fn the_longest_name_can_be_written() {
        let folder = temporary();
        let name = "n".repeat(255);
        let file = folder.path().join(&name);
        write(&file, false, "first").expect("it can be written");
        write(&file, true, "second").expect("it can be overwritten");
        assert_eq!(fs::read_to_string(&file).expect("it is there"), "second");
        assert_eq!(names(folder.path()), [name]);
    }

    #[test]
    fn a_folder_is_not_written() {
        let folder = temporary();
        for file in [folder.path().to_owned(), folder.path().join("new/")] {
            for overwrite in [false, true] {
                let result = write(&file, overwrite, "text");
                let Err(WriteError::Other(error)) = result else {
                    panic!("{result:?}");
                };
                assert_eq!(error.to_string(), "this is a folder");
            }
        }
    }

    #[test]
    fn an_error_can_be_sent_to_another_thread() {
        fn is_sent<T: Send + 'static>() {}
        is_sent::<WriteError>();
    }

    #[cfg(unix)]
    mod unix {
        use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

        use super::*;

        fn mode(file: &Path) -> u32 {
            let metadata = fs::metadata(file).expect("it is there");
            metadata.permissions().mode() & 0o777
        }

        #[test]
        fn a_new_file_has_the_permissions_of_any_other_new_file() {
            let folder = temporary();
            let (file, other) = (folder.path().join("out"), folder.path().join("other"));
            write(&file, false, "text").expect("it can be written");
            fs::write(&other, "text").expect("the folder is writable");
            assert_eq!(mode(&file), mode(&other));
        }

        #[test]
        fn an_overwritten_file_keeps_its_permissions_and_is_another_file() {
            let folder = temporary();
            let file = folder.path().join("out");
            fs::write(&file, "old").expect("the folder is writable");
            fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("it is ours");
            let number = |file: &Path| fs::metadata(file).expect("it is there").ino();
            let before = number(&file);
            write(&file, true, "new").expect("it can be overwritten");
            assert_eq!(mode(&file), 0o640);
            assert_ne!(number(&file), before, "the old file was not touched");
        }

        #[test]
        fn a_symbolic_link_stays_one_and_its_target_is_written() {
            let folder = temporary();
            let (file, link) = (folder.path().join("file"), folder.path().join("link"));
            symlink("file", &link).expect("the folder is writable");
            write(&link, false, "first").expect("what it leads to is created");
            let result = write(&link, false, "second");
            assert!(matches!(result, Err(WriteError::Exists)), "{result:?}");
            write(&link, true, "second").expect("what it leads to is overwritten");
            assert!(link.is_symlink() && !file.is_symlink());
            assert_eq!(fs::read_to_string(&file).expect("it is there"), "second");
            symlink("circle", folder.path().join("circle")).expect("the folder is writable");
            let result = write(&folder.path().join("circle"), true, "text");
            assert!(matches!(result, Err(WriteError::Other(_))), "{result:?}");
        }

        #[test]
        fn an_input_is_not_written_by_any_of_its_names() {
            let folder = temporary();
            let path = |name: &str| folder.path().join(name);
            fs::write(path("input"), "measured").expect("the folder is writable");
            fs::hard_link(path("input"), path("hard")).expect("the folder is writable");
            symlink("hard", path("soft")).expect("the folder is writable");
            for name in ["input", "./input", "hard", "soft"] {
                let file = path(name);
                let target = Target {
                    inputs: &[&path("input")],
                    ..target(&file, true)
                };
                let result = write_file(&target, "text", &|| false);
                assert!(matches!(result, Err(WriteError::IsInput)), "{result:?}");
            }
            let input = fs::read_to_string(path("input"));
            assert_eq!(input.expect("it is there"), "measured");
        }

        #[test]
        fn a_write_to_a_fifo_without_a_reader_can_be_cancelled() {
            let folder = temporary();
            let fifo = folder.path().join("fifo");
            make_fifo(&fifo);
            let asked = Cell::new(0);
            let cancelled = || asked.replace(asked.get() + 1) == 3;
            let result = write_file(&target(&fifo, false), "text", &cancelled);
            assert!(matches!(result, Err(WriteError::Cancelled)), "{result:?}");
        }

        #[test]
        fn a_fifo_is_written_to_and_stays_one() {
            let folder = temporary();
            let fifo = folder.path().join("fifo");
            make_fifo(&fifo);
            // More than it holds at once.
            let text = "x".repeat(1 << 20);
            let reader = std::thread::spawn({
                let fifo = fifo.clone();
                move || fs::read_to_string(fifo)
            });
            write(&fifo, true, &text).expect("there is a reader");
            let read = reader.join().expect("it does not panic");
            assert_eq!(read.expect("it can be read").len(), text.len());
            assert!(!fs::metadata(&fifo).expect("it is there").is_file());
            assert_eq!(names(folder.path()), ["fifo"]);
        }

        fn make_fifo(file: &Path) {
            let made = std::process::Command::new("mkfifo").arg(file).status();
            assert!(made.expect("mkfifo is there").success());
        }
    }
}
