//! The completion scripts in real shells.

use std::fs;
use std::path::{Path, PathBuf};

use vt100::Screen;

use crate::artefacts::{fresh, program};
use crate::support::pty::Session;

/// A shell without the settings of the developer.
struct Shell {
    command: &'static [&'static str],
    /// What its user types to have the script, and the prompt that the test waits for.
    setup: &'static str,
}

impl Shell {
    /// Types each line and the tabulator, until the screen shows what it becomes.
    fn completes(&self, folder: &str) {
        let bin = bin(folder);
        for (typed, expected) in LINES {
            let mut session = self.start(&bin);
            session.press(typed);
            session.wait_for(shows(typed), "the line");
            session.press("\t");
            session.wait_for(shows(expected), expected);
        }
    }

    /// At its prompt, with the program on its path.
    fn start(&self, bin: &Path) -> Session {
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
        session.press(&format!("{}; echo d''one\r", self.setup));
        let is_ready = |screen: &Screen| {
            let contents = screen.contents();
            let mut lines = contents.lines().filter(|line| !line.trim().is_empty());
            let is_set_up = lines.any(|line| line.trim() == "done");
            is_set_up
                && lines
                    .next_back()
                    .is_some_and(|line| line.trim_end() == "prompt")
        };
        session.wait_for(is_ready, "the prompt");
        session
    }
}

fn shows(text: &'static str) -> impl Fn(&Screen) -> bool {
    move |screen| screen.contents().contains(text)
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
        setup: "source <(benchlens completions bash)",
    };
    shell.completes("bash");
}

#[test]
#[ignore = "needs what cargo xtask dist makes, and zsh"]
fn zsh_completes_names_filters_and_files() {
    let shell = Shell {
        command: &["zsh", "-f", "-i"],
        setup: "autoload -Uz compinit; compinit -u -D; source <(benchlens completions zsh)",
    };
    shell.completes("zsh");
}

#[test]
#[ignore = "needs what cargo xtask dist makes, and fish"]
fn fish_completes_names_filters_and_files() {
    let shell = Shell {
        command: &["fish", "--no-config", "-i"],
        setup: "function fish_prompt; printf 'prompt '; end; benchlens completions fish | source",
    };
    shell.completes("fish");
}
