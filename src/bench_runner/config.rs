//! bench_runner's configuration file, `bench_runner.toml`: the benchmarks that its numbers exclude, the operating
//! system of each runner, and what results are compared with.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::former_config::{self, FormerConfig};
use super::plots::{self, Plot};
use crate::text::{Place, read_small_file, visible};

/// The name of the configuration file.
pub const FILE_NAME: &str = "bench_runner.toml";

/// The part of a configuration that benchlens uses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Config {
    /// The file that it was read from, if any.
    pub file: Option<PathBuf>,
    /// Names of benchmarks that the overall mean, HPT and the memory change exclude.
    pub excluded: BTreeSet<String>,
    /// The operating system of each runner, by the runner's nickname: `linux`, `darwin` or `windows`.
    pub systems: BTreeMap<String, String>,
    /// The versions that all results are compared with, in the order of the file.
    pub bases: Vec<String>,
    /// Flags whose builds are also compared with the build without flags of the commit that they were branched from.
    pub compare_to_default: Vec<String>,
    /// The plots over time.
    pub plots: Vec<Plot>,
    /// What is wrong with plots that are left out; raw.
    pub plot_faults: Vec<String>,
    /// Why the file that was found is ignored, if it is.
    pub ignored: Option<ConfigError>,
}

/// A configuration that could not be read. Its `Display` output is safe for a terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError {
    file: PathBuf,
    what: String,
}

impl ConfigError {
    /// The file and what is wrong with it, in one line; raw.
    #[must_use]
    pub fn reason(&self) -> String {
        format!("{}: {}", self.file.display(), self.what.trim_end())
    }
}

impl std::error::Error for ConfigError {}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", visible(&self.reason()))?;
        f.write_str("  Fix it, name another with --config FILE, or use none with --no-config.")
    }
}

#[derive(Deserialize)]
struct Content {
    #[serde(default)]
    bases: Bases,
    #[serde(default)]
    benchmarks: Benchmarks,
    #[serde(default)]
    runners: BTreeMap<String, Runner>,
    longitudinal_plot: Option<toml::Value>,
    flag_effect_plot: Option<toml::Value>,
}

#[derive(Deserialize, Default)]
struct Bases {
    #[serde(default)]
    versions: Vec<String>,
    #[serde(default)]
    compare_to_default: Vec<String>,
}

#[derive(Deserialize, Default)]
struct Benchmarks {
    #[serde(default)]
    excluded_benchmarks: BTreeSet<String>,
}

#[derive(Deserialize)]
struct Runner {
    os: Option<String>,
}

impl Config {
    /// Reads a configuration. If `file` is one of the files that bench_runner had before 2.0, such as `bases.txt`, the
    /// others beside it are read too.
    ///
    /// # Errors
    /// If it cannot be read. The error names the file, and line and column if they are known.
    pub fn read(file: &Path) -> Result<Self, ConfigError> {
        if former_config::is_part(file) {
            return Self::read_former(file);
        }
        let fail = |what: String| ConfigError {
            file: file.to_owned(),
            what,
        };
        let text = read_small_file(file).map_err(|error| fail(error.to_string()))?;
        let content: Content = toml::from_str(&text).map_err(|error| {
            let place = error.span().map(|span| Place::of(&text, span.start));
            let place =
                place.map(|Place { line, column }| format!(" at line {line}, column {column}"));
            fail(format!("{}{}", error.message(), place.unwrap_or_default()))
        })?;
        let systems = content.runners.into_iter();
        let (plots, plot_faults) = plots::plots(
            content.longitudinal_plot.as_ref(),
            content.flag_effect_plot.as_ref(),
        );
        Ok(Self {
            plots,
            plot_faults,
            file: Some(file.to_owned()),
            excluded: content.benchmarks.excluded_benchmarks,
            bases: content.bases.versions,
            compare_to_default: content.bases.compare_to_default,
            ignored: None,
            systems: systems
                .filter_map(|(name, runner)| Some((name, runner.os?)))
                .collect(),
        })
    }

    fn read_former(file: &Path) -> Result<Self, ConfigError> {
        let folder = file.parent().unwrap_or(Path::new(""));
        let config = former_config::read(folder).map_err(|(file, error)| ConfigError {
            file,
            what: error.to_string(),
        });
        let FormerConfig {
            bases,
            systems,
            excluded,
        } = config?;
        Ok(Self {
            file: Some(file.to_owned()),
            excluded: excluded.into_iter().collect(),
            systems,
            bases,
            ..Self::default()
        })
    }

    /// Reads the configuration in the folder of `head` or in a folder above it, if there is one. If it cannot be read, it
    /// is ignored: it may be somebody else's, and must not stop every comparison below its folder.
    #[must_use]
    pub fn read_found(head: &Path) -> Self {
        match Self::find(head).as_deref().map(Self::read) {
            None => Self::default(),
            Some(Ok(config)) => config,
            Some(Err(error)) => Self {
                ignored: Some(error),
                ..Self::default()
            },
        }
    }

    /// Finds a configuration in the folder of `head` or in a folder above it. In the same folder, `bench_runner.toml`
    /// takes precedence over what bench_runner had before it.
    #[must_use]
    pub fn find(head: &Path) -> Option<PathBuf> {
        let head = std::path::absolute(head).ok()?;
        let in_folder = |folder: &Path| {
            let file = folder.join(FILE_NAME);
            if file.is_file() {
                Some(file)
            } else {
                former_config::find(folder)
            }
        };
        head.ancestors().skip(1).find_map(in_folder)
    }
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};
    use std::io;

    use super::*;

    fn write(text: &str) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join(FILE_NAME);
        fs::write(&file, text).expect("the folder is writable");
        (folder, file)
    }

    #[test]
    fn exclusions_and_systems_are_taken_the_rest_is_passed_over() {
        let (_folder, file) = write(
            "[bases]\nversions = ['3.10.4']\n[benchmarks]\nexcluded_benchmarks = ['a', 'b']\n\
             [runners.one]\nos = 'linux'\narch = 'x86_64'\n[runners.two]\narch = 'arm64'\n",
        );
        let config = Config::read(&file).expect("it is valid");
        assert_eq!(config.excluded, ["a", "b"].map(str::to_owned).into());
        assert_eq!(
            config.systems,
            [("one".to_owned(), "linux".to_owned())].into()
        );
    }

    #[test]
    fn bases_keep_their_order_and_other_keys_are_passed_over() {
        let (_folder, file) = write(
            "[bases]\nversions = ['3.13.0', '3.10.4']\ncompare_to_default = ['JIT']\nnew = 1\n\
             [nightly.default]\nflags = []\n[groups]\nx = 2\n[runners.one.env]\nCC = 'clang'\n",
        );
        let config = Config::read(&file).expect("it is valid");
        assert_eq!(config.bases, ["3.13.0", "3.10.4"]);
        assert_eq!(config.compare_to_default, ["JIT"]);
        assert_eq!(
            config.systems.len(),
            0,
            "a runner without a system has none"
        );
    }

    #[test]
    fn the_former_files_count_where_there_is_no_toml() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let results = folder.path().join("results");
        fs::create_dir(&results).expect("the folder is writable");
        let head = results.join("head.json");
        let bases = folder.path().join("bases.txt");
        fs::write(&bases, "3.12.0\n").expect("the folder is writable");
        fs::write(folder.path().join("runners.ini"), "[one]\nos = linux\n")
            .expect("it is writable");
        assert_eq!(Config::find(&head), Some(bases));
        let config = Config::read_found(&head);
        assert_eq!((config.bases.len(), config.systems.len()), (1, 1));
        let toml = folder.path().join(FILE_NAME);
        fs::write(&toml, "").expect("the folder is writable");
        assert_eq!(Config::find(&head), Some(toml));
    }

    #[test]
    fn a_broken_file_is_located() {
        let (_folder, file) = write("[benchmarks]\nexcluded_benchmarks = [1]\n");
        let error = Config::read(&file)
            .expect_err("a number is no name")
            .to_string();
        assert!(error.contains("line 2, column 24"), "{error}");
        assert!(error.contains("--no-config"), "{error}");
    }

    #[test]
    fn a_file_that_is_too_large_is_not_read_to_its_end() {
        let (_folder, file) = write(&"#\n".repeat(600_000));
        let error = Config::read(&file).expect_err("it is too large");
        assert!(error.to_string().contains("larger than 1 MiB"), "{error}");
        let (_folder, file) = write(&"#\n".repeat(1 << 19));
        Config::read(&file).expect("it is just small enough");
    }

    #[cfg(unix)]
    #[test]
    fn a_fifo_without_a_writer_and_an_endless_device_are_refused() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let fifo = folder.path().join("fifo");
        let made = std::process::Command::new("mkfifo").arg(&fifo).status();
        assert!(made.expect("mkfifo is there").success());
        let error = Config::read(&fifo).expect_err("nobody writes");
        assert!(error.to_string().contains("nobody writes"), "{error}");
        Config::read(Path::new("/dev/null")).expect("an empty configuration is one");
        let error = Config::read(Path::new("/dev/zero")).expect_err("it is endless");
        assert!(error.to_string().contains("larger than 1 MiB"), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn a_fifo_with_a_writer_is_read() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let fifo = folder.path().join("fifo");
        let made = std::process::Command::new("mkfifo").arg(&fifo).status();
        assert!(made.expect("mkfifo is there").success());
        // Open for both, it waits for no reader.
        let mut writer = File::options()
            .read(true)
            .write(true)
            .open(&fifo)
            .expect("it can be opened");
        io::Write::write_all(&mut writer, b"[bases]\nversions = ['3.10.4']\n").expect("it fits");
        let reader = std::thread::spawn(move || Config::read(&fifo));
        // The end of the text is seen by who has opened the FIFO before the writer closes it.
        let unread = || rustix::io::ioctl_fionread(&writer).expect("it is open");
        while unread() > 0 && !reader.is_finished() {
            std::thread::sleep(std::time::Duration::from_millis(1));
        }
        drop(writer);
        let config = reader.join().expect("it does not panic");
        assert_eq!(config.expect("it is valid").bases.len(), 1);
    }

    #[test]
    fn a_folder_of_its_name_is_passed_over() {
        let (folder, file) = write("");
        let inner = folder.path().join("results");
        fs::create_dir_all(inner.join(FILE_NAME)).expect("the folder is writable");
        assert_eq!(Config::find(&inner.join("head.json")), Some(file));
    }

    #[test]
    fn it_is_found_above_the_head() {
        let (folder, file) = write("");
        let inner = folder.path().join("results").join("bm-1-2-3");
        fs::create_dir_all(&inner).expect("the folder is writable");
        let found = Config::find(&inner.join("head.json")).expect("it stands two folders up");
        assert_eq!(found, file);
    }

    #[test]
    fn an_empty_file_configures_nothing() {
        let (_folder, file) = write("");
        let expected = Config {
            file: Some(file.clone()),
            ..Config::default()
        };
        assert_eq!(Config::read(&file), Ok(expected));
    }
}
