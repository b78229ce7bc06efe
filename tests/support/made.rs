//! Trees that are made for a test.

use std::fs;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use benchlens::bench_runner::Config;
use benchlens::index::{CompareOptions, Event, Index, Plan, compare};
use benchlens::suite::LoadOptions;
use benchlens::tree::{Place, Tree, TreeOptions};
use serde_json::{Value, json};

/// A tree in a temporary folder.
pub struct Made {
    folder: tempfile::TempDir,
}

/// A result of a tree: its names, and the metadata of its suite.
pub struct Made1<'m> {
    pub runner: &'m str,
    pub fork: &'m str,
    pub version: &'m str,
    pub hash: &'m str,
    pub flags: &'m str,
    pub metadata: Value,
    /// The value of each benchmark.
    pub value: f64,
    /// The names of the benchmarks.
    pub benchmarks: &'m [&'m str],
    /// The factors of single benchmarks.
    pub factors: &'m [(&'m str, f64)],
    /// How many processes measured each benchmark.
    pub processes: usize,
}

impl Default for Made1<'_> {
    fn default() -> Self {
        Self {
            runner: "linux",
            fork: "python",
            version: "3.13.0",
            hash: "1111111",
            flags: "",
            metadata: json!({}),
            value: 1.0,
            benchmarks: &["a", "b"],
            factors: &[],
            processes: 1,
        }
    }
}

impl Made1<'_> {
    /// The path relative to the tree.
    pub fn file(&self) -> String {
        let Self {
            runner,
            fork,
            version,
            hash,
            flags,
            ..
        } = self;
        let dash = if flags.is_empty() { "" } else { "-" };
        format!(
            "results/bm-20240101-{version}-{hash}{dash}{flags}/bm-20240101-{runner}-x86_64-{fork}-main-{version}-{hash}.json"
        )
    }
}

impl Made {
    /// A tree with this `bench_runner.toml`.
    pub fn new(config: &str) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(folder.path().join("results")).expect("the folder is writable");
        fs::write(folder.path().join("bench_runner.toml"), config).expect("it is writable");
        Self { folder }
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file, with the folders that it is in.
    pub fn write(&self, file: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.root().join(file);
        fs::create_dir_all(path.parent().expect("it is in a folder")).expect("it is writable");
        fs::write(&path, content).expect("the folder is writable");
        path
    }

    /// Adds a result, and returns its path relative to the tree.
    pub fn add(&self, made: &Made1<'_>) -> String {
        let benchmark = |name: &str| {
            let factor = made.factors.iter().find(|(known, _)| *known == name);
            let value = made.value * factor.map_or(1.0, |(_, factor)| *factor);
            let values: Vec<f64> = (0..12).map(|step| value + f64::from(step) * 1e-3).collect();
            let run = json!({"metadata": {"date": "2024-06-03 10:00:00"}, "values": values});
            let runs = vec![run; made.processes];
            json!({"metadata": {"name": name, "mem_max_rss": (value * 1e6) as u64}, "runs": runs})
        };
        let suite = json!({
            "benchmarks": made.benchmarks.iter().map(|name| benchmark(name)).collect::<Vec<_>>(),
            "metadata": made.metadata,
            "version": "1.0",
        });
        self.write(&made.file(), suite.to_string());
        made.file()
    }

    pub fn read(&self) -> Tree {
        read(self.root(), &Config::read_found(&self.root().join("any")))
    }
}

/// Reads a tree on two threads.
pub fn read(root: &Path, config: &Config) -> Tree {
    let options = TreeOptions {
        load: LoadOptions::default(),
        jobs: NonZero::new(2).expect("two"),
        ..TreeOptions::default()
    };
    let place = Place::of(root).expect("it is a folder");
    Tree::read(place, Arc::new(config.clone()), &options, &|| false)
}

/// The index of a tree of which nothing was compared, and everything that the comparisons then tell.
pub fn compared(tree: &Arc<Tree>, stand_ins: bool) -> (Index, usize, Vec<Event>) {
    let references = tree.references(stand_ins);
    let plan = Plan::new(tree, &references, |_| true);
    let index = Index::new(Arc::clone(tree), references);
    let options = CompareOptions {
        load: LoadOptions::default(),
        jobs: NonZero::new(2).expect("two"),
    };
    let events = Mutex::new(Vec::new());
    let report = |event| events.lock().expect("no panic").push(event);
    compare(tree, &plan, &options, &report, &|| false);
    (index, plan.len(), events.into_inner().expect("no panic"))
}

/// The index of a tree of which everything is known.
pub fn complete(tree: &Arc<Tree>, stand_ins: bool) -> Index {
    let (mut index, _, events) = compared(tree, stand_ins);
    for event in events {
        index.record(event);
    }
    index
}
