//! The command palette.

mod support;

use benchlens::comparison::Metric;
use benchlens::tui::{Clipboard, Effect, ScreenKind};
use support::clipboard::copied;
use support::session::Session;

/// The command that is selected, without its keys.
fn selected(session: &mut Session) -> String {
    let buffer = session.buffer();
    let is_selected = |x: u16, y: u16| {
        let modifier = buffer[(x, y)].modifier;
        modifier.contains(ratatui::style::Modifier::REVERSED)
    };
    let text = session.text();
    let top = text
        .lines()
        .position(|line| line.starts_with("┌ Commands "));
    let top = u16::try_from(top.expect("the palette is open")).expect("a line");
    let line = (top..buffer.area.height).find(|&y| is_selected(21, y));
    let line = line.expect("a command is selected");
    let symbols = (0..buffer.area.width).map(|x| buffer[(x, line)].symbol());
    let line: String = symbols.collect();
    let (_, words) = line.split_once(' ').expect("keys, then words");
    words.trim_end_matches(['│', ' ']).to_owned()
}

#[test]
fn a_command_is_found_by_its_name_and_run_on_the_screen_below() {
    let mut session = Session::demo(80, 24);
    session.press(":memory");
    let text = session.text();
    assert!(text.contains("┌ Commands "), "{text}");
    session.press("<Enter>");
    assert_eq!(session.app.screen(), ScreenKind::Comparison);
    assert_eq!(session.open().view.metric, Metric::Memory);
    session.press(":legend<Enter>");
    assert_eq!(session.app.screen(), ScreenKind::Legend);
    let before = session.selected_name().to_owned();
    session.press("<Esc>:exclude benchmark<Enter>");
    let row = session.app.selected_row().expect("a row is selected");
    assert!(session.open().view.excluded.contains(&row), "{before}");
}

#[test]
fn the_commands_are_those_of_the_screen_and_the_pane_below() {
    let mut session = Session::demo(80, 24);
    session.press("<Enter>:warm");
    assert!(selected(&mut session).contains("warm-ups"));
    session.press("<Enter>");
    assert!(
        session.text().contains("Esc back"),
        "the benchmark is still open"
    );
    assert!(session.open().show_warmups);
    session.press("<Esc>:warm");
    assert!(!session.text().contains("w warm-ups"));
    session.press("<Esc>:x");
    assert!(selected(&mut session).contains("exclude the benchmark"));
    session.press("<Esc><Tab>:x");
    assert!(!session.text().contains("exclude the benchmark"));
}

#[test]
fn the_names_from_vi_quit_and_ask_for_help() {
    for name in ["q", "q!", "quit"] {
        for screen in ["", "<Enter>", "i", "?"] {
            let mut session = Session::demo(80, 24);
            session.press(screen);
            let effect = session.press(&format!(":{name}<Enter>"));
            assert_eq!(effect, Effect::Quit, "{screen}:{name}");
        }
    }
    let mut session = Session::demo(80, 24);
    session.press("<Enter>:help<Enter>");
    assert_eq!(session.app.screen(), ScreenKind::Help);
    session.press("<Esc>");
    assert_eq!(session.app.screen(), ScreenKind::Benchmark);
}

#[test]
fn the_selection_moves_with_arrows_and_control_keys_and_typing_starts_at_the_best() {
    let mut session = Session::demo(80, 24);
    session.press(":");
    let first = selected(&mut session);
    session.press("<Down>");
    let second = selected(&mut session);
    assert_ne!(first, second);
    session.press("<Up>");
    assert_eq!(selected(&mut session), first);
    session.press("<C-n>");
    assert_eq!(selected(&mut session), second);
    session.press("<C-p><C-p>");
    assert_eq!(selected(&mut session), first, "it stops at the first");
    for _ in 0..100 {
        session.press("<Down>");
    }
    let last = selected(&mut session);
    session.press("<Down>");
    assert_eq!(selected(&mut session), last, "and at the last");
    session.press("swap");
    assert!(selected(&mut session).contains("swap reference and head"));
}

#[test]
fn without_a_match_it_says_so_and_stays_open() {
    let mut session = Session::demo(80, 24);
    let before = session.text();
    session.press(":zzz\u{202e}");
    let text = session.text();
    assert!(text.contains("No command matches 'zzz<U+202E>'"), "{text}");
    assert_eq!(session.press("<Enter>"), Effect::None);
    assert_eq!(session.app.screen(), ScreenKind::Palette);
    session.press("<Esc>");
    assert_eq!(session.text(), before, "nothing was changed");
    session.press(":a<BS><BS>");
    assert_eq!(session.app.screen(), ScreenKind::Comparison, "erased");
}

#[test]
fn a_command_that_the_program_has_to_carry_out_reaches_it() {
    let mut session = Session::demo(80, 24);
    let line = copied(session.carry_out(":command line<Enter>", Clipboard::Direct));
    assert_eq!(line, "benchlens demo");
}

#[test]
fn the_palette_is_drawn_at_the_usual_sizes() {
    for (width, height) in [(80, 24), (120, 40)] {
        let mut session = Session::demo(width, height);
        session.press(":copy");
        insta::assert_snapshot!(format!("palette_{width}x{height}"), session.text());
    }
}
