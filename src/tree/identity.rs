//! What a result is of.

use crate::bench_runner::{Config, ResultName, Version, unquote};
use crate::suite::Texts;

/// What was measured, and on which machine. `None` is what is not known. All texts are raw.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Identity {
    /// The runner's nickname.
    pub nickname: Option<String>,
    /// The architecture.
    pub machine: Option<String>,
    /// The owner of the repository, decoded.
    pub fork: Option<String>,
    /// The branch or tag.
    pub git_ref: Option<String>,
    /// The version of Python.
    pub version: Option<String>,
    /// The commit's hash, or its first digits.
    pub hash: Option<String>,
    /// The build's flags by their internal names, sorted, each once.
    pub flags: Vec<String>,
    /// The parts of the file name after the hash.
    pub extra: Vec<String>,
}

impl Identity {
    /// From the names of the file and its folder.
    #[must_use]
    pub fn of_name(name: ResultName) -> Self {
        Self {
            fork: Some(unquote(&name.fork)),
            nickname: Some(name.nickname),
            machine: Some(name.machine),
            git_ref: Some(name.git_ref),
            version: Some(name.version),
            hash: Some(name.hash),
            flags: name.flags,
            extra: name.extra,
        }
    }

    /// From the metadata, for a file whose name does not say it. On which runner it was measured remains unknown.
    #[must_use]
    pub fn of_metadata(metadata: &Texts) -> Self {
        let text = |key: &str| metadata.get(key).cloned();
        // pyperf adds more to it: `3.13.0a6 (64-bit) revision ed60e2e`.
        let version = text("python_version");
        let version = version.and_then(|text| Some(text.split_whitespace().next()?.to_owned()));
        Self {
            fork: text("commit_fork"),
            git_ref: text("commit_branch"),
            version,
            hash: text("commit_id"),
            ..Self::default()
        }
    }

    /// The runner as bench_runner shows it: `linux x86_64 (pythonperf2)`. The system is that of the configuration, else
    /// `unknown`.
    #[must_use]
    pub fn runner(&self, config: &Config) -> Option<String> {
        let (nickname, machine) = (self.nickname.as_ref()?, self.machine.as_ref()?);
        let system = self.system(config);
        Some(format!("{system} {machine} ({nickname})"))
    }

    /// The operating system of the runner, as configured, else `unknown`.
    #[must_use]
    pub fn system<'c>(&self, config: &'c Config) -> &'c str {
        let nickname = self.nickname.as_ref();
        let system = nickname.and_then(|nickname| config.systems.get(nickname));
        system.map_or("unknown", String::as_str)
    }

    /// The first two numbers of the version; `None` if it is unknown or no version.
    #[must_use]
    pub fn major_minor(&self) -> Option<(u64, u64)> {
        let version = Version::of_python(self.version.as_deref()?)?;
        Some(version.major_minor())
    }

    /// Whether it is of the main repository.
    #[must_use]
    pub fn is_of_python(&self) -> bool {
        self.fork.as_deref() == Some("python")
    }

    /// Whether another result is of the same commit.
    #[must_use]
    pub fn is_same_commit(&self, other: &Self) -> bool {
        self.hash.is_some() && self.hash == other.hash
    }

    /// Whether another result is of the same commit and the same flags.
    #[must_use]
    pub fn is_same_build(&self, other: &Self) -> bool {
        self.is_same_commit(other) && self.flags == other.flags
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_runner_is_shown_with_its_system() {
        let identity = Identity {
            nickname: Some("one".to_owned()),
            machine: Some("arm64".to_owned()),
            ..Identity::default()
        };
        let mut config = Config::default();
        assert_eq!(
            identity.runner(&config).as_deref(),
            Some("unknown arm64 (one)")
        );
        config.systems.insert("one".to_owned(), "darwin".to_owned());
        assert_eq!(
            identity.runner(&config).as_deref(),
            Some("darwin arm64 (one)")
        );
        assert_eq!(Identity::default().runner(&config), None);
    }

    #[test]
    fn the_metadata_says_what_a_name_does_not() {
        let texts = [
            ("commit_id", "ed60e2e"),
            ("commit_fork", "faster-cpython"),
            ("python_version", "3.13.0a6 (64-bit) revision ed60e2e"),
        ];
        let texts = texts
            .map(|(key, value)| (key.to_owned(), value.to_owned()))
            .into();
        let identity = Identity::of_metadata(&texts);
        assert_eq!(identity.hash.as_deref(), Some("ed60e2e"));
        assert_eq!(identity.fork.as_deref(), Some("faster-cpython"));
        assert_eq!(identity.major_minor(), Some((3, 13)));
        assert_eq!((identity.nickname, identity.git_ref), (None, None));
    }
}
