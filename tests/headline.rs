//! The sentences of the headline, on the sample and on real pairs.

mod support;

use std::path::PathBuf;

use benchlens::command::demo;
use benchlens::comparison::{Comparison, View};
use benchlens::results::{ConfigChoice, Request};
use benchlens::suite::Source;
use serde_json::Value;
use support::corpus::corpus;
use support::session::load;

fn said(comparison: &Comparison) -> Vec<String> {
    let view = View::new(comparison);
    let sentences = comparison.headline(view.headline()).into_iter();
    sentences.map(|sentence| sentence.text).collect()
}

#[test]
fn the_headline_of_the_sample() {
    let comparison = Comparison::of(&load(demo())).expect("they share benchmarks");
    assert_eq!(
        said(&comparison),
        [
            "Faster: bench_runner 1.052x faster, HPT 99.88% likely faster (≥1.00x at 99%), memory 1.03x smaller.",
            "Worst: typing_runtime_protocols 1.32x slower. Best: async_tree_none_tg 1.84x faster.",
            "At least 3.8 false positives expected in 76 tests (α = 0.05).",
        ]
    );
}

/// What is said of ten pairs of the corpus.
const HEADLINES: [(&str, &[&str]); 10] = [
    (
        "d003",
        &[
            "Slower: bench_runner 1.201x slower, HPT 100.00% likely slower (≥1.20x at 99%).",
            "Worst: typing_runtime_protocols 3.33x slower. Best: thrift 13.13x faster.",
            "pyperf's mean says 1.23x slower: -1.4% from 10 benchmarks that bench_runner excludes.",
            "At least 4.7 false positives expected in 94 tests (α = 0.05).",
        ],
    ),
    (
        "d009",
        &[
            "Uncertain: bench_runner 1.001x slower, HPT 62.80% likely faster, memory 1.08x larger.",
            "Worst: comprehensions 1.29x slower. Best: gc_traversal 1.35x faster.",
            "At least 4.8 false positives expected in 95 tests (α = 0.05).",
        ],
    ),
    (
        "d015",
        &[
            "Slower: bench_runner 1.068x slower, HPT 100.00% likely slower (≥1.05x at 99%), memory 2.50x smaller.",
            "Worst: async_tree_memoization_tg 1.35x slower. Best: create_gc_cycles 1.27x faster.",
            "At least 5.4 false positives expected in 108 tests (α = 0.05).",
        ],
    ),
    (
        "d021",
        &[
            "Slower: bench_runner 1.074x slower, HPT 100.00% likely slower (≥1.04x at 99%).",
            "Worst: hexiom 1.40x slower. Best: pickle 1.03x faster.",
            "At least 4.7 false positives expected in 93 tests (α = 0.05).",
        ],
    ),
    (
        "d033",
        &[
            "Faster: bench_runner 1.013x faster, HPT 100.00% likely faster (≥1.00x at 99%), memory 1.00x larger.",
            "Worst: scimark_sor 1.03x slower. Best: scimark_fft 1.10x faster.",
            "At least 4.8 false positives expected in 96 tests (α = 0.05).",
        ],
    ),
    (
        "d039",
        &[
            "Faster: bench_runner 1.369x faster, HPT 100.00% likely faster (≥1.22x at 99%), memory 1.21x larger.",
            "Worst: python_startup_no_site 1.29x slower. Best: typing_runtime_protocols 3.15x faster.",
            "pyperf's mean says 1.33x faster: +3.0% from 12 benchmarks that bench_runner excludes.",
            "At least 4.9 false positives expected in 98 tests (α = 0.05).",
        ],
    ),
    (
        "d045",
        &[
            "Faster: bench_runner 1.298x faster, HPT 100.00% likely faster (≥1.21x at 99%), memory 1.18x larger.",
            "Worst: python_startup_no_site 1.56x slower. Best: typing_runtime_protocols 3.69x faster.",
            "pyperf's mean says 1.27x faster: +2.3% from 11 benchmarks that bench_runner excludes.",
            "At least 4.9 false positives expected in 97 tests (α = 0.05).",
        ],
    ),
    (
        "d051",
        &[
            "Faster: bench_runner 1.046x faster, HPT 99.99% likely faster (≥1.02x at 99%), memory 1.05x larger.",
            "Worst: python_startup 3.15x slower. Best: deepcopy_memo 1.62x faster.",
            "At least 4.2 false positives expected in 84 tests (α = 0.05).",
        ],
    ),
    // Linux against macOS.
    (
        "d061",
        &[
            "Not comparable; by the numbers: bench_runner 1.525x faster, HPT 100.00% likely faster (≥1.50x at 99%), memory 1.11x larger.",
            "Worst: bench_mp_pool 1.87x slower. Best: sqlalchemy_imperative 2.80x faster.",
            "At least 4.9 false positives expected in 98 tests (α = 0.05).",
        ],
    ),
    (
        "d063",
        &[
            "Faster: bench_runner 1.296x faster, HPT 100.00% likely faster (≥1.22x at 99%), memory 1.23x larger.",
            "Worst: python_startup_no_site 1.18x slower. Best: typing_runtime_protocols 3.54x faster.",
            "At least 4.7 false positives expected in 94 tests (α = 0.05).",
        ],
    ),
];

/// A pair of the corpus, and what bench_runner excludes there.
fn pair(id: &str) -> Request {
    let index = std::fs::read_to_string(corpus().join("index.jsonl")).expect("the corpus has one");
    let mut entries = index
        .lines()
        .map(|line| -> Value { serde_json::from_str(line).expect("each line is JSON") });
    let entry = entries
        .find(|entry| entry["id"] == id)
        .expect("the pair is there");
    let file = |side: &str| {
        let path = corpus().join(entry[side].as_str().expect("a path"));
        let packed = PathBuf::from(format!("{}.gz", path.display()));
        Source::Path(if path.exists() { path } else { packed })
    };
    let excluded = entry["excluded"].as_array().into_iter().flatten();
    Request {
        references: vec![file("ref")],
        heads: vec![file("head")],
        config: ConfigChoice::None,
        excluded: excluded
            .filter_map(|name| Some(name.as_str()?.to_owned()))
            .collect(),
        max_bytes: None,
    }
}

#[test]
#[ignore = "needs BENCHLENS_CORPUS"]
fn the_headlines_of_real_pairs() {
    for (id, expected) in HEADLINES {
        let comparison = Comparison::of(&load(pair(id))).expect("they share benchmarks");
        assert_eq!(said(&comparison), expected, "{id}");
    }
}
