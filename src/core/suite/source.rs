//! Where a result comes from.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use super::error::{LoadError, LoadProblem};
use super::formats::{self, parse_headline, parse_with_progress};
use super::model::Suite;
use super::options::LoadOptions;
use super::read::{Buffer, Reader};

/// A result file to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A file, which may be gzip'd.
    Path(PathBuf),
    /// The input that is piped in.
    StandardInput,
    /// A gzip'd file that is embedded in the program.
    Embedded {
        /// The name to display.
        name: &'static str,
        /// The compressed content.
        bytes: &'static [u8],
    },
}

impl Source {
    /// The source that a command-line argument refers to: `-` is standard input.
    #[must_use]
    pub fn from_argument(argument: &Path) -> Self {
        if argument.as_os_str() == "-" {
            Self::StandardInput
        } else {
            Self::Path(argument.to_owned())
        }
    }

    /// The path of the file, `-` for standard input; `None` if the file is embedded in the program.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        match self {
            Self::Path(path) => Some(path),
            Self::StandardInput => Some(Path::new("-")),
            Self::Embedded { .. } => None,
        }
    }

    /// The name to use in messages.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Path(path) => path.to_string_lossy().into_owned(),
            Self::StandardInput => "standard input".to_owned(),
            Self::Embedded { name, .. } => (*name).to_owned(),
        }
    }

    /// The name without its folder.
    fn short_name(&self) -> String {
        match self {
            Self::Path(path) => path
                .file_name()
                .map_or_else(|| self.name(), |name| name.to_string_lossy().into_owned()),
            Self::StandardInput | Self::Embedded { .. } => self.name(),
        }
    }

    /// Reads the whole file and checks it like the tool that writes such files.
    ///
    /// # Errors
    /// The error names the file, and says what is wrong, where, and what to do.
    pub fn load(&self, options: &LoadOptions) -> Result<Suite, LoadError> {
        self.read(options, |text| {
            parse_with_progress(self.shown_name(), text, &options.progress)
        })
    }

    /// Reads the whole file likewise, but keeps only what [`Detail::Headline`](super::options::Detail::Headline) says. A
    /// file is read into `buffer`, whose memory serves for many files.
    ///
    /// # Errors
    /// The same.
    pub fn load_headline(
        &self,
        options: &LoadOptions,
        buffer: &mut Buffer,
    ) -> Result<Suite, LoadError> {
        let parse = |text: &str| parse_headline(self.shown_name(), text, &options.progress);
        match self {
            Self::Path(path) => self.read_by(options, |reader| {
                let text = reader.file_in(path, buffer)?;
                options.progress.add_bytes(text.len() as u64);
                parse(text)
            }),
            Self::StandardInput | Self::Embedded { .. } => self.read(options, |text| parse(&text)),
        }
    }

    /// The name in reports.
    fn shown_name(&self) -> String {
        match self {
            // pyperf's own name for it, which the report's header cells show.
            Self::StandardInput => "<stdin>".to_owned(),
            Self::Path(_) | Self::Embedded { .. } => self.name(),
        }
    }

    /// Reads the whole file and makes something of its text.
    pub(super) fn read<T>(
        &self,
        options: &LoadOptions,
        parse: impl FnOnce(String) -> Result<T, LoadProblem>,
    ) -> Result<T, LoadError> {
        self.read_by(options, |reader| {
            let text = self.text(reader)?;
            options.progress.add_bytes(text.len() as u64);
            parse(text)
        })
    }

    fn read_by<T>(
        &self,
        options: &LoadOptions,
        read: impl FnOnce(&Reader) -> Result<T, LoadProblem>,
    ) -> Result<T, LoadError> {
        let _started = options.progress.start(self.short_name());
        let reader = Reader {
            max_bytes: options.max_bytes,
            advice: formats::DEFAULT.advice,
        };
        read(&reader).map_err(|problem| LoadError {
            file: self.name(),
            problem,
        })
    }

    fn text(&self, reader: &Reader) -> Result<String, LoadProblem> {
        match self {
            Self::Path(path) => reader.file(path),
            Self::StandardInput if io::stdin().is_terminal() => Err(LoadProblem::Terminal),
            Self::StandardInput => reader.stream(io::stdin().lock()),
            Self::Embedded { bytes, .. } => reader.packed(bytes),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_counted_for_those_who_wait() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let load = |name: &str, text: &str, options: &LoadOptions| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).expect("the folder is writable");
            Source::Path(path).load(options)
        };
        let options = LoadOptions::default();
        let one = r#"{"version": "1.0", "benchmarks": [{"metadata": {"name": "a"}, "runs": [{"values": [1]}]}]}"#;
        let two = one.replace(
            "[{\"m",
            "[{\"metadata\": {\"name\": \"b\"}, \"runs\": [{\"values\": [2]}]}, {\"m",
        );
        load("one.json", one, &options).expect("it is valid");
        assert_eq!(options.progress.so_far(), (one.len() as u64, 1));
        load("two.json", &two, &options).expect("it is valid");
        let both = one.len() + two.len();
        assert_eq!(options.progress.so_far(), (both as u64, 3));
    }

    #[test]
    fn a_source_that_is_read_is_named_without_its_folder() {
        for (argument, name, short) in [
            ("a/b/ref.json", "a/b/ref.json", "ref.json"),
            ("ref.json", "ref.json", "ref.json"),
            ("..", "..", ".."),
            ("-", "standard input", "standard input"),
        ] {
            let source = Source::from_argument(Path::new(argument));
            assert_eq!(
                (source.name(), source.short_name()),
                (name.to_owned(), short.to_owned())
            );
        }
    }
}
