//! The real program in a real terminal: what its user sees, and what it leaves behind.

#![cfg(unix)]

#[path = "support/pty.rs"]
mod pty;

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::time::Duration;

use flate2::read::GzDecoder;
use pty::{Session, Size};
use vt100::Screen;

const BENCHLENS: &str = env!("CARGO_BIN_EXE_benchlens");
const USUAL: Size = (80, 24);
const LARGE: Size = (120, 40);

const CTRL_C: &str = "\x03";
const CTRL_L: &str = "\x0c";
const ESC: &str = "\x1b";
const TAB: &str = "\t";

/// The slowest of the sample, which stands first.
const WORST: &str = "typing_runtime_protocols";

/// The demo after its first frame.
fn demo(size: Size, variables: &[(&str, &str)]) -> Session {
    let mut session = Session::start(&[BENCHLENS, "demo"], size, variables);
    session.wait_for(shows("76 of 76 shown"), "the first frame");
    session
}

fn shows(text: &str) -> impl Fn(&Screen) -> bool {
    move |screen| screen.contents().contains(text)
}

fn quit(session: &mut Session) {
    session.press("q");
    assert_eq!(session.wait_exit().exit_code(), 0);
}

fn lines(screen: &Screen) -> Vec<String> {
    let (_, columns) = screen.size();
    screen.rows(0, columns.get()).collect()
}

/// The column where `text` stands in a line.
fn column_of(text: &str, line: &str) -> Option<u16> {
    let before = &line[..line.find(text)?];
    // Every character on the screen is one column wide.
    u16::try_from(before.chars().count()).ok()
}

/// The row and the text of the heads of the columns.
fn heading(screen: &Screen) -> Option<(usize, String)> {
    let mut lines = lines(screen).into_iter().enumerate();
    lines.find(|(_, line)| line.contains("Benchmark") && line.contains("Ratio"))
}

/// The names in the table, from the top.
fn names(screen: &Screen) -> Vec<String> {
    let Some((row, heading)) = heading(screen) else {
        return Vec::new();
    };
    let column = column_of("Benchmark", &heading).expect("the heading holds it");
    let (_, columns) = screen.size();
    let lines = screen.rows(column, columns.get() - column);
    lines
        .skip(row + 1)
        .map(|line| line.split(' ').next().unwrap_or_default().to_owned())
        .take_while(|name| name.contains(|character: char| character.is_ascii_alphanumeric()))
        .collect()
}

fn is_reversed(screen: &Screen, text: &str) -> bool {
    let mut places = (0..).zip(lines(screen));
    let place = places.find_map(|(row, line)| Some((row, column_of(text, &line)?)));
    let cell_is_reversed = |row, column| screen.cell(row, column).is_some_and(vt100::Cell::inverse);
    place.is_some_and(|(row, column)| {
        (column..)
            .zip(text.chars())
            .all(|(column, _)| cell_is_reversed(row, column))
    })
}

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

/// Opens all there is to open, and comes back.
fn tour(session: &mut Session) {
    session.press("/");
    session.wait_for(shows("drop"), "the filter's keys");
    session.press("asynctree");
    session.wait_for(shows("4 of 76 shown"), "the filtered rows");
    session.press(ESC);
    session.wait_for(shows("76 of 76 shown"), "all rows");
    session.press("s");
    session.wait_for(shows(" Sort by "), "the sort menu");
    session.press(ESC);
    session.wait_for(|screen| !shows(" Sort by ")(screen), "no sort menu");
    session.press("?");
    session.wait_for(shows("Browsing"), "the help");
    session.press(ESC);
    session.wait_for(|screen| heading(screen).is_some(), "the table");
    session.press("n");
    session.wait_for(shows("67 of 76 shown"), "the significant rows");
    session.press("n");
    session.wait_for(shows("76 of 76 shown"), "all rows again");
    session.resize(LARGE);
    session.wait_for(shows(" Groups "), "the groups beside the table");
    let drawn = session.screen().contents();
    session.wipe();
    session.press(CTRL_L);
    session.wait_for(
        |screen| screen.contents() == drawn,
        "the wiped screen drawn anew",
    );
}

#[test]
fn the_demo_shows_benchmarks_groups_and_the_verdict_until_q() {
    let mut session = demo(LARGE, &[]);
    let text = session.screen().contents();
    for expected in [
        "3.12.1 2305ca5 → 3.13.0 60403a5",
        " Groups ",
        "asyncio",
        WORST,
        "1.32x slower",
        "1.05x faster",
        "1.052x faster",
        "99.88% likely to be faster",
        "0.97x",
        "q quit",
    ] {
        assert!(text.contains(expected), "{expected} is missing in:\n{text}");
    }
    quit(&mut session);
}

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
    let mut terminal = benchlens::tui::Terminal::take().expect("the test runs in a terminal");
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
    let script = r#"echo "before $(stty -g)"; "$0" --exact a_panic_gives_the_terminal_back_before_its_message --nocapture; echo "after $(stty -g)""#;
    let child = std::env::current_exe().expect("the test is a file");
    let child = child.to_str().expect("its path is UTF-8");
    let mut session = Session::start(&["sh", "-c", script, child], (250, 60), &[(PANICKING, "1")]);
    session.wait_for(shows("after "), "the shell behind the child");
    let screen = session.screen();
    assert!(!screen.alternate_screen(), "the usual screen is back");
    assert!(!screen.hide_cursor(), "the cursor is back");
    let text = screen.contents();
    assert!(text.contains("the message of the panic"), "{text}");
    let find = |label: &str| text.lines().find_map(|line| line.strip_prefix(label));
    assert_eq!(find("after "), find("before "), "{text}");
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

fn kill(signal: &str, pid: &str) {
    let status = std::process::Command::new("kill")
        .args([signal, pid])
        .status();
    assert!(
        status.is_ok_and(|status| status.success()),
        "kill {signal} {pid}"
    );
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
    // A shell as a user has it: it takes the terminal over while the program is stopped.
    let mut session = Session::start(&["bash", "--norc", "-i"], USUAL, &[("PS1", "prompt ")]);
    session.wait_for(shows("prompt"), "the shell");
    session.press(&format!("{BENCHLENS} demo\r"));
    session.wait_for(shows("76 of 76 shown"), "the first frame");
    session.press("jjj");
    session.wait_for(shows(" 4 of 76 "), "the fourth row");
    session.press("\x1a");
    session.wait_for(
        |screen| !screen.alternate_screen() && shows("Stopped")(screen),
        "the shell again",
    );
    assert!(!session.screen().hide_cursor());
    session.press("stty -a | grep -c -- ' -icanon'\r");
    session.wait_for(shows("\n0"), "a terminal that takes lines");
    session.resize(LARGE);
    session.press("fg\r");
    session.wait_for(shows(" Groups "), "the program at its new size");
    assert!(session.screen().alternate_screen() && shows(" 4 of 76 ")(session.screen()));
    session.press("j");
    session.wait_for(shows(" 5 of 76 "), "keys");
    session.press("q");
    session.wait_for(|screen| !screen.alternate_screen(), "the shell");
    session.press("exit\r");
    session.wait_exit();
}

#[test]
fn stopped_and_gone_on_with_from_outside_it_takes_the_terminal_again() {
    let (mut session, pid) = below_a_shell("");
    let frames = |session: &Session| sent(session).matches("\x1b[?1049h").count();
    for signal in ["-STOP", "-TSTP"] {
        let before = frames(&session);
        kill(signal, &pid);
        std::thread::sleep(Duration::from_millis(100));
        kill("-CONT", &pid);
        session.wait_for(shows("76 of 76 shown"), "the frame");
        let deadline = std::time::Instant::now() + Duration::from_secs(10);
        while frames(&session) == before && std::time::Instant::now() < deadline {
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
        let pid = pty::hang_up_after(&["sh", "-c", script, BENCHLENS], WORST);
        let status = format!("/proc/{pid}/stat");
        // A zombie has ended: its parent, this test, has not asked for it.
        let runs = || fs::read_to_string(&status).is_ok_and(|stat| !stat.contains(") Z "));
        let deadline = std::time::Instant::now() + Duration::from_secs(10);
        while runs() && std::time::Instant::now() < deadline {
            std::thread::sleep(Duration::from_millis(10));
        }
        assert!(!runs(), "it still runs");
    }
}

#[test]
fn ctrl_c_quits_from_every_mode() {
    for (key, sign) in [("/", "drop"), ("s", " Sort by "), ("?", "Browsing")] {
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

#[test]
fn a_resize_draws_for_the_new_size() {
    let mut session = demo(USUAL, &[]);
    session.press("j");
    session.wait_for(shows(" 2 of 76 "), "the second row selected");
    let usual = session.screen().contents();
    let last_line = |screen: &Screen| lines(screen).pop().unwrap_or_default();

    session.resize(LARGE);
    session.wait_for(shows(" Groups "), "the groups beside the table");
    let screen = session.screen();
    assert!(last_line(screen).contains("q quit"), "it is filled");
    assert!(names(screen).len() > 20, "there are more rows");

    session.resize((30, 8));
    let needs = |screen: &Screen| screen.contents() == "needs 40×10, has 30×8";
    session.wait_for(needs, "the size that is needed, and nothing else");

    session.resize(USUAL);
    session.wait_for(
        |screen| screen.contents() == usual,
        "the screen as it was at first",
    );
    quit(&mut session);
}

#[test]
fn a_resize_right_at_the_start_is_not_missed() {
    // Window managers do this. The moment is short, so it is tried more than once.
    for _ in 0..10 {
        let mut session = demo(USUAL, &[]);
        session.resize(LARGE);
        session.wait_for(shows(" Groups "), "the groups beside the table");
    }
}

#[test]
fn a_filter_narrows_rows_and_counts_until_esc() {
    let mut session = demo(USUAL, &[]);
    let all = names(session.screen());
    session.press("/");
    session.wait_for(|screen| !screen.hide_cursor(), "a cursor to type at");
    session.press("asynctree");
    session.wait_for(shows("/ asynctree"), "the filter");
    let screen = session.screen();
    let mut found = names(screen);
    found.sort_unstable();
    assert_eq!(
        found,
        [
            "async_tree_io",
            "async_tree_memoization",
            "async_tree_none",
            "async_tree_none_tg"
        ]
    );
    for count in ["4 of 76 shown", "72 filtered (Esc)", "4 faster", "0 slower"] {
        assert!(shows(count)(screen), "{count}:\n{}", screen.contents());
    }
    session.press(ESC);
    session.wait_for(shows("76 of 76 shown"), "all rows");
    let screen = session.screen();
    assert!(shows("0 filtered ")(screen));
    assert!(screen.hide_cursor());
    assert_eq!(names(screen).len(), all.len());
    quit(&mut session);
}

#[test]
fn s_and_a_letter_sort_and_an_arrow_tells_how() {
    let mut session = demo(USUAL, &[]);
    assert_eq!(names(session.screen())[0], WORST);
    let has_arrow = |arrow: &'static str| {
        move |screen: &Screen| heading(screen).is_some_and(|(_, heading)| heading.contains(arrow))
    };
    session.press("s");
    session.wait_for(shows(" Sort by "), "the sort menu");
    session.press("n");
    session.wait_for(has_arrow("Benchmark▲"), "the order by name");
    let up = names(session.screen());
    assert_eq!(up[..2], ["2to3", "async_generators"]);
    assert!(up.is_sorted(), "{up:?}");
    session.press("S");
    session.wait_for(has_arrow("Benchmark▼"), "the order turned round");
    let down = names(session.screen());
    assert_eq!(down[..2], ["xml_etree_process", "xml_etree_parse"]);
    quit(&mut session);
}

#[test]
fn tab_walks_the_panes_and_a_group_narrows_the_table() {
    let mut session = demo(USUAL, &[]);
    session.press(TAB);
    session.wait_for(shows(" Groups "), "the groups");
    session.press(TAB);
    session.wait_for(shows(" Time: all, 76 rows "), "the verdict");
    assert!(
        !shows(" Groups ")(session.screen()),
        "the groups are folded again"
    );
    session.press(TAB);
    session.wait_for(|screen| !shows(" Verdict: ")(screen), "the table alone");
    session.press(TAB);
    session.wait_for(shows(" Groups "), "the groups");
    session.press("j");
    session.wait_for(shows("4 of 4 shown"), "the first group");
    let mut found = names(session.screen());
    found.sort_unstable();
    assert_eq!(found, ["2to3", "chameleon", "docutils", "html5lib"]);
    session.press("\r");
    session.wait_for(
        |screen| !shows(" Groups ")(screen),
        "the table alone, of the group",
    );
    assert!(shows("4 of 4 shown")(session.screen()));
    quit(&mut session);
}

/// The sample's two files, unpacked: the older one first.
fn sample(folder: &Path) -> [String; 2] {
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
    let packed = [
        "bm-20231207-3.12.1-2305ca5/bm-20231207-sample-x86_64-python-v3.12.1-3.12.1-2305ca5.json.gz",
        "bm-20241007-3.13.0-60403a5/bm-20241007-sample-x86_64-python-v3.13.0-3.13.0-60403a5.json.gz",
    ];
    packed.map(|packed| {
        let packed = assets.join(packed);
        let name = packed.file_stem().expect("the path has a name");
        let unpacked = folder.join(name);
        let mut source = GzDecoder::new(File::open(&packed).expect("the sample is there"));
        let mut target = File::create(&unpacked).expect("the folder is writable");
        io::copy(&mut source, &mut target).expect("the sample is not broken");
        unpacked
            .into_os_string()
            .into_string()
            .expect("temporary folders have UTF-8 names")
    })
}

#[test]
fn with_a_result_on_standard_input_keys_come_from_the_terminal() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let [reference, head] = sample(folder.path());
    let script = r#"cat "$1" | "$0" - "$2""#;
    let command = ["sh", "-c", script, BENCHLENS, &reference, &head];
    let mut session = Session::start(&command, USUAL, &[]);
    session.wait_for(shows("76 of 76 shown"), "the first frame");
    assert_eq!(names(session.screen())[0], WORST);
    session.press("j");
    session.wait_for(shows(" 2 of 76 "), "the second row selected");
    quit(&mut session);
}

#[test]
fn two_files_are_explored() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let [reference, head] = sample(folder.path());
    let mut session = Session::start(&[BENCHLENS, &head, &reference], USUAL, &[]);
    session.wait_for(
        shows("22 faster · 45 slower"),
        "the comparison the other way round",
    );
    quit(&mut session);
    let left = fs::read_dir(folder.path()).expect("the folder is still there");
    assert_eq!(left.count(), 2, "nothing is written");
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
fn the_terminal_is_asked_nothing() {
    let mut session = demo(USUAL, &[]);
    tour(&mut session);
    quit(&mut session);
    let output = String::from_utf8_lossy(session.output());
    for question in [
        "\x1b[5n",
        "\x1b[6n",
        "\x1b[?6n",
        "\x1b[c",
        "\x1b[0c",
        "\x1b[>c",
        "\x1b[>0c",
        "\x1b[?u",
        "\x1b[18t",
        "\x1b]10;?",
        "\x1b]11;?",
        "\x1b]4;",
        "\x1bP+q",
        "\x1bP$q",
    ] {
        assert!(!output.contains(question), "{question:?} is sent");
    }
}

#[test]
fn every_frame_is_shown_whole() {
    let mut session = demo(USUAL, &[]);
    tour(&mut session);
    let output = String::from_utf8_lossy(session.output());
    let mut frames = output.split("\x1b[?2026h");
    assert_eq!(
        frames.next(),
        Some("\x1b[?1049h\x1b[?2004h\x1b[?25l"),
        "nothing is drawn before a frame begins"
    );
    let frames: Vec<&str> = frames.collect();
    assert!(frames.len() > 10, "{} frames", frames.len());
    for frame in frames {
        let (drawn, behind) = frame
            .split_once("\x1b[?2026l")
            .expect("a frame that begins also ends");
        assert_eq!(behind, "", "nothing is drawn behind a frame");
        assert!(!drawn.is_empty(), "a frame is not empty");
    }
    quit(&mut session);
}

#[test]
fn nothing_is_sent_while_nothing_happens() {
    let mut session = demo(USUAL, &[]);
    assert!(session.is_silent_for(Duration::from_millis(500)));
    session.press("j");
    session.wait_for(shows(" 2 of 76 "), "the second row selected");
    assert!(session.is_silent_for(Duration::from_millis(500)));
    quit(&mut session);
}

/// The bytes that were sent, as text.
fn sent(session: &Session) -> String {
    String::from_utf8_lossy(session.output()).into_owned()
}

/// Whether a mode of the terminal that was turned on was turned off after that.
fn is_off_again(session: &Session, mode: u32) -> bool {
    let output = sent(session);
    let last_on = output.rfind(&format!("\x1b[?{mode}h"));
    last_on.is_some() && output.rfind(&format!("\x1b[?{mode}l")) > last_on
}

#[test]
fn the_mouse_is_off_until_asked_for_and_off_again_at_the_end() {
    let mut session = demo(LARGE, &[]);
    assert!(!sent(&session).contains("\x1b[?1000h"));
    quit(&mut session);
    let mut session = Session::start(&[BENCHLENS, "demo", "--mouse"], LARGE, &[]);
    session.wait_for(shows("76 of 76 shown"), "the first frame");
    assert!(sent(&session).contains("\x1b[?1000h\x1b[?1006h"));
    // The fifth row of the table, whose heads stand in the third line; then its second press opens it.
    session.press("\x1b[<0;40;8M\x1b[<0;40;8m");
    session.wait_for(shows(" 5 of 76 "), "the fifth row selected");
    session.press("\x1b[<65;40;8M");
    session.wait_for(shows(" 8 of 76 "), "three rows further by the wheel");
    session.press("\x1b[<0;34;3M\x1b[<0;34;3m");
    session.wait_for(shows("Benchmark▲"), "sorted by name");
    session.press("M");
    session.wait_for(shows("mouse off"), "the mouse given back");
    assert!(sent(&session).contains("\x1b[?1006l\x1b[?1000l"));
    session.press("M");
    session.wait_for(shows("mouse on"), "the mouse taken again");
    quit(&mut session);
    assert!(is_off_again(&session, 1000), "it is off at the end");
}

#[test]
fn what_is_pasted_is_text_and_never_keys() {
    let mut session = demo(USUAL, &[]);
    session.press("\x1b[200~q\x1b[201~j");
    session.wait_for(shows(" 2 of 76 "), "the next key");
    session.press("/\x1b[200~async\ntree\x1b[201~");
    session.wait_for(shows("4 of 76 shown"), "the pasted filter, on one line");
    session.press(ESC);
    session.wait_for(shows("76 of 76 shown"), "all rows");
    quit(&mut session);
    assert!(is_off_again(&session, 2004), "off at the end");
}

#[test]
fn a_copy_is_sent_to_the_terminal_and_through_tmux() {
    let mut session = demo(LARGE, &[]);
    session.press("y");
    session.wait_for(shows("terminal's clipboard"), "the message");
    assert_eq!(sent(&session).matches("\x1b]52;c;").count(), 1);
    quit(&mut session);
    let mut session = demo(LARGE, &[("TMUX", "/tmp/tmux-0/default,1,0")]);
    session.press("y");
    session.wait_for(shows("tmux needs"), "the message");
    let output = sent(&session);
    assert!(output.contains("\x1bPtmux;\x1b\x1b]52;c;"), "{output:?}");
    quit(&mut session);
    let mut session = demo(LARGE, &[("TERM", "linux")]);
    session.press("Y");
    session.wait_for(shows("no clipboard; e exports"), "the reason");
    assert!(!sent(&session).contains("]52;"));
    quit(&mut session);
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

#[test]
fn keys_that_come_together_are_drawn_together() {
    let mut session = demo(USUAL, &[]);
    let frames = |session: &Session| sent(session).matches("\x1b[?2026h").count();
    let before = frames(&session);
    session.press(&"j".repeat(40));
    session.wait_for(shows(" 41 of 76 "), "the row 40 further");
    assert!(
        frames(&session) - before < 5,
        "{} frames",
        frames(&session) - before
    );
    quit(&mut session);
}

/// A pipe with a name, at which reading waits until somebody writes.
fn pipe(folder: &Path) -> String {
    let path = folder.join("head.json");
    let path = path.to_str().expect("a plain name").to_owned();
    let made = std::process::Command::new("mkfifo").arg(&path).status();
    assert!(made.is_ok_and(|status| status.success()));
    path
}

#[test]
fn while_files_are_read_it_says_so_and_can_be_left() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let [reference, _] = sample(folder.path());
    for (key, status) in [("q", 0), (CTRL_C, 130)] {
        let head = pipe(folder.path());
        let mut session = Session::start(&[BENCHLENS, &reference, &head], USUAL, &[]);
        session.wait_for(shows("benchlens reads both files"), "the waiting");
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
    session.wait_for(shows("both files were read again"), "the files read again");
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
    assert_eq!(status.exit_code(), 2);
    let text = session.screen().contents();
    assert!(
        text.contains("no configuration"),
        "so does the note: {text}"
    );
    assert!(
        text.contains("ends too early"),
        "the message stands on the usual screen: {text}"
    );
}

/// The bytes of the first frame and what comes before it, in ASCII.
fn first_frame(variables: &[(&str, &str)]) -> String {
    let whole = || {
        let mut session = Session::start(&[BENCHLENS, "demo"], (40, 10), variables);
        session.wait_for(shows("76 of 76 shown"), "the first frame");
        quit(&mut session);
        sent(&session)
    };
    // On a machine that stalls, the waiting is shown first.
    let output = std::iter::repeat_with(whole)
        .take(10)
        .find(|output| !output.contains("reads"))
        .expect("the pair is read before anybody waits");
    let frame = output
        .split_inclusive("\x1b[?2026l")
        .next()
        .unwrap_or_default();
    let escaped: String = frame.chars().flat_map(char::escape_default).collect();
    // A line for each place that is written to.
    escaped.replace("\\u{1b}[", "\n^[")
}

#[test]
fn what_is_sent_to_each_kind_of_terminal() {
    for (name, variables) in [
        ("xterm-256color", &[("TERM", "xterm-256color")][..]),
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
        insta::assert_snapshot!(format!("sent_{name}"), first_frame(variables));
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

/// A tmux of its own, with its server.
struct Tmux {
    socket: tempfile::TempDir,
}

impl Tmux {
    /// Runs tmux on its server, and gives what it prints.
    fn run(&self, arguments: &[&str]) -> String {
        let output = std::process::Command::new("tmux")
            .arg("-S")
            .arg(self.socket.path().join("socket"))
            .args(["-f", "/dev/null"])
            .args(arguments)
            .env_remove("TMUX")
            .output()
            .expect("tmux is installed");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// The screen, once it shows `sign`.
    fn wait_for(&self, sign: &str) -> String {
        let deadline = std::time::Instant::now() + Duration::from_secs(20);
        loop {
            let screen = self.run(&["capture-pane", "-p"]);
            if screen.contains(sign) {
                return screen;
            }
            assert!(
                std::time::Instant::now() < deadline,
                "waited in vain for {sign}:\n{screen}"
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Tmux {
    fn drop(&mut self) {
        self.run(&["kill-server"]);
    }
}

#[test]
#[ignore = "needs tmux"]
fn in_a_real_tmux_it_is_drawn_copied_and_left() {
    let tmux = Tmux {
        socket: tempfile::tempdir().expect("a temporary folder"),
    };
    let command = format!("{BENCHLENS} demo; echo status $?; sleep 60");
    tmux.run(&["new-session", "-d", "-x", "120", "-y", "40", &command]);
    tmux.run(&["set-option", "-s", "set-clipboard", "on"]);
    let screen = tmux.wait_for("76 of 76 shown");
    assert!(
        screen.contains("┌ Groups ─") && screen.contains(WORST),
        "{screen}"
    );
    tmux.run(&["send-keys", "j", "j"]);
    tmux.wait_for(" 3 of 76 ");
    // A lone Esc is not taken for the beginning of something.
    tmux.run(&["send-keys", "/", "t", "r", "e", "e"]);
    tmux.wait_for("filter: tree");
    tmux.run(&["send-keys", "Escape"]);
    tmux.wait_for("76 of 76 shown");
    tmux.run(&["send-keys", "y"]);
    tmux.wait_for("tmux needs set-clipboard");
    let buffer = tmux.run(&["show-buffer"]);
    assert!(
        buffer.contains("| Benchmark |"),
        "the copy is in tmux's buffer: {buffer:?}"
    );
    tmux.run(&["resize-window", "-x", "80", "-y", "24"]);
    tmux.wait_for("9 groups (Tab)");
    tmux.run(&["send-keys", "q"]);
    let screen = tmux.wait_for("status 0");
    assert!(
        !screen.contains("Benchmarks by"),
        "the usual screen is back: {screen}"
    );
}

#[test]
fn moving_the_selection_costs_a_slow_link_little() {
    // Where colours are longest.
    let mut session = demo(LARGE, &[("COLORTERM", "truecolor")]);
    let mut costs = Vec::new();
    for row in 2..=76 {
        let before = session.output().len();
        session.press("j");
        session.wait_for(shows(&format!(" {row} of 76 ")), "the next row");
        costs.push(session.output().len() - before);
    }
    quit(&mut session);
    let within = costs[..10].iter().max().expect("there are ten");
    assert!(*within <= 200, "within the screen: {costs:?}");
    let mean = costs.iter().sum::<usize>() / costs.len();
    assert!(mean <= 600, "through all rows: {mean} of {costs:?}");
}
