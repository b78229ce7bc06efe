//! Which key means what: data, from which the dispatch, the help, the footer's hints and the README's table come.

use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::action::Action;
use super::app::Mode;
use crate::comparison::Column;

/// A key as it is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    Char(char),
    Ctrl(char),
    Code(KeyCode),
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Char(' ') => f.write_str("Space"),
            Self::Char(character) => write!(f, "{character}"),
            Self::Ctrl(character) => write!(f, "Ctrl-{character}"),
            Self::Code(code) => f.write_str(match code {
                KeyCode::Up => "↑",
                KeyCode::Down => "↓",
                KeyCode::Left => "←",
                KeyCode::Right => "→",
                KeyCode::PageUp => "PgUp",
                KeyCode::PageDown => "PgDn",
                KeyCode::Home => "Home",
                KeyCode::End => "End",
                KeyCode::Enter => "Enter",
                KeyCode::Esc => "Esc",
                KeyCode::Tab => "Tab",
                KeyCode::BackTab => "S-Tab",
                KeyCode::Backspace => "Backspace",
                KeyCode::F(1) => "F1",
                _ => "?",
            }),
        }
    }
}

/// Where a binding holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    Browse,
    Filter,
    Sort,
    Columns,
    Detail,
    Files,
    Export,
    Overwrite,
    Legend,
    Help,
}

impl Scope {
    pub const ALL: [Self; 10] = [
        Self::Browse,
        Self::Detail,
        Self::Files,
        Self::Filter,
        Self::Sort,
        Self::Columns,
        Self::Export,
        Self::Overwrite,
        Self::Legend,
        Self::Help,
    ];

    pub fn of(mode: &Mode) -> Self {
        match mode {
            Mode::Browse => Self::Browse,
            Mode::Filter => Self::Filter,
            Mode::Sort { .. } => Self::Sort,
            Mode::Columns { .. } => Self::Columns,
            Mode::Detail { .. } => Self::Detail,
            Mode::Files { .. } => Self::Files,
            Mode::Export { .. } => Self::Export,
            Mode::Overwrite { .. } => Self::Overwrite,
            Mode::Legend { .. } => Self::Legend,
            Mode::Help { .. } => Self::Help,
        }
    }

    pub fn title(self) -> &'static str {
        match self {
            Self::Browse => "Browsing",
            Self::Filter => "While filtering",
            Self::Sort => "In the sort menu",
            Self::Columns => "In the chooser of columns",
            Self::Detail => "With a benchmark open",
            Self::Files => "With the files open",
            Self::Export => "While naming a file to export to",
            Self::Overwrite => "Where the file exists",
            Self::Legend => "With the legend open",
            Self::Help => "In the help",
        }
    }
}

/// One line of the key table.
#[derive(Debug)]
pub struct Binding {
    pub scopes: &'static [Scope],
    pub keys: &'static [Key],
    pub action: Action,
    pub words: &'static str,
    /// A word or two for the footer, where the binding is worth its place there.
    pub hint: Option<&'static str>,
}

use Key::{Char, Code, Ctrl};
use Scope::{Browse, Columns, Detail, Export, Files, Filter, Help, Legend, Overwrite, Sort};

const fn binding(
    scopes: &'static [Scope],
    keys: &'static [Key],
    action: Action,
    words: &'static str,
) -> Binding {
    Binding {
        scopes,
        keys,
        action,
        words,
        hint: None,
    }
}

const fn hinted(
    scopes: &'static [Scope],
    keys: &'static [Key],
    action: Action,
    words: &'static str,
    hint: &'static str,
) -> Binding {
    Binding {
        scopes,
        keys,
        action,
        words,
        hint: Some(hint),
    }
}

/// Every key, in the order of the help. Characters that no binding takes are text where one types.
pub static BINDINGS: &[Binding] = &[
    hinted(
        &[Browse],
        &[Char('/')],
        Action::OpenFilter,
        "filter as you type (see the filter language below)",
        "filter",
    ),
    hinted(
        &[Browse],
        &[Char('s')],
        Action::OpenSort,
        "choose the column to sort by",
        "sort",
    ),
    binding(
        &[Browse],
        &[Char('S')],
        Action::ReverseSort,
        "reverse the order",
    ),
    binding(
        &[Browse],
        &[Char('h'), Code(KeyCode::Left)],
        Action::Left,
        "columns to the left",
    ),
    binding(
        &[Browse],
        &[Char('l'), Code(KeyCode::Right)],
        Action::Right,
        "columns to the right",
    ),
    hinted(
        &[Browse],
        &[Code(KeyCode::Enter)],
        Action::Accept,
        "open the benchmark; from the groups to their benchmarks",
        "open",
    ),
    hinted(
        &[Browse, Detail],
        &[Char('x')],
        Action::Exclude,
        "take the benchmark out of every number, or back in",
        "exclude",
    ),
    hinted(
        &[Browse, Detail],
        &[Char('m')],
        Action::ToggleMetric,
        "peak memory instead of time, or back",
        "time/memory",
    ),
    hinted(
        &[Browse],
        &[Char('n')],
        Action::ToggleInsignificant,
        "hide or show the rows that are not significant",
        "hide/show noise",
    ),
    hinted(
        &[Browse],
        &[Char('c')],
        Action::OpenColumns,
        "choose and order the columns",
        "columns",
    ),
    binding(
        &[Browse],
        &[Char('X')],
        Action::IncludeAll,
        "take all benchmarks back in",
    ),
    binding(
        &[Browse],
        &[Char('p')],
        Action::TogglePublished,
        "count the published exclusions (°) in bench_runner's numbers, or leave them out",
    ),
    hinted(
        &[Browse],
        &[Code(KeyCode::Tab)],
        Action::NextPane,
        "next pane: benchmarks, groups, verdict",
        "pane",
    ),
    binding(
        &[Browse],
        &[Code(KeyCode::BackTab)],
        Action::PreviousPane,
        "previous pane",
    ),
    binding(
        &[Browse, Sort, Columns, Files, Legend, Help],
        &[Char('j'), Code(KeyCode::Down)],
        Action::Down,
        "down",
    ),
    binding(
        &[Browse, Sort, Columns, Files, Legend, Help],
        &[Char('k'), Code(KeyCode::Up)],
        Action::Up,
        "up",
    ),
    binding(
        &[Browse, Detail, Files, Legend, Help],
        &[Ctrl('d')],
        Action::HalfPageDown,
        "half a page down",
    ),
    binding(
        &[Browse, Detail, Files, Legend, Help],
        &[Ctrl('u')],
        Action::HalfPageUp,
        "half a page up",
    ),
    binding(
        &[Browse, Detail, Files, Legend, Help],
        &[Code(KeyCode::PageDown), Char(' '), Ctrl('f')],
        Action::PageDown,
        "a page down",
    ),
    binding(
        &[Browse, Detail, Files, Legend, Help],
        &[Code(KeyCode::PageUp), Ctrl('b')],
        Action::PageUp,
        "a page up",
    ),
    binding(
        &[Browse, Detail, Files, Legend, Help],
        &[Char('g'), Code(KeyCode::Home)],
        Action::Top,
        "to the top",
    ),
    binding(
        &[Browse, Detail, Files, Legend, Help],
        &[Char('G'), Code(KeyCode::End)],
        Action::Bottom,
        "to the bottom",
    ),
    hinted(
        &[Detail],
        &[Char('j')],
        Action::NextRow,
        "the next benchmark",
        "next",
    ),
    hinted(
        &[Detail],
        &[Char('k')],
        Action::PreviousRow,
        "the benchmark before",
        "previous",
    ),
    binding(&[Detail], &[Code(KeyCode::Down)], Action::Down, "down"),
    binding(&[Detail], &[Code(KeyCode::Up)], Action::Up, "up"),
    hinted(
        &[Detail],
        &[Char('w')],
        Action::ToggleWarmups,
        "warm-ups among the values in run order, or not",
        "warm-ups",
    ),
    hinted(
        &[Detail],
        &[Code(KeyCode::Esc), Code(KeyCode::Enter), Char('q')],
        Action::Back,
        "back to where it was opened",
        "back",
    ),
    binding(
        &[Browse, Detail],
        &[Char('y')],
        Action::CopyRow,
        "copy the benchmark, as a row of Markdown",
    ),
    hinted(
        &[Browse],
        &[Char('Y')],
        Action::CopyView,
        "copy the view as Markdown",
        "copy",
    ),
    hinted(
        &[Browse],
        &[Char('e')],
        Action::OpenExport,
        "export the view to a file: Markdown, CSV, JSON or text",
        "export",
    ),
    binding(
        &[Browse, Detail],
        &[Char(':')],
        Action::CopyCommand,
        "copy the command line that opens this view",
    ),
    binding(
        &[Browse, Detail],
        &[Char('r')],
        Action::Swap,
        "swap reference and head",
    ),
    binding(
        &[Browse, Detail],
        &[Char('R')],
        Action::ReadAgain,
        "read both files again",
    ),
    binding(
        &[Browse],
        &[Char('L')],
        Action::OpenLegend,
        "legend: what colours and marks mean",
    ),
    binding(
        &[Browse],
        &[Char('M')],
        Action::ToggleMouse,
        "mouse on or off; while it is on, the terminal selects text with Shift",
    ),
    binding(
        &[Browse],
        &[Code(KeyCode::Esc)],
        Action::Back,
        "clear the filter, then back to the table, then to all groups",
    ),
    hinted(
        &[Browse],
        &[Char('i')],
        Action::OpenFiles,
        "the files: can they be compared, and what differs",
        "files",
    ),
    hinted(
        &[Files],
        &[Code(KeyCode::Enter)],
        Action::Accept,
        "open the benchmark",
        "open",
    ),
    hinted(
        &[Files],
        &[Code(KeyCode::Esc), Char('q'), Char('i')],
        Action::Back,
        "back to the table",
        "back",
    ),
    hinted(
        &[Browse, Detail, Files, Sort, Columns],
        &[Char('?'), Code(KeyCode::F(1))],
        Action::OpenHelp,
        "keys, and what the numbers mean",
        "help",
    ),
    binding(
        &[Filter, Export],
        &[Code(KeyCode::F(1))],
        Action::OpenHelp,
        "keys, the filter language, and words",
    ),
    binding(
        &Scope::ALL,
        &[Ctrl('l')],
        Action::Redraw,
        "draw the screen anew",
    ),
    hinted(&[Browse], &[Char('q')], Action::Quit, "quit", "quit"),
    binding(&Scope::ALL, &[Ctrl('c')], Action::Interrupt, "quit at once"),
    binding(
        &Scope::ALL,
        &[Ctrl('z')],
        Action::Stop,
        "stop; the shell's fg goes on",
    ),
    hinted(
        &[Filter, Export],
        &[Ctrl('u')],
        Action::EraseAll,
        "erase all",
        "erase all",
    ),
    hinted(
        &[Filter],
        &[Code(KeyCode::Tab)],
        Action::Complete,
        "complete the word",
        "complete",
    ),
    hinted(
        &[Filter],
        &[Code(KeyCode::Enter)],
        Action::Accept,
        "keep the filter",
        "keep",
    ),
    hinted(
        &[Filter],
        &[Code(KeyCode::Esc)],
        Action::Back,
        "drop the filter",
        "drop",
    ),
    binding(
        &[Filter],
        &[Code(KeyCode::Up)],
        Action::Earlier,
        "an earlier filter",
    ),
    binding(
        &[Filter],
        &[Code(KeyCode::Down)],
        Action::Later,
        "a later filter",
    ),
    binding(
        &[Filter],
        &[Code(KeyCode::PageDown)],
        Action::PageDown,
        "a page down in the table",
    ),
    binding(
        &[Filter],
        &[Code(KeyCode::PageUp)],
        Action::PageUp,
        "a page up in the table",
    ),
    binding(
        &[Filter, Export],
        &[Code(KeyCode::Backspace), Ctrl('h')],
        Action::Erase,
        "erase a character",
    ),
    binding(
        &[Filter, Export],
        &[Ctrl('w')],
        Action::EraseWord,
        "erase a word",
    ),
    binding(
        &[Sort],
        &[Char('n')],
        Action::SortBy(Column::Benchmark),
        "by name",
    ),
    binding(
        &[Sort],
        &[Char('f')],
        Action::SortBy(Column::Reference),
        "by mean of the reference",
    ),
    binding(
        &[Sort],
        &[Char('h')],
        Action::SortBy(Column::Head),
        "by mean of the head",
    ),
    binding(
        &[Sort],
        &[Char('r')],
        Action::SortBy(Column::Ratio),
        "by ratio, the worst first",
    ),
    binding(
        &[Sort],
        &[Char('m')],
        Action::SortBy(Column::Other),
        "by the other ratio: of memory, or in the memory view of time",
    ),
    binding(
        &[Sort],
        &[Char('i')],
        Action::SortBy(Column::Interval),
        "by 95% interval of the ratio",
    ),
    binding(
        &[Sort],
        &[Char('l')],
        Action::SortBy(Column::Pull),
        "by pull on the headline",
    ),
    binding(
        &[Sort],
        &[Char('c')],
        Action::SortBy(Column::ChangeToNoise),
        "by change ÷ noise",
    ),
    binding(
        &[Sort],
        &[Char('q')],
        Action::SortBy(Column::Q),
        "by q, adjusted for many tests",
    ),
    binding(
        &[Sort],
        &[Char('b')],
        Action::SortBy(Column::Probability),
        "by probability of being faster, or smaller",
    ),
    binding(
        &[Sort],
        &[Char('t')],
        Action::SortBy(Column::Tags),
        "by tag",
    ),
    binding(
        &[Sort],
        &[Char('u')],
        Action::SortBy(Column::ReferenceSpread),
        "by σ of the reference over its mean",
    ),
    binding(
        &[Sort],
        &[Char('v')],
        Action::SortBy(Column::HeadSpread),
        "by σ of the head over its mean",
    ),
    binding(
        &[Sort],
        &[Char('g')],
        Action::SortBy(Column::Significance),
        "by significance, |t|",
    ),
    binding(
        &[Sort],
        &[Char('p')],
        Action::SortBy(Column::P),
        "by p of the t-test",
    ),
    binding(
        &[Sort],
        &[Char('d')],
        Action::SortBy(Column::Shape),
        "by number of modes of the distributions",
    ),
    binding(
        &[Sort],
        &[Char('a')],
        Action::SortBy(Column::Change),
        "by size of the change",
    ),
    hinted(
        &[Sort],
        &[Code(KeyCode::Enter)],
        Action::Accept,
        "sort by the selected column",
        "sort",
    ),
    hinted(
        &[Sort],
        &[Code(KeyCode::Esc), Char('s')],
        Action::Back,
        "back to the table",
        "back",
    ),
    hinted(
        &[Columns],
        &[Char(' ')],
        Action::ToggleColumn,
        "show or hide the column",
        "show/hide",
    ),
    hinted(
        &[Columns],
        &[Char('K')],
        Action::ColumnEarlier,
        "move the column to the left",
        "left",
    ),
    hinted(
        &[Columns],
        &[Char('J')],
        Action::ColumnLater,
        "move the column to the right",
        "right",
    ),
    hinted(
        &[Columns],
        &[Char('r')],
        Action::ResetColumns,
        "all columns in their usual order",
        "reset",
    ),
    hinted(
        &[Columns],
        &[
            Code(KeyCode::Esc),
            Code(KeyCode::Enter),
            Char('c'),
            Char('q'),
        ],
        Action::Back,
        "back to the table",
        "back",
    ),
    hinted(
        &[Export],
        &[Code(KeyCode::Tab)],
        Action::Complete,
        "the next form: .md, .csv, .json, .txt",
        "next form",
    ),
    hinted(
        &[Export],
        &[Code(KeyCode::Enter)],
        Action::Accept,
        "write the file",
        "write",
    ),
    hinted(
        &[Export],
        &[Code(KeyCode::Esc)],
        Action::Back,
        "write nothing",
        "cancel",
    ),
    hinted(
        &[Overwrite],
        &[Char('y')],
        Action::Agree,
        "overwrite the file",
        "overwrite",
    ),
    hinted(
        &[Overwrite],
        &[Char('n'), Code(KeyCode::Esc)],
        Action::Back,
        "keep the file, and name another",
        "another name",
    ),
    hinted(
        &[Legend],
        &[
            Code(KeyCode::Esc),
            Code(KeyCode::Enter),
            Char('L'),
            Char('q'),
        ],
        Action::Back,
        "back to the table",
        "back",
    ),
    hinted(
        &[Help],
        &[Code(KeyCode::Esc), Char('q')],
        Action::Back,
        "back to where it was asked",
        "back",
    ),
    binding(
        &[Help],
        &[Char('?'), Code(KeyCode::F(1))],
        Action::Back,
        "back to where it was asked",
    ),
];

/// What a key event means in a scope; `None` if nothing.
pub fn lookup(event: &KeyEvent, scope: Scope) -> Option<Action> {
    let control = event.modifiers.contains(KeyModifiers::CONTROL);
    let alt = event.modifiers.contains(KeyModifiers::ALT);
    let key = match event.code {
        _ if alt => return None,
        KeyCode::Char(character) if control => Ctrl(character.to_ascii_lowercase()),
        KeyCode::Char(character) => Char(character),
        code => Code(code),
    };
    let bound = BINDINGS
        .iter()
        .find(|binding| binding.scopes.contains(&scope) && binding.keys.contains(&key));
    match (bound, key) {
        (Some(binding), _) => Some(binding.action),
        (None, Char(character)) if matches!(scope, Filter | Export) => {
            Some(Action::Type(character))
        }
        (None, _) => None,
    }
}

/// The bindings of a scope, in the order of the help.
pub fn of_scope(scope: Scope) -> impl Iterator<Item = &'static Binding> {
    BINDINGS
        .iter()
        .filter(move |binding| binding.scopes.contains(&scope))
}

/// The keys of a binding as the help writes them.
pub fn keys_in_words(binding: &Binding) -> String {
    binding
        .keys
        .iter()
        .map(Key::to_string)
        .collect::<Vec<_>>()
        .join(" ")
}

/// The key table as Markdown, for the README.
pub fn table() -> String {
    let mut text = String::from("| key | what it does |\n| --- | --- |\n");
    for scope in Scope::ALL {
        text.push_str(&format!("| **{}** | |\n", scope.title()));
        for binding in of_scope(scope) {
            let keys = binding.keys.iter().map(|key| format!("`{key}`"));
            text.push_str(&format!(
                "| {} | {} |\n",
                keys.collect::<Vec<_>>().join(" "),
                binding.words
            ));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_means_two_things() {
        for scope in Scope::ALL {
            let mut seen: Vec<Key> = Vec::new();
            for key in of_scope(scope).flat_map(|binding| binding.keys) {
                assert!(!seen.contains(key), "{key} is bound twice in {scope:?}");
                seen.push(*key);
            }
        }
    }

    #[test]
    fn every_key_has_a_name() {
        for key in BINDINGS.iter().flat_map(|binding| binding.keys) {
            assert!(key.to_string() != "?" || *key == Char('?'), "{key:?}");
        }
    }

    #[test]
    fn every_column_can_be_sorted_by_a_letter() {
        for column in Column::ALL {
            let bound = of_scope(Sort).any(|binding| binding.action == Action::SortBy(column));
            assert!(bound, "{column:?}");
        }
    }

    #[test]
    fn letters_are_text_while_filtering() {
        let press = |code, modifiers| lookup(&KeyEvent::new(code, modifiers), Filter);
        assert_eq!(
            press(KeyCode::Char('q'), KeyModifiers::NONE),
            Some(Action::Type('q'))
        );
        assert_eq!(
            press(KeyCode::Char('Q'), KeyModifiers::SHIFT),
            Some(Action::Type('Q'))
        );
        assert_eq!(
            press(KeyCode::Char('c'), KeyModifiers::CONTROL),
            Some(Action::Interrupt)
        );
        assert_eq!(press(KeyCode::Char('x'), KeyModifiers::ALT), None);
    }
}
