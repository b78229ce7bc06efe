//! The tree of real results, by what bench_runner makes of it.

use std::collections::BTreeMap;
use std::fs;
use std::sync::{Arc, LazyLock};

use benchlens::bench_runner::Config;
use benchlens::tree::{Entry, Tree, sections};
use serde_json::Value;

use crate::made::read;
use crate::support::corpus::{corpus, text};

/// Read once: its files are compressed, which takes a test build seconds to undo.
pub fn tree() -> &'static Arc<Tree> {
    static TREE: LazyLock<Arc<Tree>> = LazyLock::new(|| {
        let config = Config::read(&corpus().join("tree/bench_runner.toml"));
        Arc::new(read(&corpus(), &config.expect("it is valid")))
    });
    &TREE
}

/// bench_runner's index of the tree, without pystats.
pub fn index() -> Vec<Value> {
    let text = fs::read_to_string(corpus().join("tree/index.json")).expect("it is there");
    let all: Vec<Value> = serde_json::from_str(&text).expect("it is JSON");
    all.into_iter()
        .filter(|row| row["info"] == "raw results")
        .collect()
}

#[test]
#[ignore = "needs BENCHLENS_CORPUS"]
fn results_are_listed_in_bench_runners_order_with_what_they_are() {
    let (tree, index) = (tree(), index());
    assert_eq!((tree.results.len(), tree.pystats.len()), (41, 1));
    assert_eq!(tree.problems, []);
    for (entry, row) in tree.results.iter().zip(&index) {
        assert_eq!(entry.unpacked_file(), text(row, "file"));
        assert_eq!(entry.error, None);
        assert_eq!(entry.runner.as_deref(), row["runner"].as_str());
        assert_eq!(entry.commit_date(), text(row, "date"));
        assert_eq!(
            entry.metadata.benchmark_hash.as_deref(),
            row["benchmark_hash"].as_str()
        );
        let identity = &entry.identity;
        assert_eq!(identity.version.as_deref(), row["version"].as_str());
        assert_eq!(identity.hash.as_deref(), row["hash"].as_str());
        assert_eq!(
            identity.fork,
            Some(benchlens::bench_runner::unquote(text(row, "fork")))
        );
        assert_eq!(identity.git_ref.as_deref(), row["ref"].as_str());
        assert_eq!(Value::from(identity.flags.clone()), row["flags"]);
    }
}

#[test]
#[ignore = "needs BENCHLENS_CORPUS"]
fn each_result_has_the_references_that_bench_runner_chooses() {
    let (tree, index) = (tree(), index());
    let mut count = 0;
    for (references, row) in tree.references(false).iter().zip(&index) {
        let file = |index: usize| tree.results[index].unpacked_file();
        let found: BTreeMap<&str, (&str, bool)> = references
            .iter()
            .map(|it| (it.base.as_str(), (file(it.result), it.is_valid)))
            .collect();
        let expected = row["bases"].as_object().expect("the bases by name");
        let expected: BTreeMap<&str, (&str, bool)> = expected
            .iter()
            .map(|(base, it)| (base.as_str(), (text(it, "ref"), it["valid"] == true)))
            .collect();
        assert_eq!(found, expected, "{}", text(row, "file"));
        count += found.len();
    }
    assert_eq!(count, 95);
}

#[test]
#[ignore = "needs BENCHLENS_CORPUS"]
fn sections_are_those_of_the_published_table() {
    let tree = tree();
    let published = fs::read_to_string(corpus().join("tree/RESULTS.md")).expect("it is there");
    let published = published
        .lines()
        .filter_map(|line| line.strip_prefix("## "));
    let sections = sections(&tree.results);
    let runners: Vec<&str> = sections
        .iter()
        .map(|section| section.runner.as_str())
        .collect();
    assert_eq!(runners, published.collect::<Vec<_>>());
    let count: usize = sections.iter().map(|section| section.results.len()).sum();
    assert_eq!(count, tree.results.len());
    let pystats: Vec<&str> = tree
        .recent_pystats()
        .iter()
        .map(|it| Entry::unpacked_file(it))
        .collect();
    assert_eq!(pystats.len(), 1);
}
