//! Copies: the view, a row, the command line of a view.

mod support;

use std::process::Command;

use benchlens::comparison::{Column, Grouping, Metric, Order};
use benchlens::settings::{Settings, SettingsChoice};
use benchlens::tui::{Clipboard, Task};
use support::clipboard::copied;
use support::hidden::assert_harmless;
use support::session::{Session, pair};
use support::settings::NO_SETTINGS;

/// Names that would break a table, steer a terminal, reverse text or call somebody.
const HOSTILE: [&str; 3] = ["a|b`c\u{1b}[31m", "d\u{202e}e", "<script>@me"];

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
fn the_view_is_copied_with_the_command_that_opens_it_again() {
    let mut session = Session::demo(120, 40);
    session.press("/tag:math<Enter>sn");
    let command = copied(session.carry_out("C", Clipboard::Direct));
    let text = copied(session.carry_out("Y", Clipboard::Direct));
    let end = format!(" |\n\n```sh\n{command}\n```\n");
    assert!(text.ends_with(&end), "{text}");
    // No command opens the swapped demo.
    session.press("r");
    let text = copied(session.carry_out("Y", Clipboard::Direct));
    assert!(text.ends_with(" |\n"), "{text}");
    // What came from elsewhere cannot be named.
    let mut session = Session::new(pair(&["a".to_owned()]), (120, 40));
    let text = copied(session.carry_out("Y", Clipboard::Direct));
    assert!(text.ends_with(" |\n"), "{text}");
}

#[test]
fn the_view_is_copied_folded_for_an_issue() {
    let mut session = Session::demo(120, 40);
    session.press("/");
    session.app.paste("ratio<1 tag:math");
    session.press("<Enter>");
    let whole = copied(session.carry_out("Y", Clipboard::Direct));
    let folded = copied(session.carry_out("<C-y>", Clipboard::Direct));
    let summary = "<details>\n<summary>Time: <code>3.12.1 2305ca5</code> → <code>3.13.0 60403a5</code> \
                   (<code>all, filter ratio&lt;1 tag:math, 3 benchmarks</code>): 3 faster (2 clear), 0 slower</summary>\n\n";
    let inner = folded.strip_prefix(summary);
    let inner = inner.and_then(|rest| rest.strip_suffix("\n</details>\n"));
    let (_, body) = whole.split_once("\n\n").expect("a title and a body");
    assert_eq!(inner, Some(body), "{folded}");
}

#[test]
fn the_row_is_copied_from_the_table_and_from_its_own_screen() {
    let mut session = Session::demo(120, 40);
    let name = session.selected_name().to_owned();
    let row = copied(session.carry_out("y", Clipboard::Direct));
    assert_eq!(row.lines().count(), 3);
    assert!(row.contains(&format!("| `{name}` |")), "{row}");
    session.press("<Enter>n");
    let next = copied(session.carry_out("y", Clipboard::Direct));
    assert_ne!(row, next, "the benchmark that is open");
    session.press("<Esc>/zzz<Enter>");
    assert!(matches!(
        session.carry_out("y", Clipboard::Direct),
        Task::None
    ));
    assert!(session.text().contains("no benchmark to copy"));
}

#[test]
fn a_terminal_without_clipboard_is_told_of_and_the_next_key_clears_it() {
    let mut session = Session::demo(120, 40);
    assert!(matches!(
        session.carry_out("Y", Clipboard::Nowhere),
        Task::None
    ));
    assert!(
        session.text().contains("no clipboard; e exports"),
        "{}",
        session.text()
    );
    session.press("j");
    assert!(session.text().contains("76 of 76 shown"));
}

#[test]
fn hostile_names_are_copied_as_visible_text() {
    let mut session = Session::new(pair(&HOSTILE.map(str::to_owned)), (120, 40));
    let markdown = copied(session.carry_out("Y", Clipboard::Direct));
    assert!(markdown.contains(r"``a\|b`c^[[31m``"), "{markdown}");
    assert_harmless("the copy", &markdown);
    session.press("/");
    session.app.paste("\"<script>@me\"");
    session.press("<Enter>");
    let folded = copied(session.carry_out("<C-y>", Clipboard::Direct));
    let (summary, _) = folded.split_once("</summary>").expect("a summary");
    assert!(
        summary.contains("&lt;script&gt;@me") && !summary.contains("<script>"),
        "{folded}"
    );
    assert_harmless("the folded copy", &folded);
}

#[test]
fn a_name_that_cannot_stand_on_a_command_line_is_told_and_nothing_is_copied() {
    let mut session = Session::new(pair(&["a".to_owned(), "b\0".to_owned()]), (120, 40));
    session.press("jx");
    assert!(matches!(
        session.carry_out("C", Clipboard::Direct),
        Task::None
    ));
    assert!(
        session.text().contains("cannot stand on a command line"),
        "{}",
        session.text()
    );
}

#[test]
fn the_copied_command_line_opens_the_same_view() {
    let mut session = Session::demo(120, 40);
    // By a shell's rules: quotes around what has signs.
    session.press("/slower>1% -tag:apps<Enter>slxnm");
    let line = copied(session.carry_out("C", Clipboard::Direct));
    assert!(
        session
            .text()
            .contains("sent to the terminal's clipboard (OSC 52): benchlens demo --memory"),
        "{}",
        session.text()
    );
    let program = env!("CARGO_BIN_EXE_benchlens");
    let output = Command::new("sh")
        .args(["-c", &line.replacen("benchlens", program, 1)])
        .envs(NO_SETTINGS)
        .output()
        .expect("a shell");
    let text = String::from_utf8(output.stdout).expect("text");
    let shown: Vec<&str> = text
        .lines()
        .skip_while(|line| !line.starts_with("  Benchmark"))
        .skip(1)
        .take_while(|line| !line.starts_with("Marks: "))
        .map_while(|line| line.split_whitespace().nth(1))
        .collect();
    assert_eq!(shown, session.shown_names(), "{line}\n{text}");
    assert_eq!(session.open().view.metric, Metric::Memory);
}

#[test]
fn the_copied_command_line_decides_over_the_settings() {
    let mut session = Session::demo(120, 40);
    let mut settings = Settings::default();
    settings.sort.value = Order::first_of(Column::Benchmark);
    settings.columns.value = Some(vec![Column::Q]);
    settings.group_by.value = Grouping::Families;
    settings.dock.value = true;
    let open = session.app.comparison.as_mut().expect("one is open");
    open.settings = settings;
    // What is shown is the default, which the settings are not.
    let line = copied(session.carry_out("C", Clipboard::Direct));
    assert!(
        line.starts_with("benchlens demo --group-by=tags --sort=ratio --columns=reference,head,")
            && line.ends_with(" --dock=false"),
        "{line}"
    );
    for (choice, option) in [
        (
            SettingsChoice::File("my settings.toml".into()),
            " --settings='my settings.toml'",
        ),
        (SettingsChoice::None, " --no-settings"),
    ] {
        let open = session.app.comparison.as_mut().expect("one is open");
        open.settings.choice = choice;
        let line = copied(session.carry_out("C", Clipboard::Direct));
        assert!(line.contains(option), "{line}");
    }
}

#[test]
fn a_command_line_that_cannot_be_copied_is_shown_instead() {
    let mut session = Session::demo(120, 40);
    session.press("m");
    let task = session.carry_out("C", Clipboard::Nowhere);
    assert!(matches!(task, Task::None));
    let text = session.text();
    let expected =
        "Not copied, this terminal's clipboard does not take it: benchlens demo --memory";
    assert!(text.contains(expected), "{text}");
}

#[test]
fn the_swapped_demo_has_no_command_line_and_the_screen_says_so() {
    let mut session = Session::demo(120, 40);
    session.press("r");
    let task = session.carry_out("C", Clipboard::Direct);
    assert!(matches!(task, Task::None));
    let text = session.text();
    assert!(text.contains("no command opens the swapped demo"), "{text}");
}

#[test]
fn the_copied_command_line_has_the_columns_and_the_benchmark_that_is_open() {
    let mut session = Session::demo(120, 40);
    assert_eq!(
        copied(session.carry_out("C", Clipboard::Direct)),
        "benchlens demo"
    );
    session.press("cj <Esc><Enter>");
    let line = copied(session.carry_out("C", Clipboard::Direct));
    let name = session.selected_name();
    assert!(
        line.contains("--columns=reference,ratio,evidence,night,other,"),
        "{line}"
    );
    assert!(line.ends_with(&format!("--benchmark={name}")));
}

#[test]
fn the_copied_command_line_has_the_family() {
    let mut session = Session::demo(120, 40);
    session.press("F<Tab>j");
    let line = copied(session.carry_out("C", Clipboard::Direct));
    assert_eq!(line, "benchlens demo --group-by=families --group=async");
}
