//! What is to be compared, as the user named it.

use std::path::{Path, PathBuf};

use crate::bench_runner::{Config, ConfigError};
use crate::suite::{LoadOptions, Source};

/// Which results are to be compared, and how they are read.
#[derive(Debug, Clone)]
pub struct Request {
    /// The result to compare with.
    pub reference: Source,
    /// The results to judge, at least one.
    pub heads: Vec<Source>,
    /// Where bench_runner's configuration comes from.
    pub config: ConfigChoice,
    /// Names that are excluded besides those of the configuration.
    pub excluded: Vec<String>,
    /// Unpacked bytes that one file may have, if that is not the usual limit.
    pub max_bytes: Option<u64>,
}

/// Where bench_runner's configuration comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConfigChoice {
    /// From beside or above the first head, if there is one.
    Find,
    /// From this file.
    File(PathBuf),
    /// From nowhere.
    None,
}

impl Request {
    /// All sources, the reference first.
    pub fn sources(&self) -> impl Iterator<Item = &Source> {
        std::iter::once(&self.reference).chain(&self.heads)
    }

    /// The result files, which nothing may be written over. Standard input is among them as `-`.
    #[must_use]
    pub fn files(&self) -> Vec<&Path> {
        self.sources().filter_map(Source::file).collect()
    }

    /// Whether all sources can be read more than once.
    #[must_use]
    pub fn is_repeatable(&self) -> bool {
        let is_input = |source: &Source| matches!(source, Source::StandardInput);
        !self.sources().any(is_input)
    }

    /// How the files are read.
    #[must_use]
    pub fn options(&self) -> LoadOptions {
        let mut options = LoadOptions::default();
        if let Some(max_bytes) = self.max_bytes {
            options.max_bytes = max_bytes;
        }
        options
    }

    /// Reads the configuration, and adds the names that are excluded besides it.
    ///
    /// # Errors
    /// Where there is one that cannot be read.
    pub fn read_config(&self) -> Result<Config, ConfigError> {
        let file = match (&self.config, self.heads.first()) {
            (ConfigChoice::File(file), _) => Some(file.clone()),
            (ConfigChoice::Find, Some(Source::Path(head))) => Config::find(head),
            // As for a file of this name in the current folder.
            (ConfigChoice::Find, Some(Source::StandardInput)) => Config::find(Path::new("-")),
            (ConfigChoice::Find, Some(Source::Embedded { .. }) | None)
            | (ConfigChoice::None, _) => None,
        };
        let mut config = match &file {
            Some(file) => Config::read(file)?,
            None => Config::default(),
        };
        config.excluded.extend(self.excluded.iter().cloned());
        Ok(config)
    }
}
