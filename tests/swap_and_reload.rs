//! The sides swapped, and the files read again.

mod support;

use std::fs;
use std::sync::Arc;

use benchlens::comparison::{Comparison, Judgement, Metric, Rules};
use benchlens::results::{ConfigChoice, Request};
use benchlens::suite::Source;
use benchlens::tui::{Clipboard, ScreenKind};
use support::clipboard::copied;
use support::session::{Session, load, suite};

/// What is in a folder, looked at on the screen.
fn session_in(folder: &tempfile::TempDir, config: ConfigChoice) -> Session {
    let source = |name: &str| Source::Path(folder.path().join(name));
    let request = Request {
        references: vec![source("ref.json")],
        heads: vec![source("head.json")],
        config,
        excluded: Vec::new(),
        max_bytes: None,
    };
    Session::new(load(request), (120, 40))
}

/// Two files in a folder, and a session on them.
fn on_disk(folder: &tempfile::TempDir, names: &[&str]) -> Session {
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    suite(folder, "ref.json", &names, 1.0);
    suite(folder, "head.json", &names, 1.3);
    session_in(folder, ConfigChoice::None)
}

#[test]
fn the_families_stay_while_the_sides_are_swapped_and_the_files_reloaded() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut session = on_disk(&folder, &["tree_io", "json", "tree_cpu"]);
    session.press("F<Tab>j<Enter>");
    for keys in ["r", "R"] {
        session.carry_out(keys, Clipboard::Direct);
        assert!(
            session.text().contains("▸ tree "),
            "{keys}: {}",
            session.text()
        );
        assert_eq!(session.shown_names().len(), 2, "{keys}");
    }
}

#[test]
fn swapping_inverts_every_ratio_and_keeps_the_place() {
    let mut session = Session::demo(120, 40);
    session.press("/tree<Enter>jjx");
    let name = session.selected_name().to_owned();
    let ratios: Vec<f64> = session
        .open()
        .comparison
        .rows
        .iter()
        .map(|row| row.time().expect("both sides have it").ratio)
        .collect();
    let shown = session.open().view.shown.len();
    session.press("r");
    for (row, before) in session.open().comparison.rows.iter().zip(ratios) {
        assert!(
            (row.time().expect("both sides have it").ratio * before - 1.0).abs() < 1e-12,
            "{}",
            row.name
        );
    }
    assert_eq!(session.selected_name(), name);
    assert_eq!(session.open().view.shown.len(), shown);
    assert_eq!(session.open().view.excluded.len(), 1);
    assert!(session.text().contains("(swapped)"));
    session.press("r");
    assert!(!session.text().contains("(swapped)"));
    session.press("<Enter>r");
    assert_eq!(
        session.app.screen(),
        ScreenKind::Benchmark,
        "what is open stays open"
    );
    assert!(session.text().contains(&format!("┌ {name} ")));
}

#[test]
fn reading_again_keeps_place_filter_and_order() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut session = on_disk(&folder, &["aa", "ab", "ac", "zz"]);
    session.press("snxjx/\"a\"<Enter>");
    assert_eq!(session.selected_name(), "ab");
    let names: Vec<String> = ["new_a", "zz", "ac", "ab"].map(str::to_owned).into();
    suite(&folder, "ref.json", &names, 1.0);
    suite(&folder, "head.json", &names, 1.5);
    session.carry_out("R", Clipboard::Direct);
    assert_eq!(session.shown_names(), ["ab", "ac", "new_a"]);
    assert_eq!(session.selected_name(), "ab");
    assert_eq!(
        session.open().view.excluded.len(),
        1,
        "ab is still excluded, aa has gone"
    );
    assert!(
        session.open().comparison.rows.iter().all(|row| (row
            .time()
            .expect("both sides have it")
            .ratio
            - 1.5)
            .abs()
            < 1e-9)
    );
    assert!(
        session.text().contains("reloaded; no longer there: aa"),
        "{}",
        session.text()
    );
}

#[test]
fn reading_again_after_a_swap_leaves_the_sides_swapped() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut session = on_disk(&folder, &["a", "b"]);
    session.carry_out("r", Clipboard::Direct);
    session.carry_out("R", Clipboard::Direct);
    assert!(
        session.open().results.is_swapped()
            && session.open().comparison.rows[0]
                .time()
                .expect("both sides have it")
                .ratio
                < 1.0
    );
}

#[test]
fn swapping_and_reading_again_keep_the_threshold() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for name in ["ref", "head"] {
        let mean = if name == "ref" { 1.0 } else { 1.3 };
        let run = |run: u32| {
            let value = |step: u32| mean * (1.0 + f64::from(run + step) / 1e4);
            serde_json::json!({"values": (0..5).map(value).collect::<Vec<f64>>()})
        };
        let runs: Vec<serde_json::Value> = (0..6).map(run).collect();
        let document = serde_json::json!({
            "version": "1.0",
            "metadata": {},
            "benchmarks": [{"metadata": {"name": "a"}, "runs": runs}],
        });
        fs::write(
            folder.path().join(format!("{name}.json")),
            document.to_string(),
        )
        .expect("the folder is writable");
    }
    let mut session = session_in(&folder, ConfigChoice::None);
    let judged = |session: &Session| session.open().comparison.judgement(Metric::Time, 0);
    assert_eq!(judged(&session), Some(Judgement::Clear));
    let open = session.app.comparison.as_mut().expect("one is open");
    let comparison = Comparison::of(&open.results).expect("they share a benchmark");
    open.comparison = Arc::new(comparison.with_rules(Rules { small: 0.5 }));
    for key in ["r", "R", "r"] {
        session.carry_out(key, Clipboard::Direct);
        assert_eq!(judged(&session), Some(Judgement::Small), "{key}");
    }
    let line = copied(session.carry_out("C", Clipboard::Direct));
    assert!(line.contains(" --small=50%"), "{line}");
    session.press("L");
    let legend = session.text();
    assert!(legend.contains("small: significant, below 50%"), "{legend}");
}

#[test]
fn the_command_line_of_swapped_files_keeps_the_configuration() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut session = on_disk(&folder, &["a", "b"]);
    session.press("r");
    let line = copied(session.carry_out("C", Clipboard::Direct));
    let (head, reference) = (line.find("head.json"), line.find("ref.json"));
    assert!(head < reference && line.ends_with("--no-config"), "{line}");
    let toml = folder.path().join("bench_runner.toml");
    fs::write(&toml, "[benchmarks]\nexcluded_benchmarks = ['b']\n")
        .expect("the folder is writable");
    let mut session = session_in(&folder, ConfigChoice::Find);
    session.press("r");
    let line = copied(session.carry_out("C", Clipboard::Direct));
    assert!(
        line.ends_with(&format!("--config={}", toml.display())),
        "{line}"
    );
}

#[test]
fn a_configuration_that_broke_meanwhile_is_told_and_one_that_was_broken_before_is_not() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    on_disk(&folder, &["a", "b"]);
    let toml = folder.path().join("bench_runner.toml");
    fs::write(&toml, "").expect("the folder is writable");
    let mut session = session_in(&folder, ConfigChoice::Find);
    fs::write(&toml, "[").expect("the folder is writable");
    session.carry_out("R", Clipboard::Direct);
    assert!(session.open().is_stale, "{}", session.text());
    let mut session = session_in(&folder, ConfigChoice::Find);
    session.carry_out("R", Clipboard::Direct);
    assert!(!session.open().is_stale, "{}", session.text());
}

#[test]
fn a_file_that_broke_meanwhile_leaves_the_screen_as_it_was() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut session = on_disk(&folder, &["a", "b"]);
    fs::write(folder.path().join("head.json"), "{").expect("the folder is writable");
    session.carry_out("R", Clipboard::Direct);
    assert_eq!(session.open().view.shown.len(), 2);
    assert!(
        session.text().contains("head.json") && !session.text().contains("^J"),
        "{}",
        session.text()
    );
    session.press("j");
    assert!(
        session.text().contains("benchlens (stale)"),
        "{}",
        session.text()
    );
}
