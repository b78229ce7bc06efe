//! What the screen tells of a published pair whose headline one benchmark decides.

mod support;

use std::path::PathBuf;

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
        reference: Source::Path(find("bm-20231002")),
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
    assert!(session.text().contains("without it 1.04x faster"));
    assert!(session.text().contains("pyperf        1.03x slower"));
    assert_eq!(session.selected_name(), "bench_mp_pool");
    session.press("x");
    let text = session.text();
    assert!(
        text.contains("pyperf        1.04x faster  all: 1.03x slower"),
        "{text}"
    );
    assert!(text.contains("all but bench_mp_pool, 83 rows"), "{text}");
}

#[test]
#[ignore = "needs BENCHLENS_CORPUS"]
fn a_small_screen_says_whether_the_comparison_can_be_trusted_too() {
    let mut session = seed();
    session.size = (80, 24);
    let text = session.text();
    assert!(text.contains("! benchmark sources differ +3 (i)"), "{text}");
    assert!(
        text.contains("1.04x faster without bench_mp_pool"),
        "{text}"
    );
    assert!(text.contains("26 in one file only (i)"), "{text}");
    session.press("i");
    let text = session.text();
    assert!(text.contains("governor"), "{text}");
}

#[test]
#[ignore = "needs BENCHLENS_CORPUS"]
fn two_rows_decide_the_memory_change() {
    let mut session = seed();
    let text = session.text();
    assert!(text.contains("1.31x (larger)"), "{text}");
    assert!(text.contains("json_loads 16.91x, json 6.00x"), "{text}");
    assert!(text.contains("without them 1.04x"), "{text}");
    session.press("mgxjx");
    assert!(
        session.text().contains("1.04x (larger)  all: 1.31x"),
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
    assert!(text.contains("reference is bimodal"), "{text}");
    assert!(text.contains("In run order"), "{text}");
    session.press("<Esc>");
    let Task::Send(sequence) = session.carry_out("Y", Clipboard::Direct) else {
        panic!("the view is copied");
    };
    assert!(sequence.starts_with("\u{1b}]52;c;"));
}
