//! bench_runner's configuration file, `bench_runner.toml`: the benchmarks that its numbers exclude, the operating
//! system of each runner, and the versions that serve as bases.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::text::visible;

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
    /// The versions that all results are compared with.
    pub bases: BTreeSet<String>,
}

/// A configuration that could not be read. Its `Display` output is safe for a terminal.
#[derive(Debug)]
pub struct ConfigError {
    file: PathBuf,
    what: String,
}

impl std::error::Error for ConfigError {}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = self.file.to_string_lossy();
        writeln!(f, "{}: {}", visible(&file), visible(self.what.trim_end()))?;
        f.write_str("  Mend it, name another with --config FILE, or use none with --no-config.")
    }
}

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    bases: Bases,
    #[serde(default)]
    benchmarks: Benchmarks,
    #[serde(default)]
    runners: BTreeMap<String, Runner>,
}

#[derive(Deserialize, Default)]
struct Bases {
    #[serde(default)]
    versions: BTreeSet<String>,
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
    /// Reads a configuration.
    ///
    /// # Errors
    /// If it cannot be read. The error names the file, and line and column if they are known.
    pub fn read(file: &Path) -> Result<Self, ConfigError> {
        let fail = |what: String| ConfigError {
            file: file.to_owned(),
            what,
        };
        let text = fs::read_to_string(file).map_err(|error| fail(error.to_string()))?;
        let content: File = toml::from_str(&text).map_err(|error| {
            let place = error.span().map(|span| place(&text, span.start));
            fail(format!("{}{}", error.message(), place.unwrap_or_default()))
        })?;
        let systems = content.runners.into_iter();
        Ok(Self {
            file: Some(file.to_owned()),
            excluded: content.benchmarks.excluded_benchmarks,
            bases: content.bases.versions,
            systems: systems
                .filter_map(|(name, runner)| Some((name, runner.os?)))
                .collect(),
        })
    }

    /// Finds a configuration in the folder of `head` or in a folder above it.
    #[must_use]
    pub fn find(head: &Path) -> Option<PathBuf> {
        let head = std::path::absolute(head).ok()?;
        head.ancestors()
            .skip(1)
            .map(|folder| folder.join(FILE_NAME))
            .find(|file| file.is_file())
    }
}

fn place(text: &str, offset: usize) -> String {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before
        .rsplit('\n')
        .next()
        .unwrap_or_default()
        .chars()
        .count()
        + 1;
    format!(" at line {line}, column {column}")
}

#[cfg(test)]
mod tests {
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
    fn a_broken_file_is_located() {
        let (_folder, file) = write("[benchmarks]\nexcluded_benchmarks = [1]\n");
        let error = Config::read(&file)
            .expect_err("a number is no name")
            .to_string();
        assert!(error.contains("line 2, column 24"), "{error}");
        assert!(error.contains("--no-config"), "{error}");
    }

    #[test]
    fn it_is_found_above_the_head() {
        let (folder, file) = write("");
        let inner = folder.path().join("results").join("bm-1-2-3");
        fs::create_dir_all(&inner).expect("the folder is writable");
        let found = Config::find(&inner.join("head.json")).expect("it stands two folders up");
        assert_eq!(found, file);
    }
}
