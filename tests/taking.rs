//! Taking it away: copies, exports, the sides swapped, the files read again, the command line of a view.

#[path = "support/session.rs"]
mod session;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use benchlens::comparison::Metric;
use benchlens::results::{ConfigChoice, Request};
use benchlens::suite::Source;
use benchlens::tui::{Clipboard, ScreenKind, Task};
use session::{Session, load, suite};

/// What a copy sends to the terminal, decoded.
fn copied(task: Task) -> String {
    let Task::Send(sequence) = task else {
        panic!("nothing was sent: {task:?}");
    };
    let payload = sequence
        .strip_prefix("\u{1b}]52;c;")
        .and_then(|rest| rest.strip_suffix("\u{1b}\\"))
        .expect("an OSC 52");
    String::from_utf8(decoded(payload)).expect("it was text")
}

fn decoded(base64: &str) -> Vec<u8> {
    const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bits, mut count, mut bytes) = (0u32, 0, Vec::new());
    for character in base64.trim_end_matches('=').chars() {
        bits = bits << 6 | ALPHABET.find(character).expect("base64") as u32;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    bytes
}

#[test]
fn the_view_is_copied_as_markdown_that_github_renders() {
    let mut session = Session::demo(120, 40);
    session.press("/tag:math<Enter>x");
    let text = copied(session.carry_out("Y", Clipboard::Direct));
    insta::assert_snapshot!("copied_view", text);
    assert!(session.text().contains("clipboard"), "{}", session.text());
    session.press("m");
    let text = copied(session.carry_out("Y", Clipboard::Direct));
    assert!(text.starts_with("**Peak memory**"), "{text}");
    assert!(
        text.contains("smaller") && !text.contains("pyperf: "),
        "{text}"
    );
}

#[test]
fn the_row_is_copied_from_the_table_and_from_its_own_screen() {
    let mut session = Session::demo(120, 40);
    let name = session.selected_name().to_owned();
    let row = copied(session.carry_out("y", Clipboard::Direct));
    assert_eq!(row.lines().count(), 3);
    assert!(row.contains(&format!("| `{name}` |")), "{row}");
    session.press("<Enter>j");
    let next = copied(session.carry_out("y", Clipboard::Direct));
    assert_ne!(row, next, "the benchmark that is open");
    session.press("<Esc>/zzz<Enter>");
    assert_eq!(session.carry_out("y", Clipboard::Direct), Task::None);
    assert!(session.text().contains("no row to copy"));
}

#[test]
fn a_terminal_without_clipboard_is_told_of_and_the_next_key_clears_it() {
    let mut session = Session::demo(120, 40);
    assert_eq!(session.carry_out("Y", Clipboard::Nowhere), Task::None);
    assert!(
        session.text().contains("no clipboard; e exports"),
        "{}",
        session.text()
    );
    session.press("j");
    assert!(session.text().contains("76 of 76 shown"));
}

#[test]
fn hostile_names_are_copied_and_exported_as_visible_text() {
    let names = ["a|b`c\u{1b}[31m", "d\u{202e}e", "<script>@me"].map(str::to_owned);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut session = Session::new(session::pair(&names), (120, 40));
    let markdown = copied(session.carry_out("Y", Clipboard::Direct));
    assert!(markdown.contains(r"``a\|b`c^[[31m``"), "{markdown}");
    for ending in ["md", "csv", "txt"] {
        let file = folder.path().join(format!("out.{ending}"));
        export(&mut session, &file);
        let text = fs::read_to_string(&file).expect("it was written");
        assert!(!text.contains(['\u{1b}', '\u{202e}']), "{text:?}");
    }
    session.press("jx");
    assert_eq!(session.carry_out(":", Clipboard::Direct), Task::None);
    assert!(
        session.text().contains("cannot stand on a command line"),
        "{}",
        session.text()
    );
}

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
        ("/nowhere/at/all.md", "cannot be written"),
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
        .map(|row| row.time.ratio)
        .collect();
    let shown = session.open().view.shown.len();
    session.press("r");
    for (row, before) in session.open().comparison.rows.iter().zip(ratios) {
        assert!(
            (row.time.ratio * before - 1.0).abs() < 1e-12,
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

/// What is in a folder, looked at on the screen.
fn session_in(folder: &tempfile::TempDir, config: ConfigChoice) -> Session {
    let source = |name: &str| Source::Path(folder.path().join(name));
    let request = Request {
        reference: source("ref.json"),
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
        "ab is still taken out, aa has gone"
    );
    assert!(
        session
            .open()
            .comparison
            .rows
            .iter()
            .all(|row| (row.time.ratio - 1.5).abs() < 1e-9)
    );
    assert!(
        session.text().contains("read again; they have no more: aa"),
        "{}",
        session.text()
    );
}

#[test]
fn the_command_line_of_swapped_files_keeps_the_configuration() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut session = on_disk(&folder, &["a", "b"]);
    session.press("r");
    let line = copied(session.carry_out(":", Clipboard::Direct));
    let (head, reference) = (line.find("head.json"), line.find("ref.json"));
    assert!(head < reference && line.ends_with("--no-config"), "{line}");
    let toml = folder.path().join("bench_runner.toml");
    fs::write(&toml, "[benchmarks]\nexcluded_benchmarks = ['b']\n")
        .expect("the folder is writable");
    let mut session = session_in(&folder, ConfigChoice::Find);
    session.press("r");
    let line = copied(session.carry_out(":", Clipboard::Direct));
    assert!(
        line.ends_with(&format!("--config {}", toml.display())),
        "{line}"
    );
}

#[test]
fn reading_again_after_a_swap_leaves_the_sides_swapped() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut session = on_disk(&folder, &["a", "b"]);
    session.carry_out("r", Clipboard::Direct);
    session.carry_out("R", Clipboard::Direct);
    assert!(
        session.open().results.is_swapped() && session.open().comparison.rows[0].time.ratio < 1.0
    );
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

fn benchlens(arguments: &[String]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_benchlens"))
        .args(arguments)
        .output()
        .expect("the program starts")
}

#[test]
fn the_copied_command_line_opens_the_same_view() {
    let mut session = Session::demo(120, 40);
    // By a shell's rules: quotes around what has signs.
    session.press("/slower>1% -tag:apps<Enter>slxnm");
    let line = copied(session.carry_out(":", Clipboard::Direct));
    assert!(
        session.text().contains("benchlens demo --memory"),
        "{}",
        session.text()
    );
    let program = env!("CARGO_BIN_EXE_benchlens");
    let output = Command::new("sh")
        .args(["-c", &line.replacen("benchlens", program, 1)])
        .output()
        .expect("a shell");
    let text = String::from_utf8(output.stdout).expect("text");
    let shown: Vec<&str> = text
        .lines()
        .skip_while(|line| !line.starts_with("Benchmark"))
        .skip(1)
        .map_while(|line| line.split_whitespace().next())
        .collect();
    assert_eq!(shown, session.shown_names(), "{line}\n{text}");
    assert_eq!(session.open().view.metric, Metric::Memory);

    let mut session = Session::demo(120, 40);
    assert_eq!(
        copied(session.carry_out(":", Clipboard::Direct)),
        "benchlens demo"
    );
    session.press("cj <Esc><Enter>");
    let line = copied(session.carry_out(":", Clipboard::Direct));
    let name = session.selected_name();
    assert!(line.contains("--columns reference,ratio,other,"), "{line}");
    assert!(line.ends_with(&format!("--benchmark {name}")));
}

#[test]
fn a_column_that_is_none_is_refused() {
    let wrong = benchlens(&["demo".into(), "--columns".into(), "ratio,nothing".into()]);
    // Checked before it is known that there is no screen.
    assert_eq!(wrong.status.code(), Some(2));
    let message = String::from_utf8_lossy(&wrong.stderr).into_owned();
    assert!(
        message.contains("--columns nothing: expected one of name, "),
        "{message}"
    );
}
