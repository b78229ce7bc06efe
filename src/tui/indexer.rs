//! Reads a tree and makes its comparisons on other threads, while the results are already listed.

use std::io;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::state::{Wish, WishKind};
use super::terminal::Bell;
use super::worker::Cancellation;
use crate::bench_runner::Config;
use crate::comparison::Rules;
use crate::index::{Cache, CompareOptions, Event, Index, Plan, Urgency, begin, compare, judge};
use crate::suite::LoadOptions;
use crate::tree::{Place, Tree, TreeOptions};

/// Updates are taken no more often than this, since every frame costs time on a slow link.
const INTERVAL: Duration = Duration::from_millis(100);

/// The tree to be read.
#[derive(Debug, Clone)]
pub struct TreeRequest {
    /// Where it is.
    pub place: Place,
    /// bench_runner's configuration.
    pub config: Arc<Config>,
    /// The limit on the size of a file in bytes.
    pub max_bytes: u64,
    /// The folder of caches, if what is known is to be remembered.
    pub cache: Option<PathBuf>,
    /// The thresholds of the judgements.
    pub rules: Rules,
}

/// What became known of a tree.
#[derive(Debug)]
pub enum TreeUpdate {
    /// The list of its results with what is known of their comparisons, and how many are to be made.
    Listed(Box<Index>, usize),
    /// The outcome of a comparison, or a result that cannot be read.
    Indexed(Event),
    /// There is nothing more to be known.
    Complete,
}

/// The thread that reads a tree. If this is dropped, the work is cancelled.
#[derive(Debug)]
pub struct Indexer {
    updates: Receiver<TreeUpdate>,
    has_news: Arc<AtomicBool>,
    /// When updates were last taken.
    taken: Option<Instant>,
    /// Whether the results were listed.
    is_listed: bool,
    urgency: Arc<OnceLock<Arc<Urgency>>>,
    cancellation: Cancellation,
}

impl Indexer {
    /// Starts reading a tree. `bell` is rung when there are updates.
    ///
    /// # Errors
    /// If no thread can be started.
    pub fn start(bell: Bell, request: TreeRequest) -> io::Result<Self> {
        Self::spawn(bell, move |outbox, cancelled| {
            index(&request, outbox, cancelled);
        })
    }

    /// Starts computing what a user asked for. What becomes known are events, and that they are complete.
    ///
    /// # Errors
    /// If no thread can be started.
    pub fn start_wish(
        bell: Bell,
        (load, rules): (LoadOptions, Rules),
        tree: Arc<Tree>,
        wish: Wish,
    ) -> io::Result<Self> {
        Self::spawn(bell, move |outbox, cancelled| {
            let options = CompareOptions {
                load,
                jobs: TreeOptions::default().jobs,
            };
            let report = |event: Event| outbox.send(TreeUpdate::Indexed(event));
            let is_cancelled = || cancelled.is_requested();
            fulfil(&tree, &wish, (&options, rules), &report, &is_cancelled);
            outbox.send(TreeUpdate::Complete);
        })
    }

    fn spawn(
        bell: Bell,
        work: impl FnOnce(&Outbox, &Cancellation) + Send + 'static,
    ) -> io::Result<Self> {
        let (sender, updates) = mpsc::channel();
        let has_news = Arc::new(AtomicBool::new(false));
        let cancellation = Cancellation::default();
        let urgency = Arc::new(OnceLock::new());
        let outbox = Outbox {
            sender,
            has_news: Arc::clone(&has_news),
            urgency: Arc::clone(&urgency),
            bell,
        };
        let cancelled = cancellation.clone();
        thread::Builder::new().spawn(move || work(&outbox, &cancelled))?;
        Ok(Self {
            updates,
            has_news,
            taken: None,
            is_listed: false,
            urgency,
            cancellation,
        })
    }

    /// When the next updates are to be taken; `None` as long as there are none. The bell is not rung again for those that
    /// come until then.
    #[must_use]
    pub fn due(&self) -> Option<Duration> {
        let rest = |taken: Instant| INTERVAL.saturating_sub(taken.elapsed());
        let has_news = self.has_news.load(Ordering::Acquire);
        has_news.then(|| self.taken.map_or(Duration::ZERO, rest))
    }

    /// What became known since the last call; nothing if that was a moment ago.
    #[must_use]
    pub fn updates(&mut self) -> Vec<TreeUpdate> {
        if self.due() != Some(Duration::ZERO) {
            return Vec::new();
        }
        self.taken = Some(Instant::now());
        // Before they are taken, so that the bell is rung for all others.
        self.has_news.store(false, Ordering::Release);
        let updates: Vec<TreeUpdate> = self.updates.try_iter().collect();
        let is_list = |update: &TreeUpdate| matches!(update, TreeUpdate::Listed(..));
        self.is_listed |= updates.iter().any(is_list);
        updates
    }

    /// Makes the comparisons of some results before all others, in this order of their indices. Until the results are
    /// listed, indices are those of an earlier reading, and nothing happens.
    pub fn prefer(&self, order: impl IntoIterator<Item = usize>) {
        if let Some(urgency) = self.urgency.get().filter(|_| self.is_listed) {
            urgency.set(order);
        }
    }
}

impl Drop for Indexer {
    fn drop(&mut self) {
        self.cancellation.request();
    }
}

/// The other end of the updates.
struct Outbox {
    sender: Sender<TreeUpdate>,
    has_news: Arc<AtomicBool>,
    /// That of the comparisons, once it is known which there are.
    urgency: Arc<OnceLock<Arc<Urgency>>>,
    bell: Bell,
}

impl Outbox {
    fn send(&self, update: TreeUpdate) {
        // If the receiver is gone, nobody is waiting.
        let _ = self.sender.send(update);
        if !self.has_news.swap(true, Ordering::AcqRel) {
            self.bell.ring();
        }
    }
}

/// Computes what a user asked for. `report` is called from all threads. Returns when all is known, or when
/// `is_cancelled`.
pub fn fulfil(
    tree: &Tree,
    wish: &Wish,
    (options, rules): (&CompareOptions, Rules),
    report: &(dyn Fn(Event) + Sync),
    is_cancelled: &(dyn Fn() -> bool + Sync),
) {
    let plan = Plan::of_steps(&wish.steps);
    match wish.kind {
        WishKind::Pinned(_) | WishKind::Headlines(_) => {
            compare(tree, &plan, options, report, is_cancelled);
        }
        WishKind::Changes(_) => judge(tree, &plan, (options, rules), report, is_cancelled),
    }
}

/// How files are read, with a limit on their size in bytes.
#[must_use]
pub fn load_options(max_bytes: u64) -> LoadOptions {
    LoadOptions {
        max_bytes,
        ..LoadOptions::default()
    }
}

fn index(request: &TreeRequest, outbox: &Outbox, cancelled: &Cancellation) {
    let is_cancelled = || cancelled.is_requested();
    let cache = request.cache.as_ref();
    let mut cache = cache.map(|folder| Cache::load(folder, &request.place, &request.config));
    let options = TreeOptions {
        load: load_options(request.max_bytes),
        known: cache.as_mut().map(Cache::take_texts).unwrap_or_default(),
        ..TreeOptions::default()
    };
    let (place, config) = (request.place.clone(), Arc::clone(&request.config));
    let tree = Arc::new(Tree::read(place, config, &options, &is_cancelled));
    let references = tree.references(true);
    let index = Index::new(Arc::clone(&tree), references);
    let (known, plan) = begin(index, cache.as_ref(), |_| true);
    // It is set once only.
    let _ = outbox.urgency.set(plan.urgency());
    outbox.send(TreeUpdate::Listed(Box::new(known.clone()), plan.len()));
    let known = Mutex::new(known);
    let options = CompareOptions {
        load: load_options(request.max_bytes),
        jobs: options.jobs,
    };
    let report = |event: Event| {
        if cache.is_some() {
            let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
            known.record(event.clone());
        }
        outbox.send(TreeUpdate::Indexed(event));
    };
    compare(&tree, &plan, &options, &report, &is_cancelled);
    outbox.send(TreeUpdate::Complete);
    if let Some(cache) = cache.filter(|_| !plan.is_empty() && !is_cancelled()) {
        cache.store(&known.into_inner().unwrap_or_else(PoisonError::into_inner));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::terminal::Listener;

    #[test]
    fn the_order_is_set_once_the_results_are_listed() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let results = folder.path().join("results");
        for hash in ["aaaaaaa", "bbbbbbb", "ccccccc"] {
            let name = format!("bm-20240101-linux-x86_64-python-main-3.13.0-{hash}.json");
            let place = results.join(format!("bm-20240101-3.13.0-{hash}"));
            std::fs::create_dir_all(&place).expect("it is writable");
            std::fs::write(place.join(name), "{}").expect("it is writable");
        }
        let request = TreeRequest {
            place: Place::of(folder.path()).expect("a folder"),
            config: Arc::default(),
            max_bytes: 1 << 20,
            cache: None,
            rules: Rules::default(),
        };
        let listener = Listener::new().expect("there are descriptors left");
        let mut indexer = Indexer::start(listener.bell(), request).expect("a thread starts");
        while indexer.urgency.get().is_none() {
            thread::yield_now();
        }
        let first = |indexer: &Indexer| {
            let urgency = indexer.urgency.get().expect("the results are listed");
            (0..3).min_by_key(|&result| urgency.place(result))
        };
        indexer.prefer([2]);
        assert_eq!(
            first(&indexer),
            Some(0),
            "these are not the results that are listed"
        );
        while !indexer.is_listed {
            let _ = indexer.updates();
        }
        for result in [2, 1, 0] {
            indexer.prefer([result, 0, 1, 2]);
            assert_eq!(first(&indexer), Some(result));
        }
    }
}
