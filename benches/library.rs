//! How long the library's steps take: `cargo bench`.
//!
//! With `BENCHLENS_CORPUS` set, on a full published pair (98 and 102 benchmarks, 4.3 MB); else on the sample.

#![expect(clippy::print_stdout, reason = "a measurement prints its figures")]

#[path = "support/files.rs"]
mod files;

use std::hint::black_box;
use std::time::Instant;

use benchlens::bench_runner::Config;
use benchlens::comparison::{Comparison, Exclusions};
use benchlens::report;
use benchlens::results::Results;
use benchlens::suite::{self, Suite};
use benchlens::tui::{App, Background, Depth, FrameState, OpenComparison, Theme, ThemeName, draw};
use divan::Bencher;
use divan::counter::BytesCount;
use files::texts;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

fn main() {
    divan::main();
    print_ratio();
}

/// How many times as long as the lean reader benchlens takes for the same file, the two in turns.
fn print_ratio() {
    const ROUNDS: usize = 101;
    let [text, _] = texts();
    let mut ratios: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let own = text.clone();
            let start = Instant::now();
            let suite = black_box(suite::parse(String::new(), own));
            let ours = start.elapsed();
            assert!(suite.is_ok());
            let start = Instant::now();
            black_box(parse::lean(&text));
            ours.as_secs_f64() / start.elapsed().as_secs_f64()
        })
        .collect();
    ratios.sort_by(f64::total_cmp);
    println!(
        "parsing takes {:.2} times as long as lean serde_json (median of {ROUNDS} rounds)",
        ratios[ROUNDS / 2]
    );
}

fn suites() -> (Suite, Suite) {
    let [reference, head] = texts();
    let parse = |name: &str, text| suite::parse(name.to_owned(), text).expect("it is a result");
    (parse("ref.json", reference), parse("head.json", head))
}

fn comparison() -> Comparison {
    let (reference, head) = suites();
    Comparison::new(reference, head, Config::default()).expect("they share benchmarks")
}

/// `LoadOptions` one file: benchlens against `serde_json` into borrowed structs that keep next to nothing.
mod parse {
    use super::{Bencher, BytesCount, suite, texts};
    use serde::Deserialize;
    use std::borrow::Cow;

    #[derive(Deserialize)]
    struct LeanSuite<'a> {
        #[serde(borrow)]
        benchmarks: Vec<LeanBenchmark<'a>>,
    }

    #[derive(Deserialize)]
    struct LeanBenchmark<'a> {
        #[serde(borrow, default)]
        metadata: LeanMetadata<'a>,
        #[serde(borrow)]
        runs: Vec<LeanRun<'a>>,
    }

    #[derive(Deserialize, Default)]
    struct LeanMetadata<'a> {
        #[serde(borrow)]
        name: Option<Cow<'a, str>>,
        #[serde(borrow, default)]
        tags: Vec<Cow<'a, str>>,
        mem_max_rss: Option<u64>,
        command_max_rss: Option<u64>,
    }

    #[derive(Deserialize)]
    struct LeanRun<'a> {
        #[serde(borrow, default)]
        metadata: LeanMetadata<'a>,
        #[serde(default)]
        values: Vec<f64>,
    }

    /// What a reader that only compares would keep.
    pub fn lean(text: &str) -> (usize, f64) {
        let suite: LeanSuite<'_> = serde_json::from_str(text).expect("it is a result");
        let runs = || {
            suite
                .benchmarks
                .iter()
                .flat_map(|benchmark| &benchmark.runs)
        };
        let kept = suite.benchmarks.iter().map(|benchmark| {
            let metadata = &benchmark.metadata;
            metadata.tags.len() + metadata.name.as_ref().map_or(0, |name| name.len())
        });
        let memory = runs()
            .filter_map(|run| run.metadata.mem_max_rss.or(run.metadata.command_max_rss))
            .max();
        (
            kept.sum::<usize>() + memory.unwrap_or(0) as usize,
            runs().flat_map(|run| &run.values).sum(),
        )
    }

    #[divan::bench]
    fn benchlens(bencher: Bencher<'_, '_>) {
        let [text, _] = texts();
        bencher
            .counter(BytesCount::of_str(&text))
            .with_inputs(|| text.clone())
            .bench_local_values(|text| suite::parse(String::new(), text).expect("it is a result"));
    }

    #[divan::bench]
    fn lean_serde_json(bencher: Bencher<'_, '_>) {
        let [text, _] = texts();
        bencher
            .counter(BytesCount::of_str(&text))
            .with_inputs(|| text.clone())
            .bench_local_refs(|text| lean(text));
    }
}

#[divan::bench]
fn compare(bencher: Bencher<'_, '_>) {
    let (reference, head) = suites();
    bencher
        .with_inputs(|| (reference.clone(), head.clone()))
        .bench_local_values(|(reference, head)| {
            Comparison::new(reference, head, Config::default())
        });
}

/// Both means, HPT with its levels, and memory, for all rows: what every key of the filter costs.
#[divan::bench]
fn verdict(bencher: Bencher<'_, '_>) {
    let comparison = comparison();
    let rows = comparison.all();
    bencher.bench_local(|| comparison.verdict(&rows, Exclusions::Applied));
}

#[divan::bench]
fn markdown(bencher: Bencher<'_, '_>) {
    let comparison = comparison();
    bencher.bench_local(|| report::published(&comparison, false));
}

/// One frame of the main screen.
#[divan::bench(args = [(80, 24), (120, 40), (200, 50)])]
fn frame(bencher: Bencher<'_, '_>, (width, height): (u16, u16)) {
    let (reference, head) = suites();
    let results = Results::of_suites(reference, head, Config::default());
    let app = App::new(OpenComparison::new(results).expect("they share benchmarks"));
    let theme = Theme::new(ThemeName::Dark, Background::Dark, Depth::TrueColor);
    let mut state = FrameState::default();
    let mut terminal =
        Terminal::new(TestBackend::new(width, height)).expect("the test backend has no errors");
    bencher.bench_local(|| {
        terminal
            .draw(|frame| draw(frame, &app, &theme, &mut state))
            .expect("the test backend has no errors");
    });
}
