//! Exports: the view, written to a file.

mod support;

use std::fs;
use std::path::Path;

use benchlens::tui::{Clipboard, ScreenKind};
use support::hidden::assert_harmless;
use support::session::{Session, pair};

/// Types the name over the suggested one, and accepts.
fn export(session: &mut Session, file: &Path) {
    let name = file
        .to_str()
        .expect("the temporary folder has a plain name");
    session.press("e<C-u>");
    session.press(name);
    session.carry_out("<Enter>", Clipboard::Direct);
}

#[test]
fn the_view_is_exported_in_the_form_that_the_ending_tells() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut session = Session::demo(120, 40);
    session.press("/tag:asyncio<Enter>");
    let rows = session.open().view.shown.len();
    let written = |session: &mut Session, name: &str| {
        let file = folder.path().join(name);
        export(session, &file);
        assert_eq!(session.app.screen(), ScreenKind::Comparison);
        fs::read_to_string(&file).expect("it was written")
    };
    let csv = written(&mut session, "out.csv");
    assert_eq!(csv.lines().count(), rows + 1);
    let json: serde_json::Value =
        serde_json::from_str(&written(&mut session, "out.json")).expect("it is JSON");
    assert_eq!(json["benchmarks"].as_array().map(Vec::len), Some(rows));
    assert_eq!(json["verdict"]["faster"], session.open().view.counts.better);
    assert!(
        json["view"]["scope"]
            .as_str()
            .is_some_and(|scope| scope.contains("tag:asyncio"))
    );
    assert!(written(&mut session, "out.md").contains("| --- |"));
    let text = written(&mut session, "out.txt");
    assert!(
        text.contains("Geometric mean, pyperf") && !text.contains('\u{1b}'),
        "{text}"
    );
    let order: Vec<&str> = csv
        .lines()
        .skip(1)
        .filter_map(|line| line.split(',').next())
        .collect();
    assert_eq!(order, session.shown_names(), "in the order of the screen");
}

#[test]
fn hostile_names_are_exported_as_visible_text() {
    let names = ["a|b`c\u{1b}[31m", "d\u{202e}e", "<script>@me"].map(str::to_owned);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut session = Session::new(pair(&names), (120, 40));
    for ending in ["md", "csv", "txt"] {
        let file = folder.path().join(format!("out.{ending}"));
        export(&mut session, &file);
        let text = fs::read_to_string(&file).expect("it was written");
        assert_harmless(ending, &text);
    }
}

#[test]
fn nothing_is_overwritten_without_a_yes() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("out.csv");
    fs::write(&file, "mine").expect("the folder is writable");
    let mut session = Session::demo(80, 24);
    export(&mut session, &file);
    assert_eq!(session.app.screen(), ScreenKind::Overwrite);
    let last = session.text().lines().last().unwrap_or_default().to_owned();
    assert!(
        last.contains("exists") && last.contains("y overwrite"),
        "{last}"
    );
    session.press("n");
    assert_eq!(fs::read_to_string(&file).expect("it is there"), "mine");
    assert_eq!(session.app.screen(), ScreenKind::Export);
    assert!(session.text().contains("out.csv"), "{}", session.text());
    session.carry_out("<Enter>", Clipboard::Direct);
    session.carry_out("y", Clipboard::Direct);
    assert!(
        fs::read_to_string(&file)
            .expect("it is there")
            .starts_with("benchmark,")
    );
    assert!(session.text().contains("wrote "), "{}", session.text());
}

#[test]
fn an_export_that_fails_says_why_and_asks_again() {
    let mut session = Session::demo(120, 40);
    for (file, message) in [
        ("out.xls", "end the name in one of .md, .csv, .json, .txt"),
        ("/nowhere/at/all.md", "not written, No such file"),
    ] {
        export(&mut session, Path::new(file));
        assert!(session.text().contains(message), "{}", session.text());
        assert_eq!(session.app.screen(), ScreenKind::Export);
        session.press("<Esc>");
    }
    session.press("e");
    assert!(session.text().contains("export to benchlens.md"));
    session.press("<Tab>");
    assert!(session.text().contains("export to benchlens.csv"));
    session.press("<Tab><Tab><Tab>");
    assert!(session.text().contains("export to benchlens.md"));
}
