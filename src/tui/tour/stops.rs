//! The stops of the tour. Their texts are about the built-in pair.

use crate::tui::screen::ScreenKind;

/// A key to press, and what it does.
pub type KeyWords = (&'static str, &'static str);

/// A stop of the tour.
#[derive(Debug)]
pub struct Stop {
    /// The question that it answers.
    pub question: &'static str,
    /// The keys to press.
    pub keys: &'static [KeyWords],
    /// The keys that are left on a screen that the first of them opens, if it does not lead to the sight at once.
    pub way: Option<(ScreenKind, &'static [KeyWords])>,
    /// What is seen once the keys were pressed. It is left out where there is no room for it.
    pub about: &'static str,
    /// What the keys lead to.
    pub sight: Sight,
}

/// What is seen once the keys of a stop were pressed. Where there is something to look at, the stop is done when the user
/// is back at the table with all benchmarks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// A screen is open.
    Screen(ScreenKind),
    /// The table shows a part of the benchmarks: those of a filter with one of these texts, or of a group of this name.
    Part(&'static [&'static str]),
    /// Something was copied or exported, or is about to be, or a command is searched for.
    Shared,
}

/// The stops, with the questions of the README in their order.
pub(super) const STOPS: [Stop; 5] = [
    Stop {
        question: "What got slower?",
        keys: &[
            ("f", "lists named filters,"),
            ("Enter", "chooses the first: @regressions."),
        ],
        way: Some((
            ScreenKind::NamedFilters,
            &[("Enter", "chooses @regressions.")],
        )),
        about: "10 of 76 are clearly slower, the worst is typing_runtime_protocols, 1.32x slower.",
        sight: Sight::Part(&["@regressions"]),
    },
    Stop {
        question: "Is it real?",
        keys: &[("Enter", "opens the selected benchmark.")],
        way: None,
        about: "First the conclusion with its evidence; below it, the values of both sides.",
        sight: Sight::Screen(ScreenKind::Benchmark),
    },
    Stop {
        question: "Where is the change?",
        keys: &[("/", "filters: type tag:asyncio, then"), ("Enter.", "")],
        way: Some((
            ScreenKind::Filter,
            &[("", "Type"), ("tag:asyncio", "and press"), ("Enter.", "")],
        )),
        about: "6 of 76 benchmarks use asyncio; together they are 1.497x faster.",
        sight: Sight::Part(&["tag:asyncio", "asyncio"]),
    },
    Stop {
        question: "Can I trust the comparison?",
        keys: &[("i", "shows what differs between the two runs.")],
        way: None,
        about: "Besides Python, nothing that matters differs.",
        sight: Sight::Screen(ScreenKind::Files),
    },
    Stop {
        question: "How do I show it to others?",
        keys: &[
            ("Y", "copies the view as Markdown,"),
            ("C", "its command line,"),
            ("e", "writes a file,"),
            (":", "finds any command."),
        ],
        way: None,
        about: "",
        sight: Sight::Shared,
    },
];

/// What is said after the last stop: where to go from there.
pub(super) const END: Stop = Stop {
    question: "That was the tour.",
    keys: &[
        ("?", "lists all keys,"),
        ("benchlens REF HEAD", "compares your results,"),
        ("benchlens --help", "and"),
        ("man benchlens", "explain the rest."),
    ],
    way: None,
    about: "",
    sight: Sight::Shared,
};

/// Closes a screen.
pub(super) const BACK: KeyWords = ("Esc", "goes back.");
/// The same, with other keys behind it.
pub(super) const BACK_FIRST: KeyWords = ("Esc", "goes back, then");
/// Ends a filter or a group.
pub(super) const ALL: KeyWords = ("Esc", "shows all 76 again.");
/// The same, with other keys behind it.
pub(super) const ALL_FIRST: KeyWords = ("Esc", "shows all 76 again, then");
