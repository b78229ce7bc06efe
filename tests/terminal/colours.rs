//! What is sent to each kind of terminal: colours, characters, sequences.

use crate::screen::{
    BENCHLENS, CTRL_L, LARGE, USUAL, WORST, demo, is_reversed, quit, sent, shows, tour,
};
use crate::support::pty::Session;

/// The parameters of all sequences that set colours or attributes.
fn graphic_parameters(output: &[u8]) -> Vec<u16> {
    let output = String::from_utf8_lossy(output);
    let sequences = output.split("\x1b[").skip(1).filter_map(|sequence| {
        let end = sequence.find(|character| ('@'..='~').contains(&character))?;
        sequence[end..].starts_with('m').then_some(&sequence[..end])
    });
    sequences
        .flat_map(|parameters| parameters.split([';', ':']))
        .filter_map(|parameter| parameter.parse().ok())
        .collect()
}

fn is_color(parameter: u16) -> bool {
    matches!(parameter, 30..=38 | 40..=48 | 90..=97 | 100..=107)
}

#[test]
fn without_color_the_selection_still_stands_out() {
    let mut session = demo(USUAL, &[("NO_COLOR", "1"), ("COLORTERM", "truecolor")]);
    assert!(is_reversed(session.screen(), WORST));
    session.press("j");
    session.wait_for(
        |screen| is_reversed(screen, "coverage"),
        "the next row reversed",
    );
    assert!(!is_reversed(session.screen(), WORST));
    session.press("k");
    tour(&mut session);
    quit(&mut session);
    let sent = graphic_parameters(session.output());
    assert!(sent.contains(&7), "attributes are sent: {sent:?}");
    let colors: Vec<u16> = sent.into_iter().filter(|&sent| is_color(sent)).collect();
    assert_eq!(colors, [0; 0]);
}

#[test]
fn with_color_there_is_some() {
    let mut session = demo(USUAL, &[]);
    quit(&mut session);
    assert!(
        graphic_parameters(session.output())
            .into_iter()
            .any(is_color)
    );
}

#[test]
fn ascii_sends_no_other_characters() {
    let mut session = Session::start(&[BENCHLENS, "demo", "--ascii"], USUAL, &[]);
    session.wait_for(shows("76 of 76 shown"), "the first frame");
    session.press("\r");
    session.wait_for(shows("Distributions"), "the benchmark");
    session.press("q");
    session.wait_for(shows("Benchmarks by ratio"), "the table");
    quit(&mut session);
    assert!(session.output().is_ascii(), "{}", sent(&session));
}

/// The bytes of a frame that is drawn in full, in ASCII. It is not the first one: on a slow machine that says that files
/// are being read.
fn full_frame(variables: &[(&str, &str)]) -> String {
    let mut session = Session::start(&[BENCHLENS, "demo"], (40, 10), variables);
    session.wait_for(shows("76/76"), "the table");
    let before = session.output().len();
    session.wipe();
    session.press(CTRL_L);
    session.wait_for(shows("76/76"), "the table, drawn again");
    let frame = String::from_utf8_lossy(&session.output()[before..]).into_owned();
    quit(&mut session);
    let escaped: String = frame.chars().flat_map(char::escape_default).collect();
    // A line for each place that is written to.
    escaped.replace("\\u{1b}[", "\n^[")
}

#[test]
fn what_is_sent_to_each_kind_of_terminal() {
    for (name, variables) in [
        ("xterm-256color", &[("TERM", "xterm-256color")][..]),
        ("ansi", &[("TERM", "ansi")]),
        (
            "truecolor",
            &[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")],
        ),
        ("screen", &[("TERM", "screen")]),
        ("tmux-256color", &[("TERM", "tmux-256color")]),
        ("linux", &[("TERM", "linux")]),
        ("vt100", &[("TERM", "vt100")]),
        ("no_color", &[("TERM", "xterm-256color"), ("NO_COLOR", "1")]),
        ("latin1", &[("TERM", "xterm"), ("LANG", "de_DE.ISO-8859-1")]),
    ] {
        insta::with_settings!({
            snapshot_path => "../snapshots",
            prepend_module_to_snapshot => false,
        }, {
            insta::assert_snapshot!(format!("terminal__sent_{name}"), full_frame(variables));
        });
    }
}

#[test]
fn a_dumb_terminal_gets_the_table_and_one_without_keys_a_reason() {
    let mut session = Session::start(&[BENCHLENS, "demo"], LARGE, &[("TERM", "dumb")]);
    assert_eq!(session.wait_exit().exit_code(), 0);
    assert!(shows("Memory change, bench_runner")(session.screen()));
    assert!(!sent(&session).contains('\x1b'));
    // Its own session has no controlling terminal.
    let script = r#"setsid --wait "$0" demo < /dev/null; echo "status $?""#;
    let mut session = Session::start(&["sh", "-c", script, BENCHLENS], LARGE, &[]);
    session.wait_for(shows("status 2"), "the end");
    assert!(shows("benchlens report needs none")(session.screen()));
    assert!(!session.screen().alternate_screen());
}
