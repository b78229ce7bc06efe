//! Reading: files, standard input, what takes long, and what is waited for.

use std::fs;
use std::path::Path;

use crate::screen::{BENCHLENS, CTRL_C, LARGE, USUAL, WORST, names, pipe, quit, sample, shows};
use crate::support::pty::Session;

/// The sample, its reference on standard input.
fn piped(folder: &Path) -> Session {
    let [reference, head] = sample(folder);
    let script = r#"cat "$1" | "$0" - "$2""#;
    let command = ["sh", "-c", script, BENCHLENS, &reference, &head];
    let mut session = Session::start(&command, USUAL, &[]);
    session.wait_for(shows("76 of 76 shown"), "the first frame");
    session
}

#[test]
fn with_a_result_on_standard_input_keys_come_from_the_terminal() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut session = piped(folder.path());
    assert_eq!(names(session.screen())[0], WORST);
    session.press("j");
    session.wait_for(shows(" 2 of 76 "), "the second row selected");
    quit(&mut session);
}

#[test]
fn standard_input_cannot_be_read_again_and_the_screen_says_so() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut session = piped(folder.path());
    session.press("R");
    session.wait_for(shows("standard input cannot be read again"), "the reason");
    assert_eq!(
        names(session.screen())[0],
        WORST,
        "the table is still there"
    );
    quit(&mut session);
}

#[test]
fn two_files_are_explored() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let [reference, head] = sample(folder.path());
    let mut session = Session::start(&[BENCHLENS, &head, &reference], USUAL, &[]);
    session.wait_for(shows("22 faster ("), "the comparison the other way round");
    quit(&mut session);
    let left = fs::read_dir(folder.path()).expect("the folder is still there");
    assert_eq!(left.count(), 2, "nothing is written");
}

#[test]
fn while_files_are_read_it_says_so_and_can_be_left() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let [reference, _] = sample(folder.path());
    for (key, status) in [("q", 0), (CTRL_C, 130)] {
        let head = pipe(folder.path());
        let mut session = Session::start(&[BENCHLENS, &reference, &head], USUAL, &[]);
        session.wait_for(shows("reading ("), "the waiting");
        assert!(shows("q quits")(session.screen()));
        session.press(key);
        assert_eq!(session.wait_exit().exit_code(), status);
        assert!(!session.screen().alternate_screen() && !session.screen().hide_cursor());
        fs::remove_file(head).expect("the pipe is there");
    }
}

/// Two results of so many benchmarks, in `folder`.
fn many(folder: &Path, count: usize) -> [String; 2] {
    [("ref.json", 1.0), ("head.json", 1.5)].map(|(file, factor)| {
        let benchmark = |index: usize| {
            let run = |run: usize| {
                let values =
                    [1.0, 1.1, 1.2].map(|value| value * factor + (index * run) as f64 / 1e4);
                format!(
                    r#"{{"values": {values:?}, "metadata": {{"mem_max_rss": {}}}}}"#,
                    1000 + run
                )
            };
            let runs: Vec<String> = (0..5).map(run).collect();
            let name = format!("benchmark_{index:04}");
            format!(
                r#"{{"metadata": {{"name": "{name}"}}, "runs": [{}]}}"#,
                runs.join(", ")
            )
        };
        let benchmarks: Vec<String> = (0..count).map(benchmark).collect();
        let text = format!(
            r#"{{"version": "1.0", "metadata": {{"hostname": "h"}}, "benchmarks": [{}]}}"#,
            benchmarks.join(",")
        );
        let path = folder.join(file);
        fs::write(&path, text).expect("the folder can be written to");
        path.to_str().expect("a plain name").to_owned()
    })
}

#[test]
fn of_many_benchmarks_every_key_is_answered_from_the_first_screen_on() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let [reference, head] = many(folder.path(), 1500);
    let arguments = [BENCHLENS, &reference, &head, "--no-config"];
    let mut session = Session::start(&arguments, LARGE, &[]);
    session.wait_for(shows("1500 of 1500 shown"), "the table");
    // While what the keys need is still being made.
    session.press("m");
    session.wait_for(shows("Peak memory by ratio"), "the memory");
    session.press("i");
    session.wait_for(shows("Unstable, by pyperf check (1460)"), "the lists");
    session.press("G");
    session.wait_for(shows("hostname"), "the end of the lists");
    session.press("\x1b");
    session.wait_for(shows("Peak memory by ratio"), "the table again");
    session.press("R");
    session.wait_for(shows("the files were reloaded"), "the new files");
    // Whatever is still being made does not keep the program.
    quit(&mut session);
    assert!(!session.screen().alternate_screen() && !session.screen().hide_cursor());
}

#[test]
fn what_was_waited_for_is_shown_when_it_is_there() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let [reference, head] = sample(folder.path());
    let result = fs::read(&head).expect("the sample is there");
    let late = pipe(folder.path());
    let mut session = Session::start(&[BENCHLENS, &reference, &late], USUAL, &[]);
    session.wait_for(shows("benchmarks so far"), "the waiting");
    fs::write(&late, result).expect("somebody reads");
    session.wait_for(shows("76 of 76 shown"), "the table");
    quit(&mut session);
    let arguments = [BENCHLENS, &reference, &late, "--verbose", "--no-config"];
    let mut session = Session::start(&arguments, LARGE, &[]);
    session.wait_for(shows("benchmarks so far"), "the waiting");
    fs::write(&late, "{").expect("somebody reads");
    let status = session.wait_exit();
    let text = session.screen().contents();
    assert_eq!(status.exit_code(), 2, "{status:?}: {text}");
    assert!(
        text.contains("no configuration"),
        "so does the note: {text}"
    );
    assert!(
        text.contains("ends too early"),
        "the message stands on the usual screen: {text}"
    );
}
