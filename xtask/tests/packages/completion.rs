//! The completion scripts in real shells.

use std::fs;
use std::path::PathBuf;

use crate::artefacts::{fresh, program};
use crate::support::pty::Session;

/// A shell that has the program on its path, and its script.
struct Shell {
    /// How it is started without the settings of the developer.
    command: &'static [&'static str],
    /// What its user types to have the script.
    setup: &'static [&'static str],
}

impl Shell {
    /// Types a line and the tabulator, until the screen shows `expected`.
    fn completes(&self, folder: &str, lines: &[(&str, &str)]) {
        let bin = bin(folder);
        let path = std::env::var("PATH").expect("there is a path");
        let path = format!("{}:{path}", bin.display());
        let home = bin.to_str().expect("a plain path");
        let variables = [
            ("PATH", path.as_str()),
            ("HOME", home),
            ("PS1", "prompt "),
            ("LANG", "C.UTF-8"),
        ];
        let mut session = Session::start(self.command, (120, 30), &variables);
        for line in self.setup {
            session.press(&format!("{line}; echo d''one\r"));
            session.wait_for(|screen| screen.contents().contains("\ndone"), line);
            session.press("clear\r");
            session.wait_for(
                |screen| !screen.contents().contains("done"),
                "an empty screen",
            );
        }
        for (typed, expected) in lines {
            session.press(typed);
            session.press("\t");
            session.wait_for(|screen| screen.contents().contains(expected), expected);
            // Ctrl-c drops the line.
            session.press("\x03");
            session.press("clear\r");
            session.wait_for(
                |screen| !screen.contents().contains(expected),
                "an empty screen",
            );
        }
    }
}

/// A folder with nothing but the program.
fn bin(name: &str) -> PathBuf {
    let folder = fresh(name);
    fs::copy(program(), folder.join("benchlens")).expect("the program can be copied");
    folder
}

const LINES: [(&str, &str); 6] = [
    ("benchlens compl", "benchlens completions"),
    (
        "benchlens demo --benchmark json_l",
        "--benchmark json_loads",
    ),
    ("benchlens demo --filter=is:sl", "--filter=is:slower"),
    (
        "benchlens demo --filter 'is:slower tag:asy",
        "--filter 'is:slower tag:asyncio'",
    ),
    ("benchlens demo --sort -infl", "--sort -influence"),
    ("benchlens report Cargo.t", "benchlens report Cargo.toml"),
];

#[test]
#[ignore = "needs what cargo xtask dist makes, and bash"]
fn bash_completes_names_filters_and_files() {
    let shell = Shell {
        command: &["bash", "--norc", "-i"],
        setup: &["source <(benchlens completions bash)"],
    };
    shell.completes("bash", &LINES);
}

#[test]
#[ignore = "needs what cargo xtask dist makes, and zsh"]
fn zsh_completes_names_filters_and_files() {
    let shell = Shell {
        command: &["zsh", "-f", "-i"],
        setup: &[
            "autoload -Uz compinit; compinit -u -D",
            "source <(benchlens completions zsh)",
        ],
    };
    shell.completes("zsh", &LINES);
}

#[test]
#[ignore = "needs what cargo xtask dist makes, and fish"]
fn fish_completes_names_filters_and_files() {
    let shell = Shell {
        command: &["fish", "--no-config", "-i"],
        setup: &["benchlens completions fish | source"],
    };
    shell.completes("fish", &LINES);
}
