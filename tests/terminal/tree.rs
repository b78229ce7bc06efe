//! A tree of results in a terminal: its list is there at once, and stays usable while threads make the comparisons.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::json;
use vt100::Screen;

use crate::screen::{
    BENCHLENS, CTRL_C, ESC, LARGE, USUAL, kill, leave_both, pipe_at, quit, sent, shell, shows,
    suspend,
};
use crate::support::made::{Made, Made1};
use crate::support::pty::{self, Session, Size};

/// How many results the tree of most tests has.
const RESULTS: usize = 60;

/// A tree with one base and many results that are compared with it, which takes a moment. Each benchmark has its own
/// values, so that all statistics are computed.
fn tree() -> Made {
    let made = Made::new("[bases]\nversions = [\"3.12.0\"]\n[runners.linux]\nos = \"linux\"\n");
    for number in 0..RESULTS {
        let hash = format!("{:07x}", 0xabc_0000 + number);
        let version = if number == 0 { "3.12.0" } else { "3.13.0" };
        let of = Made1 {
            version,
            hash: &hash,
            ..Made1::default()
        };
        let benchmark = |index: usize| {
            let values = |run: usize| -> Vec<f64> {
                let value = |step: usize| {
                    let noise = (index * 31 + run * 17 + step * 7 + number * 3) % 23;
                    1.0 + number as f64 / 100.0 + noise as f64 / 1000.0
                };
                (0..6).map(value).collect()
            };
            let run =
                |run| json!({"values": values(run), "metadata": {"mem_max_rss": 1_000_000 + run}});
            let runs: Vec<_> = (0..20).map(run).collect();
            json!({"metadata": {"name": format!("benchmark_{index}")}, "runs": runs})
        };
        let benchmarks: Vec<_> = (0..40).map(benchmark).collect();
        let day = number % 28 + 1;
        let metadata = json!({
            "commit_date": format!("2024-06-{day:02}T10:00:00+00:00"), "benchmark_hash": "s",
        });
        let suite = json!({"benchmarks": benchmarks, "metadata": metadata, "version": "1.0"});
        made.write(&of.file(), suite.to_string());
    }
    made
}

fn root(made: &Made) -> String {
    made.root().to_str().expect("a plain name").to_owned()
}

/// The result that is compared last.
fn last(made: &Made) -> PathBuf {
    let hash = format!("{:07x}", 0xabc_0001);
    let of = Made1 {
        hash: &hash,
        ..Made1::default()
    };
    made.root().join(of.file())
}

/// A tree in the terminal whose comparisons do not come to an end: one of its results has become a pipe after it was
/// listed.
struct Held {
    session: Session,
    _made: Made,
    /// The pipe.
    pipe: PathBuf,
    /// What the result was.
    content: Vec<u8>,
}

fn is_computing(screen: &Screen) -> bool {
    shows(" of 59 comparisons")(screen)
}

fn is_listed(screen: &Screen) -> bool {
    shows("60 of 60 shown")(screen)
}

fn is_complete(screen: &Screen) -> bool {
    is_listed(screen) && !shows("comparisons")(screen)
}

impl Held {
    fn start() -> Self {
        let made = tree();
        let session = Session::start(&[BENCHLENS, &root(&made)], USUAL, &[]);
        Self::hold(session, made)
    }

    fn hold(mut session: Session, made: Made) -> Self {
        session.wait_for(is_listed, "the list");
        let pipe = last(&made);
        let content = replace_by_pipe(&pipe);
        let mut held = Self {
            session,
            _made: made,
            pipe,
            content,
        };
        assert!(is_computing(held.session.screen()), "the list comes first");
        held.session
            .wait_for(shows("58 of 59 comparisons"), "all comparisons but one");
        held
    }

    /// Lets the last comparison be made.
    fn release(&mut self) {
        fs::write(&self.pipe, &self.content).expect("the program reads");
        self.session.wait_for(is_complete, "the last comparison");
    }
}

/// Replaces a result by a pipe, in one step. Returns what it was.
fn replace_by_pipe(path: &Path) -> Vec<u8> {
    let content = fs::read(path).expect("the result is there");
    let pipe = pipe_at(&path.with_extension("pipe"));
    fs::rename(pipe, path).expect("the folder is writable");
    content
}

fn assert_restored(session: &Session) {
    let screen = session.screen();
    assert!(!screen.alternate_screen(), "the usual screen is back");
    assert!(!screen.hide_cursor(), "the cursor is back");
    assert!(session.takes_lines(), "the settings are restored");
}

#[test]
fn the_list_is_there_first_and_usable_while_comparisons_are_made() {
    let mut held = Held::start();
    let session = &mut held.session;
    session.press("jj");
    session.wait_for(shows(" 3 of 60 "), "two rows further");
    session.press("/hash:abc000");
    session.wait_for(shows("16 of 60 shown"), "the filtered results");
    session.press(ESC);
    session.wait_for(is_listed, "all results");
    session.press("?");
    session.wait_for(shows(" Help: "), "the help");
    session.press(ESC);
    session.wait_for(is_listed, "the list again");
    session.resize(LARGE);
    session.wait_for(shows(" Facets "), "the facets beside the list");
    // For a moment, it is smaller, and loses a part of what it showed.
    let large = session.screen().contents();
    session.resize((60, 16));
    session.resize(LARGE);
    session.wait_for(|screen| screen.contents() == large, "the same list");
    session.resize((60, 16));
    session.wait_for(
        |screen| screen.contents().starts_with("benchlens") && is_listed(screen),
        "a smaller list",
    );
    session.resize(LARGE);
    session.wait_for(is_computing, "the count of the comparisons");
    held.release();
    assert!(
        !shows("…  ")(held.session.screen()),
        "all numbers are there"
    );
    quit(&mut held.session);
    assert_restored(&held.session);
}

#[test]
fn q_and_ctrl_c_end_the_program_at_once_though_threads_are_working() {
    for (key, code) in [("q", 0), (CTRL_C, 130)] {
        // At work on all of them, and stuck in the last one.
        let made = tree();
        let mut session = Session::start(&[BENCHLENS, &root(&made)], USUAL, &[]);
        session.wait_for(is_computing, "the list");
        session.press(key);
        assert_eq!(session.wait_exit().exit_code(), code, "{key:?}");
        let all = "59 of 59 comparisons";
        assert!(
            !sent(&session).contains(all),
            "{key:?}: nothing was waited for"
        );
        assert_restored(&session);
        let mut held = Held::start();
        held.session.press(key);
        assert_eq!(held.session.wait_exit().exit_code(), code, "{key:?}");
        assert_restored(&held.session);
    }
}

#[test]
fn before_the_list_is_there_keys_are_heard_too() {
    let made = tree();
    for (keys, code) in [("q", 0), (CTRL_C, 130), ("?jjbs /x\r\x1b\tRq", 0)] {
        let mut session = Session::start(&[BENCHLENS, &root(&made)], USUAL, &[]);
        session.wait_for(Screen::alternate_screen, "the screen");
        session.press(keys);
        assert_eq!(session.wait_exit().exit_code(), code, "{keys:?}");
        assert_restored(&session);
    }
}

#[test]
fn a_signal_ends_the_program_while_threads_are_working() {
    for (signal, name) in [
        ("-TERM", "Terminated"),
        ("-HUP", "Hangup"),
        ("-INT", "Interrupt"),
        ("-QUIT", "Quit"),
    ] {
        let mut held = Held::start();
        kill(signal, &held.session.process());
        assert_eq!(held.session.wait_exit().signal(), Some(name));
        assert_restored(&held.session);
    }
}

#[test]
fn the_program_ends_with_its_terminal_while_threads_are_working() {
    // Deaf to the hang-up's signal too, so that only the terminal itself tells.
    for script in [r#"exec "$0" "$1""#, r#"trap '' HUP; exec "$0" "$1""#] {
        let made = tree();
        let command = ["sh", "-c", script, BENCHLENS, &root(&made)];
        let hold = || {
            replace_by_pipe(&last(&made));
            "?"
        };
        let process = pty::hang_up_after(&command, "0 of 59 comparisons", hold, "Filter language");
        pty::assert_ends(process);
    }
}

#[test]
fn ctrl_z_suspends_and_fg_goes_on_while_threads_are_working() {
    let made = tree();
    let mut session = shell();
    session.press(&format!("{BENCHLENS} {}\r", root(&made)));
    let mut held = Held::hold(session, made);
    let session = &mut held.session;
    session.press("jjj");
    session.wait_for(shows(" 4 of 60 "), "the fourth row");
    suspend(session);
    session.resize(LARGE);
    session.press("fg\r");
    session.wait_for(
        |screen| screen.alternate_screen() && shows(" Facets ")(screen),
        "the program at its new size",
    );
    assert!(shows(" 4 of 60 ")(session.screen()));
    held.release();
    leave_both(&mut held.session);
}

/// How often the threads of a process stopped to wait, and how many there are.
fn waits(session: &Session) -> (u64, usize) {
    let folder = format!("/proc/{}/task", session.process());
    let threads = fs::read_dir(folder).expect("the process runs");
    let count = |thread: fs::DirEntry| -> u64 {
        let status = fs::read_to_string(thread.path().join("status")).unwrap_or_default();
        let counts = status.lines().filter(|line| line.contains("ctxt_switches"));
        let counts = counts.filter_map(|line| line.split_whitespace().last()?.parse::<u64>().ok());
        counts.sum()
    };
    let counts: Vec<u64> = threads.flatten().map(count).collect();
    (counts.iter().sum(), counts.len())
}

#[test]
#[cfg(target_os = "linux")]
fn when_all_is_known_nothing_is_sent_and_nothing_wakes() {
    let made = tree();
    let mut session = Session::start(&[BENCHLENS, &root(&made)], LARGE, &[]);
    session.wait_for(is_complete, "all comparisons");
    // The last of the threads end.
    assert!(session.is_silent_for(Duration::from_millis(300)));
    let before = waits(&session);
    assert!(session.is_silent_for(Duration::from_millis(700)));
    assert_eq!(waits(&session), before);
    assert!(before.1 <= 3, "{} threads are left", before.1);
    quit(&mut session);
}

#[test]
fn enter_compares_and_q_and_esc_come_back_to_the_same_place() {
    let mut held = Held::start();
    let session = &mut held.session;
    for back in ["q", ESC] {
        session.press("gjj");
        session.wait_for(shows(" 3 of 60 "), "the third row");
        session.press("\r");
        // Its history waits for the result that cannot be read now.
        session.wait_for(shows("40 of 40 · history …"), "the comparison");
        assert!(shows("Benchmark ")(session.screen()));
        session.press(back);
        session.wait_for(
            |screen| is_listed(screen) && shows(" 3 of 60 ")(screen),
            "the list, at the same place",
        );
    }
    // The result that cannot be read now is waited for, and that can be cancelled.
    session.press("/hash:abc0001\r");
    session.wait_for(shows("1 of 60 shown"), "the result that is a pipe");
    session.press("\r");
    session.wait_for(shows("Esc cancels"), "what is waited for");
    session.press(ESC);
    session.wait_for(shows("1 of 60 shown"), "the list again");
    quit(session);
}

#[test]
fn a_tree_is_read_again_while_threads_are_working() {
    let mut held = Held::start();
    fs::remove_file(&held.pipe).expect("the pipe is there");
    let session = &mut held.session;
    session.press("jR");
    session.wait_for(shows("the tree was read again"), "the end of it");
    assert!(shows(" 2 of 59 ")(session.screen()), "at the same place");
    fs::write(&held.pipe, &held.content).expect("the folder is writable");
    session.press("R");
    session.wait_for(is_computing, "the count of the comparisons");
    session.wait_for(shows("the tree was read again"), "the end of it");
    assert!(shows(" 2 of 60 ")(session.screen()), "at the same place");
    quit(session);
}

/// What each move of the selection costs in bytes, from the top to the bottom of a list whose numbers are all there.
fn costs_of_moves(size: Size) -> Vec<usize> {
    let made = tree();
    // Where colours are longest.
    let colours = [("COLORTERM", "truecolor")];
    let mut session = Session::start(&[BENCHLENS, &root(&made)], size, &colours);
    session.wait_for(is_complete, "all comparisons");
    let mut costs = Vec::new();
    for row in 2..=RESULTS {
        let before = session.output().len();
        session.press("j");
        session.wait_for(shows(&format!(" {row} of 60 ")), "the next row");
        costs.push(session.output().len() - before);
    }
    quit(&mut session);
    costs
}

#[test]
fn moving_the_selection_costs_a_slow_link_little() {
    // With all details of the result below the list, which change too.
    for (size, most) in [(USUAL, 200), (LARGE, 300)] {
        let costs = costs_of_moves(size);
        let within = costs[..10].iter().max().expect("there are ten");
        assert!(*within <= most, "within the screen: {costs:?}");
        let mean = costs.iter().sum::<usize>() / costs.len();
        assert!(mean <= 600, "through all rows: {mean} of {costs:?}");
    }
}

#[test]
fn inside_a_tree_the_list_is_opened_without_an_argument() {
    let made = tree();
    let inside = made.root().join("results");
    let inside = inside.to_str().expect("a plain name");
    let script = r#"cd "$1" && exec "$0""#;
    let mut session = Session::start(&["sh", "-c", script, BENCHLENS, inside], USUAL, &[]);
    session.wait_for(is_listed, "the list");
    quit(&mut session);
    let mut session = Session::start(&["sh", "-c", script, BENCHLENS, "/"], LARGE, &[]);
    assert_eq!(session.wait_exit().exit_code(), 2);
    assert!(sent(&session).contains("Usage: benchlens"));
    // The table, and not the screen, goes through a pipe.
    let script = r#""$0" "$1" | cat; echo end"#;
    let root = root(&made);
    let command = ["sh", "-c", script, BENCHLENS, &root];
    let mut session = Session::start(&command, LARGE, &[]);
    session.wait_for(shows("end"), "the table");
    assert!(!sent(&session).contains("\x1b[?1049h"), "no screen");
    assert!(sent(&session).contains("abc0037"));
}
