//! A set of results and the pairs of them that are compared. Each result is read once and shared.

use std::sync::Arc;

use super::common::common;
use super::labels::{labels, short_labels};
use super::request::Request;
use super::sides::Sides;
use crate::bench_runner::{Config, ConfigError, ResultName};
use crate::sorting;
use crate::suite::{LoadError, LoadOptions, Progress, Source, Suite};

/// A result that has been read.
#[derive(Debug, Clone)]
pub struct LoadedResult {
    /// Its content.
    pub suite: Arc<Suite>,
    /// The parts of the file name, if it has bench_runner's form.
    pub name: Option<ResultName>,
    /// A short name that consists of what differs between the results of the set. Raw: it may contain text from the
    /// file.
    pub label: String,
}

/// Results that have been read.
#[derive(Debug, Clone)]
pub struct Results {
    request: Option<Request>,
    config: Arc<Config>,
    /// The results in the order of the request.
    all: Vec<LoadedResult>,
    /// Each head with its reference, as places in `all`; at least one.
    pairs: Vec<Sides<usize>>,
    /// The place of the selected pair.
    selected: usize,
    /// The pairs as they were requested.
    requested: Vec<Sides<usize>>,
}

/// The reason why results could not be read. Its `Display` output is safe for a terminal.
#[derive(Debug, thiserror::Error)]
pub enum ResultsError {
    /// Standard input can be read only once.
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
    /// A set of two suites that are already read. It cannot be reloaded.
    #[must_use]
    pub fn of_suites(reference: Suite, head: Suite, config: Config) -> Self {
        Self::of_heads(reference, vec![head], config)
    }

    /// A set of suites that are already read: a reference and the heads that are compared with it, at least one. It cannot
    /// be reloaded.
    #[must_use]
    pub fn of_heads(reference: Suite, heads: Vec<Suite>, config: Config) -> Self {
        let pairs = (1..=heads.len()).map(|head| Sides::new(0, head)).collect();
        let suites = std::iter::once(reference).chain(heads).map(Arc::new);
        Self::new(suites.collect(), pairs, config, None)
    }

    fn new(
        suites: Vec<Arc<Suite>>,
        pairs: Vec<Sides<usize>>,
        config: Config,
        request: Option<Request>,
    ) -> Self {
        let result = |suite: Arc<Suite>| LoadedResult {
            name: name(&suite.file),
            suite,
            label: String::new(),
        };
        let mut results = Self {
            request,
            config: Arc::new(config),
            all: suites.into_iter().map(result).collect(),
            requested: pairs.clone(),
            pairs,
            selected: 0,
        };
        results.label();
        results
    }

    /// Labels the results, the reference first. A file that was named several times has one label, unless there is no
    /// other.
    fn label(&mut self) {
        let mut order: Vec<usize> = (0..self.all.len()).collect();
        sorting::sort_by_key(&mut order, |&index| index != self.pairs[0].reference);
        let mut distinct = order.clone();
        let suites: Vec<Arc<Suite>> = self.all.iter().map(|it| Arc::clone(&it.suite)).collect();
        let is_same = |a: usize, b: usize| Arc::ptr_eq(&suites[a], &suites[b]);
        distinct
            .retain(|&index| order.iter().find(|&&first| is_same(first, index)) == Some(&index));
        let labelled = if distinct.len() == 1 { order } else { distinct };
        let of_labels: Vec<&Suite> = labelled.iter().map(|&index| &*suites[index]).collect();
        let labels = labels(&of_labels);
        for (index, result) in self.all.iter_mut().enumerate() {
            let place = labelled.iter().position(|&other| other == index);
            let same = || labelled.iter().position(|&other| is_same(other, index));
            if let Some(place) = place.or_else(same) {
                result.label.clone_from(&labels[place]);
            }
        }
    }

    /// Reads the requested results in parallel. `config` must be the configuration of the request.
    ///
    /// # Errors
    /// Returns the first problem, in the order of the sources.
    pub fn load(
        request: Request,
        config: Config,
        options: &LoadOptions,
    ) -> Result<Self, LoadError> {
        let sources: Vec<&Source> = request.sources().collect();
        let suites = load_all(&sources, options)?;
        Ok(Self::new(suites, request.pairs(), config, Some(request)))
    }

    /// Reads the configuration and the requested results.
    ///
    /// # Errors
    /// Returns the first problem.
    pub fn read(request: Request) -> Result<Self, ResultsError> {
        let options = request.options();
        Self::read_with(request, &options)
    }

    fn read_with(request: Request, options: &LoadOptions) -> Result<Self, ResultsError> {
        let config = request.read_config()?;
        Ok(Self::load(request, config, options)?)
    }

    /// Reads everything again, and keeps the choice of the sides. If the configuration has become unreadable since, that
    /// is an error: without it the numbers would change, and nobody would know why. `progress` counts what was read. This
    /// set stays in memory meanwhile, so that for a while there are two.
    ///
    /// # Errors
    /// Returns the first problem. The set is unchanged then.
    pub fn reload(&self, progress: Arc<Progress>) -> Result<Self, ResultsError> {
        let request = self
            .request
            .as_ref()
            .filter(|request| request.is_repeatable());
        let request = request.ok_or(ResultsError::StandardInput)?.clone();
        let options = LoadOptions {
            progress,
            ..request.options()
        };
        let mut results = Self::read_with(request, &options)?;
        if let (None, Some(error)) = (&self.config.ignored, &results.config.ignored) {
            return Err(error.clone().into());
        }
        (results.pairs, results.selected) = (self.pairs.clone(), self.selected);
        results.label();
        Ok(results)
    }

    /// The request; `None` for results that were not read from a source.
    #[must_use]
    pub fn request(&self) -> Option<&Request> {
        self.request.as_ref()
    }

    /// bench_runner's configuration, including the additional exclusions of the request.
    #[must_use]
    pub fn config(&self) -> &Arc<Config> {
        &self.config
    }

    /// All results, in the order of the request.
    #[must_use]
    pub fn all(&self) -> &[LoadedResult] {
        &self.all
    }

    /// Each head and its reference, with their places among all results.
    pub fn pairs(&self) -> impl Iterator<Item = Sides<(usize, &LoadedResult)>> {
        let side = |place: usize| (place, &self.all[place]);
        self.pairs.iter().map(move |pair| pair.map(side))
    }

    /// A label for each head, which consists of what differs between the heads. Raw.
    #[must_use]
    pub fn head_labels(&self) -> Vec<String> {
        let heads = || self.pairs.iter().map(|pair| &self.all[pair.head]);
        let suites: Vec<&Suite> = heads().map(|head| &*head.suite).collect();
        // A head must not have the label of a reference.
        let references = || {
            self.pairs
                .iter()
                .map(|pair| &self.all[pair.reference].label)
        };
        let is_head_only = |labels: &Vec<String>| !references().any(|it| labels.contains(it));
        let short = short_labels(&suites).filter(|_| suites.len() > 1);
        let short = short.filter(is_head_only);
        short.unwrap_or_else(|| heads().map(|head| head.label.clone()).collect())
    }

    /// What all results have in common besides their labels: version, hash, flags and machine, as far as bench_runner's
    /// names of the files say it; `None` if there is nothing. Raw.
    #[must_use]
    pub fn common(&self) -> Option<String> {
        let results = self.all.iter();
        common(results.map(|result| (result.name.as_ref(), &*result.label)))
    }

    /// Each head and its reference, as places among all results.
    #[must_use]
    pub fn places(&self) -> &[Sides<usize>] {
        &self.pairs
    }

    /// Compares all other results with one of them, and selects a head; all by their places. `None` if there are no such
    /// results, or if both are the same.
    #[must_use]
    pub fn rearranged(&self, reference: usize, head: usize) -> Option<Self> {
        let others = (0..self.all.len()).filter(|&other| other != reference);
        let pairs: Vec<Sides<usize>> = others.map(|head| Sides::new(reference, head)).collect();
        let selected = pairs.iter().position(|pair| pair.head == head)?;
        let mut rearranged = Self {
            pairs,
            selected,
            ..self.clone()
        };
        rearranged.label();
        (reference < self.all.len()).then_some(rearranged)
    }

    /// How many heads there are; at least one.
    #[must_use]
    pub fn heads(&self) -> usize {
        self.pairs.len()
    }

    /// Whether all heads have the same reference.
    #[must_use]
    pub fn have_one_reference(&self) -> bool {
        self.pairs
            .iter()
            .all(|pair| pair.reference == self.pairs[0].reference)
    }

    /// The place of the selected head.
    #[must_use]
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// Selects a head, if there is such a head.
    pub fn select(&mut self, head: usize) {
        if head < self.pairs.len() {
            self.selected = head;
        }
    }

    /// The result that the selected head is compared with.
    #[must_use]
    pub fn reference(&self) -> &LoadedResult {
        &self.all[self.pairs[self.selected].reference]
    }

    /// The selected head.
    #[must_use]
    pub fn head(&self) -> &LoadedResult {
        &self.all[self.pairs[self.selected].head]
    }

    /// Swaps the reference and the selected head, so that all heads are compared with what was the head. If each head has
    /// its own reference, swaps the sides of every pair.
    #[must_use]
    pub fn swapped(&self) -> Self {
        let mut swapped = self.clone();
        if self.have_one_reference() {
            let Sides { reference, head } = self.pairs[self.selected];
            for (place, pair) in swapped.pairs.iter_mut().enumerate() {
                *pair = Sides::new(
                    head,
                    if place == self.selected {
                        reference
                    } else {
                        pair.head
                    },
                );
            }
        } else {
            swapped.pairs = self.pairs.iter().map(|pair| pair.swapped()).collect();
        }
        swapped.label();
        swapped
    }

    /// Whether the sides are not as they were requested.
    #[must_use]
    pub fn is_swapped(&self) -> bool {
        self.pairs != self.requested
    }
}

/// The parts of a file's name and of its folder's, which the path need not contain.
fn name(file: &str) -> Option<ResultName> {
    let whole = std::path::absolute(file).ok()?;
    ResultName::from_path(&whole.to_string_lossy())
}

/// Reads each source; if a source is repeated, it is read only once. Returns the first problem as an error.
fn load_all(sources: &[&Source], options: &LoadOptions) -> Result<Vec<Arc<Suite>>, LoadError> {
    let mut distinct: Vec<&Source> = Vec::new();
    let mut places = Vec::with_capacity(sources.len());
    for source in sources {
        let known = distinct.iter().position(|other| source == other);
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

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::results::ConfigChoice;

    const ONE: &str = r#"{"version": "1.0", "benchmarks": [{"metadata": {"name": "a"}, "runs": [{"values": [1]}]}]}"#;

    fn request(files: [&Path; 2]) -> Request {
        let [reference, head] = files.map(Source::from_argument);
        Request {
            references: vec![reference],
            heads: vec![head],
            config: ConfigChoice::None,
            excluded: Vec::new(),
            max_bytes: None,
        }
    }

    fn labels(results: &Results) -> [&str; 2] {
        [results.reference(), results.head()].map(|result| result.label.as_str())
    }

    #[test]
    fn a_result_that_is_compared_with_itself_is_labelled_by_its_side_after_a_swap_too() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("a.json");
        std::fs::write(&file, ONE).expect("the folder is writable");
        let results = Results::read(request([&file, &file])).expect("it is valid");
        assert!(Arc::ptr_eq(
            &results.reference().suite,
            &results.head().suite
        ));
        let expected = ["reference", "head (the same file)"];
        assert_eq!(labels(&results), expected);
        assert_eq!(labels(&results.swapped()), expected);
        assert_eq!(labels(&results.swapped().swapped()), expected);
    }

    #[test]
    fn a_file_that_is_named_twice_leaves_the_others_their_labels() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let files = ["ref.json", "a.json", "b.json"].map(|name| folder.path().join(name));
        for file in &files {
            std::fs::write(file, ONE).expect("the folder is writable");
        }
        let [reference, a, b] = &files;
        let mut request = request([reference, a]);
        for file in [b, a, reference] {
            request.heads.push(Source::from_argument(file));
        }
        let results = Results::read(request).expect("they are valid");
        let heads = |results: &Results| -> Vec<String> {
            let heads = results.pairs().map(|pair| pair.head.1.label.clone());
            heads.collect()
        };
        assert_eq!(heads(&results), ["a", "b", "a", "ref"]);
        assert_eq!(labels(&results), ["ref", "a"]);
        assert_eq!(heads(&results.swapped()), ["ref", "b", "a", "ref"]);
    }

    #[test]
    fn no_head_has_the_label_of_a_reference() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let source = |machine: &str, flags: &str| {
            let parent = folder
                .path()
                .join(format!("bm-20241007-3.13.0-60403a5{flags}"));
            std::fs::create_dir_all(&parent).expect("the folder is writable");
            let name = format!("bm-20241007-{machine}-x86_64-python-v3.13.0-3.13.0-60403a5.json");
            let file = parent.join(name);
            std::fs::write(&file, ONE).expect("the folder is writable");
            Source::Path(file)
        };
        // The heads differ by their machines alone, as their references do.
        let results = Results::read(Request {
            references: vec![source("linux", ""), source("mac", "")],
            heads: vec![source("linux", "-JIT"), source("mac", "-JIT")],
            config: ConfigChoice::None,
            excluded: Vec::new(),
            max_bytes: None,
        });
        let results = results.expect("they are valid");
        let heads = results.head_labels();
        assert!(heads.iter().all(|label| label.contains("JIT")), "{heads:?}");
    }

    #[test]
    fn what_is_read_again_is_counted_and_keeps_its_sides() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let files = ["ref.json", "head.json"].map(|name| folder.path().join(name));
        for file in &files {
            std::fs::write(file, ONE).expect("the folder is writable");
        }
        let results = Results::read(request([&files[0], &files[1]])).expect("they are valid");
        assert!(results.request().is_some());
        assert!(!results.is_swapped());
        for (results, labels_then) in [
            (&results, ["ref", "head"]),
            (&results.swapped(), ["head", "ref"]),
        ] {
            let progress = Arc::new(Progress::default());
            let again = results
                .reload(Arc::clone(&progress))
                .expect("they are still there");
            assert_eq!(labels(&again), labels_then);
            assert_eq!(again.is_swapped(), labels_then[0] == "head");
            assert_eq!(progress.so_far(), (2 * ONE.len() as u64, 2));
        }
    }
}
