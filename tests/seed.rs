//! What the screen tells of a published pair whose headline one benchmark decides.

mod support;

use std::path::PathBuf;

use benchlens::comparison::{Judgement, Metric};
use benchlens::results::{ConfigChoice, Request};
use benchlens::suite::Source;
use benchlens::tui::{Clipboard, Task};
use support::corpus::corpus;
use support::session::{Session, load};

fn seed() -> Session {
    let results = corpus().join("../seed/results");
    let find = |start: &str| -> PathBuf {
        let folders = std::fs::read_dir(&results).expect("the seed is beside the corpus");
        let files = folders
            .filter_map(Result::ok)
            .filter(|folder| folder.file_name().to_string_lossy().starts_with(start))
            .flat_map(|folder| std::fs::read_dir(folder.path()).expect("a folder"))
            .filter_map(Result::ok)
            .map(|file| file.path());
        let mut files = files.filter(|file| {
            let name = file.to_string_lossy();
            name.ends_with(".json") || name.ends_with(".json.gz")
        });
        files.next().expect("the seed is complete")
    };
    let request = Request {
        references: vec![Source::Path(find("bm-20231002"))],
        heads: vec![Source::Path(find("bm-2025"))],
        config: ConfigChoice::Find,
        excluded: Vec::new(),
        max_bytes: None,
    };
    Session::new(load(request), (120, 40))
}

#[test]
#[ignore = "needs BENCHLENS_CORPUS"]
fn one_key_excludes_the_row_that_decides_the_headline() {
    let mut session = seed();
    assert!(session.text().contains("bench_mp_pool 195.05x slower"));
    assert!(session.text().contains("excluding it 1.04x faster"));
    assert!(session.text().contains("pyperf        1.03x slower"));
    assert_eq!(session.selected_name(), "bench_mp_pool");
    session.press("x");
    let text = session.text();
    assert!(
        text.contains("pyperf        1.04x faster  all: 1.03x slower"),
        "{text}"
    );
    assert!(
        text.contains("all but bench_mp_pool, 83 benchmarks"),
        "{text}"
    );
}

#[test]
#[ignore = "needs BENCHLENS_CORPUS"]
fn the_first_screen_answers_the_three_questions() {
    let mut session = seed();
    session.size = (80, 24);
    let text = session.text();
    let first: Vec<&str> = text.lines().take(5).collect();
    let first = first.join(" ");
    for answer in [
        "! benchmark sources differ +3 (i)",
        "Faster: bench_runner 1.039x faster, HPT 99.79% likely faster (≥1.00x at 99%)",
        "memory 1.31x larger.",
        "Worst: gc_traversal 1.89x slower. Best: async_tree_io_tg 1.63x faster.",
        "pyperf's mean says 1.03x slower: +6.5% from bench_mp_pool 195.05x slower, which bench_runner excludes.",
    ] {
        assert!(first.contains(answer), "{answer}\n{text}");
    }
    let row = text.lines().find(|line| line.contains(" bench_mp_pool  "));
    assert!(row.is_some_and(|row| row.contains("±°")), "noisy: {text}");
    assert!(text.contains("49 faster (47 clear) · 32 slower (26 clear)"));
    session.press("i");
    let text = session.text();
    assert!(text.contains("governor"), "{text}");
}

#[test]
#[ignore = "needs BENCHLENS_CORPUS"]
fn the_judgements_of_the_seed() {
    let session = seed();
    let comparison = &session.open().comparison;
    let count = |wanted: Judgement| {
        let rows = comparison.all().into_iter();
        rows.filter(|&row| comparison.judgement(Metric::Time, row) == Some(wanted))
            .count()
    };
    // Untested, same, noisy, within noise (there is no history), bimodal, small, clear.
    let counts = Judgement::ALL.iter().map(|&judgement| count(judgement));
    // Untested, same, noisy, within noise (there is no history), bimodal, small, clear.
    assert!(counts.eq([0, 3, 8, 0, 0, 0, 73]));
}

#[test]
#[ignore = "needs BENCHLENS_CORPUS"]
fn two_rows_make_most_of_the_memory_change_but_not_its_direction() {
    let mut session = seed();
    let text = session.text();
    assert!(text.contains("1.31x larger"), "{text}");
    assert!(!text.contains("driven by     json_loads"), "{text}");
    session.press("mgxjx");
    assert!(
        session.text().contains("1.04x larger  all: 1.31x larger"),
        "{}",
        session.text()
    );
}

#[test]
#[ignore = "needs BENCHLENS_CORPUS"]
fn the_worst_real_regression_is_opened_and_its_drift_seen_in_two_keys() {
    let mut session = seed();
    session.press("j<Enter>");
    let text = session.text();
    assert!(text.contains("┌ gc_traversal "), "{text}");
    assert!(text.contains("Both sides are bimodal"), "{text}");
    assert!(text.contains("In run order"), "{text}");
    session.press("<Esc>");
    let Task::Send(sequence) = session.carry_out("Y", Clipboard::Direct) else {
        panic!("the view is copied");
    };
    assert!(sequence.starts_with("\u{1b}]52;c;"));
}
