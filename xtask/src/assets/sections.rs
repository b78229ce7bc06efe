//! What the man pages say beyond the definition of the command line.

/// A term or a command line, and what it means.
pub struct Entry(pub &'static str, pub &'static str);

/// A section that lists terms.
pub struct Section {
    pub heading: &'static str,
    pub entries: &'static [Entry],
}

/// Command lines, and what they do.
pub type Examples = &'static [Entry];

/// What one page says.
pub struct Page {
    /// Paragraphs after what `--help` says.
    pub description: &'static [&'static str],
    pub sections: &'static [Section],
    pub examples: Examples,
}

/// The names of all pages.
pub const NAMES: [&str; 8] = [
    "benchlens",
    "benchlens-completions",
    "benchlens-config",
    "benchlens-demo",
    "benchlens-generate",
    "benchlens-history",
    "benchlens-index",
    "benchlens-report",
];

/// What the page of this name says.
pub fn page(name: &str) -> Option<Page> {
    Some(match name {
        "benchlens" => PROGRAM,
        "benchlens-completions" => COMPLETIONS,
        "benchlens-config" => CONFIG,
        "benchlens-demo" => DEMO,
        "benchlens-generate" => GENERATE,
        "benchlens-history" => HISTORY,
        "benchlens-index" => INDEX,
        "benchlens-report" => REPORT,
        _ => return None,
    })
}

const SUCCESS: Entry = Entry("0", "Success.");
const FAULT: Entry = Entry(
    "2",
    "The command line or a file is at fault. A message on standard error says what, and where.",
);
const INTERRUPTED: Entry = Entry("130", "Ctrl-C was pressed.");

const EXIT_STATUS: Section = Section {
    heading: "EXIT STATUS",
    entries: &[SUCCESS, FAULT, INTERRUPTED],
};
const EXIT_STATUS_OF_A_GATE: Section = Section {
    heading: "EXIT STATUS",
    entries: &[
        SUCCESS,
        Entry(
            "1",
            "--fail-if found what it asks for, or could not judge it.",
        ),
        FAULT,
        INTERRUPTED,
    ],
};

const SETTINGS_FILE: Entry = Entry(
    "$XDG_CONFIG_HOME/benchlens/config.toml",
    "The settings of the screen; without the variable, ~/.config/benchlens/config.toml. benchlens config prints them, and \
     where each comes from.",
);
const CACHE: Entry = Entry(
    "$XDG_CACHE_HOME/benchlens/",
    "What was computed of folders of results; without the variable, ~/.cache/benchlens/. It can be deleted at any time.",
);
const CONFIGURATION: Entry = Entry(
    "bench_runner.toml",
    "The configuration of bench_runner beside or above the results: which benchmarks its numbers leave out, its bases and \
     its runners.",
);
const RESULTS: Entry = Entry(
    "results/bm-DATE-VERSION-HASH[-FLAGS]/*.json",
    "Results of a tree, as bench_runner names them. Any other folder of results is read, too.",
);

const CONFIG_HOME: Entry = Entry("XDG_CONFIG_HOME, HOME", "Where the file of settings is.");
const CACHE_HOME: Entry = Entry("XDG_CACHE_HOME, HOME", "Where the folder of the cache is.");
const NO_COLOR: Entry = Entry("NO_COLOR", "If it is not empty, there are no colours.");
const TERMINAL: Entry = Entry(
    "TERM, COLORTERM",
    "How many colours the terminal has. With TERM=dumb, text is printed instead of a screen.",
);
const BACKGROUND: Entry = Entry(
    "COLORFGBG",
    "Whether the background is light or dark, if no theme is chosen.",
);
const LOCALE: Entry = Entry(
    "LC_ALL, LC_CTYPE, LANG",
    "If the locale is not UTF-8, the screen is drawn as with --ascii.",
);
const MULTIPLEXER: Entry = Entry(
    "TMUX, STY",
    "Whether what is copied has to pass through tmux or screen. tmux needs set-clipboard on, or allow-passthrough on.",
);

const FILES_OF_A_SCREEN: Section = Section {
    heading: "FILES",
    entries: &[SETTINGS_FILE],
};
const FILES_OF_A_TREE: Section = Section {
    heading: "FILES",
    entries: &[RESULTS, CONFIGURATION, SETTINGS_FILE, CACHE],
};
const ENVIRONMENT_OF_A_SCREEN: Section = Section {
    heading: "ENVIRONMENT",
    entries: &[
        CONFIG_HOME,
        NO_COLOR,
        TERMINAL,
        BACKGROUND,
        LOCALE,
        MULTIPLEXER,
    ],
};
const ENVIRONMENT_OF_ALL: Section = Section {
    heading: "ENVIRONMENT",
    entries: &[
        CONFIG_HOME,
        CACHE_HOME,
        NO_COLOR,
        TERMINAL,
        BACKGROUND,
        LOCALE,
        MULTIPLEXER,
    ],
};

const PROGRAM: Page = Page {
    description: &[
        "Two or more results are compared on a screen: every benchmark with the ratio of its means, how certain a change \
         is, and whether the runs can be compared at all. A folder of results is listed, each result with its means \
         against its bases. ? shows all keys, the filter language and a glossary; q quits.",
        "When standard output is not a terminal, the text report is printed instead.",
        "Results are those of pyperf, pyperformance and bench_runner, plain or compressed by gzip.",
    ],
    sections: &[EXIT_STATUS_OF_A_GATE, FILES_OF_A_TREE, ENVIRONMENT_OF_ALL],
    examples: &[
        Entry("benchlens ref.json head.json", "Explore a comparison"),
        Entry(
            "benchlens ref.json a.json b.json",
            "Explore several heads beside each other",
        ),
        Entry("benchlens demo", "Explore a built-in pair"),
        Entry(
            "ssh host cat new.json | benchlens old.json -",
            "Compare a file with one on another machine",
        ),
        Entry("benchlens .", "List the results of a folder"),
        Entry(
            "benchlens 3.12.1 3.13.0 3.13.0:JIT",
            "Inside a tree of results, compare versions by name",
        ),
        Entry(
            "benchlens report ref.json head.json --fail-if 'slower>5% is:significant'",
            "In a pipeline, fail if a benchmark is more than 5% slower",
        ),
    ],
};

const COMPLETIONS: Page = Page {
    description: &[
        "The packages install the scripts where the shells look for them, so that this is needed only without a package. \
         A script asks the program for the names of benchmarks, tags, columns and results, and for the terms of a filter.",
    ],
    sections: &[
        EXIT_STATUS,
        Section {
            heading: "FILES",
            entries: &[
                Entry(
                    "share/bash-completion/completions/benchlens",
                    "The script of bash, below the prefix of a package.",
                ),
                Entry(
                    "share/zsh/site-functions/_benchlens",
                    "The script of zsh; share/zsh/vendor-completions in a Debian package.",
                ),
                Entry(
                    "share/fish/vendor_completions.d/benchlens.fish",
                    "The script of fish.",
                ),
            ],
        },
        Section {
            heading: "ENVIRONMENT",
            entries: &[Entry("none", "No variable changes the scripts.")],
        },
    ],
    examples: &[
        Entry(
            "benchlens completions bash > ~/.local/share/bash-completion/completions/benchlens",
            "Install the completion of bash for one user",
        ),
        Entry(
            "benchlens completions zsh > ~/.zfunc/_benchlens",
            "That of zsh, if ~/.zfunc is in fpath",
        ),
        Entry(
            "benchlens completions fish > ~/.config/fish/completions/benchlens.fish",
            "That of fish",
        ),
    ],
};

const CONFIG: Page = Page {
    description: &[
        "The command line decides over the file of settings, and the file over the default. What is printed names the \
         origin of each value.",
    ],
    sections: &[EXIT_STATUS, FILES_OF_A_SCREEN, ENVIRONMENT_OF_A_SCREEN],
    examples: &[
        Entry("benchlens config", "Print all settings"),
        Entry(
            "benchlens config --path",
            "Print where the file is read from",
        ),
    ],
};

const DEMO: Page = Page {
    description: &[
        "The pair is part of the program, so that no file is needed. When standard output is not a terminal, its text \
         report is printed.",
    ],
    sections: &[EXIT_STATUS, FILES_OF_A_SCREEN, ENVIRONMENT_OF_A_SCREEN],
    examples: &[
        Entry("benchlens demo", "Explore the pair"),
        Entry(
            "benchlens demo --filter 'is:clear is:slower' --sort influence",
            "Open with the clear slowdowns, the most influential first",
        ),
        Entry("benchlens demo --theme light", "Try a theme"),
    ],
};

const GENERATE: Page = Page {
    description: &[
        "A report beside each result and the tables of README.md and RESULTS.md are written as bench_runner writes \
         them, byte for byte. Without --force, only what is missing is made.",
    ],
    sections: &[
        EXIT_STATUS,
        Section {
            heading: "FILES",
            entries: &[
                RESULTS,
                CONFIGURATION,
                Entry(
                    "README.md, RESULTS.md",
                    "The tables are put between the markers that bench_runner looks for.",
                ),
            ],
        },
        Section {
            heading: "ENVIRONMENT",
            entries: &[Entry("none", "No variable changes what is written.")],
        },
    ],
    examples: &[
        Entry(
            "benchlens generate .",
            "Write the reports and tables that are missing",
        ),
        Entry(
            "benchlens generate . --force --dry-run",
            "List all files that would be written",
        ),
        Entry(
            "benchlens generate results-repo --output-dir out",
            "Write to another folder, and only read the first",
        ),
    ],
};

const HISTORY: Page = Page {
    description: &[
        "Each benchmark of a machine is a series of nights. Changes are told apart from noise, and each says from which \
         night on, by how much, and whether it was reverted.",
    ],
    sections: &[EXIT_STATUS_OF_A_GATE, FILES_OF_A_TREE, ENVIRONMENT_OF_ALL],
    examples: &[
        Entry("benchlens history .", "Explore the history of a tree"),
        Entry(
            "benchlens history . --format text --since 2024-06-01",
            "Print it from a day on",
        ),
        Entry(
            "benchlens history . --fail-if 'changed>5% is:regression within:7d'",
            "Fail if a regression of the last week is above 5%",
        ),
    ],
};

const INDEX: Page = Page {
    description: &[
        "Each result is compared with the bases of the configuration and with the commit that it was branched from. The \
         numbers are remembered, so that a second run is fast.",
    ],
    sections: &[
        EXIT_STATUS,
        Section {
            heading: "FILES",
            entries: &[RESULTS, CONFIGURATION, CACHE],
        },
        Section {
            heading: "ENVIRONMENT",
            entries: &[CACHE_HOME],
        },
    ],
    examples: &[
        Entry("benchlens index .", "Print a table for each runner"),
        Entry(
            "benchlens index . --format csv --output index.csv",
            "Write a line for each comparison to a file",
        ),
        Entry(
            "benchlens index . --short --format markdown",
            "Print the newest results as bench_runner publishes them",
        ),
    ],
};

const REPORT: Page = Page {
    description: &[
        "Markdown is what pyperf and bench_runner publish, byte for byte, and it is of all benchmarks; the other formats \
         take the options of the screen. No file of settings is read unless --settings names it, so that a report is the \
         same for everybody.",
    ],
    sections: &[
        EXIT_STATUS_OF_A_GATE,
        Section {
            heading: "FILES",
            entries: &[CONFIGURATION, RESULTS, CACHE],
        },
        Section {
            heading: "ENVIRONMENT",
            entries: &[
                CACHE_HOME,
                Entry(
                    "GITHUB_ACTIONS",
                    "If it is not empty, --fail-if names benchmarks as annotations of the workflow.",
                ),
            ],
        },
    ],
    examples: &[
        Entry(
            "benchlens report ref.json head.json",
            "Print the published Markdown",
        ),
        Entry(
            "benchlens report ref.json head.json --format csv --filter 'tag:asyncio is:slower'",
            "Print some benchmarks as CSV",
        ),
        Entry(
            "benchlens report ref.json head.json --output report.md",
            "Write to a file, which is not overwritten",
        ),
        Entry(
            "benchlens report ref.json head.json --fail-if 'slower>5% is:significant'",
            "Fail if a benchmark is more than 5% slower",
        ),
    ],
};
