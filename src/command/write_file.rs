//! Writes a file so that it is always whole: a full disk, a kill or a power failure leaves the old file or the new one.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use tempfile::{Builder, NamedTempFile};

#[cfg(unix)]
use super::output::check_standard_output;
use super::output::for_terminal;
use crate::suite::Source;

/// How much is written before the next question whether the write was cancelled.
const CHUNK: usize = 64 * 1024;

/// How long to wait for the reader of a FIFO before trying again.
const PATIENCE: Duration = Duration::from_millis(10);

/// Which file is to be written.
#[derive(Debug, Clone, Copy)]
pub struct Target<'a> {
    /// The path of the file.
    pub file: &'a Path,
    /// The results, which are never written to; `-` is standard input.
    pub inputs: &'a [&'a Path],
    /// Whether an existing file may be replaced.
    pub overwrite: bool,
}

/// Why a file was not written.
#[derive(Debug)]
pub enum WriteError {
    /// It exists, and may not be overwritten.
    Exists,
    /// It is one of the results, which may have taken hours to measure.
    IsInput,
    /// The caller cancelled the write.
    Cancelled,
    /// The operating system refused.
    Other(io::Error),
}

impl From<io::Error> for WriteError {
    fn from(error: io::Error) -> Self {
        Self::Other(error)
    }
}

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

/// What stands at the path of a target, with symbolic links followed.
enum Place {
    /// Something that is written to, but never replaced.
    Stream(PathBuf),
    /// Nothing yet.
    New(PathBuf),
    /// A file that may be replaced.
    Old(PathBuf, Metadata),
}

impl Place {
    fn of(target: &Target<'_>) -> Result<Self, WriteError> {
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
                // Replacing a file needs no right to write to it, but whoever protected it did not want it replaced.
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
fn folder(path: &Path) -> &Path {
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
fn is_descriptor(path: &Path) -> bool {
    let is_folder_of_descriptors = |folder: PathBuf| {
        folder == Path::new("/dev/fd") || folder.starts_with("/proc") && folder.ends_with("fd")
    };
    cfg!(unix)
        && path.file_name().is_some()
        && fs::canonicalize(folder(path)).is_ok_and(is_folder_of_descriptors)
}

/// Whether the target is one of the inputs, perhaps by another name.
fn is_input(target: &Target<'_>) -> bool {
    let Some(written) = identity(target.file) else {
        return false;
    };
    let read = |input: &&Path| match Source::from_argument(input) {
        Source::StandardInput => identity_of_standard_input(),
        _ => identity(input),
    };
    target
        .inputs
        .iter()
        .filter_map(read)
        .any(|read| read == written)
}

/// What distinguishes a file from all others. It is not opened, since that would wait for the other end of a FIFO.
#[cfg(unix)]
fn identity(path: &Path) -> Option<(u64, u64)> {
    fs::metadata(path).ok().map(|metadata| identify(&metadata))
}

#[cfg(unix)]
fn identity_of_standard_input() -> Option<(u64, u64)> {
    use std::os::fd::AsFd;

    let input = io::stdin().as_fd().try_clone_to_owned().ok()?;
    let metadata = File::from(input).metadata().ok()?;
    Some(identify(&metadata))
}

#[cfg(unix)]
fn identify(metadata: &Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;

    (metadata.dev(), metadata.ino())
}

#[cfg(not(unix))]
fn identity(path: &Path) -> Option<same_file::Handle> {
    same_file::Handle::from_path(path).ok()
}

#[cfg(not(unix))]
fn identity_of_standard_input() -> Option<same_file::Handle> {
    same_file::Handle::stdin().ok()
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
    let _ = new.set_permissions(fs::Permissions::from_mode(old.mode() & 0o777));
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

/// Writes to something that is not replaced. It is not an error if its reader is gone.
fn write_stream(path: &Path, text: &str, cancelled: &dyn Fn() -> bool) -> Result<(), WriteError> {
    let mut file = open_stream(path, cancelled)?;
    let result = if file.is_terminal() {
        write_all(&mut file, &for_terminal(text), cancelled)
    } else {
        write_all(&mut file, text, cancelled)
    };
    match result {
        Err(WriteError::Other(error)) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

#[cfg(unix)]
fn open_stream(path: &Path, cancelled: &dyn Fn() -> bool) -> Result<File, WriteError> {
    use std::os::unix::fs::{FileTypeExt, OpenOptionsExt};

    if let Some(own) = own_descriptor(path) {
        return Ok(File::from(own?));
    }
    let is_fifo = fs::metadata(path)?.file_type().is_fifo();
    let mut options = OpenOptions::new();
    options.append(true);
    if is_fifo {
        // Otherwise, nobody could cancel the wait for a reader.
        options.custom_flags(rustix::fs::OFlags::NONBLOCK.bits().cast_signed());
    }
    loop {
        match options.open(path) {
            Err(error) if is_fifo && has_no_reader(&error) => wait(cancelled)?,
            result => return Ok(result?),
        }
    }
}

/// Standard output or standard error, if `path` names its descriptor. Opened anew, a file to which it is redirected
/// would be written from its start.
#[cfg(unix)]
fn own_descriptor(path: &Path) -> Option<io::Result<std::os::fd::OwnedFd>> {
    use std::os::fd::AsFd;

    let here = fs::canonicalize(folder(path)).ok()?;
    let is_here = |own: &&str| fs::canonicalize(own).is_ok_and(|own| own == here);
    ["/proc/self/fd", "/dev/fd"].into_iter().find(is_here)?;
    match path.file_name()?.to_str()? {
        "1" => {
            Some(check_standard_output().and_then(|()| io::stdout().as_fd().try_clone_to_owned()))
        }
        "2" => Some(io::stderr().as_fd().try_clone_to_owned()),
        _ => None,
    }
}

#[cfg(unix)]
fn has_no_reader(error: &io::Error) -> bool {
    rustix::io::Errno::from_io_error(error) == Some(rustix::io::Errno::NXIO)
}

#[cfg(not(unix))]
fn open_stream(path: &Path, _: &dyn Fn() -> bool) -> Result<File, WriteError> {
    Ok(OpenOptions::new().write(true).open(path)?)
}

/// Waits a moment for the other end of a FIFO.
fn wait(cancelled: &dyn Fn() -> bool) -> Result<(), WriteError> {
    if cancelled() {
        return Err(WriteError::Cancelled);
    }
    thread::sleep(PATIENCE);
    Ok(())
}

fn write_all(file: &mut File, text: &str, cancelled: &dyn Fn() -> bool) -> Result<(), WriteError> {
    for chunk in text.as_bytes().chunks(CHUNK) {
        if cancelled() {
            return Err(WriteError::Cancelled);
        }
        let mut rest = chunk;
        while !rest.is_empty() {
            match file.write(rest) {
                Ok(0) => return Err(io::Error::from(ErrorKind::WriteZero).into()),
                Ok(count) => rest = &rest[count..],
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) if error.kind() == ErrorKind::WouldBlock => wait(cancelled)?,
                Err(error) => return Err(error.into()),
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

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
            let reader = thread::spawn({
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
