//! The stops of the tour. Their texts are about the built-in pair.

use crate::tui::screen::ScreenKind;

/// A stop of the tour.
#[derive(Debug)]
pub struct Stop {
    /// The question that it answers.
    pub question: &'static str,
    /// What is seen. It is left out where there is no room for it.
    pub about: &'static str,
    /// The keys to press, each with what it does.
    pub keys: &'static [(&'static str, &'static str)],
    /// What the keys lead to.
    pub sight: Sight,
}

/// What is seen once the keys of a stop were pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// Another benchmark is selected.
    Moved,
    /// A screen is open. The stop is done when it is closed again: until then, the user looks at what the stop is about.
    Screen(ScreenKind),
    /// The table shows a part of the benchmarks. The stop is done when it shows all of them again.
    Narrowed,
    /// Something was copied or exported, or is about to be, or a command is searched for.
    TakenAway,
}

/// The stops in their order.
pub(super) const STOPS: [Stop; 5] = [
    Stop {
        question: "What got slower?",
        about: "The lines at the top name the worst: typing_runtime_protocols, 1.32x slower.",
        keys: &[("j", "goes down the table.")],
        sight: Sight::Moved,
    },
    Stop {
        question: "Is it real?",
        about: "The first line judges it and says why; the plots show all values.",
        keys: &[("Enter", "opens the benchmark,"), ("Esc", "goes back.")],
        sight: Sight::Screen(ScreenKind::Benchmark),
    },
    Stop {
        question: "Where?",
        about: "The 6 of asyncio are 1.49x faster by pyperf's mean.",
        keys: &[
            ("/", "filters: type tag:asyncio, then"),
            ("Enter.", ""),
            ("Esc", "shows all."),
        ],
        sight: Sight::Narrowed,
    },
    Stop {
        question: "Can I trust it?",
        about: "Nothing that matters differs between these two runs.",
        keys: &[("i", "compares the metadata,"), ("Esc", "goes back.")],
        sight: Sight::Screen(ScreenKind::Files),
    },
    Stop {
        question: "Take it away:",
        about: "",
        keys: &[
            ("Y", "copies the table as Markdown,"),
            ("C", "the command line of this view,"),
            ("e", "writes a file,"),
            (":", "finds any command."),
        ],
        sight: Sight::TakenAway,
    },
];

/// What is said after the last stop: where to go from there.
pub(super) const END: Stop = Stop {
    question: "That was the tour.",
    about: "The README explains the rest.",
    keys: &[
        ("?", "lists all keys."),
        ("benchlens REF HEAD", "compares your results."),
    ],
    sight: Sight::TakenAway,
};
