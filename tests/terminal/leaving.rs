//! Leaving: by a key, a panic, a signal, or because the terminal goes away.

use std::fs;
use std::thread;
use std::time::{Duration, Instant};

use crate::screen::{
    BENCHLENS, CTRL_C, LARGE, USUAL, WORST, demo, heading, is_off_again, kill, leave_both, pipe,
    sample, sent, shell, shows, suspend,
};
use crate::support::pty::{self, Session};

/// Runs the demo between two looks at the terminal's settings, and leaves it by `key`.
fn assert_left_as_it_was(key: &str, status: &str) {
    let script =
        r#"echo "before $(stty -g)"; "$0" demo; echo "status $?"; echo "after $(stty -g)""#;
    // Wide enough that the settings stay on one line.
    let mut session = Session::start(&["sh", "-c", script, BENCHLENS], (250, 30), &[]);
    session.wait_for(shows("76 of 76 shown"), "the first frame");
    assert!(session.screen().alternate_screen());
    assert!(session.screen().hide_cursor());
    session.press(key);
    assert_eq!(session.wait_exit().exit_code(), 0);

    let screen = session.screen();
    assert!(!screen.alternate_screen(), "the usual screen is back");
    assert!(!screen.hide_cursor(), "the cursor is back");
    let text = screen.contents();
    let find = |label: &str| text.lines().find_map(|line| line.strip_prefix(label));
    assert_eq!(find("status "), Some(status), "{text}");
    let before = find("before ").filter(|settings| !settings.is_empty());
    assert!(before.is_some(), "stty tells the settings:\n{text}");
    assert_eq!(find("after "), before, "{text}");
    assert_eq!(text.lines().count(), 3, "nothing else is left:\n{text}");
}

#[test]
fn q_leaves_the_terminal_as_it_was() {
    assert_left_as_it_was("q", "0");
}

#[test]
fn ctrl_c_leaves_the_terminal_as_it_was() {
    assert_left_as_it_was(CTRL_C, "130");
}

/// Set in the child of the next test, which is the same test once more.
const PANICKING: &str = "BENCHLENS_TEST_PANICS";

fn panic_on_the_screen() {
    let listener = benchlens::tui::Listener::new().expect("there are file descriptors left");
    let mut terminal = benchlens::tui::Terminal::take(listener.bell(), false)
        .expect("the test runs in a terminal");
    terminal
        .draw(|frame| frame.render_widget("on the screen", frame.area()))
        .expect("it can be drawn on");
    panic!("the message of the panic");
}

#[test]
fn a_panic_gives_the_terminal_back_before_its_message() {
    if std::env::var_os(PANICKING).is_some() {
        panic_on_the_screen();
    }
    let script = r#"echo "before $(stty -g)"; "$0" --exact "$1" --nocapture; echo "status $?"; echo "after $(stty -g)""#;
    let child = std::env::current_exe().expect("the test is a file");
    let child = child.to_str().expect("its path is UTF-8");
    let test = "leaving::a_panic_gives_the_terminal_back_before_its_message";
    let command = ["sh", "-c", script, child, test];
    let mut session = Session::start(&command, (250, 60), &[(PANICKING, "1")]);
    session.wait_for(shows("after "), "the shell behind the child");
    let screen = session.screen();
    assert!(!screen.alternate_screen(), "the usual screen is back");
    assert!(!screen.hide_cursor(), "the cursor is back");
    let text = screen.contents();
    // A name that is not found would be no test, which passes.
    assert!(text.contains("running 1 test"), "{text}");
    assert!(text.contains("the message of the panic"), "{text}");
    let find = |label: &str| text.lines().find_map(|line| line.strip_prefix(label));
    assert_eq!(find("status "), Some("101"), "{text}");
    assert!(find("before ").is_some(), "{text}");
    assert_eq!(find("after "), find("before "), "{text}");
    let output = sent(&session);
    let [taken, given_back, message] =
        ["\x1b[?1049h", "\x1b[?1049l", "the message of the panic"].map(|part| output.find(part));
    assert!(taken.is_some(), "the screen was taken: {output:?}");
    assert!(taken < given_back && given_back < message, "{output:?}");
}

/// The demo below a shell that tells how it ended, with its process.
fn below_a_shell(more: &str) -> (Session, String) {
    let script = format!(
        r#"echo "before $(stty -g)"; "$0" demo {more} < /dev/tty & echo $! > "$1"; wait $!; echo "status $?"; echo "after $(stty -g)""#
    );
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("pid");
    let name = file.to_str().expect("a plain name");
    let mut session = Session::start(&["sh", "-c", &script, BENCHLENS, name], (250, 30), &[]);
    session.wait_for(shows("76 of 76 shown"), "the first frame");
    let pid = fs::read_to_string(&file).expect("the shell wrote it");
    (session, pid.trim().to_owned())
}

#[test]
fn a_signal_from_outside_restores_the_terminal_and_is_seen_by_the_parent() {
    for (signal, number) in [("-TERM", 15), ("-HUP", 1), ("-INT", 2), ("-QUIT", 3)] {
        let (mut session, pid) = below_a_shell("--mouse");
        kill(signal, &pid);
        session.wait_for(shows("after "), "the shell behind it");
        let screen = session.screen();
        assert!(
            !screen.alternate_screen() && !screen.hide_cursor(),
            "{signal}"
        );
        let text = screen.contents();
        let find = |label: &str| {
            text.lines()
                .find_map(|line| line.strip_prefix(label).map(str::to_owned))
        };
        assert_eq!(
            find("status "),
            Some((128 + number).to_string()),
            "{signal}: {text}"
        );
        assert_eq!(find("after "), find("before "), "{signal}: {text}");
        assert!(is_off_again(&session, 1000), "the mouse, {signal}");
    }
}

#[test]
fn ctrl_z_stops_and_fg_goes_on_with_the_size_of_then() {
    let mut session = shell();
    session.press(&format!("{BENCHLENS} demo\r"));
    session.wait_for(shows("76 of 76 shown"), "the first frame");
    session.press("jjj");
    session.wait_for(shows(" 4 of 76 "), "the fourth row");
    suspend(&mut session);
    session.press("stty -a | grep -c -- ' -icanon'\r");
    session.wait_for(shows("\n0"), "a terminal that takes lines");
    session.resize(LARGE);
    session.press("fg\r");
    session.wait_for(shows(" Groups "), "the program at its new size");
    assert!(session.screen().alternate_screen() && shows(" 4 of 76 ")(session.screen()));
    session.press("j");
    session.wait_for(shows(" 5 of 76 "), "keys");
    leave_both(&mut session);
}

#[test]
fn the_mouse_is_off_while_the_program_is_suspended_and_on_after_that() {
    let mut session = shell();
    session.press(&format!("{BENCHLENS} demo --mouse\r"));
    session.wait_for(shows("76 of 76 shown"), "the first frame");
    suspend(&mut session);
    assert!(is_off_again(&session, 1000));
    session.press("fg\r");
    session.wait_for(
        |screen| screen.alternate_screen() && shows("76 of 76 shown")(screen),
        "the program again",
    );
    assert!(!is_off_again(&session, 1000));
    // A press on the fifth row below the heading; lines count from 1.
    let (head, _) = heading(session.screen()).expect("the table has a heading");
    let row = head + 6;
    session.press(&format!("\x1b[<0;40;{row}M\x1b[<0;40;{row}m"));
    session.wait_for(shows(" 5 of 76 "), "the row that was clicked");
    leave_both(&mut session);
    assert!(is_off_again(&session, 1000));
}

#[test]
fn ctrl_z_suspends_while_files_are_read_too() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let [reference, head] = sample(folder.path());
    let result = fs::read(&head).expect("the sample is there");
    let late = pipe(folder.path());
    let mut session = shell();
    session.press(&format!("{BENCHLENS} {reference} {late}\r"));
    let waits = shows("benchmarks so far");
    session.wait_for(&waits, "the waiting");
    suspend(&mut session);
    session.press("fg\r");
    session.wait_for(
        |screen| screen.alternate_screen() && waits(screen),
        "the waiting again",
    );
    fs::write(&late, result).expect("the program reads");
    session.wait_for(shows("76 of 76 shown"), "the table");
    leave_both(&mut session);
}

#[test]
fn stopped_and_gone_on_with_from_outside_it_takes_the_terminal_again() {
    let (mut session, pid) = below_a_shell("");
    let frames = |session: &Session| sent(session).matches("\x1b[?1049h").count();
    for signal in ["-STOP", "-TSTP"] {
        let before = frames(&session);
        kill(signal, &pid);
        thread::sleep(Duration::from_millis(100));
        kill("-CONT", &pid);
        session.wait_for(shows("76 of 76 shown"), "the frame");
        let deadline = Instant::now() + Duration::from_secs(10);
        while frames(&session) == before && Instant::now() < deadline {
            session.is_silent_for(Duration::from_millis(50));
        }
        assert!(
            frames(&session) > before,
            "{signal}: the screen is taken again"
        );
    }
    kill("-TERM", &pid);
    session.wait_for(shows("status 143"), "the end");
}

#[test]
fn when_the_terminal_goes_away_the_program_ends_at_once() {
    // Deaf to the hang-up's signal too, so that only the terminal itself tells.
    for script in [r#"exec "$0" demo"#, r#"trap '' HUP; exec "$0" demo"#] {
        let process = pty::hang_up_after(&["sh", "-c", script, BENCHLENS], WORST, || "", WORST);
        pty::assert_ends(process);
    }
}

#[test]
fn ctrl_c_quits_from_every_mode() {
    for (key, sign) in [("/", "Esc clear"), ("s", " Sort by "), ("?", "Browsing")] {
        let mut session = demo(USUAL, &[]);
        session.press(key);
        session.wait_for(shows(sign), sign);
        session.press(CTRL_C);
        assert_eq!(session.wait_exit().exit_code(), 130, "after {key}");
        // What came last tells whether the program or the terminal is at fault.
        let output = session.output();
        let end = String::from_utf8_lossy(&output[output.len().saturating_sub(120)..]).into_owned();
        assert!(!session.screen().alternate_screen(), "after {key}: {end:?}");
        assert!(!session.screen().hide_cursor(), "after {key}: {end:?}");
    }
}
