//! The user's request: what to compare.

use std::path::{Path, PathBuf};

use super::sides::Sides;
use crate::bench_runner::{Config, ConfigError};
use crate::suite::{LoadOptions, Source};

/// The results to compare, and how to read them.
#[derive(Debug, Clone)]
pub struct Request {
    /// The result to compare with: one for all heads, or one for each.
    pub references: Vec<Source>,
    /// The results that are compared with it, at least one.
    pub heads: Vec<Source>,
    /// Where bench_runner's configuration comes from.
    pub config: ConfigChoice,
    /// Names of excluded benchmarks, in addition to those of the configuration.
    pub excluded: Vec<String>,
    /// The limit on the uncompressed size of one file in bytes, if it is not the default.
    pub max_bytes: Option<u64>,
}

/// Where bench_runner's configuration comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum ConfigChoice {
    #[default]
    /// From the folder of the first head or a folder above it, if there is one.
    Find,
    /// From this file.
    File(PathBuf),
    /// No configuration.
    None,
}

impl ConfigChoice {
    /// Reads the configuration; one that is to be found is searched for in the folder of `file` or in a folder above it.
    ///
    /// # Errors
    /// If one was named that cannot be read.
    pub fn read(&self, file: Option<&Path>) -> Result<Config, ConfigError> {
        match (self, file) {
            (Self::File(file), _) => Config::read(file),
            (Self::Find, Some(file)) => Ok(Config::read_found(file)),
            (Self::Find, None) | (Self::None, _) => Ok(Config::default()),
        }
    }
}

impl Request {
    /// All sources, the references first.
    pub fn sources(&self) -> impl Iterator<Item = &Source> {
        self.references.iter().chain(&self.heads)
    }

    /// Each head with its reference, as places in [`Request::sources`].
    #[must_use]
    pub fn pairs(&self) -> Vec<Sides<usize>> {
        let references = self.references.len();
        let pair =
            |head: usize| Sides::new(if references == 1 { 0 } else { head }, references + head);
        (0..self.heads.len()).map(pair).collect()
    }

    /// The result files, which must not be overwritten. Standard input is included as `-`.
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

    /// Reads the configuration, and adds the additional exclusions of the request. A configuration that was found, and
    /// not named, is ignored if it cannot be read; [`Config::ignored`] says why.
    ///
    /// # Errors
    /// If one was named that cannot be read.
    pub fn read_config(&self) -> Result<Config, ConfigError> {
        // For standard input, the search starts as for a file named `-` in the current folder.
        let head = match self.heads.first() {
            Some(Source::Path(head)) => Some(head.as_path()),
            Some(Source::StandardInput) => Some(Path::new("-")),
            Some(Source::Embedded { .. }) | None => None,
        };
        let mut config = self.config.read(head)?;
        config.excluded.extend(self.excluded.iter().cloned());
        Ok(config)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn standard_input_is_read_only_once() {
        let request = |reference: &str, head: &str| Request {
            references: vec![Source::from_argument(Path::new(reference))],
            heads: vec![Source::from_argument(Path::new(head))],
            config: ConfigChoice::None,
            excluded: Vec::new(),
            max_bytes: None,
        };
        for (reference, head, repeatable) in [
            ("ref.json", "head.json", true),
            ("-", "head.json", false),
            ("ref.json", "-", false),
        ] {
            let request = request(reference, head);
            assert_eq!(request.is_repeatable(), repeatable, "{reference} {head}");
            assert_eq!(request.files(), [Path::new(reference), Path::new(head)]);
        }
    }
}
