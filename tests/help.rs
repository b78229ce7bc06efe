//! The help inside the program.

mod support;

use benchlens::tui::ScreenKind;
use support::session::Session;

#[test]
fn help_begins_with_the_keys_of_the_screen_it_was_asked_from_and_leads_back() {
    for (keys, title, back) in [
        ("", "Browsing", ScreenKind::Comparison),
        ("<Enter>", "With a benchmark open", ScreenKind::Benchmark),
        ("i", "With the files open", ScreenKind::Files),
        ("s", "In the sort menu", ScreenKind::Sort),
        ("c", "In the chooser of columns", ScreenKind::Columns),
    ] {
        let mut session = Session::demo(80, 24);
        session.press(keys);
        session.press("?");
        let text = session.text();
        assert!(
            text.lines().nth(2).is_some_and(|line| line.contains(title)),
            "{text}"
        );
        session.press("?");
        assert_eq!(session.app.screen(), back);
    }
    let mut session = Session::demo(80, 24);
    session.press("/tree<F1>");
    assert!(session.text().contains("While filtering"));
    session.press("<Esc>");
    assert_eq!(session.open().view.filter_text, "tree");
}

#[test]
fn the_help_scrolls_to_its_end_and_no_further_and_back() {
    let mut session = Session::demo(80, 24);
    session.press("?");
    let top = session.text();
    assert!(top.contains("↓ more"), "{top}");
    session.press("k");
    assert_eq!(session.text(), top, "it begins at its beginning");
    session.press("G");
    let end = session.text();
    assert!(!end.contains("↓ more"), "{end}");
    session.press("jjj");
    assert_eq!(session.text(), end, "it ends at its end");
    session.press("k");
    assert_ne!(session.text(), end, "it moves at once from there");
    session.press("j");
    assert_eq!(session.text(), end);
    session.press("g");
    assert_eq!(session.text(), top);
}

#[test]
fn the_help_leads_back_to_the_table() {
    let mut session = Session::demo(80, 24);
    let table = session.text();
    session.press("?G?");
    assert_eq!(session.text(), table);
}
