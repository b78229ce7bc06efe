//! One result of a tree, as it is listed: without its measurements.

use std::path::{Path, PathBuf};

use super::date::seconds;
use super::identity::Identity;
use super::options::TreeOptions;
use super::place::Place;
use super::stamp::Stamp;
use crate::bench_runner::{Config, ResultName};
use crate::suite::{LoadError, LoadOptions, Texts, read_metadata, read_pystats_metadata};

/// One result. All texts are raw.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Where it is.
    pub path: PathBuf,
    /// The path relative to the tree, with `/` between its parts.
    pub file: String,
    /// What it is of.
    pub identity: Identity,
    /// The runner as bench_runner shows it, if it is known.
    pub runner: Option<String>,
    /// The part of the suite's metadata that matters to a list.
    pub metadata: Metadata,
    /// The metadata that all of this is from.
    pub texts: Texts,
    /// The stamp of the file when it was read, if the file system tells it.
    pub stamp: Option<Stamp>,
    /// Why it cannot be read, if it cannot: which file, what is wrong, what to do.
    pub error: Option<String>,
}

/// A part of the suite's metadata. `None` is what the file does not say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[expect(missing_docs, reason = "the names are those of the file")]
pub struct Metadata {
    pub commit_date: Option<String>,
    pub commit_merge_base: Option<String>,
    pub benchmark_hash: Option<String>,
    pub hostname: Option<String>,
    pub cpu_model_name: Option<String>,
    pub platform: Option<String>,
    pub github_action_url: Option<String>,
}

/// The keys of the metadata that are needed of a result.
const KEYS: [&str; 11] = [
    "benchmark_hash",
    "commit_branch",
    "commit_date",
    "commit_fork",
    "commit_id",
    "commit_merge_base",
    "cpu_model_name",
    "github_action_url",
    "hostname",
    "platform",
    "python_version",
];

fn read_texts(path: &Path, is_pystats: bool, options: &LoadOptions) -> (Texts, Option<String>) {
    let read = if is_pystats {
        read_pystats_metadata(path, options)
    } else {
        read_metadata(path, options)
    };
    match read {
        Ok(texts) => (texts, None),
        Err(LoadError { problem, .. }) => (Texts::default(), Some(problem.to_string())),
    }
}

impl Entry {
    /// Reads what is to be listed of a file.
    #[must_use]
    pub fn read(path: PathBuf, place: &Place, config: &Config, options: &TreeOptions) -> Self {
        let name = ResultName::from_path(&path.to_string_lossy());
        let file = place.relative(&path);
        // Taken before the file is read: if it is replaced meanwhile, it has another stamp the next time.
        let stamp = Stamp::of(&path);
        let known = options.known.get(&file);
        let known = known.filter(|(earlier, _)| Some(*earlier) == stamp);
        let (mut texts, error) = if let Some((_, texts)) = known {
            (texts.clone(), None)
        } else {
            let extra = name.as_ref().map_or(&[][..], |name| &name.extra);
            read_texts(&path, is_pystats(extra), &options.load)
        };
        texts.retain(|key, _| KEYS.contains(&key.as_str()));
        let identity = match name {
            Some(name) => Identity::of_name(name),
            None => Identity::of_metadata(&texts),
        };
        Self {
            runner: identity.runner(config),
            metadata: Metadata::of(texts.clone()),
            file,
            identity,
            texts,
            stamp,
            error,
            path,
        }
    }

    /// Whether this is a file of pystats, which has no measurements.
    #[must_use]
    pub fn is_pystats(&self) -> bool {
        is_pystats(&self.identity.extra)
    }

    /// The path relative to the tree without the suffix of a compressed file, as bench_runner names it.
    #[must_use]
    pub fn unpacked_file(&self) -> &str {
        self.file.strip_suffix(".gz").unwrap_or(&self.file)
    }

    /// The date of the commit with time and zone, as bench_runner sorts and shows it: `<unknown>` if the file has none.
    #[must_use]
    pub fn commit_date(&self) -> &str {
        let date = self.metadata.commit_date.as_deref();
        date.unwrap_or("<unknown>")
    }

    /// The date of the commit in seconds since 1970 (UTC); `None` if the file has none, or one of another form.
    #[must_use]
    pub fn instant(&self) -> Option<i64> {
        seconds(self.metadata.commit_date.as_deref()?)
    }

    /// Whether both results were measured with the same version of the benchmarks; `None` if that is not known.
    #[must_use]
    pub fn is_same_suite(&self, other: &Self) -> Option<bool> {
        let hash = |entry: &Self| entry.metadata.benchmark_hash.clone();
        Some(hash(self)? == hash(other)?)
    }
}

fn is_pystats(extra: &[String]) -> bool {
    extra.first().is_some_and(|first| first == "pystats")
}

impl Metadata {
    fn of(mut texts: Texts) -> Self {
        let mut take = |key: &str| texts.remove(key);
        Self {
            commit_date: take("commit_date"),
            commit_merge_base: take("commit_merge_base"),
            benchmark_hash: take("benchmark_hash"),
            hostname: take("hostname"),
            cpu_model_name: take("cpu_model_name"),
            platform: take("platform"),
            github_action_url: take("github_action_url"),
        }
    }
}
