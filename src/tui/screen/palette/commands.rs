//! The commands of the palette: the key bindings of the screen below it, and a few names that users of vi type.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::state::PaletteState;
use crate::sorting;
use crate::tui::action::Action;
use crate::tui::keys::{self, Binding};
use crate::tui::screen::{Focus, ScreenKind};

/// Names that run an action on every screen, whatever its keys are.
const NAMES: [(&str, Action); 4] = [
    ("q", Action::Quit),
    ("q!", Action::Quit),
    ("quit", Action::Quit),
    ("help", Action::Open(ScreenKind::Help)),
];

/// The score of a command whose key was typed, which is above that of any words.
const IS_KEY: i64 = i64::MAX;

/// A command that matches what was typed.
pub(super) struct Command {
    /// Its keys, or the name that was typed.
    pub keys: String,
    /// What it does.
    pub words: &'static str,
    /// The positions of the matching letters in `words`, in characters.
    pub matched: Vec<usize>,
    action: Action,
}

/// The action of the selected command; `None` if no command matches.
pub(in crate::tui) fn selected(state: &PaletteState, below: Focus) -> Option<Action> {
    let found = commands(state.text.value(), below);
    found.get(state.selected).map(|command| command.action)
}

/// The commands that match `text`, the best first. Without a text, all commands in the order of the help.
pub(super) fn commands(text: &str, below: Focus) -> Vec<Command> {
    let text = text.trim();
    let matcher = SkimMatcherV2::default().ignore_case();
    let mut scored: Vec<(i64, Command)> = Vec::new();
    for binding in keys::available(below) {
        let is_palette = binding.action == Action::Open(ScreenKind::Palette);
        let is_known = scored
            .iter()
            .any(|(_, known)| known.action == binding.action);
        if is_palette || is_known {
            continue;
        }
        if let Some((score, matched)) = score(binding, text, &matcher) {
            let command = Command {
                keys: binding.keys_in_words(),
                words: &binding.words,
                matched,
                action: binding.action,
            };
            scored.push((score, command));
        }
    }
    // A stable sort: commands that match equally well stay in the order of the help.
    sorting::sort_by_key(&mut scored, |(score, _)| std::cmp::Reverse(*score));
    let mut found: Vec<Command> = scored.into_iter().map(|(_, command)| command).collect();
    if let Some(named) = named(text) {
        found.retain(|command| command.action != named.action);
        found.insert(0, named);
    }
    found
}

/// The command with exactly this name.
fn named(text: &str) -> Option<Command> {
    let (name, action) = NAMES.iter().find(|(name, _)| *name == text)?;
    let binding = keys::of_action(*action)?;
    Some(Command {
        keys: format!(":{name}"),
        words: &binding.words,
        matched: Vec::new(),
        action: *action,
    })
}

/// How well a binding matches, and the positions of the matching letters. Each word of `text` has to match by itself.
fn score(binding: &Binding, text: &str, matcher: &SkimMatcherV2) -> Option<(i64, Vec<usize>)> {
    if binding.keys.iter().any(|key| key.to_string() == text) {
        return Some((IS_KEY, Vec::new()));
    }
    let (mut total, mut matched) = (0, Vec::new());
    for word in text.split_whitespace() {
        let (score, places) = matcher.fuzzy_indices(&binding.words, word)?;
        total += score;
        matched.extend(places);
    }
    Some((total, matched))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, below: ScreenKind) -> Vec<(String, &'static str)> {
        let commands = commands(text, below.into());
        let pair = |command: Command| (command.keys, command.words);
        commands.into_iter().map(pair).collect()
    }

    #[test]
    fn every_action_of_the_key_table_is_listed_once() {
        for &screen in ScreenKind::ALL {
            let listed = commands("", screen.into());
            for binding in keys::available(screen.into()) {
                let is_same = |command: &&Command| command.action == binding.action;
                let count = listed.iter().filter(is_same).count();
                let is_palette = binding.action == Action::Open(ScreenKind::Palette);
                assert_eq!(count, usize::from(!is_palette), "{screen:?} {binding:?}");
            }
        }
    }

    #[test]
    fn a_command_is_found_by_its_words_in_any_order_and_by_its_key() {
        let first = |text: &str| found(text, ScreenKind::Comparison)[0].clone();
        assert_eq!(first("swap").0, "r");
        assert_eq!(first("markdown view").0, "Y");
        assert_eq!(first("rvrs").1, "reverse the order");
        for key in ["x", "X", "S", "Ctrl-l"] {
            assert_eq!(first(key).0, key);
        }
        assert!(found("zzz", ScreenKind::Comparison).is_empty());
    }

    #[test]
    fn names_from_vi_work_on_every_screen() {
        for screen in [ScreenKind::Comparison, ScreenKind::Benchmark] {
            for name in ["q", "q!", "quit"] {
                let state = PaletteState {
                    text: name.into(),
                    selected: 0,
                };
                assert_eq!(selected(&state, screen.into()), Some(Action::Quit));
                let all = found(name, screen);
                assert_eq!(all[0], (format!(":{name}"), "quit"));
                let quits = all.iter().filter(|(_, words)| *words == "quit").count();
                assert_eq!(quits, 1, "{screen:?} {name}");
            }
        }
    }
}
