//! A set of results: each read once and shared, one of them the reference.

use std::sync::Arc;

use super::labels::labels;
use super::request::Request;
use crate::bench_runner::{Config, ConfigError, ResultName};
use crate::suite::{LoadError, LoadOptions, Source, Suite};

/// A result that has been read.
#[derive(Debug, Clone)]
pub struct LoadedResult {
    /// What stands in it.
    pub suite: Arc<Suite>,
    /// What the name of the file says, where it has bench_runner's form.
    pub name: Option<ResultName>,
    /// A short name, made of what differs between the results of the set. Raw: it may hold text from the file.
    pub label: String,
}

/// Results that have been read.
#[derive(Debug, Clone)]
pub struct Results {
    request: Option<Request>,
    config: Arc<Config>,
    /// In the order in which they were named.
    all: Vec<LoadedResult>,
    reference: usize,
    head: usize,
}

/// Why results could not be read. Shown, it is safe for a terminal.
#[derive(Debug, thiserror::Error)]
pub enum ResultsError {
    /// Standard input comes only once.
    #[error("standard input cannot be read again")]
    StandardInput,
    /// The configuration could not be read.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// A result could not be read.
    #[error(transparent)]
    Load(#[from] LoadError),
}

impl Results {
    /// A set of suites, the reference first and at least one head behind it, which cannot be read again.
    #[must_use]
    pub fn of_suites(reference: Suite, head: Suite, config: Config) -> Self {
        Self::new(vec![Arc::new(reference), Arc::new(head)], config, None)
    }

    fn new(suites: Vec<Arc<Suite>>, config: Config, request: Option<Request>) -> Self {
        let result = |suite: Arc<Suite>| LoadedResult {
            name: ResultName::from_path(&suite.file),
            suite,
            label: String::new(),
        };
        let mut results = Self {
            request,
            config: Arc::new(config),
            all: suites.into_iter().map(result).collect(),
            reference: 0,
            head: 1,
        };
        results.label();
        results
    }

    /// Labels the results, the reference first.
    fn label(&mut self) {
        let mut order: Vec<usize> = (0..self.all.len()).collect();
        order.sort_by_key(|&index| index != self.reference);
        let suites: Vec<&Suite> = order.iter().map(|&index| &*self.all[index].suite).collect();
        for (index, label) in order.into_iter().zip(labels(&suites)) {
            self.all[index].label = label;
        }
    }

    /// Reads the results that are asked for, all at the same time. `config` is the request's own.
    ///
    /// # Errors
    /// With the first problem, in the order of the sources.
    pub fn load(
        request: Request,
        config: Config,
        options: &LoadOptions,
    ) -> Result<Self, LoadError> {
        let sources: Vec<&Source> = request.sources().collect();
        let suites = load_all(&sources, options)?;
        Ok(Self::new(suites, config, Some(request)))
    }

    /// Reads the configuration and the results that are asked for.
    ///
    /// # Errors
    /// With the first problem.
    pub fn read(request: Request) -> Result<Self, ResultsError> {
        let options = request.options();
        let config = request.read_config()?;
        Ok(Self::load(request, config, &options)?)
    }

    /// Reads everything again, and leaves the sides as they are.
    ///
    /// # Errors
    /// With what cannot be read. The set is unchanged then.
    pub fn reload(&self) -> Result<Self, ResultsError> {
        let request = self
            .request
            .as_ref()
            .filter(|request| request.is_repeatable());
        let request = request.ok_or(ResultsError::StandardInput)?.clone();
        let mut results = Self::read(request)?;
        (results.reference, results.head) = (self.reference, self.head);
        results.label();
        Ok(results)
    }

    /// What was asked for; `None` for results that were not read from anywhere.
    #[must_use]
    pub fn request(&self) -> Option<&Request> {
        self.request.as_ref()
    }

    /// bench_runner's configuration, with the names that are excluded besides it.
    #[must_use]
    pub fn config(&self) -> &Arc<Config> {
        &self.config
    }

    /// The result to compare with.
    #[must_use]
    pub fn reference(&self) -> &LoadedResult {
        &self.all[self.reference]
    }

    /// The result that is judged.
    #[must_use]
    pub fn head(&self) -> &LoadedResult {
        &self.all[self.head]
    }

    /// Makes the head the reference, and the other way round.
    #[must_use]
    pub fn swapped(&self) -> Self {
        let mut swapped = self.clone();
        std::mem::swap(&mut swapped.reference, &mut swapped.head);
        swapped.label();
        swapped
    }

    /// Whether the reference is not the result that was named as one.
    #[must_use]
    pub fn is_swapped(&self) -> bool {
        self.reference != 0
    }
}

/// Reads each source, one that is named several times only once. Errors with the first problem.
fn load_all(sources: &[&Source], options: &LoadOptions) -> Result<Vec<Arc<Suite>>, LoadError> {
    let same =
        |a: &Source, b: &Source| matches!((a, b), (Source::Path(a), Source::Path(b)) if a == b);
    let mut distinct: Vec<&Source> = Vec::new();
    let mut places = Vec::with_capacity(sources.len());
    for source in sources {
        let known = distinct.iter().position(|other| same(source, other));
        places.push(known.unwrap_or(distinct.len()));
        if known.is_none() {
            distinct.push(source);
        }
    }
    let loaded = std::thread::scope(|scope| {
        let others: Vec<_> = distinct[1..]
            .iter()
            .map(|source| scope.spawn(|| source.load(options)))
            .collect();
        let first = distinct[0].load(options);
        let others = others.into_iter().map(|other| match other.join() {
            Ok(loaded) => loaded,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        std::iter::once(first).chain(others).collect::<Vec<_>>()
    });
    let loaded: Result<Vec<Arc<Suite>>, LoadError> = loaded
        .into_iter()
        .map(|suite| suite.map(Arc::new))
        .collect();
    let loaded = loaded?;
    Ok(places
        .into_iter()
        .map(|place| Arc::clone(&loaded[place]))
        .collect())
}
