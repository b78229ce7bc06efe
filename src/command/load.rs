//! Which two files are compared, and how to get at them.

use std::path::{Path, PathBuf};

use super::Error;
use crate::cli::Published;
use crate::comparison::Comparison;
use crate::config::Config;
use crate::suite::{MOST_BYTES, Reading, Source, load_pair};

/// The pair inside the program.
const DEMO: [Source; 2] = [
    Source::Embedded {
        name: "sample/results/bm-20231207-3.12.1-2305ca5/bm-20231207-sample-x86_64-python-v3.12.1-3.12.1-2305ca5.json",
        bytes: include_bytes!(
            "../../assets/sample/bm-20231207-3.12.1-2305ca5/bm-20231207-sample-x86_64-python-v3.12.1-3.12.1-2305ca5.json.gz"
        ),
    },
    Source::Embedded {
        name: "sample/results/bm-20241007-3.13.0-60403a5/bm-20241007-sample-x86_64-python-v3.13.0-3.13.0-60403a5.json",
        bytes: include_bytes!(
            "../../assets/sample/bm-20241007-3.13.0-60403a5/bm-20241007-sample-x86_64-python-v3.13.0-3.13.0-60403a5.json.gz"
        ),
    },
];

/// Where the two results come from.
pub enum Pair {
    Demo,
    Files {
        reference: PathBuf,
        head: PathBuf,
        published: Published,
    },
}

impl Pair {
    /// Loads it. `note` is told what the user may want to know, raw.
    pub fn load(&self, reading: &Reading, note: &dyn Fn(&str)) -> Result<Comparison, Error> {
        match self {
            Self::Demo => demo(),
            Self::Files {
                reference,
                head,
                published,
            } => load(reference, head, published, reading, note),
        }
    }

    /// The result files, which nothing may be written over.
    pub fn files(&self) -> Vec<&Path> {
        match self {
            Self::Demo => Vec::new(),
            Self::Files {
                reference, head, ..
            } => vec![reference, head],
        }
    }

    /// The words of the command line that name it, the files the other way round if they were `swapped`; `used` is the
    /// configuration that was found or named.
    pub fn arguments(&self, swapped: bool, used: Option<&Path>) -> Vec<String> {
        let (reference, head, published) = match self {
            Self::Demo => return vec!["demo".to_owned()],
            Self::Files {
                reference,
                head,
                published,
            } => (reference, head, published),
        };
        let text = |path: &Path| path.to_string_lossy().into_owned();
        let mut words = vec![text(reference), text(head)];
        if swapped {
            words.reverse();
        }
        for name in &published.exclude {
            words.extend(["--exclude".to_owned(), name.clone()]);
        }
        // Beside what is now the head there may be another configuration, or none.
        let named = published.config.as_deref().or(used.filter(|_| swapped));
        if let Some(config) = named {
            words.extend(["--config".to_owned(), text(config)]);
        } else if published.no_config || swapped {
            words.push("--no-config".to_owned());
        }
        words
    }

    /// How its files are read.
    pub fn reading(&self) -> Reading {
        match self {
            Self::Demo => Reading::default(),
            Self::Files { published, .. } => reading(published),
        }
    }

    /// Whether it can be loaded again.
    pub fn is_lasting(&self) -> bool {
        self.files()
            .into_iter()
            .all(|file| !matches!(Source::from_argument(file), Source::StandardInput))
    }
}

/// How files are read that are named on the command line.
pub fn reading(published: &Published) -> Reading {
    let mut reading = Reading::default();
    if let Some(size) = published.max_size {
        reading.most_bytes = size.saturating_mul(1 << 20).min(MOST_BYTES);
    }
    reading
}

/// The comparison inside the program.
pub fn demo() -> Result<Comparison, Error> {
    let [reference, head] = &DEMO;
    compare(reference, head, Config::default(), &Reading::default())
}

pub fn load(
    reference: &Path,
    head: &Path,
    published: &Published,
    reading: &Reading,
    note: &dyn Fn(&str),
) -> Result<Comparison, Error> {
    let sources = (
        Source::from_argument(reference),
        Source::from_argument(head),
    );
    if let (Source::StandardInput, Source::StandardInput) = sources {
        return Err("only one of the two files can be standard input".into());
    }
    let config = config(published, head, note)?;
    let comparison = compare(&sources.0, &sources.1, config, reading)?;
    let is_known = |name: &String| {
        let suites = [&comparison.reference, &comparison.head];
        suites.iter().any(|suite| {
            suite
                .benchmarks
                .iter()
                .any(|benchmark| benchmark.name == *name)
        })
    };
    // A configuration names benchmarks of years; what is typed is meant for these files.
    for name in published.exclude.iter().filter(|name| !is_known(name)) {
        note(&format!(
            "note: --exclude {name}: neither file has a benchmark of this name"
        ));
    }
    Ok(comparison)
}

fn compare(
    reference: &Source,
    head: &Source,
    config: Config,
    reading: &Reading,
) -> Result<Comparison, Error> {
    let (reference, head) = load_pair(reference, head, reading)?;
    Ok(Comparison::new(reference, head, config)?)
}

fn config(published: &Published, head: &Path, note: &dyn Fn(&str)) -> Result<Config, Error> {
    let file = match &published.config {
        Some(file) => Some(file.clone()),
        None if published.no_config => None,
        None => Config::find(head),
    };
    let mut config = match &file {
        Some(file) => Config::read(file)?,
        None => Config::default(),
    };
    config.excluded.extend(published.exclude.iter().cloned());
    if published.verbose {
        let used = match &file {
            Some(file) => format!("configuration {}", file.display()),
            None => "no configuration".to_owned(),
        };
        let names: Vec<&str> = config.excluded.iter().map(String::as_str).collect();
        let excluded = match names.len() {
            0 => "nothing is left out of bench_runner's numbers".to_owned(),
            count => format!(
                "left out of bench_runner's numbers ({count}): {}",
                names.join(", ")
            ),
        };
        note(&format!("{used}; {excluded}"));
    }
    Ok(config)
}
