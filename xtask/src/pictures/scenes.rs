//! What the pictures show: which command runs, which keys are pressed, and what is then on the screen.

use std::error::Error;
use std::path::Path;

use super::frame::Frame;
use super::terminal::Terminal;

/// The name of the folder that the synthetic tree is in, relative to that in which the program runs.
pub const TREE: &str = "results-of-nights";

/// A picture of one screen.
pub struct Scene {
    /// The name of its file, without the extension.
    pub name: &'static str,
    /// Its title.
    pub title: &'static str,
    /// What is seen, for those who do not see it.
    pub description: &'static str,
    /// The arguments of the program.
    pub arguments: &'static [&'static str],
    /// Columns and lines of the terminal.
    pub size: (u16, u16),
    /// What is done until the screen is as wanted.
    pub steps: &'static [Step],
}

/// Keys, and what the screen shows once they had their effect.
pub struct Step {
    /// The keys as a terminal sends them.
    pub keys: &'static str,
    /// A text of the screen.
    pub until: &'static str,
}

const fn step(keys: &'static str, until: &'static str) -> Step {
    Step { keys, until }
}

/// All pictures of one screen.
pub const SCENES: [Scene; 5] = [
    Scene {
        name: "main",
        title: "benchlens demo: CPython 3.12.1 and 3.13.0",
        description: "A headline says that 3.13.0 is 1.052 times faster, that the worst benchmark is \
            typing_runtime_protocols, 1.32 times slower, and the best async_tree_none_tg, 1.84 times faster. Below it \
            are groups, a table of benchmarks with their ratios, bars and evidence, and the verdict for time and memory.",
        arguments: &["demo"],
        size: (120, 36),
        steps: &[step("", "76 of 76 shown")],
    },
    Scene {
        name: "benchmark",
        title: "One benchmark: is the change real?",
        description: "The benchmark coverage: slower, clear, 1.26 times with a 95% confidence interval, and every value \
            of the head above every value of the reference. Below are the distributions of both sides, and their values in \
            run order.",
        arguments: &["demo", "--benchmark", "coverage"],
        size: (120, 36),
        steps: &[step("", "In run order")],
    },
    Scene {
        name: "tree",
        title: "benchlens DIR: all results of a folder",
        description: "A list of synthetic results of 30 nights on two machines, with and without the JIT, newest first, \
            each with its headline numbers against its base. At the left are facets to choose by, below are the details of \
            the selected result.",
        arguments: &[TREE, "--no-cache"],
        size: (120, 36),
        steps: &[step("", "122 of 122")],
    },
    Scene {
        name: "history",
        title: "benchlens history DIR: each benchmark night after night",
        description: "A list of synthetic series with their changes, and a plot of the selected one, night after night, \
            with the nights at which its level changed: blue lines where it got faster, orange ones where it got slower.",
        arguments: &["history", TREE, "--machine", "linux"],
        size: (120, 36),
        steps: &[
            step("", "160 of 160 series"),
            step("jjjjj", "┌ deepcopy, linux x86_64 (linux) ─"),
        ],
    },
    Scene {
        name: "heads",
        title: "benchlens REF HEAD HEAD HEAD: several heads beside each other",
        description: "Three synthetic builds against one reference: a line for each head with its headline numbers, and \
            a table with a column of ratios for each head.",
        // The commit with the regression that stays, and the newest one.
        arguments: &[
            "--tree",
            TREE,
            "--machine",
            "linux",
            "--no-cache",
            "3.14.0",
            "9da98da",
            "latest",
            "latest:JIT",
        ],
        size: (120, 36),
        steps: &[step("", "76 of 76 shown")],
    },
];

/// The words of the animation.
pub struct Words {
    /// The name of its file, without the extension.
    pub name: &'static str,
    /// Its title.
    pub title: &'static str,
    /// What is seen, for those who do not see it.
    pub description: &'static str,
}

/// The animation.
pub const ANIMATION: Words = Words {
    name: "tour",
    title: "benchlens demo --tour",
    description: "The tour of the demo in five stops: the clear regressions, the values of the worst one, the \
        benchmarks of one tag, what differs between the two runs, and the view as Markdown on the clipboard.",
};

/// A frame of the animation.
pub struct Shot {
    /// What is seen.
    pub frame: Frame,
    /// For how long, in milliseconds.
    pub time: u32,
}

/// A moment of the animation: keys and how they are called, what the screen shows once they had their effect, and for how
/// long it is seen, in milliseconds. Words are typed letter by letter.
type Moment = (&'static str, &'static str, &'static str, u32);

const TOUR: [Moment; 13] = [
    ("", "", "Tour 1/5", 3500),
    ("f", "f", "Enter chooses @regressions.", 2000),
    ("\r", "Enter", "10 of 76 are clearly slower", 4000),
    ("\x1b", "Esc", "Tour 2/5", 2500),
    ("\r", "Enter", "Slower, clear", 4000),
    ("\x1b", "Esc", "Tour 3/5", 2500),
    ("/", "/", "Tab complete", 700),
    ("tag:asyncio", "tag:asyncio", "6 of 76 shown", 1200),
    ("\r", "Enter", "Esc shows all", 3500),
    ("\x1b", "Esc", "Tour 4/5", 2500),
    ("i", "i", "Comparability:", 3500),
    ("\x1b", "Esc", "Tour 5/5", 2500),
    ("Y", "Y", "That was the tour.", 4000),
];
/// For how long a typed letter is seen, in milliseconds.
const LETTER: u32 = 100;
const COMMAND: [&str; 2] = ["demo", "--tour"];

/// The frames of the animation.
///
/// # Errors
/// If the program does not show what is expected.
pub fn film(program: &Path, folder: &Path) -> Result<Vec<Shot>, Box<dyn Error>> {
    let mut terminal = Terminal::start(program, &COMMAND, folder, (112, 32))?;
    let mut shots = Vec::new();
    let mut shoot = |terminal: &Terminal, name: &str, time| {
        let mut frame = terminal.frame();
        let command = format!("$ benchlens {}", COMMAND.join(" "));
        frame.add_caption(&command, name);
        shots.push(Shot { frame, time });
    };
    for (keys, name, until, time) in TOUR {
        for (end, letter) in keys.char_indices() {
            if end > 0 {
                let typed = &keys[..end];
                terminal.wait_for(&format!("/ {typed}"))?;
                shoot(&terminal, typed, LETTER);
            }
            terminal.press(letter.encode_utf8(&mut [0; 4]))?;
        }
        terminal.wait_for(until)?;
        shoot(&terminal, name, time);
    }
    Ok(shots)
}
