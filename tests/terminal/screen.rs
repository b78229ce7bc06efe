//! Starting the program, and reading its screen.

use std::fs::File;
use std::io;
use std::path::Path;
use std::process::Command;

use flate2::read::GzDecoder;
use vt100::Screen;

use crate::support::pty::{Session, Size};

/// The program that was built, or the one that `BENCHLENS_BIN` names while the tests are compiled, as an installed one.
pub const BENCHLENS: &str = match option_env!("BENCHLENS_BIN") {
    Some(path) => path,
    None => env!("CARGO_BIN_EXE_benchlens"),
};
pub const USUAL: Size = (80, 24);
pub const LARGE: Size = (120, 40);

pub const CTRL_C: &str = "\x03";
pub const CTRL_L: &str = "\x0c";
pub const ESC: &str = "\x1b";
pub const TAB: &str = "\t";

/// The slowest of the sample, which stands first.
pub const WORST: &str = "typing_runtime_protocols";

/// The demo after its first frame.
pub fn demo(size: Size, variables: &[(&str, &str)]) -> Session {
    let mut session = Session::start(&[BENCHLENS, "demo"], size, variables);
    session.wait_for(shows("76 of 76 shown"), "the first frame");
    session
}

pub fn shows(text: &str) -> impl Fn(&Screen) -> bool {
    move |screen| screen.contents().contains(text)
}

pub fn quit(session: &mut Session) {
    session.press("q");
    assert_eq!(session.wait_exit().exit_code(), 0);
}

pub fn lines(screen: &Screen) -> Vec<String> {
    let (_, columns) = screen.size();
    screen.rows(0, columns.get()).collect()
}

/// The column where `text` stands in a line.
pub fn column_of(text: &str, line: &str) -> Option<u16> {
    let before = &line[..line.find(text)?];
    // Every character on the screen is one column wide.
    u16::try_from(before.chars().count()).ok()
}

/// The row and the text of the heads of the columns.
pub fn heading(screen: &Screen) -> Option<(usize, String)> {
    let mut lines = lines(screen).into_iter().enumerate();
    lines.find(|(_, line)| line.contains("Benchmark") && line.contains("Ratio"))
}

/// The names in the table, from the top.
pub fn names(screen: &Screen) -> Vec<String> {
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

pub fn is_reversed(screen: &Screen, text: &str) -> bool {
    let Some((head, _)) = heading(screen) else {
        return false;
    };
    let mut places = (0..).zip(lines(screen)).skip(head);
    let place = places.find_map(|(row, line)| Some((row, column_of(text, &line)?)));
    let cell_is_reversed = |row, column| screen.cell(row, column).is_some_and(vt100::Cell::inverse);
    place.is_some_and(|(row, column)| {
        (column..)
            .zip(text.chars())
            .all(|(column, _)| cell_is_reversed(row, column))
    })
}

/// The bytes that were sent, as text.
pub fn sent(session: &Session) -> String {
    String::from_utf8_lossy(session.output()).into_owned()
}

/// Whether a mode of the terminal that was turned on was turned off after that.
pub fn is_off_again(session: &Session, mode: u32) -> bool {
    let output = sent(session);
    let last_on = output.rfind(&format!("\x1b[?{mode}h"));
    last_on.is_some() && output.rfind(&format!("\x1b[?{mode}l")) > last_on
}

/// Opens all there is to open, and comes back.
pub fn tour(session: &mut Session) {
    session.press("/");
    session.wait_for(shows("Esc clear"), "the filter's keys");
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
        "the wiped screen, drawn again",
    );
}

/// The sample's two files, unpacked: the older one first.
pub fn sample(folder: &Path) -> [String; 2] {
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

/// A pipe in the place of the head, at which reading waits until somebody writes.
pub fn pipe(folder: &Path) -> String {
    pipe_at(&folder.join("head.json"))
}

/// A pipe with a name. Each end waits for the other.
pub fn pipe_at(path: &Path) -> String {
    let path = path.to_str().expect("a plain name").to_owned();
    let made = Command::new("mkfifo").arg(&path).status();
    assert!(made.is_ok_and(|status| status.success()));
    path
}

/// Sends a signal to a process.
pub fn kill(signal: &str, pid: &str) {
    let status = Command::new("kill").args([signal, pid]).status();
    assert!(
        status.is_ok_and(|status| status.success()),
        "kill {signal} {pid}"
    );
}

/// A shell as a user has it: it takes the terminal over while the program is suspended.
pub fn shell() -> Session {
    let mut session = Session::start(&["bash", "--norc", "-i"], USUAL, &[("PS1", "prompt ")]);
    session.wait_for(shows("prompt"), "the shell");
    session
}

pub fn suspend(session: &mut Session) {
    session.press("\x1a");
    session.wait_for(
        |screen| !screen.alternate_screen() && shows("Stopped")(screen),
        "the shell again",
    );
    assert!(!session.screen().hide_cursor());
}

/// Leaves the program, and then the shell.
pub fn leave_both(session: &mut Session) {
    session.press("q");
    session.wait_for(|screen| !screen.alternate_screen(), "the shell");
    session.press("exit\r");
    session.wait_exit();
}
