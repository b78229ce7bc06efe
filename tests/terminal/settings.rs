//! The settings on the screen.

use std::fs;

use vt100::Screen;

use crate::screen::{BENCHLENS, ESC, heading, names, quit, sent, shows};
use crate::support::pty::Session;

const SETTINGS: &str = r#"
theme = "mono"
ascii = true
mouse = true
columns = ["q", "ratio"]
sort = "-name"
group-by = "families"
dock = true

[thresholds]
small = "100%"

[filters]
trees = "*tree*"
"#;

/// Whether the first benchmark is open beside the table.
fn is_docked(screen: &Screen) -> bool {
    let first = &names(screen)[0];
    let titles = [format!("++ {first} "), format!("┐┌ {first} ")];
    let contents = screen.contents();
    titles.iter().any(|title| contents.contains(title))
}

/// The demo of a user who has these settings.
fn start(folder: &tempfile::TempDir, arguments: &[&str]) -> Session {
    let own = folder.path().join("benchlens");
    fs::create_dir_all(&own).expect("the folder is writable");
    fs::write(own.join("config.toml"), SETTINGS).expect("the folder is writable");
    let folder = folder.path().to_str().expect("a plain name");
    let command = [&[BENCHLENS, "demo"], arguments].concat();
    Session::start(&command, (170, 40), &[("XDG_CONFIG_HOME", folder)])
}

#[test]
fn the_users_own_file_says_how_the_screen_opens() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut session = start(&folder, &[]);
    session.wait_for(shows("76 of 76 shown"), "the first frame");
    let screen = session.screen();
    let (_, head) = heading(screen).expect("the table has a head");
    assert!(head.find(" q ") < head.find("Ratio"), "{head}");
    assert!(!head.contains("Evidence") && !head.contains('│'), "{head}");
    assert_eq!(names(screen)[0], "xml_etree_process");
    assert!(screen.contents().contains("faster (0 clear)"));
    assert!(screen.contents().contains(" Families "));
    assert!(is_docked(screen), "{}", screen.contents());
    assert!(sent(&session).contains("\x1b[?1000h"), "the mouse is on");

    session.press("f");
    session.wait_for(shows("@trees"), "the named filter in the menu");
    session.press(ESC);
    session.press("/@tre\t");
    session.wait_for(shows("/ @trees"), "the completed name");
    session.wait_for(shows("8 of 76 shown"), "the rows that pass");
    session.press("\r");
    quit(&mut session);
}

#[test]
fn the_command_line_decides_over_the_file() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let arguments = [
        "--sort=name",
        "--mouse=false",
        "--ascii=false",
        "--small=1%",
        "--group-by=tags",
        "--dock=false",
        "--columns=ratio",
    ];
    let mut session = start(&folder, &arguments);
    session.wait_for(shows("76 of 76 shown"), "the first frame");
    let screen = session.screen();
    let (_, head) = heading(screen).expect("the table has a head");
    assert!(head.contains('│') && !head.contains(" q "), "{head}");
    assert_eq!(names(screen)[0], "2to3");
    assert!(!screen.contents().contains("faster (0 clear)"));
    assert!(screen.contents().contains("(no tag)"));
    assert!(!is_docked(screen), "{}", screen.contents());
    assert!(!sent(&session).contains("\x1b[?1000h"), "the mouse is off");
    quit(&mut session);

    let mut session = start(&folder, &["--no-settings"]);
    session.wait_for(shows("76 of 76 shown"), "the first frame");
    let (_, head) = heading(session.screen()).expect("the table has a head");
    assert!(head.contains("Evidence"), "{head}");
    quit(&mut session);
}
